//! To which hosts credentials go over plain http: the machine itself, and those that are allowed.

use clientwright_runtime::{BuildError, CallOptions, ClientBuilder, Credential};

use crate::support::{
    API, BEARER, ELSEWHERE, GET, WITH_BEARER, WITH_ELSEWHERE, at, call, client_with, fails, json, script,
};

async fn is_sent_to(url: &str, allowed: &[&str]) -> bool {
    let transport = script([]);
    let client = client_with(&transport, |builder| {
        builder.server(0, at(url));
        builder.credential(BEARER, Credential::bearer("b"));
        allowed.iter().for_each(|hosts| builder.allow_plain_http(hosts));
    });
    let sent = call(&client, &WITH_BEARER).send().await.is_ok();
    let replaced = CallOptions::new().credential(Credential::none()).replace_authorization("Token t");
    let replaced = call(&client, &WITH_BEARER).options(replaced).send().await.is_ok();
    let requests = transport.requests();
    assert_eq!(requests.len(), if sent { 2 } else { 0 }, "{url}");
    assert_eq!(sent, replaced, "{url}");
    if sent {
        assert_eq!(requests[0].headers()["authorization"], "Bearer b");
        assert_eq!(requests[1].headers()["authorization"], "Token t");
    }
    sent
}

#[tokio::test]
async fn hosts_that_are_allowed_and_no_others() {
    let allowed = [".svc.cluster.local", "10.0.0.0/8", "proxy", "fd00::/8"];
    for url in [
        "http://api.default.svc.cluster.local:8080/x",
        "http://API.default.SVC.cluster.local.",
        "http://10.1.2.3",
        "http://[fd00::7]:1",
        "http://proxy",
        "http://v1.api.localhost:9",
        "http://localhost.",
    ] {
        assert!(is_sent_to(url, &allowed).await, "{url}");
    }
    for url in [
        "http://svc.cluster.local",
        "http://api.svc.cluster.local.example.com",
        "http://11.0.0.1",
        "http://10.0.0.1.example.com",
        "http://proxy.example.com",
        "http://[fe80::1]",
        "http://localhost.example.com",
        "http://notlocalhost",
    ] {
        assert!(!is_sent_to(url, &allowed).await, "{url}");
    }
}

#[tokio::test]
async fn the_refusal_says_what_to_do() {
    for (host, allowed) in
        [("10.0.0.1", "10.0.0.1"), ("[fd00::1]", "fd00::1"), ("api.internal", "api.internal")]
    {
        let url = format!("http://{host}:8080");
        let client = client_with(&script([]), |builder| {
            builder.server(0, at(&url));
            builder.credential(BEARER, Credential::bearer("b"));
        });
        let text = fails(&client, &WITH_BEARER).await.to_string();
        let said = format!("allow_plain_http(\"{allowed}\")");
        assert!(text.contains(host) && text.contains(&said), "{text}");
        assert!(is_sent_to(&url, &[allowed]).await, "what it says helps");
    }
}

#[tokio::test]
async fn an_operation_without_credentials_needs_no_permission() {
    let transport = script([]);
    let client = client_with(&transport, |builder| {
        builder.server(0, at("http://example.com"));
        builder.credential(BEARER, Credential::none());
    });
    call(&client, &GET).send().await.unwrap();
    call(&client, &WITH_BEARER).send().await.unwrap();
    assert!(transport.requests().iter().all(|request| request.headers().get("authorization").is_none()));
}

#[tokio::test]
async fn a_token_endpoint_is_a_host_like_any_other() {
    let credential = || {
        let credentials = clientwright_runtime::OAuth2::client_credentials("i", "s");
        Credential::from(credentials.token_url("http://login.internal/token").unwrap())
    };
    let transport = script([json(200, r#"{"access_token":"t"}"#)]);
    let client = client_with(&transport, |builder| {
        builder.credential(ELSEWHERE, credential());
        builder.allow_plain_http("login.internal");
    });
    call(&client, &WITH_ELSEWHERE).send().await.unwrap();
    assert_eq!(transport.requests().len(), 2);
    let mut builder = ClientBuilder::new(&API);
    builder.transport(std::sync::Arc::new(script([])));
    builder.credential(ELSEWHERE, credential());
    builder.allow_plain_http("api.internal");
    let error = builder.build().unwrap_err();
    assert!(error.to_string().contains("`allow_plain_http(\"login.internal\")`"), "{error}");
}

#[test]
fn a_text_that_names_no_hosts_is_an_error() {
    for hosts in ["", "http://10.0.0.1", "10.0.0.0/33", "*.internal", "api:80"] {
        let mut builder = ClientBuilder::new(&API);
        builder.transport(std::sync::Arc::new(script([])));
        builder.allow_plain_http(hosts);
        builder.allow_plain_http("api.internal");
        let error = builder.build().unwrap_err();
        assert!(matches!(&error, BuildError::PlainHttp { hosts: named } if named == hosts), "{error:?}");
        assert!(error.to_string().contains("10.0.0.0/8"), "{error}");
    }
}
