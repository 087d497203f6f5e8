//! Which credentials go into which request, and that none goes anywhere else.

use clientwright_runtime::codegen::{Operation, ServerChoice};
use clientwright_runtime::{
    AuthErrorKind, BuildError, CallOptions, ClientBuilder, Credential, Error, InMemory, Mistake, Value,
};
use http::Request;

use crate::support::{
    API, BASIC, BEARER, COOKIE_KEY, DIGEST, GET, KEY, OAUTH, QUERY_KEY, WITH_BASIC, WITH_BEARER,
    WITH_COOKIE_KEY, WITH_DIGEST, WITH_EITHER, WITH_KEY, WITH_OAUTH, WITH_OPTIONAL, WITH_QUERY_KEY, at, call,
    client, client_for, client_with, fails, script,
};

/// Everything in a request by which it could be authorized.
fn shown(request: &Request<bytes::Bytes>) -> String {
    let header =
        |name: &str| request.headers().get(name).map(|value| format!("{name}={}", value.to_str().unwrap()));
    let query = request.uri().query().map(|query| format!("?{query}"));
    let all = [header("authorization"), header("x-key"), header("cookie"), query];
    all.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn everything(builder: &mut ClientBuilder) {
    builder.credential(OAUTH, Credential::bearer("o"));
    builder.credential(BEARER, Credential::bearer("b"));
    builder.credential(KEY, Credential::api_key("k"));
    builder.credential(BASIC, Credential::basic("Aladdin", "open sesame"));
    builder.credential(QUERY_KEY, Credential::api_key("q&x"));
    builder.credential(COOKIE_KEY, Credential::api_key("c+/d=="));
    builder.credential(DIGEST, Credential::http("username=\"Mufasa\", nc=1"));
}

#[tokio::test]
async fn an_operation_sends_what_its_own_security_names_and_nothing_else() {
    let table: [(&'static Operation<Value>, &str); 10] = [
        (&GET, ""),
        (&WITH_OAUTH, "authorization=Bearer o"),
        (&WITH_BEARER, "authorization=Bearer b"),
        (&WITH_KEY, "x-key=k"),
        // RFC 7617, 2
        (&WITH_BASIC, "authorization=Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        (&WITH_QUERY_KEY, "?key=q%26x"),
        (&WITH_COOKIE_KEY, "cookie=session=c+/d=="),
        // RFC 7616, 3.4: parameters, which are the caller's
        (&WITH_DIGEST, "authorization=Digest username=\"Mufasa\", nc=1"),
        (&WITH_EITHER, "authorization=Bearer b x-key=k"),
        (&WITH_OPTIONAL, "authorization=Bearer b"),
    ];
    for (operation, expected) in table {
        let transport = script([]);
        call(&client_with(&transport, everything), operation).send().await.unwrap();
        assert_eq!(shown(&transport.requests()[0]), expected, "{}", operation.description.id);
    }
}

#[tokio::test]
async fn the_first_alternative_with_all_of_its_credentials_is_taken() {
    let transport = script([]);
    let client = client_with(&transport, |builder| {
        builder.credential(BEARER, Credential::bearer("b"));
        builder.credential(BASIC, Credential::basic("u", "p"));
    });
    call(&client, &WITH_EITHER).send().await.unwrap();
    assert_eq!(shown(&transport.requests()[0]), "authorization=Basic dTpw");
}

#[tokio::test]
async fn optional_security_needs_no_credential() {
    let transport = script([]);
    call(&client(&transport), &WITH_OPTIONAL).send().await.unwrap();
    assert_eq!(shown(&transport.requests()[0]), "");
}

#[tokio::test]
async fn missing_credentials_are_named_and_nothing_is_sent() {
    let transport = script([]);
    let error = fails(&client_for(&transport, KEY, Credential::api_key("k")), &WITH_EITHER).await;
    assert_eq!(error.to_string(), "withEither: no credentials for Bearer and Key, or for Basic");
    let Error::Auth(auth) = &error else { panic!("{error:?}") };
    assert!(matches!(auth.kind(), AuthErrorKind::Missing { alternatives } if alternatives.len() == 2));
    assert!(!error.is_retryable());
    assert_eq!(error.attempts(), 0);
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn a_call_can_bring_its_own_credential() {
    let transport = script([]);
    let client = client_with(&transport, everything);
    let options = CallOptions::new().credential(Credential::bearer("own"));
    call(&client, &WITH_OAUTH).options(options).send().await.unwrap();
    let options = CallOptions::new().credential(Credential::basic("u", "p"));
    call(&client, &WITH_EITHER).options(options).send().await.unwrap();
    let sent = transport.requests();
    assert_eq!(shown(&sent[0]), "authorization=Bearer own");
    assert_eq!(shown(&sent[1]), "authorization=Basic dTpw");
}

#[tokio::test]
async fn a_credential_that_the_operation_does_not_take_is_a_mistake() {
    let transport = script([]);
    for operation in [&WITH_KEY, &WITH_EITHER] {
        let options = CallOptions::new().credential(Credential::bearer("own"));
        let error =
            call(&client_with(&transport, everything), operation).options(options).send().await.unwrap_err();
        let Error::Build(build) = &error else { panic!("{error:?}") };
        assert_eq!(*build.mistake(), Mistake::UnusedCredential);
    }
    assert!(transport.requests().is_empty());
}

async fn is_sent_to(url: &str) -> bool {
    let transport = script([]);
    let client = client_with(&transport, |builder| {
        builder.server(0, at(url));
        builder.credential(BEARER, Credential::bearer("b"));
    });
    let result = call(&client, &WITH_BEARER).send().await;
    match result {
        Ok(_) => true,
        Err(Error::Auth(auth)) => {
            assert!(matches!(auth.kind(), AuthErrorKind::PlainHttp { .. }), "{auth:?}");
            assert!(transport.requests().is_empty());
            false
        }
        Err(error) => panic!("{error:?}"),
    }
}

#[tokio::test]
async fn plain_http_is_for_the_machine_itself() {
    for safe in [
        "https://example.com",
        "http://localhost:8080/x",
        "http://LOCALHOST",
        "http://127.0.0.1",
        "http://127.255.3.9:1",
        "http://[::1]:9",
        "http://[0:0:0:0:0:0:0:1]",
    ] {
        assert!(is_sent_to(safe).await, "{safe}");
    }
    for unsafe_one in [
        "http://example.com",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
        "http://128.0.0.1",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "http://[::2]",
        "http://[::ffff:10.0.0.1]",
    ] {
        assert!(!is_sent_to(unsafe_one).await, "{unsafe_one}");
    }
}

#[tokio::test]
async fn without_credentials_plain_http_is_nobodys_business() {
    let transport = script([]);
    let client = client_with(&transport, |builder| builder.server(0, at("http://example.com")));
    call(&client, &GET).send().await.unwrap();
}

#[test]
fn a_credential_of_another_kind_is_refused_when_the_client_is_built() {
    let kinds: [fn() -> Credential; 4] = [
        || Credential::bearer("t"),
        || Credential::basic("u", "p"),
        || Credential::api_key("k"),
        || Credential::http("x"),
    ];
    let fitting =
        [(OAUTH, 0), (BEARER, 0), (KEY, 2), (BASIC, 1), (QUERY_KEY, 2), (COOKIE_KEY, 2), (DIGEST, 3)];
    for (scheme, fits) in fitting {
        for (kind, credential) in kinds.iter().enumerate() {
            let mut builder = ClientBuilder::new(&API);
            builder.transport(std::sync::Arc::new(script([])));
            builder.credential(scheme, credential());
            let result = builder.build();
            assert_eq!(result.is_ok(), kind == fits, "{scheme} {kind}");
            if kind != fits {
                assert!(matches!(result, Err(BuildError::CredentialKind { .. })));
            }
        }
    }
}

/// A function's token goes where its scheme says; a name and a password it cannot be.
#[tokio::test]
async fn a_function_fits_every_scheme_but_basic() {
    let function = || Credential::from_fn(|| async { Ok::<_, std::io::Error>("f") });
    for (scheme, operation, expected) in [
        (OAUTH, &WITH_OAUTH, "authorization=Bearer f"),
        (KEY, &WITH_KEY, "x-key=f"),
        (QUERY_KEY, &WITH_QUERY_KEY, "?key=f"),
        (COOKIE_KEY, &WITH_COOKIE_KEY, "cookie=session=f"),
        (DIGEST, &WITH_DIGEST, "authorization=Digest f"),
    ] {
        let transport = script([]);
        call(&client_for(&transport, scheme, function()), operation).send().await.unwrap();
        assert_eq!(shown(&transport.requests()[0]), expected);
    }
    let mut builder = ClientBuilder::new(&API);
    builder.transport(std::sync::Arc::new(script([])));
    builder.credential(BASIC, function());
    assert!(matches!(builder.build(), Err(BuildError::CredentialKind { .. })));
}

#[tokio::test]
async fn a_key_that_would_end_its_cookie_is_a_mistake() {
    for key in ["", "a;b", "a b", "a\"", "a,b", "a\r\n", "ü"] {
        let transport = script([]);
        let options = CallOptions::new().credential(Credential::api_key(key));
        let error = call(&client(&transport), &WITH_COOKIE_KEY).options(options).send().await.unwrap_err();
        let Error::Build(build) = &error else { panic!("{key:?} {error:?}") };
        assert_eq!(*build.mistake(), Mistake::CredentialValue { scheme: "CookieKey" });
        assert!(transport.requests().is_empty());
    }
}

#[tokio::test]
async fn a_credential_that_no_header_can_carry_is_a_mistake() {
    for token in ["", "a\nb", "a\u{0}", "ü\r"] {
        let transport = script([]);
        let options = CallOptions::new().credential(Credential::bearer(token));
        let error = call(&client(&transport), &WITH_BEARER).options(options).send().await.unwrap_err();
        let Error::Build(build) = &error else { panic!("{token:?} {error:?}") };
        assert_eq!(*build.mistake(), Mistake::CredentialValue { scheme: "Bearer" });
    }
}

#[tokio::test]
async fn no_value_of_a_server_variable_moves_a_credential() {
    let values = [
        "evil.org/",
        "evil.org#",
        "evil.org?",
        "evil.org\\",
        "user@evil.org",
        "evil.org:443/x",
        "evil.org%2f",
        "evil.org\t",
        "evil.org\n/",
        "evil.org／",
        "",
        "a:b@evil.org",
        "evil.org:1",
        "[::1]",
        ".",
        "a..b",
    ];
    for value in values {
        let transport: InMemory = script([]);
        let mut builder = ClientBuilder::new(&API);
        builder.transport(std::sync::Arc::new(transport.clone()));
        builder.server(0, ServerChoice::listed(0, vec![("tenant", value.to_owned())]));
        assert!(matches!(builder.build(), Err(BuildError::Server { .. })), "{value:?}");
    }
}
