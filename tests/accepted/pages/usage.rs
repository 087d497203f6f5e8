//! Answers that come in pages, however the description says so: at least three of each kind, over the wire.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_cli::settings_file::{self, SettingsFile};
use clientwright_mock::{Answer, Mock, Running};
use clientwright_runtime::{BaseUrl, CallOptions, ErrorBody, Items};
use clientwright_tests::root;

use api::types::Pet;

const PAGES: usize = 4;

/// What a mock serves that answers in pages: 1, 2, 3 and 4 items.
async fn served() -> (Running, api::Client) {
    let folder = root().join("tests/accepted/pages");
    let source = clientwright::Source::read(folder.join("openapi.yaml")).expect("a description");
    let settings = SettingsFile::read(&folder.join(settings_file::NAME)).expect("settings").settings;
    let summary = clientwright::generate(&source, &settings).expect("generated").summary;
    let mock = Mock::from_source(&source).expect("a mock").pages(summary.paged, PAGES);
    let running = mock.start().await.expect("started");
    let base = BaseUrl::parse(&running.base_url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    (running, client)
}

async fn count<E: ErrorBody + std::fmt::Debug>(mut items: Items<Pet, E>) -> usize {
    let mut count = 0;
    while let Some(pet) = items.next().await {
        pet.expect("a pet");
        count += 1;
    }
    count
}

/// The queries that were sent.
fn queries(running: &Running) -> Vec<String> {
    running.requests().iter().map(|request| request.query.clone()).collect()
}

#[tokio::test]
async fn each_kind_goes_over_all_pages() {
    let (running, client) = served().await;
    assert_eq!(count(client.list_by_cursor().limit(2).items()).await, 10);
    assert_eq!(queries(&running)[3], "cursor=page-4&limit=2");
    assert_eq!(count(client.list_by_last_id().items()).await, 10);
    assert_eq!(count(client.list_by_link("a b").per_page(7).items()).await, 10);
    assert_eq!(running.requests().last().expect("a request").path, "/owners/a%20b/links");
    assert_eq!(queries(&running)[11], "per_page=7&mock-page=4");
    assert_eq!(count(client.list_by_url().items()).await, 10);
    assert_eq!(count(client.list_by_page().items()).await, 10);
    assert_eq!(queries(&running)[16..], ["", "page=2", "page=3", "page=4"]);
    assert_eq!(count(client.list_by_offset().items()).await, 10);
    assert_eq!(queries(&running)[20..], ["", "offset=1", "offset=3", "offset=6"]);
    let body = api::types::SearchRequest::new("x".to_owned());
    assert_eq!(count(client.search(&body).items()).await, 10);
    assert_eq!(running.requests()[27].body, r#"{"name":"x","start_cursor":"page-4"}"#);
    assert!(running.requests().iter().all(|request| request.violations.is_empty()));
}

#[tokio::test]
async fn pages_without_known_items_are_pages() {
    let (running, client) = served().await;
    let mut pages = client.list_shelves().pages();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        page.expect("a page");
        count += 1;
    }
    assert_eq!(count, PAGES);
    assert_eq!(running.requests().len(), PAGES);
}

#[tokio::test]
async fn declared_pages_are_as_good_as_inferred_ones() {
    let (running, client) = served().await;
    assert_eq!(count(client.list_declared().items()).await, 10);
    assert_eq!(running.requests()[3].header("x-place"), Some("page-4"));
    assert_eq!(count(client.list_speakeasy().size(3).items()).await, 10);
    assert_eq!(queries(&running)[7], "at=4&size=3");
    assert_eq!(count(client.list_fern().items()).await, 10);
    assert_eq!(count(client.list_microsoft().items()).await, 10);
    assert_eq!(count(client.list_dropshot().items()).await, 10);
    assert_eq!(count(client.list_stainless().items()).await, 10);
    assert_eq!(running.requests().len(), 6 * PAGES);
}

#[tokio::test]
async fn settings_say_how_pages_follow_each_other() {
    let (running, client) = served().await;
    running.next("listBySettings", Answer::json(200, r#"[{"id":"1"},{"id":"2"}]"#));
    running.next("listBySettings", Answer::json(200, r#"[{"id":"3"}]"#));
    running.next("listBySettings", Answer::json(200, "[]"));
    assert_eq!(count(client.list_by_settings().items()).await, 3);
    assert_eq!(queries(&running), ["", "since=2", "since=3"]);
}

#[tokio::test]
async fn pages_have_status_headers_and_a_token_to_go_on_from() {
    let (running, client) = served().await;
    let options = CallOptions::new().header("X-Trace", "7");
    let mut pages = client.list_by_cursor().options(options).pages();
    let mut sizes = Vec::new();
    let mut token = None;
    while let Some(page) = pages.next().await {
        let page = page.expect("a page");
        assert_eq!(
            (page.status().as_u16(), page.headers()["content-type"].as_bytes()),
            (200, &b"application/json"[..])
        );
        sizes.push(page.body().data.len());
        token = token.or(page.token().map(str::to_owned));
    }
    assert_eq!(sizes, [1, 2, 3, 4]);
    assert!(running.requests().iter().all(|request| request.header("x-trace") == Some("7")));
    let token = token.expect("the token of the second page");
    assert_eq!(count(client.list_by_cursor().items().after(&token)).await, 9);
    assert_eq!(queries(&running)[4], "cursor=page-2");
}

#[tokio::test]
async fn a_link_is_taken_by_hand() {
    let (running, client) = served().await;
    let url = running.base_url() + "/urls?mock-page=4";
    let last = client.list_by_url().at(&url).await.expect("the last page");
    assert_eq!(last.pets.map(|pets| pets.len()), Some(4));
    let error = client.list_by_url().at("https://elsewhere.example/urls").await.expect_err("another origin");
    assert!(error.to_string().contains("elsewhere.example"), "{error}");
}
