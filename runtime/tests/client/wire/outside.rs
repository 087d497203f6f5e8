//! Outside of a tokio runtime a call is an error that says so, and never a panic.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use clientwright_runtime::{Error, Mistake, ReqwestTransport, StreamError, TransportErrorKind};
use tokio::runtime::Builder;

use super::server::{Reply, Server};
use super::{client_of, transport_kind};
use crate::support::{GET, call, client, clock, json, script};

/// What a future comes to that has nothing to wait for.
fn at_once<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}

const URL: &str = "http://127.0.0.1:1";

#[test]
fn a_call_outside_of_tokio_is_an_error() {
    let error = at_once(call(&client_of(URL, |_| {}), &GET).send()).unwrap_err();
    let Error::Build(invalid) = &error else { panic!("{error:?}") };
    assert_eq!(invalid.mistake(), &Mistake::NoExecutor);
    assert!(!error.is_retryable());
    let expected =
        "there is no tokio runtime with time and I/O enabled here: await the call on one (`#[tokio::main]`)";
    assert!(std::error::Error::source(&error).unwrap_or(&error).to_string().contains(expected), "{error}");
}

#[test]
fn a_runtime_without_timers_is_none() {
    let runtime = Builder::new_current_thread().enable_io().build().unwrap();
    let error = runtime.block_on(call(&client_of(URL, |_| {}), &GET).send()).unwrap_err();
    let Error::Build(invalid) = &error else { panic!("{error:?}") };
    assert_eq!(invalid.mistake(), &Mistake::NoExecutor);
}

#[test]
fn a_runtime_without_sockets_is_none() {
    let runtime = Builder::new_current_thread().enable_time().build().unwrap();
    let client = client_of(URL, |_| {});
    for _ in 0..2 {
        let error = runtime.block_on(call(&client, &GET).send()).unwrap_err();
        assert_eq!(transport_kind(&error), TransportErrorKind::Unsendable);
        assert!(
            std::error::Error::source(&error).unwrap().to_string().contains("no tokio runtime"),
            "{error:?}"
        );
    }
}

#[test]
fn the_transport_by_itself_says_so_too() {
    let transport = ReqwestTransport::builder().build().unwrap();
    let client = client_of(URL, |builder| {
        builder.clock(Arc::new(clock()));
        builder.transport(Arc::new(transport));
    });
    let error = at_once(call(&client, &GET).send()).unwrap_err();
    assert_eq!(transport_kind(&error), TransportErrorKind::Unsendable);
}

#[test]
fn what_needs_no_tokio_needs_no_runtime() {
    let transport = script([json(200, "{}")]);
    let client = client(&transport);
    let mut sending = pin!(call(&client, &GET).send());
    let mut cx = Context::from_waker(Waker::noop());
    // the transport for tests gives way once
    assert!(sending.as_mut().poll(&mut cx).is_pending());
    assert!(sending.as_mut().poll(&mut cx).is_ready());
}

#[test]
fn a_stream_that_is_read_outside_of_tokio_ends_with_an_error() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n";
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let mut stream = runtime.block_on(async {
        let server = Server::start([Reply::text(head).closing_after(Duration::from_secs(60))]).await;
        let client = client_of(&server.url(""), |_| {});
        call(&client, &GET).send_for_bytes().await.unwrap().into_body()
    });
    let error = at_once(stream.next_chunk()).unwrap().unwrap_err();
    assert!(matches!(error, StreamError::Broken(_)), "{error:?}");
    assert!(at_once(stream.next_chunk()).is_none());
}
