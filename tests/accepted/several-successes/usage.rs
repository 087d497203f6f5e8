//! Several successes: an enum only where their bodies differ.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::responses::StartJobResponse;
use api::types::{Done, Ticket};
use clientwright_runtime::{BaseUrl, Error, RetryPolicy};
use clientwright_tests::server::{Server, answer};

async fn client(answered: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answered]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let builder = api::Client::builder().server(base).retry(RetryPolicy::none());
    (server, builder.build().expect("a client"))
}

fn json(status: &str, body: &str) -> Vec<u8> {
    answer(status, "application/json", body)
}

#[tokio::test]
async fn different_bodies_are_an_enum_by_status() {
    let done = StartJobResponse::Ok(Done { result: "yes".into() });
    for (answered, expected) in [
        (json("200 OK", r#"{"result":"yes"}"#), done),
        (json("202 Accepted", r#"{"id":7}"#), StartJobResponse::Accepted(Ticket { id: 7 })),
        (b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(), StartJobResponse::NoContent),
    ] {
        let (_server, client) = client(answered).await;
        assert_eq!(client.start_job().await.expect("a success"), expected);
    }
}

#[tokio::test]
async fn a_body_of_another_status_does_not_fit() {
    let (_server, client) = client(json("202 Accepted", r#"{"result":"yes"}"#)).await;
    let error = client.start_job().await.expect_err("an error");
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
}

#[tokio::test]
async fn the_same_body_is_plain() {
    for status in ["200 OK", "201 Created"] {
        let (_server, client) = client(json(status, r#"{"result":"yes"}"#)).await;
        assert_eq!(client.replace_job().await.expect("a success"), Done { result: "yes".into() });
    }
}

#[tokio::test]
async fn a_body_beside_none_is_optional() {
    let (_server, some) = client(json("200 OK", r#"{"id":7}"#)).await;
    assert_eq!(some.next_job().await.expect("a success"), Some(Ticket { id: 7 }));
    let (_server, none) = client(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await;
    assert_eq!(none.next_job().await.expect("a success"), None);
}
