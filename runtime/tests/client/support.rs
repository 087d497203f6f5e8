//! In: nothing. Out: a small description with an operation per need, and answers for the transport.
//! Never: an expectation; those stand in the tests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use clientwright_runtime::codegen as rt;
use clientwright_runtime::{
    BaseUrl, Client, ClientBuilder, Credential, Error, InMemory, ManualClock, Request, TransportError,
    TransportErrorKind, Value,
};

pub(crate) type Answer = Result<http::Response<Bytes>, TransportError>;

/// The documented errors of every operation here.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    Bad(Vec<i64>),
    Other(Value),
}

impl rt::ErrorBody for Problem {
    fn decode(response: &rt::RawResponse) -> Option<Result<Self, rt::Fault>> {
        Some(match response.status().as_u16() {
            400 => response.json().map(Self::Bad),
            401 | 403 | 429 | 503 => response.json().map(Self::Other),
            _ => return None,
        })
    }
}

const fn requirement(scheme: usize) -> rt::Requirement {
    rt::Requirement { scheme, scopes: &[] }
}

pub(crate) const OAUTH: usize = 0;
pub(crate) const BEARER: usize = 1;
pub(crate) const KEY: usize = 2;
pub(crate) const BASIC: usize = 3;
pub(crate) const QUERY_KEY: usize = 4;
pub(crate) const COOKIE_KEY: usize = 5;
pub(crate) const ELSEWHERE: usize = 6;
pub(crate) const DIGEST: usize = 7;
pub(crate) const FLOWS: usize = 8;
pub(crate) const CONNECT: usize = 9;

pub(crate) static API: rt::ApiDescription = rt::ApiDescription {
    user_agent: "sample/1.0",
    servers: &[
        rt::ServerGroup {
            name: "server",
            servers: &[
                rt::Server {
                    template: "https://{tenant}.example.com/beta",
                    variables: &[rt::Variable { name: "tenant", default: Some("demo"), values: &[] }],
                },
                rt::Server {
                    template: "https://{host}/{base}",
                    variables: &[
                        rt::Variable { name: "host", default: Some("example.com"), values: &[] },
                        rt::Variable { name: "base", default: Some("v1"), values: &["v1", "v2"] },
                    ],
                },
                rt::Server {
                    template: "{scheme}://example.com:{port}",
                    variables: &[
                        rt::Variable { name: "scheme", default: Some("https"), values: &[] },
                        rt::Variable { name: "port", default: Some("8443"), values: &[] },
                    ],
                },
            ],
        },
        rt::ServerGroup { name: "relative", servers: &[rt::Server { template: "/v1", variables: &[] }] },
    ],
    schemes: &[
        rt::Scheme {
            name: "OAuth",
            variable: "O_AUTH",
            kind: rt::SchemeKind::OAuth2 {
                flows: &[rt::Flow {
                    token_url: Some(rt::TokenUrl::OnServer("/oauth/token")),
                    ..rt::Flow::new(rt::FlowKind::ClientCredentials)
                }],
            },
        },
        rt::Scheme { name: "Bearer", variable: "BEARER", kind: rt::SchemeKind::Bearer },
        rt::Scheme {
            name: "Key",
            variable: "KEY",
            kind: rt::SchemeKind::ApiKey { place: rt::Place::Header, name: "X-Key" },
        },
        rt::Scheme { name: "Basic", variable: "BASIC", kind: rt::SchemeKind::Basic },
        rt::Scheme {
            name: "QueryKey",
            variable: "QUERY_KEY",
            kind: rt::SchemeKind::ApiKey { place: rt::Place::Query, name: "key" },
        },
        rt::Scheme {
            name: "CookieKey",
            variable: "COOKIE_KEY",
            kind: rt::SchemeKind::ApiKey { place: rt::Place::Cookie, name: "session" },
        },
        rt::Scheme {
            name: "Elsewhere",
            variable: "ELSEWHERE",
            kind: rt::SchemeKind::OAuth2 {
                flows: &[rt::Flow {
                    token_url: Some(rt::TokenUrl::Absolute("https://login.example.org/token")),
                    ..rt::Flow::new(rt::FlowKind::ClientCredentials)
                }],
            },
        },
        rt::Scheme { name: "Digest", variable: "DIGEST", kind: rt::SchemeKind::Http("Digest") },
        rt::Scheme {
            name: "Flows",
            variable: "FLOWS",
            kind: rt::SchemeKind::OAuth2 {
                flows: &[
                    rt::Flow {
                        authorization_url: Some(rt::TokenUrl::OnServer("/authorize?tenant=t")),
                        token_url: Some(rt::TokenUrl::OnServer("/token")),
                        refresh_url: Some(rt::TokenUrl::OnServer("/refresh")),
                        scopes: &["pets:read", "pets:write"],
                        ..rt::Flow::new(rt::FlowKind::AuthorizationCode)
                    },
                    rt::Flow {
                        token_url: Some(rt::TokenUrl::OnServer("/token")),
                        ..rt::Flow::new(rt::FlowKind::Password)
                    },
                    rt::Flow {
                        authorization_url: Some(rt::TokenUrl::OnServer("/device")),
                        token_url: Some(rt::TokenUrl::OnServer("/token")),
                        scopes: &["pets:read"],
                        ..rt::Flow::new(rt::FlowKind::Device)
                    },
                ],
            },
        },
        rt::Scheme {
            name: "Connect",
            variable: "CONNECT",
            kind: rt::SchemeKind::OpenIdConnect("https://id.example.org/.well-known/openid-configuration"),
        },
    ],
};

const PLAIN: rt::OperationDescription = rt::OperationDescription {
    id: "get",
    method: rt::Method::Get,
    path: "/things",
    arguments: &[],
    servers: 0,
    security: &[],
    success: &[
        rt::Success::new(rt::Statuses::Exact(200), &["application/json"]),
        rt::Success::new(rt::Statuses::Exact(204), &[]),
    ],
    accept: "application/json",
    tags: &[],
};

macro_rules! operations {
    ($($name:ident = { $($field:ident: $value:expr),* $(,)? };)*) => {
        $(pub(crate) static $name: rt::Operation<Value> = rt::Operation {
            description: rt::OperationDescription { $($field: $value,)* ..PLAIN },
            decode: value_or_null,
        };)*
    };
}

fn value_or_null(response: &rt::RawResponse) -> Result<Value, rt::Fault> {
    if response.status() == 204 { Ok(Value::Null) } else { response.json() }
}

operations! {
    GET = { id: "get" };
    POST = { id: "post", method: rt::Method::Post };
    RELATIVE = { id: "relative", servers: 1 };
    WITH_OAUTH = { id: "withOAuth", method: rt::Method::Post, security: &[&[requirement(OAUTH)]] };
    WITH_BEARER = { id: "withBearer", method: rt::Method::Post, security: &[&[requirement(BEARER)]] };
    WITH_KEY = { id: "withKey", security: &[&[requirement(KEY)]] };
    WITH_BASIC = { id: "withBasic", security: &[&[requirement(BASIC)]] };
    WITH_QUERY_KEY = { id: "withQueryKey", security: &[&[requirement(QUERY_KEY)]] };
    WITH_COOKIE_KEY = { id: "withCookieKey", security: &[&[requirement(COOKIE_KEY)]] };
    WITH_DIGEST = { id: "withDigest", security: &[&[requirement(DIGEST)]] };
    WITH_FLOWS = { id: "withFlows", security: &[&[requirement(FLOWS)]] };
    WITH_CONNECT = { id: "withConnect", security: &[&[requirement(CONNECT)]] };
    WITH_ELSEWHERE = { id: "withElsewhere", security: &[&[requirement(ELSEWHERE)]] };
    WITH_EITHER = {
        id: "withEither",
        security: &[&[requirement(BEARER), requirement(KEY)], &[requirement(BASIC)]],
    };
    WITH_OPTIONAL = { id: "withOptional", security: &[&[], &[requirement(BEARER)]] };
    REDIRECTING = {
        id: "redirecting",
        success: &[rt::Success::new(rt::Statuses::Exact(302), &[])],
    };
}

/// A response with a JSON body.
pub(crate) fn json(status: u16, body: &'static str) -> Answer {
    with(status, &[("content-type", "application/json")], body)
}

/// A response with these headers.
pub(crate) fn with(status: u16, headers: &[(&str, &str)], body: &'static str) -> Answer {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    Ok(response.body(Bytes::from_static(body.as_bytes())).unwrap())
}

/// No response.
pub(crate) fn broken(kind: TransportErrorKind) -> Answer {
    Err(TransportError::new(kind, "a test"))
}

/// Answers in this order, and with 200 after that.
pub(crate) fn script(answers: impl IntoIterator<Item = Answer>) -> InMemory {
    let answers = Mutex::new(answers.into_iter().collect::<VecDeque<_>>());
    InMemory::new(move |_| answers.lock().unwrap().pop_front().unwrap_or_else(|| json(200, "{}")))
}

/// Sun, 06 Nov 1994 08:49:37 GMT
pub(crate) fn clock() -> ManualClock {
    ManualClock::new(SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777))
}

/// A client on this transport, with whatever the function sets.
pub(crate) fn client_with(transport: &InMemory, set: impl FnOnce(&mut ClientBuilder)) -> Client {
    let mut builder = ClientBuilder::new(&API);
    builder.transport(Arc::new(transport.clone()));
    builder.clock(Arc::new(clock()));
    set(&mut builder);
    builder.build().unwrap()
}

pub(crate) fn client(transport: &InMemory) -> Client {
    client_with(transport, |_| {})
}

/// Tokens from this endpoint, which is on this machine.
#[cfg(any(feature = "metrics", feature = "tracing"))]
pub(crate) fn token_credential(url: &str) -> Credential {
    let oauth2 = clientwright_runtime::OAuth2::client_credentials("SECRET-id", "SECRET-secret");
    oauth2.token_url(url).unwrap().into()
}

/// A client with a credential for one scheme.
pub(crate) fn client_for(transport: &InMemory, scheme: usize, credential: Credential) -> Client {
    client_with(transport, |builder| builder.credential(scheme, credential))
}

pub(crate) fn at(url: &str) -> rt::ServerChoice {
    rt::ServerChoice::At(BaseUrl::parse(url).unwrap())
}

pub(crate) fn call(client: &Client, operation: &'static rt::Operation<Value>) -> Request<Value, Problem> {
    Request::new(client, operation)
}

pub(crate) async fn fails(client: &Client, operation: &'static rt::Operation<Value>) -> Error<Problem> {
    call(client, operation).send().await.unwrap_err()
}

/// The addresses that were asked, in order.
pub(crate) fn addresses(transport: &InMemory) -> Vec<String> {
    transport.requests().iter().map(|request| request.uri().to_string()).collect()
}
