//! In: a call, or one attempt of it, before its credentials are added. Out: what the layers of the client make of it.
//! Never: a credential; a layer whose panic or whose pace reaches another call.

mod changes;
mod context;
mod error;
#[cfg(feature = "metrics")]
mod metrics;
mod next;
#[cfg(any(feature = "metrics", feature = "tracing"))]
mod record;
#[cfg(feature = "tracing")]
mod tracing;

use std::sync::Arc;

pub(crate) use self::changes::Changes;
pub use self::context::{CallKind, LayerContext};
pub(crate) use self::context::{Facts, Subject};
pub use self::error::LayerError;
pub(crate) use self::error::Reason;
#[cfg(feature = "metrics")]
pub use self::metrics::Metrics;
pub use self::next::Next;
pub(crate) use self::next::{LayersEnd, Stage};
#[cfg(feature = "tracing")]
pub use self::tracing::Tracing;
use crate::executor::BoxFuture;
use crate::response::RawResponse;

/// What comes of a call or of an attempt: any response, whatever its status, or why there is none.
pub type LayerResult = Result<RawResponse, LayerError>;

/// What stands around each call of a client, and around each attempt of a call.
///
/// A layer sees the request before credentials are added, and the response before it is decoded. It can change headers and the
/// query, wait, refuse, or answer by itself. It passes the call on with [`Next::run`], or does not.
///
/// The layers of a client are nested in the order in which they were added: the first one is the outermost. The order of events is
///
/// 1. [`Layer::call`] of the first layer, then of the second, and so on, once for each call;
/// 2. within them, for each attempt: the token request if one is needed, which is a call of its own with
///    [`CallKind::Token`]; the wait for rate limits; [`Layer::attempt`] of the first layer, then of the second, and so on; and
///    within them the credentials, the exchange, and the redirects that are followed;
/// 3. the pause before the next attempt.
///
/// The time limit of the call includes what its layers do, and that of the attempt what they do around an attempt. A layer that
/// takes longer ends its attempt with [`Error::Timeout`](crate::Error::Timeout), and the request is not sent again for that. A
/// panic is caught: it ends the call with [`Error::Layer`](crate::Error::Layer), and no other call notices. (With
/// `panic = "abort"` a panic ends the process, as ever.) A layer must not block its thread; it awaits.
///
/// ```
/// use clientwright_runtime::{BoxFuture, Layer, LayerContext, LayerResult, Next};
///
/// /// Names the caller, and says how each call ended.
/// struct Named(&'static str);
///
/// impl Layer for Named {
///     fn call<'a>(&'a self, mut context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
///         Box::pin(async move {
///             context.set_header("x-caller", self.0)?;
///             let operation = context.operation_id().unwrap_or("a token request");
///             let result = next.run(context).await;
///             match &result {
///                 Ok(response) => println!("{operation}: {}", response.status()),
///                 Err(error) => println!("{operation}: {error}"),
///             }
///             result
///         })
///     }
/// }
/// ```
pub trait Layer: Send + Sync + 'static {
    /// Around a call: tokens, attempts and pauses. Changes of the request apply to all attempts. By default the call is passed on.
    fn call<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        next.run(context)
    }

    /// Around an attempt: one request and the redirects that are followed. Changes of the request apply to this attempt. By
    /// default the attempt is passed on.
    fn attempt<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        next.run(context)
    }
}

/// The layers of a client, the outermost first.
#[derive(Clone, Default)]
pub(crate) struct Layers(Vec<Arc<dyn Layer>>);

impl Layers {
    pub(crate) fn add(&mut self, layer: Arc<dyn Layer>) {
        self.0.push(layer);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes the call or the attempt through all layers to its end.
    pub(crate) fn around<'a>(
        &'a self,
        stage: Stage,
        context: LayerContext<'a>,
        end: LayersEnd<'a>,
    ) -> BoxFuture<'a, LayerResult> {
        Next::new(&self.0, stage, end).run(context)
    }
}
