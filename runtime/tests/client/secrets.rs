//! No text of any value shows a secret, an argument, a header's value or a body.

use std::error::Error as StdError;
use std::fmt::Debug;
use std::sync::Arc;

use clientwright_runtime::{
    BaseUrl, CallOptions, ClientBuilder, Credential, DeviceSignIn, IssuedToken, JwtSigner, Method, OAuth2,
    ReplaceableCredential, StoredToken, TokenExchange, TransportErrorKind, Value,
};

use crate::support::{
    API, Answer, BEARER, GET, KEY, OAUTH, WITH_BEARER, WITH_KEY, WITH_OAUTH, broken, call, client,
    client_for, client_with, json, script, with,
};

/// In everything that could be secret here.
const SECRET: &str = "Tr0ub4dor";
const BODY: &str = r#"{"Tr0ub4dor":"Tr0ub4dor"}"#;

#[derive(Default)]
struct Texts(Vec<String>);

impl Texts {
    fn debug(&mut self, value: &impl Debug) {
        self.0.push(format!("{value:?}"));
        self.0.push(format!("{value:#?}"));
    }

    fn error(&mut self, error: &impl StdError) {
        self.debug(&error);
        self.0.push(error.to_string());
        let mut above = error.to_string();
        let mut source = error.source();
        while let Some(error) = source {
            assert!(!above.contains(&error.to_string()), "`{above}` has the text of its source");
            above = error.to_string();
            self.0.push(format!("{error} {error:?} {error:#?}"));
            source = error.source();
        }
    }

    fn check(self) {
        assert!(self.0.len() > 20, "{}", self.0.len());
        for text in self.0 {
            assert!(!text.is_empty());
            assert!(!text.contains(SECRET), "{text}");
        }
    }
}

fn credentials() -> Vec<Credential> {
    let mut credentials = vec![
        Credential::bearer(SECRET),
        Credential::basic(SECRET, SECRET),
        Credential::api_key(SECRET),
        Credential::http(SECRET),
        Credential::header("X-Key", SECRET),
        Credential::query("key", SECRET),
        Credential::cookie("key", SECRET),
        Credential::client_credentials(SECRET, SECRET),
        TokenExchange::get("https://a.b/Tr0ub4dor").unwrap().header("X-Key", SECRET).into(),
        Credential::from_fn(|| async { Ok::<_, std::io::Error>(SECRET) }),
        Credential::issued_by(|| async { Ok::<_, std::io::Error>(IssuedToken::new(SECRET)) }),
        ReplaceableCredential::new(Credential::bearer(SECRET)).credential(),
        Credential::bearer(SECRET).for_server(&BaseUrl::parse("https://a.b").unwrap()),
    ];
    credentials.extend(grants().into_iter().map(Credential::from));
    credentials
}

fn signer() -> JwtSigner {
    JwtSigner::new("RS256", |_| async { Err::<Vec<u8>, _>(std::io::Error::other("no key")) })
        .key_id(SECRET)
        .audience(SECRET)
        .claim("sub", Value::String(SECRET.into()))
}

/// Each way to tokens, with secrets wherever one can be.
fn grants() -> Vec<OAuth2> {
    let grants = [
        OAuth2::client_credentials(SECRET, SECRET),
        OAuth2::client_assertion(SECRET, signer()),
        OAuth2::refresh_token(SECRET, SECRET).secret(SECRET),
        OAuth2::password(SECRET, SECRET, SECRET),
        OAuth2::jwt_bearer(SECRET, signer()),
        OAuth2::device(SECRET),
        #[cfg(feature = "sign-in")]
        OAuth2::authorization_code(SECRET, "https://a.b/Tr0ub4dor"),
    ];
    let url = "https://a.b/Tr0ub4dor?k=Tr0ub4dor";
    let set =
        |grant: OAuth2| grant.parameter("p", SECRET).token_url(url).unwrap().authorization_url(url).unwrap();
    grants.into_iter().map(set).collect()
}

fn options() -> CallOptions {
    CallOptions::new()
        .credential(Credential::bearer(SECRET))
        .header("X-Own", SECRET)
        .replace_authorization(SECRET)
        .replace_cookie(SECRET)
        .query("key", SECRET)
        .member("key", SECRET)
}

#[test]
fn settings_and_requests() {
    let mut texts = Texts::default();
    for credential in credentials() {
        texts.debug(&credential);
    }
    for grant in grants() {
        texts.debug(&grant);
        texts.debug(&grant.issuer("https://a.b/Tr0ub4dor").unwrap());
    }
    texts.debug(&signer());
    texts.debug(&ReplaceableCredential::new(Credential::bearer(SECRET)));
    let stored = format!(r#"{{"access_token":"{SECRET}","refresh_token":"{SECRET}"}}"#);
    texts.debug(&StoredToken::from_json(&stored).unwrap());
    texts.error(&StoredToken::from_json(r#"{"access_token":["Tr0ub4dor"]}"#).unwrap_err());
    texts.debug(&TokenExchange::get("https://a.b/Tr0ub4dor?k=Tr0ub4dor").unwrap().header("X", SECRET));
    texts.debug(&IssuedToken::new(SECRET));
    texts.debug(&options());
    texts.debug(&CallOptions::new().header("X-Own", "Tr0ub4dor\n"));
    let client = client_with(&script([]), |builder| {
        builder.credential(BEARER, Credential::bearer(SECRET));
        builder.credential(KEY, Credential::api_key(SECRET));
        builder.default_credential(Credential::header("X-Key", SECRET));
        builder.base_url("https://a.b/v1?key=Tr0ub4dor").unwrap();
        builder.default_header("X-Key", SECRET);
        builder.default_query("key", SECRET);
        texts.debug(builder);
    });
    texts.debug(&client);
    texts.debug(
        &client.request(Method::Post, "/Tr0ub4dor?k=Tr0ub4dor").json(&SECRET.to_owned()).options(options()),
    );
    let base: BaseUrl = "https://a.b/v1?key=Tr0ub4dor".parse().unwrap();
    texts.debug(&base);
    texts.0.push(base.to_string());
    let mut request = call(&client, &WITH_BEARER).options(options());
    request.json_body(&SECRET.to_owned());
    texts.debug(&request);
    texts.check();
}

fn answers() -> Vec<Answer> {
    let secret = [("set-cookie", SECRET), ("location", "https://a.b/Tr0ub4dor"), ("content-type", SECRET)];
    let mut answers: Vec<Answer> =
        [200, 302, 307, 400, 401, 404, 429, 500].iter().map(|status| with(*status, &secret, BODY)).collect();
    answers.push(json(200, r#"{"a":Tr0ub4dor}"#));
    answers.push(json(400, r#"["Tr0ub4dor"]"#));
    answers.push(broken(TransportErrorKind::Interrupted));
    answers.push(broken(TransportErrorKind::Connect));
    answers
}

#[tokio::test]
async fn errors_and_responses() {
    let mut texts = Texts::default();
    for answer in answers() {
        let client = client_for(&script([answer]), BEARER, Credential::bearer(SECRET));
        let limited = CallOptions::new().max_body_bytes(1000);
        match call(&client, &WITH_BEARER).options(limited).send_with_meta().await {
            Ok(response) => texts.debug(&response),
            Err(error) => texts.error(&error),
        }
    }
    let with_meta =
        call(&client_for(&script([json(200, BODY)]), KEY, Credential::api_key(SECRET)), &WITH_KEY);
    texts.debug(&with_meta.send_with_meta().await.unwrap());
    texts.check();
}

#[tokio::test]
async fn token_failures() {
    let mut texts = Texts::default();
    let mut answers = answers();
    answers.push(json(200, r#"{"access_token":"Tr0ub4dor\n"}"#));
    answers.push(json(200, r#"{"access_token":["Tr0ub4dor"]}"#));
    for answer in answers {
        let transport = script([answer]);
        let client = client_for(&transport, OAUTH, Credential::client_credentials(SECRET, SECRET));
        if let Err(error) = call(&client, &WITH_OAUTH).send().await {
            texts.error(&error);
            if let clientwright_runtime::Error::Auth(auth) = &error {
                texts.error(&**auth);
                texts.debug(auth.kind());
                texts.debug(auth.token_failure().unwrap().kind());
            }
        }
    }
    texts.check();
}

#[tokio::test]
async fn failures_of_every_grant() {
    let mut texts = Texts::default();
    let mut answers = answers();
    answers.push(json(200, r#"{"access_token":"Tr0ub4dor\n","refresh_token":"Tr0ub4dor"}"#));
    answers
        .push(json(200, r#"{"device_code":"Tr0ub4dor","user_code":"u","verification_uri":"https://a.b"}"#));
    for answer in answers {
        let answer = answer.ok();
        for credential in grants() {
            let credential = Credential::from(credential);
            let transport = script(answer.clone().map(Ok));
            let client = client_for(&transport, OAUTH, credential.clone());
            if let Err(error) = call(&client, &WITH_OAUTH).send().await {
                texts.error(&error);
            }
            let client = client_for(&script(answer.clone().map(Ok)), OAUTH, credential.clone());
            match DeviceSignIn::start(&client, &credential).await {
                Ok(sign_in) => {
                    texts.debug(&sign_in);
                    if let Err(error) = sign_in.finish().await {
                        texts.error(&error);
                    }
                }
                Err(error) => texts.error(&error),
            }
        }
    }
    texts.check();
}

#[cfg(feature = "sign-in")]
#[tokio::test]
async fn sign_ins() {
    let mut texts = Texts::default();
    for answer in answers() {
        let credential = Credential::from(grants().pop().unwrap());
        let client = client_for(&script([answer]), OAUTH, credential.clone());
        let sign_in = clientwright_runtime::SignIn::start(&client, &credential).await.unwrap();
        texts.debug(&sign_in);
        let state = sign_in.url().split("state=").nth(1).unwrap().split('&').next().unwrap();
        for answer in [SECRET.to_owned(), format!("code={SECRET}&state={state}")] {
            if let Err(error) = sign_in.finish(&answer).await {
                texts.error(&error);
            }
        }
    }
    texts.check();
}

#[tokio::test]
async fn mistakes() {
    let mut texts = Texts::default();
    let bad = "Tr0ub4dor\n";
    let tokens = [
        Credential::bearer(bad),
        Credential::client_credentials(bad, bad),
        Credential::header("X-Key", bad),
        Credential::header("Host", SECRET),
        Credential::cookie("key", bad),
    ];
    for credential in tokens {
        let mut builder = ClientBuilder::new(&API);
        builder.transport(Arc::new(script([])));
        builder.credential(OAUTH, credential.clone());
        if let Err(error) = builder.build() {
            texts.error(&error);
        }
        let options = CallOptions::new().credential(credential);
        if let Err(error) = call(&client(&script([])), &WITH_OAUTH).options(options).send().await {
            texts.error(&error);
        }
    }
    for options in [
        CallOptions::new().replace_authorization(bad),
        CallOptions::new().replace_cookie(bad),
        CallOptions::new().credential(Credential::api_key(SECRET)),
    ] {
        texts.error(&call(&client(&script([])), &GET).options(options).send().await.unwrap_err());
    }
    for value in [bad, "Tr0ub4dor"] {
        for name in ["x-a", "Authorization", "Tr0ub4dor "] {
            let options = CallOptions::new().header(name, value);
            let client = client_for(&script([]), OAUTH, Credential::bearer(SECRET));
            if let Err(error) = call(&client, &WITH_OAUTH).options(options).send().await {
                texts.error(&error);
            }
        }
    }
    for url in ["https://Tr0ub4dor@a.b", "https://a.b/?Tr0ub4dor#", "https://a.b/#Tr0ub4dor", "Tr0ub4dor:x"] {
        texts.error(&clientwright_runtime::BaseUrl::parse(url).unwrap_err());
    }
    texts.check();
}
