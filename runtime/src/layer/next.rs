//! In: the layers that are left, and what stands behind the last one. Out: what comes of it all.
//! Never: a panic of a layer passed on.

use std::fmt;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::{Layer, LayerContext, LayerError, LayerResult};
use crate::executor::BoxFuture;
use crate::outcome::LayerFault;

/// What stands behind the last layer.
pub(crate) type LayersEnd<'a> = Box<dyn FnOnce(LayerContext<'a>) -> BoxFuture<'a, LayerResult> + Send + 'a>;

/// What layers stand around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Call,
    Attempt,
}

/// The rest of the way of a call or an attempt: the layers within, and the call or the attempt itself.
#[must_use = "without `run` the call ends here"]
pub struct Next<'a> {
    rest: &'a [Arc<dyn Layer>],
    stage: Stage,
    end: LayersEnd<'a>,
}

impl<'a> Next<'a> {
    pub(super) fn new(rest: &'a [Arc<dyn Layer>], stage: Stage, end: LayersEnd<'a>) -> Self {
        Self { rest, stage, end }
    }

    /// Goes on with the call or the attempt. Dropping the future gives it up.
    #[must_use = "nothing happens before it is awaited"]
    pub fn run(self, context: LayerContext<'a>) -> BoxFuture<'a, LayerResult> {
        let Self { rest, stage, end } = self;
        let Some((layer, rest)) = rest.split_first() else { return end(context) };
        let next = Self { rest, stage, end };
        let begin = move || match stage {
            Stage::Call => layer.call(context, next),
            Stage::Attempt => layer.attempt(context, next),
        };
        Box::pin(Guarded::Before(Some(begin)))
    }
}

impl fmt::Debug for Next<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Next")
            .field("stage", &self.stage)
            .field("layers", &self.rest.len())
            .finish_non_exhaustive()
    }
}

/// The future of a layer, whose panics are errors.
enum Guarded<'a, B> {
    Before(Option<B>),
    During(BoxFuture<'a, LayerResult>),
    Over,
}

impl<'a, B: FnOnce() -> BoxFuture<'a, LayerResult> + Unpin> Guarded<'a, B> {
    fn step(&mut self, cx: &mut Context<'_>) -> Poll<LayerResult> {
        if let Self::Before(begin) = self
            && let Some(begin) = begin.take()
        {
            *self = Self::During(begin());
        }
        match self {
            Self::During(future) => future.as_mut().poll(cx),
            Self::Before(_) | Self::Over => Poll::Ready(Err(panicked())),
        }
    }
}

impl<'a, B: FnOnce() -> BoxFuture<'a, LayerResult> + Unpin> Future for Guarded<'a, B> {
    type Output = LayerResult;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<LayerResult> {
        let this = self.get_mut();
        // what a panic leaves behind is the layer's own, and is dropped
        let polled = catch_unwind(AssertUnwindSafe(|| this.step(cx)));
        if let Ok(Poll::Pending) = polled {
            return Poll::Pending;
        }
        let over = std::mem::replace(this, Self::Over);
        let dropped = catch_unwind(AssertUnwindSafe(|| drop(over)));
        match (polled, dropped) {
            (Ok(result), Ok(())) => result,
            (Err(_), _) | (_, Err(_)) => Poll::Ready(Err(panicked())),
        }
    }
}

fn panicked() -> LayerError {
    LayerError::of(LayerFault::Panicked)
}
