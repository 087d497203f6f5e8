//! Time limits of attempts and of calls.

use std::future::pending;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use clientwright_runtime::{
    Body, BoxFuture, CallOptions, Client, ClientBuilder, Error, ManualClock, RetryPolicy, TimeoutPhase,
    Transport, TransportError, TransportErrorKind,
};
use futures_core::Stream;

use crate::support::{API, GET, POST, broken, call, client, clock, script};

/// Never answers, or answers with a body that never ends.
struct Silent {
    sent: AtomicUsize,
    head: bool,
}

impl Transport for Silent {
    fn send(
        &self,
        _request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.sent.fetch_add(1, Ordering::SeqCst);
        Box::pin(async {
            if self.head {
                return Ok(http::Response::new(Body::stream(Box::pin(Endless))));
            }
            pending().await
        })
    }
}

struct Endless;

impl Stream for Endless {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Pending
    }
}

fn silent(head: bool) -> (Client, ManualClock, Arc<Silent>) {
    let (clock, transport) = (clock(), Arc::new(Silent { sent: AtomicUsize::new(0), head }));
    let mut builder = ClientBuilder::new(&API);
    builder.transport(Arc::<Silent>::clone(&transport));
    builder.clock(Arc::new(clock.clone()));
    builder.attempt_timeout(Duration::from_secs(10));
    (builder.build().unwrap(), clock, transport)
}

/// Runs the call, and moves the clock whenever nothing else can happen.
async fn while_time_passes<T>(clock: &ManualClock, call: impl Future<Output = T>) -> T {
    let mut call = std::pin::pin!(call);
    loop {
        let step = std::future::poll_fn(|cx| Poll::Ready(call.as_mut().poll(cx))).await;
        match step {
            Poll::Ready(output) => return output,
            Poll::Pending => clock.advance(Duration::from_secs(1)),
        }
    }
}

fn phase<E>(error: &Error<E>) -> (TimeoutPhase, Option<Duration>) {
    let Error::Timeout(error) = error else { panic!("{error:?}") };
    (error.phase(), error.limit())
}

#[tokio::test]
async fn an_attempt_that_takes_too_long_is_given_up() {
    for head in [false, true] {
        let (client, clock, transport) = silent(head);
        let error = while_time_passes(&clock, call(&client, &POST).send()).await.unwrap_err();
        assert_eq!(phase(&error), (TimeoutPhase::Attempt, Some(Duration::from_secs(10))));
        assert_eq!((error.attempts(), transport.sent.load(Ordering::SeqCst)), (1, 1));
        assert!(!error.is_retryable(), "a POST may have been done");
    }
}

#[tokio::test]
async fn an_idempotent_attempt_is_made_again() {
    let (client, clock, transport) = silent(false);
    let error = while_time_passes(&clock, call(&client, &GET).send()).await.unwrap_err();
    assert_eq!((error.attempts(), transport.sent.load(Ordering::SeqCst)), (3, 3));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn the_limit_of_the_call_is_over_all_attempts() {
    let (client, clock, transport) = silent(false);
    let options = CallOptions::new().timeout(Duration::from_secs(15));
    let call = call(&client, &GET).options(options).send();
    let error = while_time_passes(&clock, call).await.unwrap_err();
    assert_eq!(phase(&error), (TimeoutPhase::Call, Some(Duration::from_secs(15))));
    assert_eq!((error.attempts(), transport.sent.load(Ordering::SeqCst)), (2, 2));
}

#[tokio::test]
async fn no_connection_in_time_is_a_timeout_that_cannot_have_reached_anybody() {
    let transport = script((0..3).map(|_| broken(TransportErrorKind::ConnectTimeout)));
    let error = call(&client(&transport), &POST).send().await.unwrap_err();
    assert_eq!(phase(&error), (TimeoutPhase::Connect, None));
    assert!(error.is_retryable());
    assert_eq!(error.attempts(), 3);
}

#[tokio::test]
async fn limits_beyond_all_time_are_none() {
    let transport = script([crate::support::json(429, "{}")]);
    let policy = RetryPolicy::default().first_pause(Duration::MAX).max_pause(Duration::MAX);
    let options =
        CallOptions::new().timeout(Duration::MAX).attempt_timeout(Duration::MAX).retry(policy.clone());
    call(&client(&transport), &POST).options(options).send().await.unwrap_err();
    let options = CallOptions::new().timeout(Duration::MAX).retry(policy.max_pause(Duration::from_secs(1)));
    call(&client(&transport), &POST).options(options).send().await.unwrap();
}
