//! A scheme is declared and nothing asks for it: credentials all the same, and servers that the description does not name.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_runtime::{AddressError, CallOptions, Credential};
use clientwright_tests::server::{Received, Server, answer};

async fn server() -> Server {
    Server::start([answer("200 OK", "text/plain", "")]).await
}

fn seen(received: &Received) -> (&str, Option<&str>) {
    (received.line(), received.header("authorization"))
}

#[tokio::test]
async fn a_credential_for_operations_that_name_no_scheme() {
    let server = server().await;
    let builder = api::Client::builder().base_url(&server.url()).expect("an address");
    let client = builder.credential(Credential::bearer("T")).build().expect("a client");
    client.get_a().await.expect("an answer");
    client.get_a().options(CallOptions::new().credential(Credential::none())).await.expect("an answer");
    client.get_a().options(CallOptions::new().replace_authorization("token x")).await.expect("an answer");
    let received = server.received();
    assert_eq!(
        received.iter().map(seen).collect::<Vec<_>>(),
        [("GET /a", Some("Bearer T")), ("GET /a", None), ("GET /a", Some("token x"))]
    );
}

#[tokio::test]
async fn a_call_may_bring_its_own() {
    let server = server().await;
    let builder = api::Client::builder().base_url(&server.url()).expect("an address");
    let client = builder.tok(Credential::bearer("not asked for")).build().expect("a client");
    client.get_a().await.expect("an answer");
    client.get_a().options(CallOptions::new().credential(Credential::bearer("O"))).await.expect("an answer");
    let received = server.received();
    assert_eq!(
        received.iter().map(seen).collect::<Vec<_>>(),
        [("GET /a", None), ("GET /a", Some("Bearer O"))]
    );
}

#[tokio::test]
async fn another_origin_with_the_described_path_or_without() {
    let server = server().await;
    let url = server.url();
    let client = api::Client::builder().origin(&url).expect("an address").build().expect("a client");
    client.get_a().await.expect("an answer");
    let query = format!("{url}/v1?key=a%20b");
    let client = api::Client::builder().base_url(&query).expect("an address").build().expect("a client");
    client.get_a().await.expect("an answer");
    let received = server.received();
    let lines: Vec<_> = received.iter().map(Received::line).collect();
    assert_eq!(lines, ["GET /api/v2/a", "GET /v1/a?key=a%20b"]);
    assert_eq!(api::Client::builder().base_url("localhost:8080").err(), Some(AddressError::Scheme));
}

#[tokio::test]
async fn an_empty_path_argument_is_allowed_by_name() {
    let server = server().await;
    let builder = api::Client::builder().base_url(&server.url()).expect("an address");
    let client = builder.build().expect("a client");
    let error = client.get_contents("").await.expect_err("refused");
    assert!(error.to_string().contains("allow_empty(\"path\")"), "{error}");
    client.get_contents("").options(CallOptions::new().allow_empty("path")).await.expect("an answer");
    assert_eq!(server.only().line(), "GET /contents/");
}
