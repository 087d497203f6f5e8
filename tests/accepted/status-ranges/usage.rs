//! Ranges of statuses and `default`: one status goes before its class, and that before `default`.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::{GetStatusError, ListPetsError};
use clientwright_runtime::{BaseUrl, Error, RetryPolicy};
use clientwright_tests::server::{Server, answer};

async fn client(status: &str, body: &str) -> (Server, api::Client) {
    let server = Server::start([answer(status, "application/json", body)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let builder = api::Client::builder().server(base).retry(RetryPolicy::none());
    (server, builder.build().expect("a client"))
}

#[tokio::test]
async fn a_class_is_a_success() {
    for status in ["200 OK", "206 Partial Content"] {
        let (_server, client) = client(status, r#"["a"]"#).await;
        assert_eq!(client.list_pets().await.expect("pets"), ["a"], "{status}");
    }
}

#[tokio::test]
async fn the_nearest_response_stands_for_a_status() {
    for (status, body, expected) in [
        ("404 Not Found", "", "NotFound"),
        ("418 I'm a teapot", r#"{"reason":"tea"}"#, r#"Status4xx(Refusal { reason: "tea" })"#),
        ("503 Service Unavailable", r#"{"title":"late"}"#, r#"Default(Problem { title: Some("late") })"#),
    ] {
        let (_server, client) = client(status, body).await;
        let error = client.list_pets().await.expect_err("an error");
        assert_eq!(format!("{:?}", error.status_error().expect("a typed error")), expected);
        assert_eq!(error.status().map(|status| status.to_string()).as_deref(), Some(status));
    }
    let _: fn(api::types::Refusal) -> ListPetsError = ListPetsError::Status4xx;
}

#[tokio::test]
async fn default_alone_is_success_and_error() {
    let (_server, good) = client("200 OK", r#"{"title":"fine"}"#).await;
    assert_eq!(good.get_status().await.expect("the status").title.as_deref(), Some("fine"));
    let (_server, bad) = client("500 Internal Server Error", r#"{"title":"bad"}"#).await;
    let error = bad.get_status().await.expect_err("an error");
    let Some(GetStatusError::Default(problem)) = error.status_error() else { panic!("{error:?}") };
    assert_eq!(problem.title.as_deref(), Some("bad"));
}

#[tokio::test]
async fn a_class_that_does_not_fit_is_still_the_status() {
    let (_server, client) = client("400 Bad Request", "{}").await;
    let error = client.list_pets().await.expect_err("an error");
    assert!(matches!(error, Error::Status(_)), "{error:?}");
    assert_eq!(error.status_error(), None);
}
