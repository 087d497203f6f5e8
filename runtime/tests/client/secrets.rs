//! No text of any value shows a secret, an argument, a header's value or a body.

use std::error::Error as StdError;
use std::fmt::Debug;

use clientwright_runtime::{
    BaseUrl, CallOptions, ClientCredentials, Credential, IssuedToken, TokenExchange, TransportErrorKind,
};

use crate::support::{
    Answer, BEARER, GET, KEY, OAUTH, WITH_BEARER, WITH_KEY, WITH_OAUTH, broken, call, client, client_for,
    client_with, json, script, with,
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
    vec![
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
    ]
}

fn options() -> CallOptions {
    CallOptions::new()
        .credential(Credential::bearer(SECRET))
        .header("X-Own", SECRET)
        .replace_authorization(SECRET)
        .replace_cookie(SECRET)
}

#[test]
fn settings_and_requests() {
    let mut texts = Texts::default();
    for credential in credentials() {
        texts.debug(&credential);
    }
    texts.debug(&ClientCredentials::new(SECRET, SECRET));
    texts.debug(&TokenExchange::get("https://a.b/Tr0ub4dor?k=Tr0ub4dor").unwrap().header("X", SECRET));
    texts.debug(&IssuedToken::new(SECRET));
    texts.debug(&options());
    texts.debug(&CallOptions::new().header("X-Own", "Tr0ub4dor\n"));
    let client = client_with(&script([]), |builder| {
        builder.credential(BEARER, Credential::bearer(SECRET));
        builder.credential(KEY, Credential::api_key(SECRET));
        builder.default_credential(Credential::header("X-Key", SECRET));
        builder.base_url("https://a.b/v1?key=Tr0ub4dor").unwrap();
        texts.debug(builder);
    });
    texts.debug(&client);
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
        let client = client_for(&script([]), OAUTH, credential);
        texts.error(&call(&client, &WITH_OAUTH).send().await.unwrap_err());
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
