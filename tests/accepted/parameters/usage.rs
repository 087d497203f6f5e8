//! Parameters: required ones by position, others by setters; what is shared, overridden, twice, or called `body`.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::GetItemSortItem;
use clientwright_runtime::{BaseUrl, Error};
use clientwright_tests::server::{Server, answer};

async fn client() -> (Server, api::Client) {
    let server = Server::start([answer("204 No Content", "text/plain", "")]).await;
    let base = BaseUrl::parse(&format!("{}/v1/", server.url())).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    (server, client)
}

#[tokio::test]
async fn required_ones_by_position() {
    let (server, client) = client().await;
    client.get_item("a/b ?#%..", 7, "q&=+", "c").await.expect("an answer");
    assert_eq!(server.only().line(), "GET /v1/shops/a%2Fb%20%3F%23%25../items/7?id=q%26%3D%2B");
}

#[tokio::test]
async fn others_by_setters() {
    let (server, client) = client().await;
    let request = client
        .get_item("s", 7, "q", "c")
        .verbose(true)
        .fields(["a", "b c"])
        .body_parameter("x")
        .x_trace("t 1");
    request.sort(&[GetItemSortItem::Up, GetItemSortItem::Down]).await.expect("an answer");
    let sent = server.only();
    assert_eq!(
        sent.line(),
        "GET /v1/shops/s/items/7?verbose=true&id=q&fields=a&fields=b%20c&sort=up,down&body=x"
    );
    assert_eq!(sent.header("x-trace"), Some("t 1"));
}

#[tokio::test]
#[expect(deprecated, reason = "what the description calls deprecated is there all the same")]
async fn by_reference_and_deprecated() {
    let (server, client) = client().await;
    let request = client.get_item("s", 7, "q", "c").limit(5).ids([1, 2]).old("o").page_number(3);
    request.accept("x").await.expect("an answer");
    let sent = server.only();
    assert_eq!(sent.line(), "GET /v1/shops/s/items/7?id=q&limit=5&ids=1,2&old=o&page%5Bnumber%5D=3&Accept=x");
    assert_eq!(sent.header("x-client"), Some("c"));
}

#[tokio::test]
async fn an_empty_path_parameter_would_hit_another_route() {
    let (server, client) = client().await;
    let error = client.get_item("", 7, "q", "c").await.expect_err("refused");
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    let error = client.get_item("..", 7, "q", "c").await.expect_err("refused");
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    assert!(server.received().is_empty());
}
