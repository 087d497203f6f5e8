//! Streams of chunks. In: chunks; out: a stream that gives one after the other. It never gives two without letting others run.

use futures_core::Stream;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A stream of these chunks.
pub fn of<const N: usize>(chunks: [&'static str; N]) -> Chunks {
    Chunks { chunks: chunks.into(), waited: false }
}

/// A stream that is not ready at first, again and again.
#[derive(Debug)]
pub struct Chunks {
    chunks: VecDeque<&'static str>,
    waited: bool,
}

impl Stream for Chunks {
    type Item = Result<&'static str, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.waited = !self.waited;
        if self.waited {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(self.chunks.pop_front().map(Ok))
    }
}
