//! Slips around what 3.2 adds: whole queries that do not stand alone or have a schema, and methods that have a key of their own.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Search;
use clientwright_runtime::BaseUrl;
use clientwright_tests::server::{Server, answer};

fn search() -> Search {
    Search { name: Some("Rex & co".to_owned()), tags: Some(vec!["a".to_owned(), "b".to_owned()]) }
}

#[tokio::test]
async fn nothing_that_was_given_is_lost() {
    let server = Server::start(vec![answer("204 No Content", "text/plain", ""); 7]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let named = Search { name: Some("Rex".to_owned()), tags: None };
    client.two().one(&named).other(&search()).await.expect("an answer");
    client.beside().search(&search()).limit(3).await.expect("an answer");
    client.schema().search(&search()).await.expect("an answer");
    client.text().words("a b&c").await.expect("an answer");
    client.add().await.expect("an answer");
    client.add_again().await.expect("an answer");
    client.replace().await.expect("an answer");
    let seen = server.received();
    let lines: Vec<&str> = seen.iter().map(|request| request.line()).collect();
    let wanted = [
        "GET /two?%7B%22name%22%3A%22Rex%22%7D&name=Rex%20%26%20co&tags=a&tags=b",
        "GET /beside?limit=3&name=Rex%20%26%20co&tags=a&tags=b",
        "GET /schema?name=Rex%20%26%20co&tags=a&tags=b",
        "GET /text?a%20b%26c",
        "POST /methods",
        "POST /methods",
        "PUT /methods",
    ];
    assert_eq!(lines, wanted);
}
