//! Base addresses, servers, and how paths are joined to them.

use clientwright_runtime::codegen::ServerChoice;
use clientwright_runtime::{AddressError, BaseUrl, BuildError, CallOptions, ClientBuilder, ServerError};

use crate::support::{API, GET, addresses, at, call, client, client_with, script};

#[test]
fn base_addresses() {
    use AddressError::{Fragment, Host, Path, Port, Query, Scheme, UserInfo};
    let table: [(&str, Result<&str, AddressError>); 46] = [
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
        ("https://a/b?c", Err(Query)),
        ("https://a?", Err(Query)),
        ("https://a/b#c", Err(Fragment)),
        ("https://a/b c", Err(Path)),
        ("https://a/../b", Err(Path)),
        ("https://a/%2e%2E/b", Err(Path)),
    ];
    for (text, expected) in table {
        let parsed = BaseUrl::parse(text);
        assert_eq!(parsed.clone().map(|base| base.to_string()), expected.map(str::to_owned), "{text}");
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
    ];
    for (choice, expected) in table {
        let name = format!("{choice:?}");
        assert_eq!(sent_to(choice).await, expected, "{name}");
    }
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
