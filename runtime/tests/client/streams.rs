//! Bodies that are read while they arrive: what limits are in force, and what is still read at once.

use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use clientwright_runtime::codegen as rt;
use clientwright_runtime::{
    Body, BoxFuture, ByteStream, CallOptions, Client, ClientBuilder, Error, ManualClock, Request,
    StreamError, Transport, TransportError, TransportErrorKind, Value,
};

use crate::support::{API, Problem, clock, script, with};

static DOWNLOAD: rt::Operation<ByteStream> = rt::Operation {
    description: rt::OperationDescription {
        id: "download",
        method: rt::Method::Get,
        path: "/file",
        arguments: &[],
        servers: 0,
        security: &[],
        success: &[rt::Success {
            streams: &["*/*"],
            ..rt::Success::new(rt::Statuses::Exact(200), &["application/json", "*/*"])
        }],
        accept: "*/*",
        tags: &[],
    },
    decode: rt::RawResponse::byte_stream,
};

/// Answers with these pieces, each a second after the other; without a piece the time passes all the same.
struct Slow {
    status: u16,
    pieces: Vec<Option<Result<&'static str, TransportErrorKind>>>,
    clock: ManualClock,
}

impl Transport for Slow {
    fn send(&self, _: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let (mut pieces, clock) = (self.pieces.clone().into_iter(), self.clock.clone());
        let stream = futures(move || {
            clock.advance(Duration::from_secs(1));
            match pieces.next() {
                None => Poll::Ready(None),
                Some(None) => Poll::Pending,
                Some(Some(Ok(piece))) => Poll::Ready(Some(Ok(Bytes::from_static(piece.as_bytes())))),
                Some(Some(Err(kind))) => Poll::Ready(Some(Err(TransportError::new(kind, "a test")))),
            }
        });
        let response = http::Response::builder().status(self.status).header("content-type", "image/png");
        let response = response.body(Body::stream(stream)).unwrap();
        Box::pin(async { Ok(response) })
    }
}

/// A stream of what the function gives; when that is nothing yet, it is asked again at once.
fn futures(
    next: impl FnMut() -> Poll<Option<Result<Bytes, TransportError>>> + Send + Unpin + 'static,
) -> clientwright_runtime::BodyStream {
    struct Fn<F>(F);
    impl<F> futures_core::Stream for Fn<F>
    where
        F: FnMut() -> Poll<Option<Result<Bytes, TransportError>>> + Unpin,
    {
        type Item = Result<Bytes, TransportError>;
        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            cx: &mut std::task::Context<'_>,
        ) -> Poll<Option<Self::Item>> {
            cx.waker().wake_by_ref();
            (self.0)()
        }
    }
    Box::pin(Fn(next))
}

fn slow(status: u16, pieces: &[Option<Result<&'static str, TransportErrorKind>>]) -> (Client, ManualClock) {
    let clock = clock();
    let mut builder = ClientBuilder::new(&API);
    builder.transport(Arc::new(Slow { status, pieces: pieces.to_vec(), clock: clock.clone() }));
    builder.clock(Arc::new(clock.clone()));
    builder.attempt_timeout(Duration::from_secs(3));
    (builder.build().unwrap(), clock)
}

async fn download(client: &Client, options: CallOptions) -> Result<ByteStream, Error<Problem>> {
    Request::<ByteStream, Problem>::new(client, &DOWNLOAD).options(options).await
}

/// What comes, and how it ends.
async fn read(mut stream: ByteStream) -> (String, Option<StreamError>) {
    let mut text = String::new();
    while let Some(piece) = stream.next_chunk().await {
        match piece {
            Ok(piece) => text.push_str(std::str::from_utf8(&piece).unwrap()),
            Err(error) => {
                assert!(error.is_final() && stream.next_chunk().await.is_none(), "{error:?}");
                return (text, Some(error));
            }
        }
    }
    (text, None)
}

const A: Option<Result<&str, TransportErrorKind>> = Some(Ok("a"));

#[tokio::test]
async fn a_body_may_take_longer_than_an_attempt_but_not_a_piece() {
    let (client, clock) = slow(200, &[A, A, None, A, A, None, A]);
    let (text, end) = read(download(&client, CallOptions::new()).await.unwrap()).await;
    assert_eq!((text.as_str(), end.is_none()), ("aaaaa", true), "{end:?}");
    assert_eq!(format!("{clock:?}"), "ManualClock(8s)");

    let (client, _) = slow(200, &[A, None, None, None, None, A]);
    let (text, end) = read(download(&client, CallOptions::new()).await.unwrap()).await;
    assert_eq!(text, "a");
    assert!(matches!(end, Some(StreamError::Idle { limit }) if limit == Duration::from_secs(3)), "{end:?}");
}

#[tokio::test]
async fn the_time_of_the_call_counts_while_the_body_is_read() {
    let (client, _) = slow(200, &[A, None, None, None, A]);
    let options = CallOptions::new().timeout(Duration::from_secs(3));
    let (text, end) = read(download(&client, options).await.unwrap()).await;
    assert_eq!(text, "a");
    assert!(matches!(end, Some(StreamError::Timeout)), "{end:?}");
}

#[tokio::test]
async fn a_body_that_breaks_off_says_so() {
    let (client, _) = slow(200, &[A, Some(Err(TransportErrorKind::Interrupted)), A]);
    let (text, end) = read(download(&client, CallOptions::new()).await.unwrap()).await;
    assert_eq!(text, "a");
    assert!(matches!(&end, Some(StreamError::Broken(_))), "{end:?}");
}

#[tokio::test]
async fn all_of_it_is_read_up_to_the_limit() {
    for (limit, fits) in [(3, true), (2, false)] {
        let (client, _) = slow(200, &[A, A, A]);
        let stream = download(&client, CallOptions::new().max_body_bytes(limit)).await.unwrap();
        match stream.bytes().await {
            Ok(bytes) => assert!(fits && bytes == "aaa"),
            Err(error) => assert!(!fits && matches!(error, StreamError::TooLong { limit: 2 }), "{error:?}"),
        }
    }
}

#[tokio::test]
async fn other_forms_and_errors_are_read_at_once() {
    let json = script([with(200, &[("content-type", "application/json")], "{}")]);
    let client = crate::support::client(&json);
    let stream = Request::<ByteStream, Problem>::new(&client, &DOWNLOAD).send_with_meta().await.unwrap();
    assert_eq!(stream.raw_body(), "{}");
    assert_eq!(stream.into_body().bytes().await.unwrap(), "{}");

    let (client, _) = slow(503, &[Some(Ok("null"))]);
    let options = CallOptions::new().retry(clientwright_runtime::RetryPolicy::none());
    let error = download(&client, options).await.unwrap_err();
    assert_eq!(error.status_error(), Some(&Problem::Other(Value::Null)));
}

#[tokio::test]
async fn a_received_body_can_be_sent_on() {
    let (client, _) = slow(200, &[A, A]);
    let body = Body::from(download(&client, CallOptions::new()).await.unwrap());
    assert_eq!((body.len(), body.is_repeatable()), (None, false));
}
