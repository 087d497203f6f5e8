//! In: calls and attempts. Out: measurements of them, by the facade `metrics`.
//! Never: a label that has more values than there are operations, statuses and words for errors.

use std::time::Duration;

use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};

use super::record::{EndedAs, Ending, operation};
use super::{Layer, LayerContext, LayerResult, Next};
use crate::executor::BoxFuture;

const CALLS: &str = "http.client.call.duration";
const ACTIVE: &str = "http.client.active_calls";
const ATTEMPTS: &str = "http.client.attempts";
const REQUESTS: &str = "http.client.request.duration";
const SENT: &str = "http.client.request.body.size";
const RECEIVED: &str = "http.client.response.body.size";

/// A layer that measures calls and attempts, for the recorder of the crate `metrics` that the program has installed.
///
/// | metric | type | what it measures |
/// |---|---|---|
/// | `http.client.call.duration` | histogram, seconds | a call: tokens, attempts and pauses, until the response is read, or its head if it is a stream |
/// | `http.client.active_calls` | gauge | calls that have not ended |
/// | `http.client.attempts` | counter | attempts |
/// | `http.client.request.duration` | histogram, seconds | an attempt |
/// | `http.client.request.body.size` | histogram, bytes | the request body of an attempt, unless its length is unknown |
/// | `http.client.response.body.size` | histogram, bytes | the response body of an attempt, decoded, unless its length is unknown |
///
/// All have the label `operation`: the operation's id, `undescribed`, or `token` for token requests. All but `active_calls` and
/// `request.body.size` have the label `status`: `2xx`, `4xx` and so on, or, without a response, the word of
/// [`LayerError::error_type`](crate::LayerError::error_type); `cancelled` when the caller has dropped the call, `timeout` when
/// its time was over.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct Metrics;

impl Metrics {
    /// The layer. It describes its metrics to the recorder that is installed.
    #[must_use]
    pub fn new() -> Self {
        describe_histogram!(CALLS, Unit::Seconds, "Duration of calls with all their attempts and pauses.");
        describe_gauge!(ACTIVE, Unit::Count, "Calls that have not ended.");
        describe_counter!(ATTEMPTS, Unit::Count, "Attempts of calls.");
        describe_histogram!(REQUESTS, Unit::Seconds, "Duration of attempts.");
        describe_histogram!(SENT, Unit::Bytes, "Size of request bodies.");
        describe_histogram!(RECEIVED, Unit::Bytes, "Size of response bodies.");
        Self
    }
}

impl Layer for Metrics {
    fn call<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        let operation = operation(&context);
        Box::pin(async move {
            let active = gauge!(ACTIVE, "operation" => operation);
            active.increment(1.0);
            let ending = Ending::new(&context, move |ended: EndedAs, duration: Duration| {
                active.decrement(1.0);
                histogram!(CALLS, "operation" => operation, "status" => ended.class()).record(duration);
            });
            let result = next.run(context).await;
            ending.with(EndedAs::of(&result));
            result
        })
    }

    fn attempt<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        let operation = operation(&context);
        Box::pin(async move {
            if let Some(length) = context.body_len() {
                histogram!(SENT, "operation" => operation).record(as_float(length));
            }
            let ending = Ending::new(&context, move |ended: EndedAs, duration: Duration| {
                let status = ended.class();
                counter!(ATTEMPTS, "operation" => operation, "status" => status).increment(1);
                histogram!(REQUESTS, "operation" => operation, "status" => status).record(duration);
            });
            let result = next.run(context).await;
            let ended = EndedAs::of(&result);
            ending.with(ended);
            if let Some(length) = result.as_ref().ok().and_then(crate::response::RawResponse::body_len) {
                histogram!(RECEIVED, "operation" => operation, "status" => ended.class())
                    .record(as_float(length));
            }
            result
        })
    }
}

/// Lengths are exact up to 2^53 bytes.
#[expect(clippy::cast_precision_loss, reason = "a histogram has no more digits")]
const fn as_float(length: u64) -> f64 {
    length as f64
}
