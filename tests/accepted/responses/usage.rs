//! Responses: plain values for success, an enum by status for what is documented, and everything else kept as it came.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::{DeleteJobsError, ListJobsError};
use api::types::Job;
use clientwright_runtime::{BaseUrl, BuildError, Error, RetryPolicy};
use clientwright_tests::server::{Server, answer, json};

async fn client(answered: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answered]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let builder = api::Client::builder().server(base).retry(RetryPolicy::none());
    (server, builder.build().expect("a client"))
}

#[tokio::test]
async fn success_is_a_plain_value() {
    let (server, client) = client(json(r#"[{"id":1},{"id":9007199254740993}]"#)).await;
    let jobs = client.list_jobs().await.expect("jobs");
    assert_eq!(jobs, [Job { id: 1 }, Job { id: 9_007_199_254_740_993 }]);
    assert_eq!(server.only().header("accept"), Some("application/json, application/problem+json"));
}

#[tokio::test]
async fn no_content_is_nothing() {
    let (_server, client) = client(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await;
    let () = client.delete_jobs().await.expect("nothing");
}

#[tokio::test]
async fn documented_errors_are_typed() {
    let body = r#"{"title":"none","trackingId":"t-1"}"#;
    let (_server, client) = client(answer("404 Not Found", "application/json", body)).await;
    let error = client.delete_jobs().await.expect_err("an error");
    match error.status_error() {
        Some(DeleteJobsError::NotFound(problem)) => assert_eq!(problem.title.as_deref(), Some("none")),
        other => panic!("{other:?}"),
    }
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert_eq!(error.request_id().as_deref(), Some("t-1"));
    assert_eq!(error.raw_body().map(AsRef::as_ref), Some(body.as_bytes()));
}

#[tokio::test]
async fn one_result_type_is_for_all_operations() {
    async fn renew(client: &api::Client) -> api::Result<usize> {
        client.delete_jobs().await?;
        Ok(client.list_jobs().await?.len())
    }
    let body = r#"{"title":"none","detail":"No job is waiting."}"#;
    let (_server, client) = client(answer("404 Not Found", "application/problem+json", body)).await;
    let error = renew(&client).await.expect_err("an error");
    assert_eq!(error.to_string(), "deleteJobs: 404 Not Found: No job is waiting.");
    assert_eq!(error.operation(), Some("deleteJobs"));
    assert!(matches!(error.status_error(), Some(DeleteJobsError::NotFound(_))));
    fn built() -> api::Result<api::Client> {
        Ok(api::Client::builder().user_agent_suffix("\n").build()?)
    }
    assert!(built().expect_err("no header").downcast_ref::<BuildError>().is_some());
}

#[tokio::test]
async fn an_error_without_a_body_is_a_unit() {
    let (_server, client) = client(answer("409 Conflict", "text/plain", "busy")).await;
    let error = client.list_jobs().await.expect_err("an error");
    assert_eq!(error.status_error(), Some(&ListJobsError::Conflict));
}

#[tokio::test]
async fn a_body_that_does_not_match_is_still_the_status() {
    let (_server, client) = client(answer("404 Not Found", "text/html", "<h1>proxy</h1>")).await;
    let error = client.list_jobs().await.expect_err("an error");
    assert!(matches!(error, Error::Status(_)), "{error:?}");
    assert_eq!(error.status_error(), None);
    assert_eq!(error.raw_body().map(AsRef::as_ref), Some(b"<h1>proxy</h1>".as_slice()));
}

#[tokio::test]
async fn what_nobody_documented_is_unexpected_and_never_a_decode_error() {
    for answered in [
        answer("418 I'm a teapot", "application/json", "{}"),
        answer("202 Accepted", "application/json", "{}"),
        answer("200 OK", "text/html", "<h1>login</h1>"),
    ] {
        let (_server, client) = client(answered).await;
        let error = client.list_jobs().await.expect_err("an error");
        assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
        assert!(error.raw_body().is_some() && error.headers().is_some());
    }
}

#[tokio::test]
async fn a_success_that_nobody_documented_is_read_unless_the_client_is_strict() {
    let answered = || answer("202 Accepted", "application/json", "[]");
    let (_server, client) = client(answered()).await;
    assert!(client.list_jobs().await.expect("jobs").is_empty());

    let server = Server::start([answered()]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let strict = api::Client::builder().server(base).strict_answers().build().expect("a client");
    assert!(matches!(strict.list_jobs().await, Err(Error::Unexpected(_))));
}

#[tokio::test]
async fn a_decode_error_names_the_path_and_keeps_the_body() {
    let body = r#"[{"id":1},{"id":"two"}]"#;
    let (_server, client) = client(json(body)).await;
    let error = client.list_jobs().await.expect_err("an error");
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
    assert!(error.to_string().contains("$[1].id"), "{error}");
    assert!(!error.to_string().contains("two"), "{error}");
    assert_eq!(error.raw_body().map(AsRef::as_ref), Some(body.as_bytes()));
}

#[tokio::test]
async fn status_and_headers_beside_the_body() {
    let (_server, client) = client(json("[]")).await;
    let response = client.list_jobs().send_with_meta().await.expect("jobs");
    assert_eq!(response.status().as_u16(), 200);
    assert!(response.headers().contains_key("content-type"));
    assert!(response.into_body().is_empty());
}
