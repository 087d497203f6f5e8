//! Components that are only another name, lists and maps that contain themselves, components that nobody uses.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Forest;
use clientwright_runtime::BaseUrl;
use clientwright_tests::server::{Server, json};

#[tokio::test]
async fn a_map_of_itself_is_a_type_of_its_own() {
    let text = r#"[{"oak":{"leaf":{}},"elm":{}}]"#;
    let server = Server::start([json(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let forest: Forest = client.get_tree().await.expect("a tree");
    assert!(forest[0].0.get("oak").is_some_and(|oak| oak.0.contains_key("leaf")));
    assert_eq!(clientwright_runtime::json::to_string(&forest), text);
}
