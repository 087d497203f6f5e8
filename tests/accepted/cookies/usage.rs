//! Cookie parameters: one `Cookie` header for all of them.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_runtime::{BaseUrl, Error, Map};
use clientwright_tests::described;
use clientwright_tests::server::{Server, answer};

async fn client() -> (Server, api::Client) {
    let server = Server::start([answer("204 No Content", "text/plain", "")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    (server, client)
}

#[tokio::test]
async fn one_header_for_all() {
    let (server, client) = client().await;
    let prefs: Map<String> = [("theme", "dark, or not".to_owned())].into_iter().collect();
    let request = client.get_me("a; evil=1").flags(["x", "y"]).joined([1, 2]);
    request.prefs(&prefs).verbatim("AbC+/=").await.expect("an answer");
    assert_eq!(
        server.only().header("cookie"),
        Some(
            "session=a%3B%20evil%3D1; flags=x; flags=y; joined=1,2; \
             prefs=%7B%22theme%22%3A%22dark%2C%20or%20not%22%7D; verbatim=AbC+/="
        )
    );
}

#[tokio::test]
async fn a_value_that_is_not_escaped_cannot_end_its_cookie() {
    let (server, client) = client().await;
    let error = client.get_me("s").verbatim("a; evil=1").await.expect_err("refused");
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("evil"), "{error:?}");
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_mock_of_the_description_reads_it_all_back() {
    let mock = described("cookies").await;
    let base = BaseUrl::parse(&mock.base_url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let prefs: Map<String> = [("theme", "dark, or not".to_owned())].into_iter().collect();
    let request = client.get_me("a; evil=1").flags(["x", "y"]).joined([1, 2]);
    request.prefs(&prefs).verbatim("AbC+/=").await.expect("nothing wrong");
}
