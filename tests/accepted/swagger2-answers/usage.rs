//! Answers as Swagger 2.0 and grpc-gateway describe them: media types without a schema, values one after the other, and a
//! path without a host.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Event;
use clientwright_runtime::{BaseUrl, StreamError};
use clientwright_tests::server::{Server, answer, json};

async fn client(body: Vec<u8>, path: &str) -> (Server, api::Client) {
    let server = Server::start([body]).await;
    let base = BaseUrl::parse(&format!("{}{path}", server.url())).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    (server, client)
}

#[tokio::test]
async fn what_is_produced_is_asked_for_even_without_a_schema() {
    let (server, pinged) = client(answer("200 OK", "text/plain", "pong"), "").await;
    pinged.ping().await.expect("nothing");
    assert_eq!(server.only().header("accept"), Some("text/plain"));
    let (server, reset) = client(answer("200 OK", "text/plain", "done"), "").await;
    reset.reset().await.expect("nothing");
    assert_eq!(server.only().header("accept"), Some("application/json"));
}

#[tokio::test]
async fn a_path_without_a_host_is_kept_below_the_host_that_is_given() {
    for (given, expected) in [("", "/api/v2/ping"), ("/", "/api/v2/ping"), ("/proxy", "/proxy/ping")] {
        let (server, client) = client(answer("200 OK", "text/plain", "pong"), given).await;
        client.ping().await.expect("nothing");
        assert_eq!(server.only().line(), format!("GET {expected}"), "{given}");
    }
    let server = Server::start([answer("200 OK", "text/plain", "pong")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address").exactly();
    let client = api::Client::builder().server(base).build().expect("a client");
    client.ping().await.expect("nothing");
    assert_eq!(server.only().line(), "GET /ping");
}

#[tokio::test]
async fn values_of_a_stream_come_one_after_the_other() {
    let lines = "{\"result\":{\"name\":\"a\"}}\n{\"error\":{\"message\":\"no\"}}\n";
    let (_server, inline) = client(json(lines), "").await;
    let mut items = inline.watch_inline().await.expect("items");
    let first = items.next().await.expect("an item").expect("a result");
    assert_eq!(first.result, Some(Event { name: "a".to_owned() }));
    let second = items.next().await.expect("an item").expect("an error");
    assert_eq!(second.error.and_then(|error| error.message).as_deref(), Some("no"));
    assert!(items.next().await.is_none());

    let (_server, section) = client(json(lines), "").await;
    let mut items = section.watch_section().await.expect("items");
    assert!(items.next().await.expect("an item").expect("a result").result.is_some());

    let (_server, said) = client(json("{\"name\":\"a\"}\n{}\n"), "").await;
    let mut items = said.watch_said().await.expect("items");
    assert_eq!(items.next().await.expect("an item").expect("an event").name, "a");
    assert!(matches!(items.next().await, Some(Err(StreamError::Item(_)))));

    let (_server, once) = client(json(r#"{"result":"a"}"#), "").await;
    assert_eq!(once.once().await.expect("a value").result.as_deref(), Some("a"));
}
