//! What token requests have in them, and what of their answers is read.

use std::time::Duration;

use clientwright_runtime::{ClientAuthentication, Error, OAuth2};

use super::{answer, authority, client, fail, form, forms, header, sent, succeed};
use crate::wire::server::Server;

const TOKEN: &str = r#"{"access_token":"t1","token_type":"bearer","expires_in":600}"#;

fn machine() -> OAuth2 {
    OAuth2::client_credentials("i:d", "s%t")
}

#[tokio::test]
async fn a_client_is_known_by_basic_and_sends_what_else_it_is_told() {
    let server = authority(|_, _| answer(200, TOKEN)).await;
    let oauth2 =
        machine().scope("a").scope("b").parameter("audience", "https://api").parameter("resource", "x y");
    succeed(&client(&server, oauth2).0).await;
    let form = "grant_type=client_credentials&scope=a%20b&audience=https%3A%2F%2Fapi&resource=x%20y";
    assert_eq!(forms(&server), [format!("/token {form}")]);
    // both parts are encoded before they are joined: i%3Ad:s%25t
    let basic = header(&server.requests()[0], "authorization").unwrap().to_owned();
    assert_eq!(basic, "Basic aSUzQWQ6cyUyNXQ=");
    assert_eq!(sent(&server), ["Bearer t1"]);
}

#[tokio::test]
async fn a_server_that_does_not_know_basic_is_told_in_the_body_and_from_then_on() {
    let server = authority(|_, form| match form.contains("client_secret=s%25t") {
        true => answer(200, TOKEN),
        false => answer(401, r#"{"error":"invalid_client"}"#),
    })
    .await;
    let (client, clock) = client(&server, machine());
    succeed(&client).await;
    let body = "/token grant_type=client_credentials&client_id=i%3Ad&client_secret=s%25t";
    assert_eq!(forms(&server), ["/token grant_type=client_credentials", body]);
    assert_eq!(header(&server.requests()[1], "authorization"), None);
    clock.advance(Duration::from_secs(600));
    succeed(&client).await;
    assert_eq!(forms(&server)[2..], [body]);
}

#[tokio::test]
async fn one_place_is_asked_for_alone_where_it_is_set() {
    let refused =
        || authority(|_, _| answer(400, r#"{"error":"invalid_client","error_description":"no\nway"}"#));
    for (authentication, requests) in [
        (ClientAuthentication::Automatic, 2),
        (ClientAuthentication::Basic, 1),
        (ClientAuthentication::Body, 1),
    ] {
        let server = refused().await;
        let error = fail(&client(&server, machine().authentication(authentication)).0).await;
        assert_eq!(forms(&server).len(), requests);
        assert_eq!(
            error.to_string(),
            "withFlows: the token endpoint answered 400 Bad Request: invalid_client: no way"
        );
    }
}

#[tokio::test]
async fn failures_name_the_code_and_answer_as_other_errors_do() {
    let body = r#"{"error":"invalid_scope"}"#;
    let server = authority(move |_, _| answer(400, body)).await;
    let error = fail(&client(&server, machine()).0).await;
    assert_eq!(error.to_string(), "withFlows: the token endpoint answered 400 Bad Request: invalid_scope");
    assert_eq!((error.status().unwrap().as_u16(), &error.raw_body().unwrap()[..]), (400, body.as_bytes()));
    assert!(error.headers().unwrap().contains_key("content-type"));
    let Error::Auth(auth) = &error else { panic!("{error:?}") };
    assert_eq!(auth.token_failure().unwrap().code().as_deref(), Some("invalid_scope"));
    assert_eq!(forms(&server).len(), 1);
    // GitHub says so with a 200
    let server = authority(|_, _| answer(200, r#"{"error":"bad_verification_code"}"#)).await;
    let error = fail(&client(&server, machine()).0).await;
    assert!(error.to_string().ends_with("200 OK: bad_verification_code"), "{error}");
}

#[tokio::test]
async fn an_answer_may_be_a_form() {
    for kind in ["application/x-www-form-urlencoded", "text/plain"] {
        let body = "access_token=t%2D1&scope=repo&token_type=bearer";
        let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {kind}\r\ncontent-length: {}", body.len());
        let server = authority(move |_, _| format!("{head}\r\n\r\n{body}")).await;
        succeed(&client(&server, machine()).0).await;
        assert_eq!(sent(&server), ["Bearer t-1"]);
    }
}

/// Gives out `t1`, `t2` and so on, each with the refresh token of the same number.
async fn rotating() -> Server {
    let issued = std::sync::atomic::AtomicUsize::new(0);
    authority(move |_, form| {
        let number = issued.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1;
        if form.contains("refresh_token=spent") {
            return answer(400, r#"{"error":"invalid_grant"}"#);
        }
        answer(
            200,
            &format!(r#"{{"access_token":"t{number}","refresh_token":"r{number}","expires_in":600}}"#),
        )
    })
    .await
}

#[tokio::test]
async fn a_refresh_token_gives_tokens_and_its_successors() {
    let server = rotating().await;
    let (client, clock) = client(&server, OAuth2::refresh_token("id", "first"));
    succeed(&client).await;
    clock.advance(Duration::from_secs(600));
    succeed(&client).await;
    assert_eq!(
        forms(&server),
        [
            "/refresh grant_type=refresh_token&refresh_token=first&client_id=id",
            "/refresh grant_type=refresh_token&refresh_token=r1&client_id=id",
        ]
    );
    assert_eq!(sent(&server), ["Bearer t1", "Bearer t2"]);
}

#[tokio::test]
async fn a_refresh_token_that_is_spent_is_an_error_that_says_so() {
    let server = rotating().await;
    let error = fail(&client(&server, OAuth2::refresh_token("id", "spent")).0).await;
    assert!(error.to_string().ends_with("invalid_grant"), "{error}");
    assert_eq!(forms(&server).len(), 1);
}

#[tokio::test]
async fn a_password_is_asked_for_once_as_long_as_its_refresh_token_is_good() {
    let server = rotating().await;
    let (client, clock) = client(&server, OAuth2::password("id", "me", "p w").secret("s").scope("a"));
    succeed(&client).await;
    clock.advance(Duration::from_secs(600));
    succeed(&client).await;
    let password = "grant_type=password&username=me&password=p%20w&scope=a";
    assert_eq!(
        forms(&server),
        [format!("/token {password}"), "/token grant_type=refresh_token&refresh_token=r1".to_owned()]
    );
}

#[tokio::test]
async fn a_password_is_asked_for_again_when_its_refresh_token_is_spent() {
    let server = authority(|_, form| match form.contains("grant_type=refresh_token") {
        true => answer(400, r#"{"error":"invalid_grant"}"#),
        false => answer(200, r#"{"access_token":"t","refresh_token":"r","expires_in":600}"#),
    })
    .await;
    let (client, clock) = client(&server, OAuth2::password("id", "me", "pw"));
    succeed(&client).await;
    clock.advance(Duration::from_secs(600));
    succeed(&client).await;
    let grants: Vec<_> =
        forms(&server).iter().map(|form| form.split('&').next().unwrap().to_owned()).collect();
    assert_eq!(
        grants,
        ["/token grant_type=password", "/token grant_type=refresh_token", "/token grant_type=password"]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_hundred_calls_with_an_expired_token_make_one_fetch() {
    let server = authority(|_, _| answer(200, TOKEN)).await;
    let (client, clock) = client(&server, machine());
    succeed(&client).await;
    clock.advance(Duration::from_secs(600));
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..200 {
        let client = client.clone();
        calls.spawn(async move { succeed(&client).await });
    }
    calls.join_all().await;
    assert_eq!((forms(&server).len(), sent(&server).len()), (2, 201));
    assert!(
        server.requests().iter().all(|request| form(request).is_empty() || form(request).contains("grant"))
    );
}
