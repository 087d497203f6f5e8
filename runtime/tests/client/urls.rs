//! Base addresses, servers, and how paths are joined to them.

use clientwright_runtime::codegen::{self as rt, ServerChoice};
use clientwright_runtime::{
    AddressFault, BaseUrl, BuildError, CallOptions, ClientBuilder, InMemory, ServerError,
};

use crate::support::{API, GET, addresses, at, call, client, client_with, script};

#[test]
fn base_addresses() {
    use AddressFault::{Fragment, Host, Path, Port, Scheme, UserInfo};
    let table: [(&str, Result<&str, AddressFault>); 47] = [
        ("https://example.com", Ok("https://example.com")),
        ("https://example.com/", Ok("https://example.com")),
        ("https://example.com/v3", Ok("https://example.com/v3")),
        ("https://example.com/v3/", Ok("https://example.com/v3")),
        ("https://example.com/a/b%20c/", Ok("https://example.com/a/b%20c")),
        ("HTTPS://Example.COM/V3", Ok("https://example.com/V3")),
        ("https://example.com:443", Ok("https://example.com")),
        ("http://example.com:80", Ok("http://example.com")),
        ("http://localhost:8080/x", Ok("http://localhost:8080/x")),
        ("https://my_host-1.local.", Ok("https://my_host-1.local.")),
        ("https://127.0.0.1:1", Ok("https://127.0.0.1:1")),
        ("https://[::1]:8443/x", Ok("https://[::1]:8443/x")),
        ("https://[2001:DB8::1]", Ok("https://[2001:db8::1]")),
        ("example.com", Err(Scheme)),
        ("ftp://example.com", Err(Scheme)),
        ("file:///etc", Err(Scheme)),
        ("https:example.com", Err(Scheme)),
        (" https://example.com", Err(Scheme)),
        ("", Err(Scheme)),
        ("https://", Err(Host)),
        ("https:///x", Err(Host)),
        ("https://:80", Err(Host)),
        ("https://.example.com", Err(Host)),
        ("https://a..b", Err(Host)),
        ("https://exam ple.com", Err(Host)),
        ("https://exämple.com", Err(Host)),
        ("https://example.com%2fx", Err(Host)),
        ("https://[::1", Err(Host)),
        ("https://[::1]x", Err(Host)),
        ("https://[::g]", Err(Host)),
        ("https://127.1", Err(Host)),
        ("https://0x7f000001", Err(Host)),
        ("https://2130706433", Err(Host)),
        ("https://1.2.3.4.5", Err(Host)),
        ("https://a@b", Err(UserInfo)),
        ("https://a:b@c", Err(UserInfo)),
        ("https://a:x", Err(Port)),
        ("https://a:", Err(Port)),
        ("https://a:0", Err(Port)),
        ("https://a:65536", Err(Port)),
        ("https://a/b/?c=d", Ok("https://a/b?…")),
        ("https://a?", Ok("https://a")),
        ("https://a?b=c d", Err(Path)),
        ("https://a/b#c", Err(Fragment)),
        ("https://a/b c", Err(Path)),
        ("https://a/../b", Err(Path)),
        ("https://a/%2e%2E/b", Err(Path)),
    ];
    for (text, expected) in table {
        let parsed = BaseUrl::parse(text);
        let seen = parsed.clone().map(|base| base.to_string()).map_err(|error| error.fault());
        assert_eq!(seen, expected.map(str::to_owned), "{text}");
        assert_eq!(text.parse::<BaseUrl>(), parsed);
    }
}

async fn sent_to(choice: ServerChoice) -> String {
    let transport = script([]);
    let client = client_with(&transport, |builder| builder.server(0, choice));
    call(&client, &GET).send().await.unwrap();
    addresses(&transport).remove(0)
}

#[tokio::test]
async fn servers_give_the_beginning_of_the_address() {
    let value = |text: &str| text.to_owned();
    let table = [
        (ServerChoice::listed(0, vec![]), "https://demo.example.com/beta/things"),
        (ServerChoice::listed(0, vec![("tenant", value("acme"))]), "https://acme.example.com/beta/things"),
        (ServerChoice::listed(1, vec![]), "https://example.com/v1/things"),
        (ServerChoice::listed(1, vec![("base", value("v9"))]), "https://example.com/v9/things"),
        (ServerChoice::listed(1, vec![("base", value("a/b"))]), "https://example.com/a/b/things"),
        (ServerChoice::listed(1, vec![("base", value(""))]), "https://example.com/things"),
        (
            ServerChoice::listed(1, vec![("host", value("api.acme.com:8443"))]),
            "https://api.acme.com:8443/v1/things",
        ),
        (ServerChoice::listed(2, vec![("scheme", value("http"))]), "http://example.com:8443/things"),
        (at("http://localhost:9/"), "http://localhost:9/things"),
        (at("https://example.com/v2024"), "https://example.com/v2024/things"),
        (at("https://example.com/x").dropping(1), "https://example.com/x/"),
        (
            at("https://example.com/x/?api-version=7&k=a%20b"),
            "https://example.com/x/things?api-version=7&k=a%20b",
        ),
        (below_described("http://localhost:9"), "http://localhost:9/beta/things"),
        (below_described("http://localhost:9/proxied/"), "http://localhost:9/proxied/beta/things"),
    ];
    for (choice, expected) in table {
        let name = format!("{choice:?}");
        assert_eq!(sent_to(choice).await, expected, "{name}");
    }
}

fn below_described(url: &str) -> ServerChoice {
    BaseUrl::parse(url).unwrap().below_described_path().into()
}

trait Dropping {
    fn dropping(self, count: usize) -> Self;
}

impl Dropping for ServerChoice {
    fn dropping(self, count: usize) -> Self {
        match self {
            Self::At(base) => Self::At(base.dropping_path_segments(count)),
            other => other,
        }
    }
}

#[test]
fn values_that_may_not_stand_where_they_are() {
    let table: [(usize, &'static str, &str); 12] = [
        (1, "base", "a?b"),
        (1, "base", "a#b"),
        (1, "base", "a\\b"),
        (1, "base", "../x"),
        (1, "base", "%2e%2e"),
        (1, "base", "a b"),
        (2, "scheme", "ftp"),
        (2, "scheme", "https://evil.org/"),
        (2, "scheme", ""),
        (2, "port", "99999"),
        (2, "port", "80/x"),
        (0, "unknown", "x"),
    ];
    for (index, name, value) in table {
        let mut builder = ClientBuilder::new(&API);
        builder.transport(std::sync::Arc::new(script([])));
        builder.server(0, ServerChoice::listed(index, vec![(name, value.to_owned())]));
        assert!(matches!(builder.build(), Err(BuildError::Server { .. })), "{name} {value:?}");
    }
    let mut builder = ClientBuilder::new(&API);
    builder.transport(std::sync::Arc::new(script([])));
    builder.server(0, ServerChoice::listed(9, vec![]));
    let error = builder.build().unwrap_err();
    assert!(matches!(error, BuildError::Server { error: ServerError::NoServer, .. }));
    assert_eq!(error.to_string(), "server: the description has no such server");
}

const ALONE: rt::ServerGroup = rt::ServerGroup {
    name: "server",
    servers: &[rt::Server { template: "/api/{version}", variables: &[V2] }],
};
const KEYED: rt::ServerGroup = rt::ServerGroup {
    name: "server",
    servers: &[rt::Server { template: "https://h.example/v1?api-version={version}&k=1", variables: &[V2] }],
};
const V2: rt::Variable = rt::Variable { name: "version", default: Some("v2"), values: &[] };

fn builder_of(group: &'static [rt::ServerGroup], transport: &InMemory) -> ClientBuilder {
    let api = rt::ApiDescription { user_agent: "u/1", servers: group, schemes: &[] };
    let mut builder = ClientBuilder::new(Box::leak(Box::new(api)));
    builder.transport(std::sync::Arc::new(transport.clone()));
    builder
}

#[tokio::test]
async fn a_description_without_a_host_needs_a_server() {
    let transport = script([]);
    let error = builder_of(&[ALONE], &transport).build().unwrap_err();
    assert!(
        matches!(&error, BuildError::Server { error: ServerError::NoHost { path, .. }, .. } if path == "/api/v2")
    );
    assert_eq!(
        error.to_string(),
        "server: the description has no host, only the path `/api/v2`: give the builder a server, as by `base_url(\"https://host/api/v2\")?`"
    );
    // the same with further groups, unless no operation goes to the first one
    static TWO: [rt::ServerGroup; 2] = [ALONE, KEYED];
    let error = builder_of(&TWO, &transport).build().unwrap_err();
    assert!(matches!(&error, BuildError::Server { group: "server", error: ServerError::NoHost { .. } }));
    builder_of(&TWO, &transport).unused_servers([0]).build().unwrap();
    let set: [fn(&mut ClientBuilder); 4] = [
        |builder| builder.server(0, at("http://localhost:1")),
        |builder| builder.base_url("http://localhost:1").unwrap(),
        |builder| builder.base_url("http://localhost:1/other").unwrap(),
        |builder| builder.origin("http://localhost:1/proxied").unwrap(),
    ];
    for set in set {
        let mut builder = builder_of(&[ALONE], &transport);
        set(&mut builder);
        call(&builder.build().unwrap(), &GET).send().await.unwrap();
    }
    let below = |path: &str| format!("http://localhost:1{path}/things");
    assert_eq!(
        addresses(&transport),
        [below("/api/v2"), below("/api/v2"), below("/other"), below("/proxied/api/v2")]
    );
    let mut builder = builder_of(&[ALONE], &transport);
    let error = builder.base_url("localhost:1").unwrap_err();
    assert_eq!(error.fault(), AddressFault::Scheme);
    assert_eq!(
        error.to_string(),
        "`localhost:1` is not a URL that requests can be sent to: it must begin with http:// or https://, as \
         `https://api.example.com/v1` does"
    );
    let error = builder.origin("http://a b?key=Tr0ub4dor").unwrap_err();
    assert_eq!(error.fault(), AddressFault::Host);
    assert!(error.to_string().starts_with("`http://a b…` "), "{error}");
}

#[tokio::test]
async fn the_query_of_a_server_goes_with_every_request() {
    let transport = script([]);
    let build = |values| {
        let mut builder = builder_of(&[KEYED], &transport);
        builder.server(0, ServerChoice::listed(0, values));
        builder.build().unwrap()
    };
    call(&build(vec![]), &GET).send().await.unwrap();
    // a value is data: it adds no pair, and ends nothing
    call(&build(vec![("version", "a&b=c#d/ü".to_owned())]), &GET).send().await.unwrap();
    assert_eq!(
        addresses(&transport),
        [
            "https://h.example/v1/things?api-version=v2&k=1",
            "https://h.example/v1/things?api-version=a%26b%3Dc%23d%2F%C3%BC&k=1"
        ]
    );
    let shown = format!("{:?}", build(vec![("version", "Tr0ub4dor".to_owned())]));
    assert!(!shown.contains("Tr0ub4dor"), "{shown}");
}

#[test]
fn settings_without_effect_are_refused() {
    let mut builder = ClientBuilder::new(&API);
    builder.transport(std::sync::Arc::new(script([])));
    builder.connect_timeout(std::time::Duration::from_secs(1));
    assert!(matches!(builder.build(), Err(BuildError::ConnectTimeout)));

    let mut builder = ClientBuilder::new(&API);
    builder.server(7, at("https://a.b"));
    assert!(matches!(builder.build(), Err(BuildError::Index(7))));
}

#[tokio::test]
async fn the_client_says_who_it_is() {
    let transport = script([]);
    call(&client(&transport), &GET).send().await.unwrap();
    let client = client_with(&transport, |builder| builder.user_agent_suffix("acme-tool/2"));
    call(&client, &GET).send().await.unwrap();
    call(&client, &GET).options(CallOptions::new().header("User-Agent", "mine")).send().await.unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let sent: Vec<_> = transport.requests().iter().map(|r| r.headers()["user-agent"].clone()).collect();
    assert_eq!(sent[0], format!("sample/1.0 clientwright-runtime/{version}"));
    assert_eq!(sent[1], format!("sample/1.0 clientwright-runtime/{version} acme-tool/2"));
    assert_eq!(sent[2], "mine");

    let mut builder = ClientBuilder::new(&API);
    builder.user_agent_suffix("a\nb");
    assert!(matches!(builder.build(), Err(BuildError::UserAgent)));
}
