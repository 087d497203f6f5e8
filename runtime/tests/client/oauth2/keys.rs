//! Statements that are signed, and addresses that a provider publishes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clientwright_runtime::{InMemory, JwtSigner, OAuth2, Value, json};
use std::error::Error as _;
use std::time::Duration;

use super::{answer, authority, client, fail, forms, member, sent, succeed};
use crate::support::{CONNECT, WITH_CONNECT, addresses, call, client_for, json as reply};
use crate::wire::server::Server;

/// Not a signature, but of the input.
fn signer() -> JwtSigner {
    JwtSigner::new(
        "TEST",
        |input: Vec<u8>| async move { Ok::<_, std::io::Error>(input.len().to_string().into()) },
    )
}

/// The header and the claims of a token whose signature is that of [`signer`].
fn read(token: &str) -> (Value, Value) {
    let (input, signature) = token.rsplit_once('.').unwrap();
    let decoded = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
    assert_eq!(decoded(signature), input.len().to_string().into_bytes());
    let (header, claims) = input.split_once('.').unwrap();
    (json::from_slice(&decoded(header)).unwrap(), json::from_slice(&decoded(claims)).unwrap())
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap()
}

async fn tokens() -> Server {
    authority(|_, _| answer(200, r#"{"access_token":"t","expires_in":600}"#)).await
}

#[tokio::test]
async fn a_client_shows_that_it_has_a_key() {
    let server = tokens().await;
    let (client, clock) = client(&server, OAuth2::client_assertion("id", signer().key_id("k1")));
    succeed(&client).await;
    clock.advance(Duration::from_secs(600));
    succeed(&client).await;
    let assertion = |form: &String| {
        assert!(form.starts_with("/token grant_type=client_credentials&client_id=id&"), "{form}");
        assert!(!form.contains("client_secret"));
        let kind = member(form, "client_assertion_type").unwrap();
        assert_eq!(kind, "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        read(&member(form, "client_assertion").unwrap())
    };
    let made: Vec<_> = forms(&server).iter().map(assertion).collect();
    let (header, claims) = &made[0];
    assert_eq!((text(header, "alg"), text(header, "typ"), text(header, "kid")), ("TEST", "JWT", "k1"));
    assert_eq!((text(claims, "iss"), text(claims, "sub")), ("id", "id"));
    assert_eq!(text(claims, "aud"), server.url("/token"));
    let seconds = |name| claims.get(name).and_then(Value::as_i64).unwrap();
    assert_eq!((seconds("iat"), seconds("exp")), (784_111_777, 784_111_777 + 300));
    assert_ne!(text(claims, "jti"), text(&made[1].1, "jti"));
}

#[tokio::test]
async fn a_statement_of_an_issuer_is_a_grant() {
    let server = tokens().await;
    let signer = signer()
        .audience("https://login")
        .claim("sub", Value::String("me".into()))
        .claim("scope", Value::String("a b".into()))
        .lifetime(Duration::from_secs(60));
    succeed(&client(&server, OAuth2::jwt_bearer("issuer", signer)).0).await;
    let form = forms(&server).remove(0);
    let grant = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer";
    assert!(form.starts_with(&format!("/token grant_type={grant}&assertion=")), "{form}");
    assert!(!form.contains("client_id"), "whoever signs need not be a client");
    let (_, claims) = read(&member(&form, "assertion").unwrap());
    assert_eq!((text(&claims, "iss"), text(&claims, "sub")), ("issuer", "me"));
    assert_eq!((text(&claims, "aud"), text(&claims, "scope")), ("https://login", "a b"));
}

#[tokio::test]
async fn a_key_that_cannot_sign_is_the_source_of_the_error() {
    let server = tokens().await;
    let broken =
        JwtSigner::new("TEST", |_| async { Err::<Vec<u8>, _>(std::io::Error::other("the key is gone")) });
    let error = fail(&client(&server, OAuth2::client_assertion("id", broken)).0).await;
    assert_eq!(error.to_string(), "withFlows: the function that signs failed");
    assert_eq!(error.source().unwrap().to_string(), "the key is gone");
    assert!(!format!("{error:?} {error:#?}").contains("the key is gone"));
    assert!(server.requests().is_empty());
}

/// A provider that publishes its addresses, with the token endpoint at this one.
async fn provider(token: &'static str) -> Server {
    authority(move |path, _| match path {
        "/tenant/.well-known/openid-configuration" => {
            answer(200, &format!(r#"{{"issuer":"x","token_endpoint":"{token}","jwks_uri":"y"}}"#))
        }
        _ => answer(200, r#"{"access_token":"t","expires_in":600}"#),
    })
    .await
}

#[tokio::test]
async fn a_provider_says_once_where_tokens_are() {
    let tokens = tokens().await;
    let url: &'static str = Box::leak(tokens.url("/connect/token").into_boxed_str());
    let provider = provider(url).await;
    let issuer = provider.url("/tenant/");
    let (client, clock) = client(&tokens, OAuth2::client_credentials("i", "s").issuer(&issuer).unwrap());
    succeed(&client).await;
    clock.advance(Duration::from_secs(600));
    succeed(&client).await;
    assert_eq!(provider.requests().len(), 1);
    assert_eq!(forms(&tokens), ["/connect/token grant_type=client_credentials"; 2]);
    assert_eq!(sent(&tokens), ["Bearer t", "Bearer t"]);
}

#[tokio::test]
async fn a_provider_cannot_send_secrets_over_plain_http() {
    for token in ["http://evil.example.org/token", "not an address", ""] {
        let provider = provider(token).await;
        let issuer = provider.url("/tenant");
        let oauth2 = OAuth2::client_credentials("i", "s").issuer(&issuer).unwrap();
        let error = fail(&client(&provider, oauth2).0).await;
        assert!(error.to_string().contains("the provider's document"), "{error}");
        assert_eq!(provider.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_scheme_of_openid_connect_is_enough_to_find_them() {
    let transport = InMemory::new(|request| match request.uri().path() {
        "/.well-known/openid-configuration" => {
            reply(200, r#"{"token_endpoint":"https://login.example.org/t"}"#)
        }
        "/t" => reply(200, r#"{"access_token":"t"}"#),
        _ => reply(200, "{}"),
    });
    let client = client_for(&transport, CONNECT, OAuth2::client_credentials("i", "s").into());
    call(&client, &WITH_CONNECT).send().await.unwrap();
    let expected = [
        "https://id.example.org/.well-known/openid-configuration",
        "https://login.example.org/t",
        "https://demo.example.com/beta/things",
    ];
    assert_eq!(addresses(&transport), expected);
}
