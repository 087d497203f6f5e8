//! Tokens beyond the life of a client, and credentials that change or are for one server.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clientwright_runtime::{
    BaseUrl, BoxFuture, BuildError, ClientBuilder, Credential, CredentialFault, Error, Mistake, OAuth2,
    ReplaceableCredential, StoredToken, TokenExchange, TokenStore,
};

use super::{answer, authority, build, client, forms, sent, succeed};
use crate::support::{
    API, BASIC, BEARER, CONNECT, ELSEWHERE, FLOWS, KEY, WITH_BASIC, WITH_BEARER, call, client_with, script,
};
use crate::wire::server::Server;

/// What a file would be: texts by their keys.
#[derive(Default)]
struct Texts(Mutex<HashMap<String, String>>);

impl TokenStore for Texts {
    fn load<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Option<StoredToken>> {
        let text = self.0.lock().unwrap().get(key).cloned();
        Box::pin(async move { StoredToken::from_json(&text?).ok() })
    }

    fn save<'a>(&'a self, key: &'a str, token: &'a StoredToken) -> BoxFuture<'a, ()> {
        self.0.lock().unwrap().insert(key.to_owned(), token.to_json().expose().to_owned());
        Box::pin(async {})
    }
}

/// Gives out `t1`, `t2` and so on; operations refuse the first one when it comes a second time.
async fn counting() -> Server {
    let issued = std::sync::atomic::AtomicUsize::new(0);
    authority(move |_, _| {
        let number = issued.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1;
        answer(
            200,
            &format!(r#"{{"access_token":"t{number}","refresh_token":"r{number}","expires_in":600}}"#),
        )
    })
    .await
}

#[tokio::test]
async fn a_stored_token_survives_a_restart_and_its_refresh_token_too() {
    let server = counting().await;
    let store = Arc::new(Texts::default());
    let started = || {
        let oauth2 = OAuth2::refresh_token("id", "first").scope("a").store(store.clone());
        client(&server, oauth2)
    };
    succeed(&started().0).await;
    succeed(&started().0).await;
    assert_eq!(forms(&server).len(), 1);
    assert_eq!(sent(&server), ["Bearer t1", "Bearer t1"]);
    let keys: Vec<_> = store.0.lock().unwrap().keys().cloned().collect();
    assert_eq!(keys, [format!("{} id a", server.url("/token"))]);
    // the next process comes when the token is over
    let (late, clock) = started();
    clock.advance(Duration::from_secs(600));
    succeed(&late).await;
    assert_eq!(forms(&server)[1..], ["/refresh grant_type=refresh_token&refresh_token=r1&client_id=id"]);
    assert_eq!(sent(&server)[2..], ["Bearer t2"]);
}

#[tokio::test]
async fn a_stored_token_that_was_refused_is_not_taken_again() {
    let server = Server::answering(|request| match super::path(request) {
        "/token" => answer(200, r#"{"access_token":"new","expires_in":600}"#),
        _ if request.contains("Bearer old") => answer(401, "{}"),
        _ => answer(200, "{}"),
    })
    .await;
    let store = Arc::new(Texts::default());
    let key = format!("{} i", server.url("/token"));
    store.0.lock().unwrap().insert(key, r#"{"access_token":"old"}"#.to_owned());
    let (client, _) = client(&server, OAuth2::client_credentials("i", "s").store(store.clone()));
    succeed(&client).await;
    assert_eq!(sent(&server), ["Bearer old", "Bearer new"]);
    assert!(store.0.lock().unwrap().values().all(|text| text.contains("new")));
}

#[tokio::test]
async fn a_credential_is_replaced_on_a_living_client() {
    let server = counting().await;
    let key = ReplaceableCredential::new(Credential::bearer("old"));
    let (client, _) = build(&server, |builder| {
        builder.credential(BEARER, key.credential());
        builder.credential(FLOWS, key.credential());
    });
    let clone = client.clone();
    call(&client, &WITH_BEARER).send().await.unwrap();
    key.replace(Credential::bearer("new"));
    call(&clone, &WITH_BEARER).send().await.unwrap();
    key.replace(OAuth2::client_credentials("i", "s").into());
    succeed(&client).await;
    key.replace(key.credential());
    succeed(&client).await;
    assert_eq!(sent(&server), ["Bearer old", "Bearer new", "Bearer t1", "Bearer t1"]);
    key.replace(Credential::api_key("k"));
    let error = call(&client, &WITH_BEARER).send().await.unwrap_err();
    let Error::Build(mistake) = &error else { panic!("{error:?}") };
    assert_eq!(*mistake.mistake(), Mistake::CredentialKind { scheme: "Bearer" });
}

#[tokio::test]
async fn a_credential_of_one_server_goes_to_no_other() {
    let (one, other, third) = (counting().await, counting().await, counting().await);
    let base = |server: &Server| BaseUrl::parse(&server.url("")).unwrap();
    let set = |builder: &mut ClientBuilder| {
        builder.credential(BEARER, Credential::bearer("one").for_server(&base(&one)));
        builder.credential(BEARER, Credential::bearer("other").for_server(&base(&other)));
    };
    for (server, expected) in [(&one, "Bearer one"), (&other, "Bearer other")] {
        let (client, _) = build(server, set);
        call(&client, &WITH_BEARER).send().await.unwrap();
        assert_eq!(sent(server), [expected]);
    }
    let error = call(&build(&third, set).0, &WITH_BEARER).send().await.unwrap_err();
    assert_eq!(error.to_string(), "withBearer: no credentials for Bearer");
    let rest = |builder: &mut ClientBuilder| {
        builder.credential(BEARER, Credential::bearer("rest"));
        set(builder);
    };
    call(&build(&third, rest).0, &WITH_BEARER).send().await.unwrap();
    assert_eq!(sent(&third), ["Bearer rest"]);
}

#[test]
fn credentials_that_cannot_work_are_an_error_of_build() {
    let machine = || OAuth2::client_credentials("i", "s");
    let plain = || CredentialFault::PlainHttp { host: "login.acme.com".to_owned() };
    let rule = "a user name must not contain a colon, and neither it nor the password a control character";
    let table: Vec<(usize, Credential, CredentialFault)> = vec![
        (BASIC, Credential::basic("us:er", "p"), CredentialFault::Rule { rule }),
        (BASIC, Credential::basic("user", "a\nb"), CredentialFault::Rule { rule }),
        (BASIC, Credential::basic("us\u{7f}er", "p"), CredentialFault::Rule { rule }),
        (BEARER, Credential::bearer(""), CredentialFault::Empty),
        (BEARER, Credential::bearer("a\nb"), CredentialFault::Value),
        (KEY, Credential::api_key("a\r\nb: c"), CredentialFault::Value),
        (BEARER, machine().into(), CredentialFault::NoTokenUrl),
        (FLOWS, OAuth2::client_credentials("", "s").into(), CredentialFault::Empty),
        (FLOWS, machine().token_url("http://login.acme.com/t").unwrap().into(), plain()),
        (CONNECT, machine().issuer("http://login.acme.com").unwrap().into(), plain()),
        (ELSEWHERE, OAuth2::device("i").into(), CredentialFault::NoAuthorizationUrl),
    ];
    for (scheme, credential, expected) in table {
        let shown = format!("{credential:?}");
        for credential in [
            credential.clone(),
            ReplaceableCredential::new(credential.clone()).credential(),
            credential.for_server(&BaseUrl::parse("https://a.b").unwrap()),
        ] {
            let mut builder = ClientBuilder::new(&API);
            builder.transport(Arc::new(script([])));
            builder.credential(scheme, credential);
            let Err(BuildError::Credential { fault, .. }) = builder.build() else { panic!("{shown}") };
            assert_eq!(fault, expected, "{shown}");
        }
    }
    let exchange = TokenExchange::get("http://login.acme.com/t").unwrap();
    let mut builder = ClientBuilder::new(&API);
    builder.transport(Arc::new(script([])));
    builder.credential(BEARER, exchange.into());
    assert!(matches!(
        builder.build(),
        Err(BuildError::Credential { fault: CredentialFault::PlainHttp { .. }, .. })
    ));
}

#[tokio::test]
async fn a_user_name_of_a_call_is_checked_too() {
    let transport = script([]);
    let client = client_with(&transport, |_| {});
    let options = clientwright_runtime::CallOptions::new().credential(Credential::basic("us:er", "p"));
    let error = call(&client, &WITH_BASIC).options(options).send().await.unwrap_err();
    assert!(matches!(&error, Error::Build(_)), "{error:?}");
    assert!(transport.requests().is_empty());
}
