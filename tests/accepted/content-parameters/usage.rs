//! Parameters with a `content`: JSON is written for the caller, other formats are the caller's text.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Filter, Place};
use clientwright_runtime::{BaseUrl, Value};
use clientwright_tests::described;
use clientwright_tests::server::{Server, answer};

#[tokio::test]
async fn documents_in_parameters() {
    let server = Server::start([answer("204 No Content", "text/plain", "")]).await;
    search(&server.url()).await;
    let sent = server.only();
    assert_eq!(
        sent.line(),
        "GET /search/%7B%22lat%22%3A2%7D\
         ?filter=%7B%22tags%22%3A%5B%22%C3%A4%20b%22%5D%2C%22within%22%3A%7B%22lat%22%3A1.5%7D%7D\
         &anything=%5B1%2C2%5D&csv=a%2Cb%0Ac"
    );
    assert_eq!(sent.header("x-arg"), Some(r#"{"tags":["\u00e4 b"],"within":{"lat":1.5}}"#));
}

#[tokio::test]
async fn a_mock_of_the_description_reads_it_all_back() {
    search(&described("content-parameters").await.base_url()).await;
}

async fn search(url: &str) {
    let base = BaseUrl::parse(url).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let filter = Filter { tags: Some(vec!["ä b".to_owned()]), within: Some(Place { lat: 1.5 }) };
    let request = client.search(&Place { lat: 2.0 }).filter(&filter).anything(&Value::from(vec![1, 2]));
    request.x_arg(&filter).csv("a,b\nc").await.expect("nothing wrong");
}
