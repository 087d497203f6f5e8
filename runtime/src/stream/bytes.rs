//! In: a body that is still arriving, and how long it may take. Out: its pieces as they come, or all of it at once.
//! Never: a second reading; what was given out is gone.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use super::StreamError;
use crate::body::Body;
use crate::clock::Clock;
use crate::executor::{BoxFuture, NoExecutor};
use crate::transport_error::{TransportError, TransportErrorKind};

/// The body of a success, read while it arrives.
///
/// The limits of the call are in force while it is read: the time for the whole call, if there is one, and, in place of
/// the time for an attempt, the same time for each piece, counted from when the piece is asked for. Dropping the stream
/// gives the rest of the body up.
///
/// ```no_run
/// # async fn save(mut file: clientwright_runtime::ByteStream) -> Result<(), clientwright_runtime::StreamError> {
/// while let Some(piece) = file.next_chunk().await {
///     println!("{} bytes", piece?.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a body that is not read is given up"]
pub struct ByteStream {
    /// on the heap, so that a stream is a small case among others
    state: Box<BytesState>,
}

struct BytesState {
    body: Body,
    pace: Option<Pace>,
    /// runs while a piece is waited for
    timer: Option<(BoxFuture<'static, ()>, TimerLimit)>,
    ended: bool,
}

/// How long a stream may take, and how much of it is held in memory.
#[derive(Clone)]
pub(crate) struct Pace {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) idle: Option<Duration>,
    pub(crate) deadline: Option<Instant>,
    pub(crate) limit: usize,
}

/// A body that is handed over before it has been read.
#[derive(Clone)]
pub(crate) struct Unread {
    pub(crate) body: Body,
    pub(crate) pace: Option<Pace>,
}

/// Which limit a timer stands for.
#[derive(Clone, Copy)]
enum TimerLimit {
    Idle(Duration),
    Call,
}

impl ByteStream {
    pub(crate) fn new(unread: Unread) -> Self {
        let Unread { body, pace } = unread;
        Self { state: Box::new(BytesState { body, pace, timer: None, ended: false }) }
    }

    /// The next piece, of whatever size it came in; `None` at the end.
    pub async fn next_chunk(&mut self) -> Option<Result<Bytes, StreamError>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// All of it.
    ///
    /// # Errors
    /// When it breaks off, takes too long, or is longer than the limit of a body
    /// ([`CallOptions::max_body_bytes`](crate::CallOptions::max_body_bytes)).
    pub async fn bytes(mut self) -> Result<Bytes, StreamError> {
        let limit = self.limit();
        let mut whole = BytesMut::new();
        while let Some(piece) = self.next_chunk().await {
            let piece = piece?;
            if piece.len() > limit - whole.len() {
                return Err(StreamError::TooLong { limit });
            }
            whole.extend_from_slice(&piece);
        }
        Ok(whole.freeze())
    }

    /// The most that is held in memory.
    pub(super) fn limit(&self) -> usize {
        self.state.pace.as_ref().map_or(usize::MAX, |pace| pace.limit)
    }

    /// No more is read.
    pub(super) fn end(&mut self) {
        self.state.end();
    }
}

impl BytesState {
    fn end(&mut self) {
        self.ended = true;
        self.body = Body::empty();
        self.timer = None;
    }

    fn poll_timer(&mut self, cx: &mut Context<'_>) -> Poll<StreamError> {
        if self.timer.is_none() {
            if self.pace.as_ref().is_some_and(|pace| !pace.clock.is_running()) {
                let error = TransportError::new(TransportErrorKind::Interrupted, NoExecutor);
                return Poll::Ready(StreamError::Broken(error));
            }
            self.timer = self.pace.as_ref().and_then(Pace::timer);
        }
        let Some((timer, limit)) = &mut self.timer else { return Poll::Pending };
        let limit = *limit;
        timer.as_mut().poll(cx).map(|()| match limit {
            TimerLimit::Idle(limit) => StreamError::Idle { limit },
            TimerLimit::Call => StreamError::Timeout,
        })
    }
}

impl Pace {
    /// The nearer of the two limits.
    fn timer(&self) -> Option<(BoxFuture<'static, ()>, TimerLimit)> {
        let left = self.deadline.map(|deadline| deadline.saturating_duration_since(self.clock.instant()));
        let (time, limit) = match (self.idle, left) {
            (Some(idle), Some(left)) if left <= idle => (left, TimerLimit::Call),
            (Some(idle), _) => (idle, TimerLimit::Idle(idle)),
            (None, Some(left)) => (left, TimerLimit::Call),
            (None, None) => return None,
        };
        Some((self.clock.timeout(time), limit))
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self.get_mut().state;
        if this.ended {
            return Poll::Ready(None);
        }
        // the body first: what came in time is taken, even when the timer is ready too
        let next = match Pin::new(&mut this.body).poll_next(cx) {
            Poll::Ready(next) => next.map(|piece| piece.map_err(StreamError::Broken)),
            Poll::Pending => match this.poll_timer(cx) {
                Poll::Ready(error) => Some(Err(error)),
                Poll::Pending => return Poll::Pending,
            },
        };
        this.timer = None;
        if !matches!(next, Some(Ok(_))) {
            this.end();
        }
        Poll::Ready(next)
    }
}

/// A body that was received goes out again as it comes.
impl From<ByteStream> for Body {
    fn from(stream: ByteStream) -> Self {
        Self::from_stream(stream)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ByteStream")
    }
}
