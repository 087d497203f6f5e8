//! Bytes as streams: a body goes out as it is made, and comes in as it arrives.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::GetFileError;
use api::responses::GetPictureResponse;
use clientwright_runtime::{BaseUrl, Body, CallOptions, StreamError};
use clientwright_tests::server::{Server, answer, chunked};
use clientwright_tests::stream;

async fn client(answered: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answered]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    (server, api::Client::builder().server(base).build().expect("a client"))
}

#[tokio::test]
async fn a_body_comes_in_pieces() {
    let (_server, client) = client(chunked("application/octet-stream", &["ab", "c", "defg"])).await;
    let mut file = client.get_file("a").await.expect("a file");
    let mut text = Vec::new();
    while let Some(piece) = file.next_chunk().await {
        text.extend(piece.expect("a piece"));
    }
    assert_eq!(text, b"abcdefg");
}

#[tokio::test]
async fn a_body_comes_as_a_whole_up_to_a_limit() {
    for (limit, fits) in [(7, true), (6, false)] {
        let (_server, client) = client(chunked("application/octet-stream", &["ab", "c", "defg"])).await;
        let request = client.get_file("a").options(CallOptions::new().max_body_bytes(limit));
        match request.await.expect("a file").bytes().await {
            Ok(bytes) => assert!(fits && bytes == "abcdefg"),
            Err(error) => assert!(!fits && matches!(error, StreamError::TooLong { limit: 6 }), "{error:?}"),
        }
    }
}

#[tokio::test]
async fn a_body_that_ends_too_early_breaks_off() {
    let mut cut = chunked("application/octet-stream", &["ab"]);
    cut.truncate(cut.len() - 5);
    cut.extend(b"5\r\nab");
    let server = Server::closing(cut).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let file = client.get_file("a").await.expect("a file");
    let error = file.bytes().await.expect_err("an error");
    assert!(matches!(error, StreamError::Broken(_)), "{error:?}");
}

#[tokio::test]
async fn an_error_is_read_as_a_whole() {
    let (_server, client) = client(answer("404 Not Found", "application/octet-stream", "none")).await;
    let error = client.get_file("a").await.expect_err("an error");
    assert_eq!(error.status_error(), Some(&GetFileError::NotFound("none".into())));
}

#[tokio::test]
async fn a_stream_is_one_form_among_others() {
    let (_server, json) = client(answer("200 OK", "application/json", r#"{"width":2}"#)).await;
    let picture = json.get_picture("a").await.expect("a picture");
    assert!(matches!(picture, GetPictureResponse::OkJson(said) if said.width == 2));

    let (_server, image) = client(chunked("image/png", &["p", "ng"])).await;
    let GetPictureResponse::OkImage(image) = image.get_picture("a").await.expect("a picture") else {
        panic!("it is an image");
    };
    assert_eq!(image.bytes().await.expect("bytes"), "png");
}

#[tokio::test]
async fn a_body_goes_out_in_pieces() {
    let no_content = || b"HTTP/1.1 204 No Content\r\n\r\n".to_vec();
    for (body, length) in [
        (Body::from_stream(stream::of(["ab", "c"])), None),
        (Body::sized(3, stream::of(["ab", "c"])), Some("3")),
        (Body::from("abc"), Some("3")),
        (b"abc".into(), Some("3")),
    ] {
        let (server, client) = client(no_content()).await;
        client.put_file("a", body).await.expect("nothing");
        let received = server.only();
        assert_eq!((received.header("content-length"), received.text()), (length, "abc"));
        assert_eq!(received.header("content-type"), Some("application/octet-stream"));
    }
}

#[tokio::test]
async fn what_comes_in_goes_out_again() {
    let (_server, source) = client(chunked("application/octet-stream", &["ab", "c"])).await;
    let (server, target) = client(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await;
    target.put_file("b", source.get_file("a").await.expect("a file")).await.expect("nothing");
    assert_eq!(server.only().text(), "abc");
}
