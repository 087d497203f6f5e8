//! The reqwest transport against a server on a socket of this machine.

#[cfg(feature = "blocking")]
mod blocking;
mod bodies;
mod codings;
mod dead;
mod environment;
mod http2;
mod layers;
#[cfg(feature = "metrics")]
mod metrics;
mod nginx;
mod outside;
mod reach;
mod redirects;
mod refusals;
mod retries;
pub(crate) mod server;
mod settings;
#[cfg(all(feature = "tower", feature = "tracing"))]
mod tower;
#[cfg(feature = "tracing")]
mod tracing;

use std::sync::Arc;
use std::time::Duration;

use clientwright_runtime::{
    AnyError, CallOptions, Client, ClientBuilder, Credential, Error, ReqwestTransport, TimeoutPhase,
    TransportErrorKind, UnexpectedReason,
};
use tokio::net::TcpListener;

use self::server::{Reply, Server};
use crate::support::{API, BEARER, GET, OAUTH, POST, Problem, WITH_BEARER, WITH_OAUTH, at, call, fails};

/// A client of this address with the default transport and the real clock.
fn client_of(url: &str, set: impl FnOnce(&mut ClientBuilder)) -> Client {
    let mut builder = ClientBuilder::new(&API);
    builder.server(0, at(url));
    set(&mut builder);
    builder.build().unwrap()
}

fn no_retry() -> CallOptions {
    CallOptions::new().retry(clientwright_runtime::RetryPolicy::none())
}

/// What is asked for with the features that the tests are compiled with.
const CODINGS: &str = if cfg!(all(feature = "gzip", feature = "brotli", feature = "zstd")) {
    "zstd, br, gzip"
} else {
    "identity"
};

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";

#[tokio::test]
async fn a_request_on_the_wire() {
    let server = Server::start([Reply::text(OK)]).await;
    let client = client_of(&server.url("/beta/"), |builder| {
        builder.credential(BEARER, Credential::bearer("t"));
    });
    let mut request = call(&client, &WITH_BEARER).options(CallOptions::new().header("X-Trace", "1"));
    request.json_body(&"ü".to_owned());
    let response = request.send_with_meta().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(&response.raw_body()[..], b"{}");
    let sent = server.requests().remove(0);
    let (head, body) = sent.split_once("\r\n\r\n").unwrap();
    let mut lines: Vec<_> = head.lines().map(str::to_ascii_lowercase).collect();
    assert_eq!(lines.remove(0), "post /beta/things http/1.1");
    lines.sort();
    let host = server.url("").replace("http://", "host: ");
    let mut expected = vec![
        "accept: application/json".to_owned(),
        format!("accept-encoding: {CODINGS}"),
        "authorization: bearer t".into(),
        "content-length: 4".into(),
        "content-type: application/json".into(),
        host,
        format!("user-agent: sample/1.0 clientwright-runtime/{}", env!("CARGO_PKG_VERSION")),
        "x-trace: 1".into(),
    ];
    expected.sort();
    assert_eq!(lines, expected);
    assert_eq!(body, "\"ü\"");
}

#[tokio::test]
async fn a_post_without_body_says_that_it_has_none() {
    let server = Server::start([Reply::text(OK)]).await;
    call(&client_of(&server.url(""), |_| {}), &POST).send().await.unwrap();
    let sent = server.requests().remove(0).to_ascii_lowercase();
    assert!(sent.contains("content-length: 0\r\n"), "{sent}");
    assert!(!sent.contains("content-type"), "{sent}");
}

#[tokio::test]
async fn tokens_come_the_same_way() {
    let token = r#"{"access_token":"abc","expires_in":749}"#;
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{token}", token.len());
    let server = Server::start([Reply::text(&head), Reply::text(OK)]).await;
    let client = client_of(&server.url("/v3"), |builder| {
        builder.credential(OAUTH, Credential::client_credentials("i", "s"));
    });
    call(&client, &WITH_OAUTH).send().await.unwrap();
    let sent = server.requests();
    assert!(sent[0].starts_with("POST /oauth/token HTTP/1.1\r\n"), "{}", sent[0]);
    assert!(sent[0].ends_with("\r\n\r\ngrant_type=client_credentials"), "{}", sent[0]);
    assert!(sent[0].to_ascii_lowercase().contains("authorization: basic atpz\r\n"), "{}", sent[0]);
    assert!(sent[1].starts_with("POST /v3/things HTTP/1.1\r\n"), "{}", sent[1]);
    assert!(sent[1].to_ascii_lowercase().contains("authorization: bearer abc\r\n"), "{}", sent[1]);
}

/// As anyhow and eyre print it: the error, and its sources behind it.
fn chain(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {}", chain(source)),
        None => error.to_string(),
    }
}

#[tokio::test]
async fn the_question_mark_prints_what_the_service_said() {
    let body = r#"{"error":{"message":"Your card was declined.","code":"card_declined"}}"#;
    let head = "HTTP/1.1 403 No\r\nx-request-id: r1\r\ncontent-type: application/json\r\n";
    let server =
        Server::start([Reply::text(&format!("{head}content-length: {}\r\n\r\n{body}", body.len()))]).await;
    let client = client_of(&server.url(""), |_| {});
    let asked = async { Ok::<_, Box<dyn std::error::Error>>(call(&client, &POST).send().await?) };
    let error = asked.await.unwrap_err();
    assert_eq!(chain(&*error), "post: 403 Forbidden: Your card was declined. (request r1)");
    let url = closed_port().await;
    let client = client_of(&url, |_| {});
    let asked = async { Ok::<_, AnyError>(call(&client, &POST).options(no_retry()).send().await?) };
    let error = asked.await.unwrap_err();
    let text = chain(&error);
    let server = url.trim_start_matches("http://");
    assert!(text.starts_with(&format!("post: no connection to {server}: ")), "{text}");
    assert_eq!(text.matches("no connection to").count(), 1, "{text}");
}

#[tokio::test]
async fn the_transport_leaves_redirects_to_the_core() {
    let evil = Server::start([]).await;
    let away = format!("HTTP/1.1 307 Away\r\nlocation: {}\r\ncontent-length: 0\r\n\r\n", evil.url("/x"));
    let here = "HTTP/1.1 307 Here\r\nlocation: /other\r\ncontent-length: 0\r\n\r\n";
    let server = Server::start([Reply::text(here), Reply::text(&away)]).await;
    let client = client_of(&server.url(""), |builder| {
        builder.credential(BEARER, Credential::bearer("t"));
    });
    let error = fails(&client, &WITH_BEARER).await;
    let Error::Unexpected(unexpected) = &error else { panic!("{error:?}") };
    assert_eq!(unexpected.reason(), UnexpectedReason::Redirect);
    assert_eq!(server.requests().len(), 2);
    assert!(server.requests()[1].starts_with("POST /other HTTP/1.1\r\n"));
    assert!(evil.requests().is_empty());
}

/// An address that nobody listens at.
async fn closed_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

fn transport_kind(error: &Error<Problem>) -> TransportErrorKind {
    let Error::Transport(failure) = error else { panic!("{error:?}") };
    failure.error().kind()
}

#[tokio::test]
async fn nobody_there_is_an_error_before_the_request_was_sent() {
    let url = closed_port().await;
    let client = client_of(&url, |_| {});
    let error = call(&client, &POST).options(no_retry()).send().await.unwrap_err();
    assert_eq!(transport_kind(&error), TransportErrorKind::Connect);
    assert!(error.is_retryable());
    assert_eq!(error.to_string(), format!("post: no connection to {}", url.trim_start_matches("http://")));
    let shown = format!("{error:?}");
    assert!(!shown.contains("/things"), "{shown}");
}

#[tokio::test]
async fn a_handshake_that_stalls_is_a_connect_timeout() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let client = client_of(&url, |builder| builder.connect_timeout(Duration::from_millis(50)));
    let error = call(&client, &POST).options(no_retry()).send().await.unwrap_err();
    let Error::Timeout(timeout) = &error else { panic!("{error:?}") };
    assert_eq!(timeout.phase(), TimeoutPhase::Connect);
    assert!(error.is_retryable());
}

#[tokio::test]
async fn a_server_that_hangs_up_may_have_seen_the_request() {
    let server = Server::start([Reply::text("")]).await;
    let error = fails(&client_of(&server.url(""), |_| {}), &POST).await;
    assert_eq!(transport_kind(&error), TransportErrorKind::Interrupted);
    assert_eq!((error.attempts(), error.is_retryable()), (1, false));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_body_that_breaks_off_keeps_the_head() {
    let cut = "HTTP/1.1 400 Bad\r\nslpt-request-id: r1\r\ncontent-length: 10\r\n\r\n[1,";
    let server = Server::start([Reply::text(cut)]).await;
    let error = fails(&client_of(&server.url(""), |_| {}), &POST).await;
    assert_eq!(transport_kind(&error), TransportErrorKind::Interrupted);
    assert_eq!(error.status().unwrap(), 400);
    assert_eq!(error.request_id().as_deref(), Some("r1"));
    assert_eq!(&error.raw_body().unwrap()[..], b"[1,");
}

#[tokio::test]
async fn a_server_that_takes_its_time_is_given_up() {
    let server = Server::start([Reply::text(OK).after(Duration::from_secs(30))]).await;
    let client = client_of(&server.url(""), |_| {});
    let options = no_retry().attempt_timeout(Duration::from_millis(50));
    let error = call(&client, &POST).options(options).send().await.unwrap_err();
    let Error::Timeout(timeout) = &error else { panic!("{error:?}") };
    assert_eq!((timeout.phase(), timeout.limit()), (TimeoutPhase::Attempt, Some(Duration::from_millis(50))));
}

#[tokio::test]
async fn pieces_are_put_together_and_counted_against_the_limit() {
    let chunked = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n\
                   3\r\n[1,\r\n4\r\n2,3]\r\n0\r\n\r\n";
    let server = Server::start([Reply::text(chunked), Reply::text(chunked)]).await;
    let client = client_of(&server.url(""), |_| {});
    let response = call(&client, &GET).send_with_meta().await.unwrap();
    assert_eq!(&response.raw_body()[..], b"[1,2,3]");
    let options = CallOptions::new().max_body_bytes(6);
    let error = call(&client, &GET).options(options).send().await.unwrap_err();
    let Error::Unexpected(unexpected) = &error else { panic!("{error:?}") };
    assert_eq!(unexpected.reason(), UnexpectedReason::BodyTooLong { limit: 6 });
    assert_eq!(&error.raw_body().unwrap()[..], b"[1,2,3");
}

#[tokio::test]
async fn a_body_may_come_with_its_head_or_later() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    let sized = format!("{head}content-length: 7\r\n\r\n");
    let chunked = format!("{head}transfer-encoding: chunked\r\n\r\n");
    for (first, rest) in [
        (format!("{sized}[1,2,3]"), ""),
        (format!("{sized}[1,"), "2,3]"),
        (sized, "[1,2,3]"),
        (format!("{chunked}7\r\n[1,2,3]\r\n"), "0\r\n\r\n"),
        (chunked, "7\r\n[1,2,3]\r\n0\r\n\r\n"),
        (format!("{head}\r\n[1,2,3]"), ""),
    ] {
        let server = Server::start([Reply::text(&first).and_later(rest)]).await;
        let response = call(&client_of(&server.url(""), |_| {}), &GET).send_with_meta().await.unwrap();
        assert_eq!(&response.raw_body()[..], b"[1,2,3]", "{first}, then {rest}");
    }
}

#[tokio::test]
async fn what_stays_on_the_machine_goes_through_no_proxy() {
    let server = Server::start([Reply::text(OK)]).await;
    let proxy = closed_port().await;
    let transport = ReqwestTransport::builder().proxy(proxy).build().unwrap();
    let local = client_of(&server.url(""), |builder| builder.transport(Arc::new(transport.clone())));
    call(&local, &GET).send().await.unwrap();
    let remote = client_of("http://198.51.100.1", |builder| builder.transport(Arc::new(transport)));
    let error = call(&remote, &GET).options(no_retry()).send().await.unwrap_err();
    assert_eq!(transport_kind(&error), TransportErrorKind::Connect, "the proxy is not there");
}

#[test]
fn settings_of_the_transport_are_checked_when_it_is_built() {
    for builder in [
        ReqwestTransport::builder().proxy("not an address"),
        ReqwestTransport::builder()
            .root_certificates("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----"),
    ] {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), TransportErrorKind::Unsendable);
    }
    ReqwestTransport::builder().no_proxy().build().unwrap();
}
