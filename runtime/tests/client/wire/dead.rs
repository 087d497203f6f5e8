//! Connections that are of no use any more, though nobody says so: a call comes through within its attempts.

use std::sync::Arc;
use std::time::Duration;

use clientwright_runtime::{CallOptions, Client, Error, ReqwestTransport, RetryPolicy, TransportErrorKind};

use super::client_of;
use super::http2::{self, Act};
use super::server::{Reply, Server};
use crate::support::{GET, POST, call};

/// Long enough for an answer on a busy machine.
const SHORT: Duration = Duration::from_millis(500);

fn quickly() -> RetryPolicy {
    RetryPolicy::default().first_pause(Duration::from_millis(1))
}

#[tokio::test]
async fn a_silent_connection_of_http_1_is_left_for_another() {
    let server = Server::start([Reply::text("").after(Duration::from_secs(60))]).await;
    let client = client_of(&server.url(""), |builder| builder.retry(quickly()));
    let options = CallOptions::new().attempt_timeout(SHORT);
    let response = call(&client, &GET).options(options).send_with_meta().await.unwrap();
    assert_eq!(response.attempts(), 2);
}

fn silent_http2(server: &http2::Server, transport: ReqwestTransport) -> Client {
    client_of(&server.url(), |builder| {
        builder.retry(quickly());
        builder.transport(Arc::new(transport));
    })
}

#[tokio::test]
async fn a_silent_connection_of_http_2_is_left_for_another() {
    let server = http2::Server::start([Act::Silence]).await;
    let client = silent_http2(&server, ReqwestTransport::builder().http2_only().build().unwrap());
    for _ in 0..3 {
        let options = CallOptions::new().attempt_timeout(SHORT);
        let response = call(&client, &GET).options(options).send_with_meta().await.unwrap();
        assert_eq!(response.attempts(), 2);
    }
    // the first connection met the first request alone: it reads no others
    let seen = server.seen();
    assert_eq!(seen.first(), Some(&(0, Act::Silence)));
    assert!(seen.iter().skip(1).all(|(connection, act)| *connection > 0 && *act == Act::Answer), "{seen:?}");
}

#[tokio::test]
async fn after_a_call_that_ran_out_of_time_the_next_one_has_another_connection() {
    let server = http2::Server::start([Act::Silence]).await;
    let client = silent_http2(&server, ReqwestTransport::builder().http2_only().build().unwrap());
    let error = call(&client, &GET).options(CallOptions::new().timeout(SHORT)).send().await.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    call(&client, &POST).send().await.unwrap();
}

#[tokio::test]
async fn pings_find_a_silent_connection_of_http_2() {
    let server = http2::Server::start([Act::Silence, Act::Silence]).await;
    let transport = ReqwestTransport::builder().http2_only().http2_keep_alive(SHORT, SHORT).build().unwrap();
    let client = silent_http2(&server, transport);
    let response = call(&client, &GET).send_with_meta().await.unwrap();
    assert_eq!(response.attempts(), 3);
    assert_eq!(server.seen(), [(0, Act::Silence), (1, Act::Silence), (2, Act::Answer)]);
}

#[tokio::test]
async fn without_pings_nothing_but_the_time_ends_it() {
    let server = http2::Server::start([Act::Silence]).await;
    let transport = ReqwestTransport::builder().http2_only().no_http2_keep_alive().build().unwrap();
    let options = CallOptions::new().timeout(4 * SHORT);
    let call = call(&silent_http2(&server, transport), &GET).options(options);
    let error = call.send().await.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
}

const FAILED: &str = "HTTP/1.1 500 Internal\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";

/// Web frameworks (Starlette on uvicorn) answer 500 for an exception and close the connection a moment later, without having
/// said `Connection: close`: a POST in between breaks off.
#[tokio::test]
async fn a_post_after_a_server_error_has_a_connection_of_its_own() {
    let closing = || Reply::text(FAILED).closing_after(SHORT);
    let server = Server::start([closing(), closing()]).await;
    let client = client_of(&server.url(""), |_| {});
    for _ in 0..2 {
        let error = call(&client, &GET).send().await.unwrap_err();
        assert_eq!(error.status().unwrap(), 500);
    }
    let response = call(&client, &POST).send_with_meta().await.unwrap();
    assert_eq!((response.status().as_u16(), response.attempts()), (200, 1));
}

/// RFC 9110, section 9.2.2: a POST may have been done.
#[tokio::test]
async fn a_post_on_a_connection_that_is_just_closed_is_an_error() {
    let ok = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
    let server = Server::start([Reply::text(ok).closing_after(SHORT)]).await;
    let client = client_of(&server.url(""), |_| {});
    call(&client, &GET).send().await.unwrap();
    let error = call(&client, &POST).send().await.unwrap_err();
    let Error::Transport(failure) = &error else { panic!("{error:?}") };
    assert_eq!(failure.error().kind(), TransportErrorKind::Interrupted);
    assert_eq!(error.attempts(), 1);
}
