//! In: a function from requests to responses. Out: a transport for tests that never leaves the process.
//! Never: sockets, time, or a runtime.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

use bytes::{Bytes, BytesMut};
use futures_core::Stream as _;

use super::{BoxFuture, Transport, TransportError};
use crate::body::Body;

type MemoryAnswer = Result<http::Response<Bytes>, TransportError>;
type Handler = dyn Fn(&http::Request<Bytes>) -> MemoryAnswer + Send + Sync;

/// A transport that answers from a function and keeps the requests it was given.
///
/// It gives way once before it answers, so that concurrent calls really meet.
///
/// ```
/// use clientwright_runtime::InMemory;
///
/// let transport = InMemory::new(|_request| Ok(http::Response::new("{}".into())));
/// assert!(transport.requests().is_empty());
/// ```
#[derive(Clone)]
pub struct InMemory {
    handler: Arc<Handler>,
    requests: Arc<Mutex<Vec<http::Request<Bytes>>>>,
}

impl InMemory {
    /// A transport that answers with what the function returns.
    pub fn new(handler: impl Fn(&http::Request<Bytes>) -> MemoryAnswer + Send + Sync + 'static) -> Self {
        Self { handler: Arc::new(handler), requests: Arc::default() }
    }

    /// The requests so far, in the order in which they were sent.
    #[must_use]
    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn answer(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let (head, body) = request.into_parts();
        let body = whole(body).await?;
        let request = http::Request::from_parts(head, body);
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
        give_way().await;
        (self.handler)(&request).map(|response| response.map(Body::from))
    }
}

impl Transport for InMemory {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.answer(request))
    }
}

impl fmt::Debug for InMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InMemory")
    }
}

/// The body, a stream read to its end.
pub(crate) async fn whole(body: Body) -> Result<Bytes, TransportError> {
    let mut stream = match body.into_bytes() {
        Ok(bytes) => return Ok(bytes),
        Err(stream) => stream,
    };
    let mut bytes = BytesMut::new();
    while let Some(piece) = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx)).await {
        bytes.extend_from_slice(&piece?);
    }
    Ok(bytes.freeze())
}

/// Lets everybody else run once.
pub(crate) async fn give_way() {
    let mut yielded = false;
    poll_fn(|cx| {
        if yielded {
            return Poll::Ready(());
        }
        yielded = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
