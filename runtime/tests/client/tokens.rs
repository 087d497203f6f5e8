//! Tokens: where they come from, how long they are kept, and what happens when there are none.

mod failures;
mod functions;
mod keeping;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use clientwright_runtime::{
    Client, ClientAuthentication, Credential, Error, InMemory, ManualClock, OAuth2, TokenExchange,
};
use http::Request;

use crate::support::{
    Answer, BEARER, ELSEWHERE, OAUTH, Problem, WITH_BEARER, WITH_ELSEWHERE, WITH_OAUTH, addresses, at, call,
    client_for, client_with, clock, json,
};

const TOKEN_URL: &str = "https://demo.example.com/oauth/token";
const CALL_URL: &str = "https://demo.example.com/beta/things";

fn is_token_request(request: &Request<Bytes>) -> bool {
    request.uri().path().ends_with("token")
}

fn authorization(request: &Request<Bytes>) -> &str {
    request.headers()["authorization"].to_str().unwrap()
}

/// Gives out `token-1`, `token-2` and so on with this tail of the answer; operations are answered by the function.
fn issuing(
    tail: &'static str,
    answer: impl Fn(&Request<Bytes>) -> Answer + Send + Sync + 'static,
) -> InMemory {
    let issued = AtomicUsize::new(0);
    InMemory::new(move |request| {
        if !is_token_request(request) {
            return answer(request);
        }
        let number = issued.fetch_add(1, Ordering::SeqCst) + 1;
        let body = format!(r#"{{"access_token":"token-{number}","token_type":"bearer"{tail}}}"#);
        Ok(http::Response::new(body.into()))
    })
}

fn token_requests(transport: &InMemory) -> usize {
    transport.requests().iter().filter(|request| is_token_request(request)).count()
}

fn timed(transport: &InMemory, credential: Credential) -> (Client, ManualClock) {
    let clock = clock();
    let client = client_with(transport, |builder| {
        builder.clock(Arc::new(clock.clone()));
        builder.credential(OAUTH, credential);
    });
    (client, clock)
}

async fn succeed(client: &Client) {
    call(client, &WITH_OAUTH).send().await.unwrap();
}

#[tokio::test]
async fn client_credentials_go_into_the_body_of_a_post_to_the_server_of_the_call() {
    let transport = issuing(r#","expires_in":749,"scope":"x","jti":"y""#, |_| json(200, "{}"));
    let oauth2 = OAuth2::client_credentials("id&1", "s=e c/ret").authentication(ClientAuthentication::Body);
    let client = client_for(&transport, OAUTH, oauth2.into());
    succeed(&client).await;
    let sent = transport.requests();
    assert_eq!(addresses(&transport), [TOKEN_URL, CALL_URL]);
    assert_eq!(sent[0].method(), "POST");
    assert_eq!(sent[0].headers()["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(sent[0].headers()["accept"], "application/json");
    assert!(sent[0].headers()["user-agent"].to_str().unwrap().starts_with("sample/1.0 "));
    assert!(!sent[0].headers().contains_key("authorization"));
    assert_eq!(
        std::str::from_utf8(sent[0].body()).unwrap(),
        "grant_type=client_credentials&client_id=id%261&client_secret=s%3De%20c%2Fret"
    );
    assert_eq!(authorization(&sent[1]), "Bearer token-1");
    assert!(sent[1].headers()["authorization"].is_sensitive());
}

#[tokio::test]
async fn scopes_the_endpoint_and_the_place_of_the_secret_can_be_set() {
    let transport = issuing("", |_| json(200, "{}"));
    let credentials = OAuth2::client_credentials("id:1", "p w")
        .scope("a")
        .scope("b:c")
        .token_url("https://login.acme.com/x/token")
        .unwrap()
        .authentication(ClientAuthentication::Basic);
    succeed(&client_for(&transport, OAUTH, credentials.into())).await;
    let sent = transport.requests();
    assert_eq!(sent[0].uri(), "https://login.acme.com/x/token");
    assert_eq!(&sent[0].body()[..], b"grant_type=client_credentials&scope=a%20b%3Ac");
    // base64 of id%3A1:p%20w
    assert_eq!(authorization(&sent[0]), "Basic aWQlM0ExOnAlMjB3");
}

#[tokio::test]
async fn an_absolute_endpoint_of_the_scheme_is_used_as_it_is() {
    let transport = issuing("", |_| json(200, "{}"));
    let client = client_for(&transport, ELSEWHERE, Credential::client_credentials("i", "s"));
    call(&client, &WITH_ELSEWHERE).send().await.unwrap();
    assert_eq!(addresses(&transport)[0], "https://login.example.org/token");
}

async fn many(client: &Client, count: usize) -> Vec<Result<(), Error<Problem>>> {
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..count {
        let request = call(client, &WITH_OAUTH);
        calls.spawn(async move { request.send().await.map(|_| ()) });
    }
    calls.join_all().await
}

#[tokio::test]
async fn a_token_of_one_server_is_not_used_for_another() {
    let transport = issuing("", |_| json(200, "{}"));
    let credential = Credential::client_credentials("i", "s");
    succeed(&client_for(&transport, OAUTH, credential.clone())).await;
    let other = client_with(&transport, |builder| {
        builder.server(0, at("https://other.example.net/v3"));
        builder.credential(OAUTH, credential.clone());
    });
    succeed(&other).await;
    let sent = transport.requests();
    assert_eq!(addresses(&transport)[2], "https://other.example.net/oauth/token");
    assert_eq!(authorization(&sent[1]), "Bearer token-1");
    assert_eq!(authorization(&sent[3]), "Bearer token-2");
    // a second client of the first server shares the token
    succeed(&client_for(&transport, OAUTH, credential)).await;
    assert_eq!(token_requests(&transport), 2);
}

#[tokio::test]
async fn a_key_is_exchanged_for_a_token_and_stays_with_its_host() {
    let transport = issuing(r#","expires_in":1800,"success":true"#, |_| json(200, "{}"));
    let exchange = TokenExchange::get("https://orchestrate-api.pingone.com/v1/company/e/sdktoken").unwrap();
    let client = client_for(&transport, BEARER, exchange.header("X-SK-API-KEY", "the key").into());
    for _ in 0..3 {
        call(&client, &WITH_BEARER).send().await.unwrap();
    }
    let sent = transport.requests();
    assert_eq!(sent.len(), 4);
    assert_eq!(sent[0].method(), "GET");
    assert_eq!(sent[0].uri(), "https://orchestrate-api.pingone.com/v1/company/e/sdktoken");
    assert_eq!(sent[0].headers()["x-sk-api-key"], "the key");
    for request in &sent[1..] {
        assert!(!request.headers().contains_key("x-sk-api-key"));
        assert_eq!(authorization(request), "Bearer token-1");
    }
}
