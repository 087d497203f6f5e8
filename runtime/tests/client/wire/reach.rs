//! Servers that a description does not name, and credentials that it does not ask for, on real sockets.

use clientwright_runtime::{CallOptions, ClientBuilder, Credential, Error};

use super::server::{Reply, Server};
use super::{OK, client_of};
use crate::support::{API, BEARER, GET, WITH_BEARER, call, fails};

/// The first line of each request, and its `Authorization`.
fn seen(server: &Server) -> Vec<(String, Option<String>)> {
    let head = |request: &String| {
        let lines: Vec<String> = request.lines().map(str::to_ascii_lowercase).collect();
        let authorization = lines.iter().find_map(|line| line.strip_prefix("authorization: "));
        (lines[0].clone(), authorization.map(str::to_owned))
    };
    server.requests().iter().map(head).collect()
}

#[tokio::test]
async fn a_credential_goes_with_operations_that_name_no_scheme() {
    let server = Server::start([Reply::text(OK), Reply::text(OK), Reply::text(OK)]).await;
    let client = client_of(&server.url(""), |builder| builder.default_credential(Credential::bearer("T")));
    call(&client, &GET).send().await.unwrap();
    let anonymous = CallOptions::new().credential(Credential::none());
    call(&client, &GET).options(anonymous).send().await.unwrap();
    let replaced = CallOptions::new().replace_authorization("token x");
    call(&client, &WITH_BEARER).options(replaced).send().await.unwrap();
    let get = || "get /things http/1.1".to_owned();
    let bearer = Some("bearer t".to_owned());
    let post = "post /things http/1.1".to_owned();
    assert_eq!(seen(&server), [(get(), bearer), (get(), None), (post, Some("token x".to_owned()))]);
}

#[tokio::test]
async fn a_redirect_takes_it_to_no_other_server() {
    let evil = Server::start([]).await;
    let away = format!("HTTP/1.1 302 Away\r\nlocation: {}\r\ncontent-length: 0\r\n\r\n", evil.url("/x"));
    let server = Server::start([Reply::text(&away), Reply::text(&away), Reply::text(&away)]).await;
    let client = client_of(&server.url(""), |builder| builder.default_credential(Credential::bearer("T")));
    let options = [
        CallOptions::new(),
        CallOptions::new().replace_authorization("token x"),
        CallOptions::new().credential(Credential::header("X-Key", "k")),
    ];
    for options in options {
        let error = call(&client, &GET).options(options).send().await.unwrap_err();
        assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
    }
    assert!(evil.requests().is_empty());
}

/// On Linux `0.0.0.0` leads to this machine, though by its text it does not: it stands for any host here.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn plain_http_where_it_is_allowed() {
    let server = Server::start([Reply::text(OK), Reply::text(OK)]).await;
    let url = server.url("").replace("127.0.0.1", "0.0.0.0");
    let bearer = || Credential::bearer("T");
    let refused = client_of(&url, |builder| builder.credential(BEARER, bearer()));
    let error = fails(&refused, &WITH_BEARER).await.to_string();
    assert!(error.ends_with(": use https, or `allow_plain_http(\"0.0.0.0\")` of the builder"), "{error}");
    call(&refused, &GET).send().await.unwrap();
    let allowed = client_of(&url, |builder| {
        builder.credential(BEARER, bearer());
        builder.allow_plain_http("0.0.0.0/8");
    });
    call(&allowed, &WITH_BEARER).send().await.unwrap();
    let authorizations: Vec<_> = seen(&server).into_iter().map(|(_, authorization)| authorization).collect();
    assert_eq!(authorizations, [None, Some("bearer t".to_owned())]);
}

#[tokio::test]
async fn names_below_localhost_are_this_machine() {
    let server = Server::start([Reply::text(OK)]).await;
    let url = server.url("").replace("127.0.0.1", "tenant.api.localhost");
    let client = client_of(&url, |builder| builder.credential(BEARER, Credential::bearer("T")));
    call(&client, &WITH_BEARER).send().await.unwrap();
    let sent = server.requests().remove(0).to_ascii_lowercase();
    assert!(sent.contains("host: tenant.api.localhost:") && sent.contains("bearer t"), "{sent}");
}

#[tokio::test]
async fn a_base_address_with_a_path_and_a_query() {
    let server = Server::start([Reply::text(OK), Reply::text(OK)]).await;
    let mut builder = ClientBuilder::new(&API);
    builder.base_url(&server.url("/v1/?api-version=7")).unwrap();
    call(&builder.build().unwrap(), &GET).send().await.unwrap();
    let mut builder = ClientBuilder::new(&API);
    builder.origin(&server.url("")).unwrap();
    call(&builder.build().unwrap(), &GET).send().await.unwrap();
    let lines: Vec<_> = seen(&server).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, ["get /v1/things?api-version=7 http/1.1", "get /beta/things http/1.1"]);
}
