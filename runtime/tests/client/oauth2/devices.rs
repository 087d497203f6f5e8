//! A sign-in on another device (RFC 8628).

use std::sync::Mutex;
use std::time::Duration;

use clientwright_runtime::{Credential, DeviceSignIn, OAuth2, SignInError};

use super::{answer, authority, build, fail, forms, sent, succeed};
use crate::support::{BEARER, FLOWS};
use crate::wire::server::Server;

const CODES: &str = r#"{"device_code":"dev","user_code":"WDJB-MJHT","verification_uri":"https://login/device","verification_uri_complete":"https://login/device?c=WDJB","expires_in":600,"interval":2}"#;

/// Answers these token requests in order, and the last one for ever.
async fn waiting(answers: &'static [(u16, &'static str)]) -> Server {
    let next = Mutex::new(0);
    authority(move |path, _| {
        if path == "/device" {
            return answer(200, CODES);
        }
        let mut next = next.lock().unwrap();
        let (status, body) = answers[(*next).min(answers.len() - 1)];
        *next += 1;
        answer(status, body)
    })
    .await
}

fn login() -> Credential {
    OAuth2::device("id").described_scopes().into()
}

const PENDING: (u16, &str) = (400, r#"{"error":"authorization_pending"}"#);

#[tokio::test]
async fn the_token_is_there_when_the_user_has_typed_the_code() {
    let token = (200, r#"{"access_token":"t1","refresh_token":"r1","expires_in":600}"#);
    let slow = (400, r#"{"error":"slow_down"}"#);
    let server: Server = waiting(Box::leak(Box::new([PENDING, slow, (503, "{}"), token]))).await;
    let login = login();
    let (client, clock) = build(&server, |builder| builder.credential(FLOWS, login.clone()));
    assert_eq!(fail(&client).await.to_string(), "withFlows: nobody has signed in, or the sign-in has ended");
    let sign_in = DeviceSignIn::start(&client, &login).await.unwrap();
    assert_eq!((sign_in.user_code(), sign_in.url()), ("WDJB-MJHT", "https://login/device"));
    assert_eq!(sign_in.complete_url(), Some("https://login/device?c=WDJB"));
    assert!(!format!("{sign_in:?}").contains("dev\""));
    sign_in.finish().await.unwrap();
    assert_eq!(clock.pauses(), [2, 2, 7, 14].map(Duration::from_secs));
    let forms = forms(&server);
    assert_eq!(forms[0], "/device scope=pets%3Aread&client_id=id");
    let grant = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code";
    assert_eq!(forms[1], format!("/token grant_type={grant}&device_code=dev&client_id=id"));
    succeed(&client).await;
    clock.advance(Duration::from_secs(600));
    succeed(&client).await;
    assert_eq!(sent(&server), ["Bearer t1", "Bearer t1"]);
    let last = super::forms(&server).pop().unwrap();
    assert_eq!(last, "/token grant_type=refresh_token&refresh_token=r1&client_id=id");
}

#[tokio::test]
async fn a_sign_in_can_come_to_nothing() {
    let cases: [(&'static [(u16, &'static str)], fn(&SignInError) -> bool); 4] = [
        (&[(400, r#"{"error":"access_denied"}"#)], |error| matches!(error, SignInError::Refused { .. })),
        (&[(400, r#"{"error":"expired_token"}"#)], |error| matches!(error, SignInError::Expired)),
        (&[PENDING], |error| matches!(error, SignInError::Expired)),
        (&[(400, r#"{"error":"invalid_grant"}"#)], |error| matches!(error, SignInError::Token(_))),
    ];
    for (answers, is_expected) in cases {
        let server = waiting(answers).await;
        let login = login();
        let (client, _) = build(&server, |builder| builder.credential(FLOWS, login.clone()));
        let error = DeviceSignIn::start(&client, &login).await.unwrap().finish().await.unwrap_err();
        assert!(is_expected(&error), "{error:?}");
    }
}

#[tokio::test]
async fn a_credential_of_another_client_or_kind_is_refused() {
    let server = waiting(&[PENDING]).await;
    let (client, _) = build(&server, |builder| builder.credential(FLOWS, login()));
    let machine: Credential = OAuth2::client_credentials("i", "s").into();
    let (other, _) = build(&server, |builder| {
        builder.credential(FLOWS, machine.clone());
        builder.credential(BEARER, Credential::bearer("b"));
    });
    for (client, credential) in [(&client, login()), (&other, machine), (&other, Credential::bearer("b"))] {
        let error = DeviceSignIn::start(client, &credential).await.unwrap_err();
        assert!(matches!(error, SignInError::Credential), "{error:?}");
    }
    assert!(server.requests().is_empty());
}
