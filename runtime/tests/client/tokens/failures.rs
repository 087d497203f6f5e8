//! What happens when no token can be had.

use std::sync::Arc;
use std::time::Duration;

use clientwright_runtime::{
    AuthErrorKind, BuildError, CallOptions, ClientBuilder, Credential, CredentialFault, Error, InMemory,
    OAuth2, TokenExchange, TokenFailureKind, TransportErrorKind,
};

use super::{TOKEN_URL, many, timed, token_requests};
use crate::support::{
    API, Answer, OAUTH, WITH_BEARER, WITH_OAUTH, addresses, broken, call, client, client_for, fails, json,
    script, with,
};

#[tokio::test]
async fn a_scheme_without_endpoint_is_an_error_that_names_it() {
    let transport = script([]);
    let options = CallOptions::new().credential(Credential::client_credentials("i", "s"));
    let error = call(&client(&transport), &WITH_BEARER).options(options).send().await.unwrap_err();
    assert_eq!(error.to_string(), "withBearer: the token endpoint for Bearer is unknown");
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn calls_that_waited_share_a_failure() {
    let transport = InMemory::new(|_| json(400, r#"{"error":"invalid_client"}"#));
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    for result in many(&client, 50).await {
        let error = result.unwrap_err();
        let Error::Auth(auth) = &error else { panic!("{error:?}") };
        let failure = auth.token_failure().unwrap();
        assert_eq!(failure.status().unwrap(), 400);
        assert_eq!(&failure.raw_body().unwrap()[..], br#"{"error":"invalid_client"}"#);
        assert!(failure.headers().unwrap().contains_key("content-type"));
        assert!(!error.is_retryable());
        assert_eq!(error.status(), failure.status());
        assert_eq!(error.raw_body(), failure.raw_body());
        assert_eq!(
            error.to_string(),
            "withOAuth: the token endpoint answered 400 Bad Request: invalid_client"
        );
    }
    // by Basic and in the body
    assert_eq!(addresses(&transport), [TOKEN_URL, TOKEN_URL]);
    // a later call tries anew
    fails(&client, &WITH_OAUTH).await;
    assert_eq!(transport.requests().len(), 4);
}

#[tokio::test]
async fn the_token_endpoint_is_asked_again_as_an_operation_would_be() {
    let answers = [
        with(429, &[("retry-after", "3")], "{}"),
        broken(TransportErrorKind::Connect),
        json(200, r#"{"access_token":"t"}"#),
    ];
    let transport = script(answers);
    let (client, clock) = timed(&transport, Credential::client_credentials("i", "s"));
    let response = call(&client, &WITH_OAUTH).send_with_meta().await.unwrap();
    assert_eq!(response.attempts(), 1);
    assert_eq!(clock.pauses()[0], Duration::from_secs(3));
    assert_eq!(token_requests(&transport), 3);
}

#[tokio::test]
async fn a_token_endpoint_that_stays_busy_says_when_to_come_back() {
    let transport = script([with(429, &[("retry-after", "300")], "{}")]);
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    let error = fails(&client, &WITH_OAUTH).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(300)));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn failures_are_told_apart_and_nothing_is_sent_without_a_token() {
    use TokenFailureKind as Kind;
    type Make = fn() -> Answer;
    let table: [(Make, fn(&Kind) -> bool, Option<u16>, bool); 11] = [
        (|| json(400, "{}"), |kind| matches!(kind, Kind::Status), Some(400), false),
        (|| json(503, "{}"), |kind| matches!(kind, Kind::Status), Some(503), true),
        (
            || with(302, &[("location", "https://sso.acme.com/")], ""),
            |kind| matches!(kind, Kind::Status),
            Some(302),
            false,
        ),
        (
            || with(307, &[("location", "https://evil.org/token")], ""),
            |kind| matches!(kind, Kind::Status),
            Some(307),
            false,
        ),
        (
            || with(200, &[("content-type", "text/html")], "<html>"),
            |kind| matches!(kind, Kind::Answer(_)),
            Some(200),
            false,
        ),
        (|| json(200, "{}"), |kind| matches!(kind, Kind::Answer(_)), Some(200), false),
        (|| json(200, r#"{"access_token":7}"#), |kind| matches!(kind, Kind::Answer(_)), Some(200), false),
        (|| json(200, r#"{"access_token":""}"#), |kind| matches!(kind, Kind::Unsendable), None, false),
        (|| json(200, r#"{"access_token":"a\nb"}"#), |kind| matches!(kind, Kind::Unsendable), None, false),
        (|| broken(TransportErrorKind::Interrupted), |kind| matches!(kind, Kind::Transport(_)), None, true),
        (|| broken(TransportErrorKind::Unsendable), |kind| matches!(kind, Kind::Transport(_)), None, true),
    ];
    for (number, (answer, is_expected, status, retryable)) in table.into_iter().enumerate() {
        let transport = script([answer()]);
        let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
        let error = fails(&client, &WITH_OAUTH).await;
        let Error::Auth(auth) = &error else { panic!("{number}: {error:?}") };
        let failure = auth.token_failure().unwrap();
        assert!(is_expected(failure.kind()), "{number}: {failure:?}");
        assert_eq!(failure.status().map(|status| status.as_u16()), status, "{number}");
        assert_eq!(error.is_retryable(), retryable, "{number}");
        assert_eq!(addresses(&transport), [TOKEN_URL], "{number}");
    }
}

#[tokio::test]
async fn secrets_do_not_go_to_a_token_endpoint_over_plain_http() {
    let transport = script([]);
    let own = OAuth2::client_credentials("i", "s").token_url("http://login.acme.com/token").unwrap();
    let exchange = TokenExchange::get("http://keys.acme.com/token").unwrap().header("X-Key", "k");
    for credential in [Credential::from(own), exchange.into()] {
        let options = CallOptions::new().credential(credential.clone());
        let error = call(&client(&transport), &WITH_OAUTH).options(options).send().await.unwrap_err();
        let Error::Auth(auth) = &error else { panic!("{error:?}") };
        assert!(matches!(auth.kind(), AuthErrorKind::PlainHttp { .. }), "{auth:?}");
        let mut builder = ClientBuilder::new(&API);
        builder.transport(Arc::new(transport.clone()));
        builder.credential(OAUTH, credential);
        let Err(BuildError::Credential { fault, .. }) = builder.build() else { panic!("built") };
        assert_eq!(fault, CredentialFault::PlainHttp { host: auth_host(auth.kind()) });
    }
    assert!(transport.requests().is_empty());
}

fn auth_host(kind: &AuthErrorKind) -> String {
    match kind {
        AuthErrorKind::PlainHttp { host } => host.clone(),
        other => panic!("{other:?}"),
    }
}
