//! Text is a `String`, anything that is neither text nor JSON is bytes, both ways and as they are.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::GetNoteError;
use clientwright_runtime::{BaseUrl, Error, RetryPolicy};
use clientwright_tests::server::{Server, answer};

async fn client(answered: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answered]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let builder = api::Client::builder().server(base).retry(RetryPolicy::none());
    (server, builder.build().expect("a client"))
}

fn no_content() -> Vec<u8> {
    b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()
}

#[tokio::test]
async fn text_comes_as_it_is() {
    let (server, client) = client(answer("200 OK", "text/plain; charset=utf-8", "\"grüß\"\n")).await;
    assert_eq!(client.get_note("1").await.expect("a note"), "\"grüß\"\n");
    assert_eq!(server.only().header("accept"), Some("text/plain"));
}

#[tokio::test]
async fn text_of_an_error_is_typed() {
    let (_server, client) = client(answer("404 Not Found", "text/plain", "none")).await;
    let error = client.get_note("1").await.expect_err("an error");
    assert_eq!(error.status_error(), Some(&GetNoteError::NotFound("none".to_owned())));
}

#[tokio::test]
async fn text_that_is_none_is_a_decode_error() {
    let mut answered = answer("200 OK", "text/plain", "gr__");
    answered.splice(answered.len() - 2.., *b"\xfc\xdf");
    let (_server, client) = client(answered).await;
    let error = client.get_note("1").await.expect_err("an error");
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
}

#[tokio::test]
async fn text_goes_as_it_is() {
    let (server, client) = client(no_content()).await;
    client.put_note("1", "a \"b\"\n").await.expect("nothing");
    let received = server.only();
    assert_eq!((received.header("content-type"), received.text()), (Some("text/plain"), "a \"b\"\n"));
}

#[tokio::test]
async fn bytes_come_as_they_are() {
    let mut answered =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\ncontent-length: 4\r\n\r\n".to_vec();
    answered.extend(b"\0\xff\r\n");
    let (_server, client) = client(answered).await;
    let file = client.get_file("1").await.expect("a file");
    assert_eq!(file.bytes().await.expect("bytes").as_ref(), b"\0\xff\r\n");
}

#[tokio::test]
async fn bytes_go_as_they_are() {
    let (server, client) = client(no_content()).await;
    client.put_file("1").body(b"%PDF\xff".to_vec()).await.expect("nothing");
    let received = server.only();
    assert_eq!(received.header("content-type"), Some("application/pdf"));
    assert_eq!(received.body, b"%PDF\xff");
}

#[tokio::test]
async fn an_optional_body_can_be_left_out() {
    let (server, client) = client(no_content()).await;
    client.put_file("1").await.expect("nothing");
    let received = server.only();
    assert_eq!((received.header("content-type"), received.body.len()), (None, 0));
}

#[tokio::test]
async fn any_type_is_what_its_schema_says() {
    let (_server, logs) = client(answer("200 OK", "text/x-log", "one\ntwo\n")).await;
    assert_eq!(logs.get_logs().await.expect("lines"), "one\ntwo\n");
    let (_server, raw) = client(answer("200 OK", "application/x-anything", "\u{1}")).await;
    let raw = raw.get_raw().await.expect("bytes");
    assert_eq!(raw.bytes().await.expect("bytes").as_ref(), b"\x01");
}
