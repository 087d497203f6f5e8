//! Credentials by scheme: each operation sends what it asks for, and nothing else.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_runtime::{Credential, Error, InMemory};
use std::sync::Arc;

fn transport() -> Arc<InMemory> {
    Arc::new(InMemory::new(|request| {
        let body = if request.uri().path() == "/oauth/token" {
            r#"{"access_token":"fresh","token_type":"bearer","expires_in":749}"#
        } else {
            ""
        };
        let status = if body.is_empty() { 204 } else { 200 };
        Ok(http::Response::builder().status(status).body(body.into()).expect("an answer"))
    }))
}

fn sent(transport: &InMemory) -> Vec<(String, Option<String>)> {
    let authorization = |request: &http::Request<_>| {
        request.headers().get("authorization").map(|value| value.to_str().expect("text").to_owned())
    };
    transport.requests().iter().map(|request| (request.uri().to_string(), authorization(request))).collect()
}

#[tokio::test]
async fn each_scheme_has_its_own_credential() {
    let transport = transport();
    let builder = api::Client::builder().transport(transport.clone());
    let client = builder
        .account(Credential::client_credentials("id", "secret"))
        .key(Credential::bearer("k"))
        .build()
        .expect("a client");
    client.get_open().await.expect("an answer");
    client.get_account().await.expect("an answer");
    client.get_either().await.expect("an answer");
    client.get_other().await.expect("an answer");
    let want = [
        ("https://api.example.com/open", None),
        ("https://login.example.com/oauth/token", Some("Basic aWQ6c2VjcmV0")),
        ("https://api.example.com/account", Some("Bearer fresh")),
        ("https://api.example.com/either", Some("Bearer k")),
        ("https://other.example.com/other", Some("Bearer k")),
    ];
    let want = want.map(|(url, header)| (url.to_owned(), header.map(str::to_owned)));
    assert_eq!(sent(&transport), want);
    let form = transport.requests()[1].body().clone();
    assert_eq!(form, "grant_type=client_credentials");
    assert_eq!(transport.requests()[1].headers()["authorization"], "Basic aWQ6c2VjcmV0");
}

#[tokio::test]
async fn what_a_function_for_tokens_says_is_not_shown() {
    let failing = Credential::from_fn(|| async { Err::<String, _>("vault: password=hunter2") });
    let client = api::Client::builder().transport(transport()).key(failing).build().expect("a client");
    let error = client.get_other().await.expect_err("no token");
    let shown = format!("{error} {error:?} {error:#?} {client:?}");
    assert!(matches!(error, Error::Auth(_)) && !shown.contains("hunter2"), "{shown}");
}

#[tokio::test]
async fn a_missing_credential_sends_nothing() {
    let transport = transport();
    let builder = api::Client::builder().transport(transport.clone());
    let client = builder.account(Credential::bearer("a")).build().expect("a client");
    let error = client.get_other().await.expect_err("refused");
    assert!(matches!(error, Error::Auth(_)), "{error:?}");
    assert!(error.to_string().contains("Key"), "{error}");
    client.get_either().await.expect("the other alternative");
    assert_eq!(
        sent(&transport),
        [("https://api.example.com/either".to_owned(), Some("Bearer a".to_owned()))]
    );
}
