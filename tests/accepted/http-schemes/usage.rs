//! Schemes of `Authorization`: basic, others by their word, OpenID Connect; alternatives, combinations, none.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_runtime::{BaseUrl, Credential, Error, InMemory};
use clientwright_tests::described;
use std::sync::Arc;

fn transport() -> Arc<InMemory> {
    Arc::new(InMemory::new(|_| Ok(http::Response::builder().status(204).body("".into()).expect("an answer"))))
}

/// Path, `Authorization` and `X-Key` of the last request.
fn sent(transport: &InMemory) -> String {
    let request = transport.requests().pop().expect("a request");
    let header = |name: &str| request.headers().get(name).map_or("-", |value| value.to_str().expect("text"));
    format!("{} {} {}", request.uri().path(), header("authorization"), header("x-key"))
}

#[tokio::test]
async fn each_scheme_has_its_word() {
    let transport = transport();
    let builder = api::Client::builder().transport(transport.clone());
    let client = builder
        .basic(Credential::basic("Aladdin", "open sesame"))
        .token(Credential::http("abc"))
        .digest(Credential::http("username=\"Mufasa\", realm=\"x\""))
        .provider(Credential::bearer("p"))
        .code(Credential::from_fn(|| async { Ok::<_, std::io::Error>("c") }))
        .build()
        .expect("a client");
    // RFC 7617, 2
    client.by_basic().await.expect("an answer");
    assert_eq!(sent(&transport), "/basic Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ== -");
    client.by_token().await.expect("an answer");
    assert_eq!(sent(&transport), "/token token abc -");
    client.by_digest().await.expect("an answer");
    assert_eq!(sent(&transport), "/digest Digest username=\"Mufasa\", realm=\"x\" -");
    client.by_provider().await.expect("an answer");
    assert_eq!(sent(&transport), "/oidc Bearer p -");
    client.by_code().await.expect("an answer");
    assert_eq!(sent(&transport), "/code Bearer c -");
    client.by_either().await.expect("the second alternative");
    assert_eq!(sent(&transport), "/either Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ== -");
    client.perhaps().await.expect("an answer");
    assert_eq!(sent(&transport), "/optional Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ== -");
}

#[tokio::test]
async fn a_combination_goes_together() {
    let transport = transport();
    let builder = api::Client::builder().transport(transport.clone());
    let builder = builder.provider(Credential::bearer("p")).key(Credential::api_key("k"));
    let client = builder.build().expect("a client");
    client.by_either().await.expect("an answer");
    assert_eq!(sent(&transport), "/either Bearer p k");
    client.perhaps().await.expect("an answer");
    assert_eq!(sent(&transport), "/optional - -");
    let error = client.by_basic().await.expect_err("refused");
    assert!(matches!(error, Error::Auth(_)), "{error:?}");
}

#[test]
fn a_credential_of_another_kind_is_refused() {
    for credential in [Credential::bearer("t"), Credential::api_key("k"), Credential::basic("u", "p")] {
        let builder = api::Client::builder().transport(transport()).token(credential);
        assert!(builder.build().is_err());
    }
}

#[tokio::test]
async fn a_mock_of_the_description_takes_the_credentials() {
    let mock = described("http-schemes").await;
    let base = BaseUrl::parse(&mock.base_url()).expect("an address");
    let builder = api::Client::builder().server(base);
    let builder = builder.basic(Credential::basic("Aladdin", "open sesame")).token(Credential::http("abc"));
    let builder = builder.digest(Credential::http("username=\"Mufasa\"")).provider(Credential::bearer("p"));
    let builder = builder.code(Credential::bearer("c")).key(Credential::api_key("k"));
    let client = builder.build().expect("a client");
    client.by_basic().await.expect("nothing wrong");
    client.by_token().await.expect("nothing wrong");
    client.by_digest().await.expect("nothing wrong");
    client.by_provider().await.expect("nothing wrong");
    client.by_code().await.expect("nothing wrong");
    client.by_either().await.expect("nothing wrong");
    client.perhaps().await.expect("nothing wrong");
}
