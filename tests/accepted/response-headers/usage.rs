//! Headers of responses: a struct of the documented ones, each decoded by its style.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::responses::{ListPetsHeaders, RetryAfterHeaders};
use api::types::{Page, Sort};
use clientwright_runtime::{BaseUrl, RetryPolicy};
use clientwright_tests::server::Server;

async fn client(status: &str, headers: &str) -> (Server, api::Client) {
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\n{headers}content-length: 2\r\n\r\n[]"
    );
    let server = Server::start([answer.into_bytes()]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let builder = api::Client::builder().server(base).retry(RetryPolicy::none());
    (server, builder.build().expect("a client"))
}

#[tokio::test]
async fn headers_are_decoded_by_their_style() {
    let headers = "x-rate-limit: 100\r\nX-Expires-After: 2024-05-01T00:00:00Z\r\nx-tags: a, b\r\nx-tags: c\r\n\
        x-sort: up\r\nx-page: number=2,cursor=abc\r\nx-filter: {\"number\":3}\r\netag: \"5\"\r\n";
    let (_server, client) = client("200 OK", headers).await;
    let response = client.list_pets().send_with_meta().await.expect("pets");
    let read: ListPetsHeaders = response.try_headers_as().expect("headers");
    assert_eq!(read.x_rate_limit, Some(100));
    assert_eq!(read.x_expires_after.map(|at| at.to_string()).as_deref(), Some("2024-05-01T00:00:00Z"));
    assert_eq!(read.x_tags, Some(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()]));
    assert_eq!(read.x_sort, Some(Sort::Up));
    assert_eq!(read.x_page, Some(Page { number: Some(2), cursor: Some("abc".to_owned()) }));
    assert_eq!(read.x_filter, Some(Page { number: Some(3), cursor: None }));
    assert_eq!(read.etag.as_deref(), Some("\"5\""));
}

#[tokio::test]
async fn a_header_that_cannot_be_read_is_none_or_an_error_when_asked_for() {
    let (_server, client) = client("200 OK", "x-rate-limit: many\r\nx-tags: a\r\n").await;
    let response = client.list_pets().send_with_meta().await.expect("pets");
    let read = response.headers();
    assert_eq!((read.x_rate_limit, read.x_tags), (None, Some(vec!["a".to_owned()])));
    let fault = response.try_headers_as::<ListPetsHeaders>().expect_err("a fault");
    assert_eq!(fault.name(), "X-Rate-Limit");
    assert!(!fault.to_string().contains("many"), "{fault}");
}

#[tokio::test]
async fn headers_of_an_error_are_decoded_too() {
    let (_server, client) = client("429 Too Many Requests", "retry-after: 7\r\n").await;
    let error = client.list_toys().await.expect_err("an error");
    assert_eq!(error.headers_as::<RetryAfterHeaders>(), Some(RetryAfterHeaders { retry_after: Some(7) }));
    let error = client.list_pets().await.expect_err("an error");
    assert_eq!(error.headers_as::<RetryAfterHeaders>(), Some(RetryAfterHeaders { retry_after: Some(7) }));
}
