//! Choices as parameters: each is written as the type that was chosen.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Indices, SearchExpandWildcards, SearchExpandWildcardsText, SearchTimeout};
use clientwright_runtime::{BaseUrl, Error};
use clientwright_tests::described;
use clientwright_tests::server::{Server, answer};

async fn client() -> (Server, api::Client) {
    let server = Server::start([answer("204 No Content", "text/plain", "")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    (server, client)
}

#[tokio::test]
async fn a_single_value_or_a_list() {
    let (server, client) = client().await;
    let both = Indices::from(vec!["a,1".to_owned(), "b".to_owned()]);
    let one = Indices::from("c".to_owned());
    client.search(&both).x_route(&one).timeout(&SearchTimeout::from(true)).await.expect("an answer");
    client.search(&one).x_route(&both).timeout(&SearchTimeout::from(5)).await.expect("an answer");
    let sent: Vec<_> = server.received();
    assert_eq!(sent[0].line(), "GET /a%2C1,b/_search?timeout=true");
    assert_eq!(sent[0].header("x-route"), Some("c"));
    assert_eq!(sent[1].line(), "GET /c/_search?timeout=5");
    assert_eq!(sent[1].header("x-route"), Some("a,1,b"));
}

#[tokio::test]
async fn a_path_cannot_be_empty_whatever_was_chosen() {
    let (server, client) = client().await;
    for empty in [Indices::from(String::new()), Indices::from(Vec::<String>::new())] {
        let error = client.search(&empty).await.expect_err("refused");
        assert!(matches!(error, Error::Build(_)), "{error:?}");
    }
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_mock_of_the_description_reads_it_all_back() {
    let mock = described("union-parameters").await;
    let base = BaseUrl::parse(&mock.base_url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let both = Indices::from(vec!["a,1".to_owned(), "b".to_owned()]);
    let wildcards = SearchExpandWildcards::from(vec![SearchExpandWildcardsText::Open; 2]);
    for timeout in [SearchTimeout::from(true), SearchTimeout::from(5), SearchTimeout::from("1m".to_owned())] {
        let request = client.search(&both).x_route(&both).timeout(&timeout);
        request.expand_wildcards(&wildcards).await.expect("nothing wrong");
    }
}
