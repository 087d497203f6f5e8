//! API keys in headers, the query and cookies; none is shown, and none goes where its scheme does not say.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_runtime::{
    BaseUrl, BuildError, CallOptions, Credential, CredentialFault, Error, InMemory, TransportError,
    TransportErrorKind,
};
use clientwright_tests::described;
use std::sync::Arc;

fn transport() -> Arc<InMemory> {
    Arc::new(InMemory::new(|request| match request.uri().path() {
        "/header" | "/query" | "/cookie" | "/raw" | "/authorization" | "/all" => {
            Ok(http::Response::builder().status(204).body("".into()).expect("an answer"))
        }
        _ => Err(TransportError::new(TransportErrorKind::Interrupted, "no such path")),
    }))
}

fn client(transport: &Arc<InMemory>) -> api::Client {
    let builder = api::Client::builder().transport(transport.clone());
    let builder = builder.header(Credential::api_key("h")).query(Credential::api_key("q&é"));
    let builder = builder.cookie(Credential::api_key("0A+/=")).jar(Credential::api_key("a=1; b=2"));
    builder.authorization(Credential::api_key("Token t")).build().expect("a client")
}

/// Everything of the last request in which a key could be.
fn sent(transport: &InMemory) -> String {
    let request = transport.requests().pop().expect("a request");
    let header = |name: &str| {
        let value = request.headers().get(name).map(|value| value.to_str().expect("text"));
        value.map(|value| format!("{name}: {value}"))
    };
    let headers = ["authorization", "x-api-key", "cookie"].map(header);
    let all = std::iter::once(Some(request.uri().to_string())).chain(headers);
    all.flatten().collect::<Vec<_>>().join(" | ")
}

#[tokio::test]
async fn each_key_goes_where_its_scheme_says() {
    let transport = transport();
    let client = client(&transport);
    client.by_header().await.expect("an answer");
    assert_eq!(sent(&transport), "https://api.example.com/header | x-api-key: h");
    client.by_query().q("x").await.expect("an answer");
    assert_eq!(sent(&transport), "https://api.example.com/query?q=x&api%20key=q%26%C3%A9");
    client.by_cookie().theme("a b").await.expect("an answer");
    assert_eq!(sent(&transport), "https://api.example.com/cookie | cookie: theme=a%20b; JSESSIONID=0A+/=");
    client.by_raw_cookie().await.expect("an answer");
    assert_eq!(sent(&transport), "https://api.example.com/raw | cookie: a=1; b=2");
    client.by_authorization().await.expect("an answer");
    assert_eq!(sent(&transport), "https://api.example.com/authorization | authorization: Token t");
    client.by_all().await.expect("an answer");
    assert_eq!(
        sent(&transport),
        "https://api.example.com/all?api%20key=q%26%C3%A9 | x-api-key: h | cookie: JSESSIONID=0A+/="
    );
}

#[tokio::test]
async fn all_of_a_combination_or_nothing() {
    let transport = transport();
    let builder = api::Client::builder().transport(transport.clone());
    let client = builder.header(Credential::api_key("h")).build().expect("a client");
    let error = client.by_all().await.expect_err("refused");
    assert!(matches!(error, Error::Auth(_)), "{error:?}");
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn a_key_can_come_from_a_function_or_with_the_call() {
    let transport = transport();
    let function = Credential::from_fn(|| async { Ok::<_, std::io::Error>("rotating") });
    let client =
        api::Client::builder().transport(transport.clone()).header(function).build().expect("a client");
    client.by_header().await.expect("an answer");
    assert_eq!(sent(&transport), "https://api.example.com/header | x-api-key: rotating");
    let options = CallOptions::new().credential(Credential::api_key("own"));
    client.by_header().options(options).await.expect("an answer");
    assert_eq!(sent(&transport), "https://api.example.com/header | x-api-key: own");
}

#[tokio::test]
async fn a_key_in_the_query_is_not_shown() {
    let broken = Arc::new(InMemory::new(|_| {
        Err::<http::Response<_>, _>(TransportError::new(TransportErrorKind::Interrupted, "gone"))
    }));
    let builder = api::Client::builder().transport(broken).query(Credential::api_key("hunter2"));
    let shown = format!("{builder:?}");
    let client = builder.build().expect("a client");
    let request = client.by_query();
    let shown = format!("{shown} {client:?} {request:?}");
    let error = request.await.expect_err("no connection");
    let shown = format!("{shown} {error} {error:?} {error:#?}");
    assert!(!shown.contains("hunter2"), "{shown}");
}

#[tokio::test]
async fn a_key_that_would_end_its_cookie_is_refused() {
    let transport = transport();
    let builder = api::Client::builder().transport(transport.clone());
    let error = builder.cookie(Credential::api_key("a; evil=1")).build().expect_err("refused");
    let is_fault =
        matches!(error, BuildError::Credential { scheme: "Cookie", fault: CredentialFault::Value });
    assert!(is_fault && !format!("{error:?} {error}").contains("evil"), "{error:?}");
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn a_mock_of_the_description_takes_the_credentials() {
    let mock = described("api-keys").await;
    let base = BaseUrl::parse(&mock.base_url()).expect("an address");
    let builder = api::Client::builder().server(base);
    let builder = builder.header(Credential::api_key("h")).query(Credential::api_key("q&é"));
    let builder = builder.cookie(Credential::api_key("0A+/=")).jar(Credential::api_key("a=1; b=2"));
    let client = builder.authorization(Credential::api_key("Token t")).build().expect("a client");
    client.by_header().await.expect("nothing wrong");
    client.by_query().await.expect("nothing wrong");
    client.by_cookie().await.expect("nothing wrong");
    client.by_raw_cookie().await.expect("nothing wrong");
    client.by_authorization().await.expect("nothing wrong");
    client.by_all().await.expect("nothing wrong");
}
