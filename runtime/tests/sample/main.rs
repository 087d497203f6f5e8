//! A generated client as the generator emits it, written by hand and used.
//!
//! In: the runtime by its one door. Out: proof that emitted code compiles against it and calls as documented.
//! Never: anything that the generator would not emit.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::type_complexity,
    reason = "a test fails by panicking, and its tables are spelled out"
)]

mod client;
mod errors;
mod operations;
#[allow(dead_code, reason = "emitted whole")]
mod requests;
mod servers;
mod types;

use std::sync::Arc;
use std::time::Duration;

use clientwright_runtime::{BaseUrl, CallOptions, Credential, Error, InMemory};
use http::{Request, Response, StatusCode};

use client::Client;
use errors::SetIdentityPasswordError;
use servers::{DavinciServer, Server};

fn answering(status: u16, body: &'static str) -> InMemory {
    InMemory::new(move |_: &Request<bytes::Bytes>| {
        let response = Response::builder().status(status).header("content-type", "application/json");
        Ok(response.body(body.into()).unwrap())
    })
}

fn client(transport: &InMemory) -> Client {
    Client::builder()
        .server(Server::Tenant { tenant: "acme".into() })
        .davinci_server(DavinciServer::At(
            BaseUrl::parse("https://auth.acme.com").unwrap().dropping_path_segments(1),
        ))
        .user_context_auth(Credential::bearer("sail"))
        .davinci_access_token(Credential::bearer("ping"))
        .transport(Arc::new(transport.clone()))
        .build()
        .unwrap()
}

fn change() -> types::PasswordChangeRequest {
    types::PasswordChangeRequest { identity_id: Some("8a80".into()) }
}

#[tokio::test]
async fn a_request_without_options_is_awaited() {
    let transport = answering(202, r#"{"requestId":"r1"}"#);
    let answer = client(&transport).set_identity_password(&change()).await.unwrap();
    assert_eq!(answer.request_id.as_deref(), Some("r1"));
    let sent = transport.requests().remove(0);
    assert_eq!(sent.method(), "POST");
    assert_eq!(sent.uri(), "https://acme.api.identitynow.com/beta/set-password");
    assert_eq!(sent.headers()["authorization"], "Bearer sail");
    assert_eq!(sent.headers()["content-type"], "application/json");
    assert_eq!(sent.headers()["accept"], "application/json");
    assert_eq!(&sent.body()[..], br#"{"identityId":"8a80"}"#);
}

#[tokio::test]
async fn optional_inputs_are_setters() {
    let transport = answering(200, r#"{"id":"s1"}"#);
    let options = CallOptions::new().timeout(Duration::from_secs(5)).header("X-Trace", "1");
    let call = client(&transport)
        .start_davinci_flow("env 1", "p/1")
        .body(&types::DavinciFlowInput { email: Some("a@b.c".into()) });
    let step = call.limit(3).options(options).await.unwrap();
    assert_eq!(step.id.as_deref(), Some("s1"));
    let sent = transport.requests().remove(0);
    assert_eq!(sent.uri(), "https://auth.acme.com/davinci/policy/p%2F1/start?limit=3");
    assert_eq!(sent.headers()["authorization"], "Bearer ping");
    assert_eq!(sent.headers()["x-trace"], "1");
}

#[tokio::test]
async fn meta_stands_beside_the_body() {
    let transport = answering(202, "{}");
    let answer = client(&transport).set_identity_password(&change()).send_with_meta().await.unwrap();
    assert_eq!(answer.status(), StatusCode::ACCEPTED);
    assert_eq!(answer.headers()["content-type"], "application/json");
    assert_eq!(answer.attempts(), 1);
    assert_eq!(answer.into_body(), types::PasswordChangeResponse { request_id: None });
}

#[tokio::test]
async fn documented_errors_are_typed() {
    let transport = answering(400, r#"{"trackingId":"t1"}"#);
    let error = client(&transport).set_identity_password(&change()).send().await.unwrap_err();
    assert!(matches!(error, Error::Status(_)));
    match error.status_error() {
        Some(SetIdentityPasswordError::BadRequest(body)) => {
            assert_eq!(body.tracking_id.as_deref(), Some("t1"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    assert_eq!(error.request_id().as_deref(), Some("t1"));
    assert!(error.to_string().starts_with("setIdentityPassword: 400"));
}

#[tokio::test]
async fn a_request_is_a_value() {
    fn is_value<T: Clone + Send + 'static>(_: &T) {}
    let transport = answering(202, "{}");
    let request = client(&transport).set_identity_password(&change());
    is_value(&request);
    let again = request.clone();
    request.await.unwrap();
    again.await.unwrap();
    assert_eq!(transport.requests().len(), 2);
}

#[cfg(feature = "blocking")]
#[test]
fn every_request_can_be_waited_for() {
    let transport = answering(202, r#"{"requestId":"r1"}"#);
    let client = client(&transport);
    let answer = client.set_identity_password(&change()).call().unwrap();
    assert_eq!(answer.request_id.as_deref(), Some("r1"));
    let response = client.start_davinci_flow("e", "p").call_with_meta().unwrap();
    assert_eq!(response.status(), StatusCode::ACCEPTED);
    assert_eq!(transport.requests().len(), 2);
}
