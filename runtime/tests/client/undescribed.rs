//! Credentials beyond what a description says: where it names no scheme, names one in vain, or has the wrong one.

use clientwright_runtime::codegen as rt;
use clientwright_runtime::{
    BuildError, CallOptions, Client, ClientBuilder, Credential, Error, InMemory, Mistake, Value,
};

use crate::support::{
    BASIC, BEARER, COOKIE_KEY, GET, KEY, RELATIVE, WITH_BASIC, WITH_BEARER, WITH_COOKIE_KEY, WITH_EITHER,
    WITH_KEY, WITH_OPTIONAL, at, call, client_with, fails, json, script,
};

/// Declares schemes that no operation asks for, as Kubernetes does, or none at all.
fn api(schemes: &'static [rt::Scheme]) -> &'static rt::ApiDescription {
    let server = rt::Server { template: "https://api.example.com", variables: &[] };
    let servers = vec![rt::ServerGroup { name: "server", servers: Box::leak(Box::new([server])) }];
    Box::leak(Box::new(rt::ApiDescription { user_agent: "u/1", servers: servers.leak(), schemes }))
}

const fn key(name: &'static str, place: rt::Place, header: &'static str) -> rt::Scheme {
    rt::Scheme { name, variable: "KEY", kind: rt::SchemeKind::ApiKey { place, name: header } }
}

static NONE: [rt::Scheme; 0] = [];
static KUBERNETES: [rt::Scheme; 1] = [key("BearerToken", rt::Place::Header, "authorization")];
static ONE_KEY: [rt::Scheme; 1] = [key("Key", rt::Place::Query, "key")];
static TWO_KEYS: [rt::Scheme; 2] = [key("A", rt::Place::Header, "X-A"), key("B", rt::Place::Header, "X-B")];
static TOKENS: [rt::Scheme; 2] = [
    key("Key", rt::Place::Header, "X-Key"),
    rt::Scheme {
        name: "OAuth",
        variable: "O_AUTH",
        kind: rt::SchemeKind::OAuth2 {
            flows: &[rt::Flow {
                token_url: Some(rt::TokenUrl::OnServer("/token")),
                ..rt::Flow::new(rt::FlowKind::ClientCredentials)
            }],
        },
    },
];

fn built(
    schemes: &'static [rt::Scheme],
    credential: Credential,
    transport: &InMemory,
) -> Result<Client, BuildError> {
    let mut builder = ClientBuilder::new(api(schemes));
    builder.transport(std::sync::Arc::new(transport.clone()));
    builder.default_credential(credential);
    builder.build()
}

/// Everything in a request by which it could be authorized.
fn shown(request: &http::Request<bytes::Bytes>) -> String {
    let names = ["authorization", "x-key", "x-a", "x-own", "cookie"];
    let header = |name: &str| Some(format!("{name}={}", request.headers().get(name)?.to_str().unwrap()));
    let query = request.uri().query().map(|query| format!("?{query}"));
    names.iter().filter_map(|name| header(name)).chain(query).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn where_no_scheme_is_named_a_credential_travels_as_declared_or_as_usual() {
    let table = [
        (&NONE[..], Credential::bearer("t"), "authorization=Bearer t"),
        (
            &NONE,
            Credential::basic("Aladdin", "open sesame"),
            "authorization=Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        ),
        (&NONE, Credential::header("Authorization", "token t"), "authorization=token t"),
        (&NONE, Credential::header("X-Own", "t"), "x-own=t"),
        (&NONE, Credential::query("k y", "t&u"), "?k%20y=t%26u"),
        (&NONE, Credential::cookie("session", "t"), "cookie=session=t"),
        (&NONE, Credential::from_fn(|| async { Ok::<_, std::io::Error>("f") }), "authorization=Bearer f"),
        (&NONE, Credential::none(), ""),
        (&KUBERNETES, Credential::bearer("t"), "authorization=Bearer t"),
        (&KUBERNETES, Credential::api_key("Bearer t"), "authorization=Bearer t"),
        (&ONE_KEY, Credential::api_key("k"), "?key=k"),
        (&ONE_KEY, Credential::bearer("t"), "authorization=Bearer t"),
        (&TWO_KEYS, Credential::header("X-A", "a"), "x-a=a"),
        (&TOKENS, Credential::api_key("k"), "x-key=k"),
    ];
    for (schemes, credential, expected) in table {
        let transport = script([]);
        call(&built(schemes, credential, &transport).unwrap(), &GET).send().await.unwrap();
        assert_eq!(shown(&transport.requests()[0]), expected);
    }
}

#[tokio::test]
async fn tokens_come_from_the_endpoint_of_a_declared_scheme() {
    let transport = script([json(200, r#"{"access_token":"t"}"#)]);
    let credential = Credential::client_credentials("i", "s");
    call(&built(&TOKENS, credential, &transport).unwrap(), &GET).send().await.unwrap();
    let sent = transport.requests();
    assert_eq!(sent[0].uri(), "https://api.example.com/token");
    assert_eq!(shown(&sent[1]), "authorization=Bearer t");
}

#[test]
fn a_key_that_nobody_says_the_place_of_is_an_error() {
    for (schemes, credential) in [
        (&NONE[..], Credential::api_key("k")),
        (&TWO_KEYS, Credential::api_key("k")),
        (&ONE_KEY, Credential::http("k")),
    ] {
        let error = built(schemes, credential, &script([])).unwrap_err();
        assert!(matches!(error, BuildError::CredentialPlace), "{error:?}");
        assert!(error.to_string().contains("`Credential::header`"), "{error}");
    }
}

fn client_by_default(transport: &InMemory, credential: Credential) -> Client {
    client_with(transport, |builder| {
        builder.default_credential(credential);
        builder.credential(KEY, Credential::api_key("k"));
    })
}

#[tokio::test]
async fn it_stands_for_schemes_without_a_credential_of_their_own() {
    let table: [(&'static rt::Operation<Value>, &str); 4] = [
        (&GET, "authorization=Bearer d"),
        (&WITH_BEARER, "authorization=Bearer d"),
        (&WITH_OPTIONAL, "authorization=Bearer d"),
        (&WITH_KEY, "x-key=k"),
    ];
    for (operation, expected) in table {
        let transport = script([]);
        let client = client_by_default(&transport, Credential::bearer("d"));
        call(&client, operation).send().await.unwrap();
        assert_eq!(shown(&transport.requests()[0]), expected, "{}", operation.description.id);
    }
    for operation in [&WITH_BASIC, &WITH_COOKIE_KEY] {
        let transport = script([]);
        let error = fails(&client_by_default(&transport, Credential::bearer("d")), operation).await;
        assert!(matches!(error, Error::Auth(_)), "{error:?}");
        assert!(transport.requests().is_empty());
    }
}

#[tokio::test]
async fn it_goes_to_the_server_of_the_client_alone() {
    for (other, expected) in [
        ("https://files.example.org", ""),
        ("https://api.example.com:8443", ""),
        ("https://api.example.com.example.org", ""),
        ("https://api.example.com/other", "authorization=Bearer d"),
    ] {
        let transport = script([]);
        let client = client_with(&transport, |builder| {
            builder.server(0, at("https://api.example.com/v1"));
            builder.server(1, at(other));
            builder.default_credential(Credential::bearer("d"));
        });
        call(&client, &RELATIVE).send().await.unwrap();
        assert_eq!(shown(&transport.requests()[0]), expected, "{other}");
    }
}

#[tokio::test]
async fn one_for_another_server_stands_beside_it() {
    let files = clientwright_runtime::BaseUrl::parse("https://files.example.org").unwrap();
    for (other, expected) in [
        ("https://files.example.org/up", "authorization=Bearer f"),
        ("https://files.example.org:8443", ""),
        ("https://api.example.com/other", "authorization=Bearer d"),
    ] {
        let transport = script([]);
        let client = client_with(&transport, |builder| {
            builder.server(0, at("https://api.example.com/v1"));
            builder.server(1, at(other));
            builder.default_credential(Credential::bearer("d"));
            builder.default_credential(Credential::bearer("f").for_server(&files));
        });
        call(&client, &GET).send().await.unwrap();
        call(&client, &RELATIVE).send().await.unwrap();
        let requests = transport.requests();
        assert_eq!(
            (shown(&requests[0]).as_str(), shown(&requests[1]).as_str()),
            ("authorization=Bearer d", expected),
            "{other}"
        );
    }
}

#[tokio::test]
async fn a_call_may_bring_one_where_none_is_named() {
    let transport = script([]);
    let client = client_by_default(&transport, Credential::bearer("d"));
    for credential in [Credential::bearer("own"), Credential::header("X-Own", "o"), Credential::none()] {
        call(&client, &GET).options(CallOptions::new().credential(credential)).send().await.unwrap();
    }
    let options = CallOptions::new().credential(Credential::header("X-Own", "o"));
    call(&client, &WITH_EITHER).options(options).send().await.unwrap();
    let sent: Vec<_> = transport.requests().iter().map(shown).collect();
    assert_eq!(sent, ["authorization=Bearer own", "x-own=o", "", "x-own=o"]);

    let options = CallOptions::new().credential(Credential::api_key("k"));
    let error = call(&client, &GET).options(options).send().await.unwrap_err();
    let Error::Build(build) = &error else { panic!("{error:?}") };
    assert_eq!(*build.mistake(), Mistake::CredentialPlace);
}

#[tokio::test]
async fn a_scheme_can_be_left_out() {
    let transport = script([]);
    let client = client_with(&transport, |builder| builder.credential(BEARER, Credential::none()));
    call(&client, &WITH_BEARER).send().await.unwrap();
    let client = client_with(&transport, |builder| {
        builder.credential(BEARER, Credential::none());
        builder.credential(KEY, Credential::api_key("k"));
        builder.credential(BASIC, Credential::basic("u", "p"));
    });
    call(&client, &WITH_EITHER).send().await.unwrap();
    let anonymous = CallOptions::new().credential(Credential::none());
    call(&client, &WITH_BASIC).options(anonymous).send().await.unwrap();
    let sent: Vec<_> = transport.requests().iter().map(shown).collect();
    assert_eq!(sent, ["", "x-key=k", ""]);
}

#[tokio::test]
async fn a_call_may_replace_authorization_and_cookie() {
    let transport = script([]);
    let client = client_with(&transport, |builder| {
        builder.credential(BEARER, Credential::bearer("b"));
        builder.credential(KEY, Credential::api_key("k"));
        builder.credential(COOKIE_KEY, Credential::api_key("c"));
    });
    let options = || CallOptions::new().replace_authorization("token t");
    for operation in [&GET, &WITH_BEARER, &WITH_EITHER, &WITH_BASIC] {
        call(&client, operation).options(options()).send().await.unwrap();
    }
    let options = CallOptions::new().replace_cookie("a=b; c=d");
    call(&client, &WITH_COOKIE_KEY).options(options).send().await.unwrap();
    let sent = transport.requests();
    let token = "authorization=token t";
    let keyed = "authorization=token t x-key=k";
    assert_eq!(sent.iter().map(shown).collect::<Vec<_>>(), [token, token, keyed, token, "cookie=a=b; c=d"]);
    for request in &sent {
        let secret = request.headers().get("authorization").or_else(|| request.headers().get("cookie"));
        assert!(secret.unwrap().is_sensitive());
    }
    let options = CallOptions::new().replace_authorization("a\nb");
    let error = call(&client, &GET).options(options).send().await.unwrap_err();
    assert!(matches!(error, Error::Build(_)), "{error:?}");
}

#[tokio::test]
async fn no_credential_says_where_the_request_goes() {
    for name in ["Host", "content-length", "Transfer-Encoding", "a b"] {
        let options = CallOptions::new().credential(Credential::header(name, "example.org"));
        let transport = script([]);
        let client = client_with(&transport, |_| {});
        let error = call(&client, &GET).options(options).send().await.unwrap_err();
        assert!(matches!(error, Error::Build(_)), "{name} {error:?}");
        assert!(transport.requests().is_empty());
    }
}
