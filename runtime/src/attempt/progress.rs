//! In: the bodies of an attempt, and its time limit. Out: when a piece of them last moved, and the limit counted from then.
//! Never: a copy of a body; large ones are cut into pieces that share its memory.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_core::Stream;

use crate::body::Body;
use crate::clock::Clock;
use crate::transport_error::TransportError;

/// What is sent at once: systems take about as much before they wait for the network. Smaller bodies are not watched.
const PIECE: usize = 64 * 1024;

/// When something of an attempt last moved.
#[derive(Clone)]
pub(super) struct Progress(Arc<ProgressState>);

struct ProgressState {
    clock: Arc<dyn Clock>,
    start: Instant,
    /// from the start to the last piece, in nanoseconds
    last: AtomicU64,
}

impl Progress {
    pub(super) fn new(clock: &Arc<dyn Clock>) -> Self {
        let (clock, start) = (Arc::clone(clock), clock.instant());
        Self(Arc::new(ProgressState { clock, start, last: AtomicU64::new(0) }))
    }

    /// Something has moved.
    pub(super) fn made(&self) {
        let nanos = u64::try_from(self.passed().as_nanos()).unwrap_or(u64::MAX);
        self.0.last.store(nanos, Ordering::Relaxed);
    }

    fn passed(&self) -> Duration {
        self.0.clock.instant().saturating_duration_since(self.0.start)
    }

    /// For how long nothing has moved.
    fn idle(&self) -> Duration {
        self.passed().saturating_sub(Duration::from_nanos(self.0.last.load(Ordering::Relaxed)))
    }

    /// The same body, of which each piece is seen when it is sent.
    pub(super) fn watch(&self, body: Body) -> Body {
        if body.as_bytes().is_some_and(|bytes| bytes.len() <= PIECE) {
            return body;
        }
        let length = body.len();
        Body::of_length(length, Box::pin(Watched { body, piece: Bytes::new(), progress: self.clone() }))
    }

    /// Awaits the future until nothing has moved for as long as the limit; the error is the limit.
    ///
    /// As [`within`](super::deadline::within), the future stays where it is.
    pub(super) async fn within<F: Future>(
        &self,
        limit: Option<Duration>,
        mut future: Pin<&mut F>,
    ) -> Result<F::Output, Duration> {
        let Some(limit) = limit else { return Ok(future.await) };
        let mut timer = self.0.clock.timeout(limit);
        poll_fn(|cx| {
            // the future first: what is done in time is done, even when the timer is ready too
            if let Poll::Ready(output) = future.as_mut().poll(cx) {
                return Poll::Ready(Ok(output));
            }
            loop {
                ready!(timer.as_mut().poll(cx));
                let left = limit.saturating_sub(self.idle());
                if left.is_zero() {
                    return Poll::Ready(Err(limit));
                }
                timer = self.0.clock.timeout(left);
            }
        })
        .await
    }
}

/// A body whose pieces are noticed when the transport takes them.
struct Watched {
    body: Body,
    /// what is left of the piece that is being sent
    piece: Bytes,
    progress: Progress,
}

impl Stream for Watched {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.piece.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_next(cx)) {
                Some(Ok(piece)) => self.piece = piece,
                end => return Poll::Ready(end),
            }
        }
        self.progress.made();
        let length = self.piece.len().min(PIECE);
        Poll::Ready(Some(Ok(self.piece.split_to(length))))
    }
}
