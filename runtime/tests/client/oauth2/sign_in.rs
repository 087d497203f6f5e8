//! A sign-in with a browser (RFC 6749, 4.1; RFC 7636).

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clientwright_runtime::{Client, Credential, ManualClock, OAuth2, SignIn, SignInError};
use sha2::{Digest as _, Sha256};

use super::{answer, authority, build, forms, member, sent, succeed};
use crate::support::FLOWS;
use crate::wire::server::Server;

const BACK: &str = "https://app.example.com/back";

async fn tokens() -> Server {
    authority(|_, form| match form.contains("code=wrong") {
        true => answer(400, r#"{"error":"invalid_grant"}"#),
        false => answer(200, r#"{"access_token":"t1","refresh_token":"r1","expires_in":600}"#),
    })
    .await
}

fn signing_in(server: &Server, oauth2: OAuth2) -> (Client, ManualClock, Credential) {
    let login = Credential::from(oauth2);
    let (client, clock) = build(server, |builder| builder.credential(FLOWS, login.clone()));
    (client, clock, login)
}

fn query_of(url: &str) -> &str {
    url.split_once('?').unwrap().1
}

#[tokio::test]
async fn the_browser_comes_back_with_what_tokens_are_had_for() {
    let server = tokens().await;
    let oauth2 = OAuth2::authorization_code("id", BACK).described_scopes().parameter("audience", "api");
    let (client, clock, login) = signing_in(&server, oauth2);
    let sign_in = SignIn::start(&client, &login).await.unwrap();
    assert!(
        sign_in.url().starts_with(&server.url("/authorize?tenant=t&response_type=code&")),
        "{}",
        sign_in.url()
    );
    let opened = |name| member(query_of(sign_in.url()), name);
    for (name, value) in [
        ("client_id", "id"),
        ("redirect_uri", BACK),
        ("scope", "pets:read pets:write"),
        ("code_challenge_method", "S256"),
        ("audience", "api"),
    ] {
        assert_eq!(opened(name).as_deref(), Some(value), "{name}");
    }
    let state = opened("state").unwrap();
    assert_eq!(state.len(), 43);
    sign_in.finish(&format!("{BACK}?code=c%2F1&state={state}#top")).await.unwrap();
    succeed(&client).await;
    let form = forms(&server).remove(0);
    assert!(form.starts_with("/token grant_type=authorization_code&code=c%2F1&"), "{form}");
    assert_eq!(member(&form, "redirect_uri").as_deref(), Some(BACK));
    let verifier = member(&form, "code_verifier").unwrap();
    assert_eq!(opened("code_challenge").unwrap(), URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)));
    clock.advance(Duration::from_secs(600));
    succeed(&client).await;
    assert_eq!(sent(&server), ["Bearer t1", "Bearer t1"]);
    assert!(forms(&server)[1].starts_with("/refresh grant_type=refresh_token&refresh_token=r1"));
}

/// RFC 9207, 2.4: an answer that another server made is refused before its code goes anywhere.
#[tokio::test]
async fn an_answer_names_the_issuer_that_the_provider_says_it_is() {
    for (supported, named, is_taken) in [
        ("false", "", true),
        ("false", "&iss=https%3A%2F%2Fid.example.org", true),
        ("false", "&iss=https%3A%2F%2Fevil.example.org", false),
        ("true", "", false),
        ("true", "&iss=https%3A%2F%2Fid.example.org", true),
        ("true", "&iss=https%3A%2F%2Fid.example.org%2F", false),
    ] {
        let tokens = tokens().await;
        let (open, token) = (tokens.url("/open"), tokens.url("/token"));
        let provider = authority(move |_, _| {
            answer(
                200,
                &format!(
                    r#"{{"issuer":"https://id.example.org","authorization_endpoint":"{open}","token_endpoint":"{token}",
                    "authorization_response_iss_parameter_supported":{supported}}}"#
                ),
            )
        })
        .await;
        let oauth2 = OAuth2::authorization_code("id", BACK).issuer(&provider.url("")).unwrap();
        let (client, _, login) = signing_in(&tokens, oauth2);
        let sign_in = SignIn::start(&client, &login).await.unwrap();
        let state = member(query_of(sign_in.url()), "state").unwrap();
        let result = sign_in.finish(&format!("{BACK}?code=c&state={state}{named}")).await;
        match result {
            Ok(()) => assert!(is_taken, "{supported} {named}"),
            Err(error) => assert!(!is_taken && matches!(error, SignInError::Issuer), "{named}: {error:?}"),
        }
        assert_eq!(tokens.requests().len(), usize::from(is_taken));
    }
}

#[tokio::test]
async fn no_two_sign_ins_are_alike_and_no_answer_is_for_another() {
    let server = tokens().await;
    let (client, _, login) = signing_in(&server, OAuth2::authorization_code("id", BACK));
    let (one, other) =
        (SignIn::start(&client, &login).await.unwrap(), SignIn::start(&client, &login).await.unwrap());
    let state = |sign_in: &SignIn| member(query_of(sign_in.url()), "state").unwrap();
    assert_ne!(state(&one), state(&other));
    for answer in [
        "",
        "code=c",
        "code=c&state=",
        &format!("code=c&state={}", state(&other)),
        &format!("state={}", state(&one)),
    ] {
        let error = one.finish(answer).await.unwrap_err();
        assert!(matches!(error, SignInError::Answer), "{answer}: {error:?}");
    }
    let error = one.finish(&format!("error=access_denied&state={}", state(&one))).await.unwrap_err();
    assert_eq!(error.to_string(), "the sign-in was refused: access_denied");
    assert!(server.requests().is_empty());
    let error = one.finish(&format!("code=wrong&state={}", state(&one))).await.unwrap_err();
    assert_eq!(error.to_string(), "the token endpoint answered 400 Bad Request: invalid_grant");
    assert!(!format!("{one:?}").contains(&state(&one)));
}

#[cfg(feature = "sign-in-listener")]
#[tokio::test]
async fn a_listener_waits_for_the_browser_of_this_sign_in() {
    use clientwright_runtime::SignInListener;

    let server = tokens().await;
    let listener = SignInListener::bind(0).await.unwrap();
    let back = listener.redirect_url();
    assert!(back.starts_with("http://127.0.0.1:"), "{back}");
    let (client, _, login) = signing_in(&server, OAuth2::authorization_code("id", back.as_str()));
    let sign_in = SignIn::start(&client, &login).await.unwrap();
    let state = member(query_of(sign_in.url()), "state").unwrap();
    let browser = tokio::spawn(async move {
        let mut statuses = Vec::new();
        for path in
            ["favicon.ico".to_owned(), "?code=evil&state=x".to_owned(), format!("?code=c&state={state}")]
        {
            let response = reqwest::Client::builder().no_proxy().build().unwrap();
            statuses.push(response.get(format!("{back}{path}")).send().await.unwrap().status().as_u16());
        }
        statuses
    });
    sign_in.finish(&listener.answer(&sign_in).await.unwrap()).await.unwrap();
    assert_eq!(browser.await.unwrap(), [404, 404, 200]);
    succeed(&client).await;
    assert_eq!(sent(&server), ["Bearer t1"]);
}
