//! Queries in the keys of `paths`: pairs that are always sent, and values that are parameters of the query.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_runtime::BaseUrl;
use clientwright_tests::server::{Server, answer};

#[tokio::test]
async fn fixed_pairs_are_joined_with_the_parameters() {
    let server = Server::start(vec![answer("204 No Content", "text/plain", ""); 7]).await;
    let base = BaseUrl::parse(&format!("{}/v1", server.url())).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    client.messages().await.expect("an answer");
    client.beta_messages().await.expect("an answer");
    client.beta_messages().limit(3).await.expect("an answer");
    client.make_container("a?b").await.expect("an answer");
    client.find_pet(7, "9").kind("cat & dog").await.expect("an answer");
    client.list_shop("x").await.expect("an answer");
    client.list_shop("x").limit(3).offset("4").await.expect("an answer");
    let seen = server.received();
    let lines: Vec<&str> = seen.iter().map(|request| request.line()).collect();
    let wanted = [
        "POST /v1/messages",
        "POST /v1/messages?beta=true",
        "POST /v1/messages?beta=true&limit=3",
        "PUT /v1/containers/a%3Fb?restype=container&a%20b",
        "GET /v1/pets?id=7&kind=cat%20%26%20dog&age=9",
        "GET /v1/shops/x",
        "GET /v1/shops/x?limit=3&offset=4",
    ];
    assert_eq!(lines, wanted);
}

/// The mock tells operations of one path apart by the pairs that their keys fix.
#[tokio::test]
async fn a_mock_of_the_description_reads_it_alike() {
    let mock = clientwright_tests::described("query-in-path").await;
    let base = BaseUrl::parse(&mock.base_url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    client.messages().await.expect("nothing wrong");
    client.beta_messages().limit(3).await.expect("nothing wrong");
    let seen = mock.requests();
    let operations: Vec<_> = seen.iter().map(|request| request.operation.as_deref()).collect();
    assert_eq!(operations, [Some("messages"), Some("betaMessages")]);
}
