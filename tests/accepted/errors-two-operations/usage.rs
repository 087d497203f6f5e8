//! Errors of two operations with the same statuses and bodies are two types, each of which is called after its operation.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::{GetAError, GetDError};
use clientwright_runtime::{BaseUrl, Error};
use clientwright_tests::server::{Server, answer};

/// As `#[from]` of thiserror makes it: two conversions into one type.
#[derive(Debug)]
enum Failure {
    A(Error<GetAError>),
    D(Error<GetDError>),
}

impl From<Error<GetAError>> for Failure {
    fn from(error: Error<GetAError>) -> Self {
        Self::A(error)
    }
}

impl From<Error<GetDError>> for Failure {
    fn from(error: Error<GetDError>) -> Self {
        Self::D(error)
    }
}

async fn both(client: &api::Client) -> Result<(), Failure> {
    client.get_a().await?;
    client.get_d().await?;
    Ok(())
}

#[tokio::test]
async fn errors_of_two_operations_are_told_apart() {
    let missing = answer("404 Not Found", "application/json", r#"{"m":"no"}"#);
    let nothing = answer("200 OK", "", "");
    let server = Server::start([missing, nothing, answer("429 Too Many Requests", "", "")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let builder = api::Client::builder().server(base).retry(clientwright_runtime::RetryPolicy::none());
    let client = builder.build().expect("a client");
    let first = both(&client).await.expect_err("an error");
    assert!(
        matches!(&first, Failure::A(error) if matches!(error.status_error(), Some(GetAError::NotFound(_))))
    );
    let second = both(&client).await.expect_err("an error");
    let Failure::D(error) = second else { panic!("{second:?}") };
    assert_eq!(error.status_error(), Some(&GetDError::TooManyRequests));
}
