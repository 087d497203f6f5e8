//! In: calls and attempts. Out: a span for each, with the names of OpenTelemetry, and trace context for the server.
//! Never: a body, a header's value, an argument or a credential in a span.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tracing::field::Empty;
use tracing::{Instrument as _, Span, info_span};

use super::record::{EndedAs, Ending, operation};
use super::{Layer, LayerContext, LayerResult, Next};
use crate::executor::BoxFuture;

/// The header of trace context (W3C Trace Context, 3.2).
const TRACEPARENT: &str = "traceparent";

/// A layer that makes a span of the crate `tracing` for each call, and a child of it for each attempt, both at the level INFO.
///
/// The fields have the names of OpenTelemetry's stable conventions for HTTP clients:
///
/// | field | of | value |
/// |---|---|---|
/// | `openapi.operation_id` | both | the operation's id, `undescribed` or `token` |
/// | `http.request.method` | both | `GET` |
/// | `url.template` | both | `/pets/{id}`; absent for token requests and paths that are not described |
/// | `server.address`, `server.port` | both | the server |
/// | `http.response.status_code` | both | the status, where there was a response |
/// | `error.type` | both | a status of 4xx or 5xx, or [`LayerError::error_type`](crate::LayerError::error_type); `cancelled` when the caller has dropped the call, `timeout` when its time was over |
/// | `http.request.resend_count` | attempts | from the second attempt on: 1, 2, … |
/// | `trace_id`, `span_id` | both | with [`Tracing::traceparent`] |
/// | `otel.name`, `otel.kind`, `otel.status_code` | both | what `tracing-opentelemetry` reads: name, kind (`internal`, `client`) and status of the span |
///
/// The span of a call ends when the response is read, or its head if it is a stream. Token requests are calls of their own.
#[derive(Clone, Default)]
pub struct Tracing {
    context: TraceContext,
}

/// Where trace context comes from.
#[derive(Clone, Default)]
enum TraceContext {
    #[default]
    None,
    Own,
    From(Arc<dyn Fn() -> Option<String> + Send + Sync>),
}

impl Tracing {
    /// Spans, and no trace context in requests.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sends the header `traceparent` (W3C Trace Context) with each attempt. The id of the trace is that of a `traceparent` that
    /// the caller has set for the call, or else random; each attempt is a parent of its own.
    #[must_use]
    pub fn traceparent(self) -> Self {
        Self { context: TraceContext::Own }
    }

    /// Sends as `traceparent` what this function gives within the span of each attempt: for OpenTelemetry, what its propagator
    /// makes of the span's context. Nothing is sent for `None`, or for what no header can carry.
    #[must_use]
    pub fn traceparent_from(self, function: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        Self { context: TraceContext::From(Arc::new(function)) }
    }

    /// Adds trace context to the request of an attempt, or of a call whose attempts belong to one trace.
    fn propagate(&self, span: &Span, context: &mut LayerContext<'_>) {
        let value = match &self.context {
            TraceContext::None => None,
            TraceContext::Own => {
                let given = context.header(TRACEPARENT).and_then(|value| value.to_str().ok());
                let parent = Parent::below(given);
                span.record("trace_id", parent.trace_id.as_ref());
                span.record("span_id", parent.span_id.as_str());
                Some(parent.to_string())
            }
            TraceContext::From(_) if context.attempt() == 0 => None,
            TraceContext::From(function) => span.in_scope(|| function()),
        };
        if let Some(value) = value {
            // what no header can carry is nobody's context
            let _ = context.set_header(TRACEPARENT, &value);
        }
    }

    fn around<'a>(
        &'a self,
        span: Span,
        mut context: LayerContext<'a>,
        next: Next<'a>,
    ) -> BoxFuture<'a, LayerResult> {
        self.propagate(&span, &mut context);
        let told = span.clone();
        let future = async move {
            let ending = Ending::new(&context, move |ended: EndedAs, _: Duration| record(&told, ended));
            let result = next.run(context).await;
            ending.with(EndedAs::of(&result));
            result
        };
        Box::pin(future.instrument(span))
    }
}

impl Layer for Tracing {
    fn call<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        let operation = operation(&context);
        let span = info_span!(
            target: "clientwright",
            "call",
            otel.name = operation,
            otel.kind = "internal",
            otel.status_code = Empty,
            openapi.operation_id = operation,
            http.request.method = context.method(),
            url.template = context.path_template().as_deref(),
            server.address = context.server_address(),
            server.port = context.server_port(),
            http.response.status_code = Empty,
            "error.type" = Empty,
            trace_id = Empty,
            span_id = Empty,
        );
        self.around(span, context, next)
    }

    fn attempt<'a>(&'a self, context: LayerContext<'a>, next: Next<'a>) -> BoxFuture<'a, LayerResult> {
        let resends = context.attempt().checked_sub(1).filter(|count| *count > 0);
        let span = info_span!(
            target: "clientwright",
            "attempt",
            otel.name = name(&context).as_ref(),
            otel.kind = "client",
            otel.status_code = Empty,
            openapi.operation_id = operation(&context),
            http.request.method = context.method(),
            url.template = context.path_template().as_deref(),
            server.address = context.server_address(),
            server.port = context.server_port(),
            http.request.resend_count = resends,
            http.response.status_code = Empty,
            "error.type" = Empty,
            trace_id = Empty,
            span_id = Empty,
        );
        self.around(span, context, next)
    }
}

/// `{method} {url.template}`, or the method where there is none, as the conventions have it.
fn name<'c>(context: &'c LayerContext<'_>) -> Cow<'c, str> {
    match context.path_template() {
        Some(template) => Cow::Owned(format!("{} {template}", context.method())),
        None => Cow::Borrowed(context.method()),
    }
}

fn record(span: &Span, ended: EndedAs) {
    if let EndedAs::Status(status) = ended {
        span.record("http.response.status_code", status.as_u16());
    }
    if let Some(word) = ended.error_type() {
        span.record("error.type", word.as_ref());
        span.record("otel.status_code", "ERROR");
    }
}

/// A parent of what the server does: version 00 of trace context.
struct Parent<'a> {
    trace_id: Cow<'a, str>,
    span_id: String,
    flags: &'a str,
}

impl<'a> Parent<'a> {
    /// A new parent in the trace of this one, or in a new trace, which is sampled.
    fn below(given: Option<&'a str>) -> Self {
        let span_id = format!("{:016x}", fastrand::u64(1..));
        match given.and_then(parse) {
            Some((trace_id, flags)) => Self { trace_id: Cow::Borrowed(trace_id), span_id, flags },
            None => {
                let trace_id = Cow::Owned(format!("{:032x}", fastrand::u128(1..)));
                Self { trace_id, span_id, flags: "01" }
            }
        }
    }
}

impl fmt::Display for Parent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "00-{}-{}-{}", self.trace_id, self.span_id, self.flags)
    }
}

/// The id of the trace and the flags: lowercase digits, and not all of them zero.
fn parse(text: &str) -> Option<(&str, &str)> {
    let mut fields = text.split('-');
    let (version, trace_id) = (fields.next()?, fields.next()?);
    let (span_id, flags) = (fields.next()?, fields.next()?);
    let is_hex = |text: &str, length| {
        text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let is_id = |text: &str, length| is_hex(text, length) && text.bytes().any(|byte| byte != b'0');
    let known = is_hex(version, 2) && version != "ff" && is_id(trace_id, 32) && is_id(span_id, 16);
    (known && is_hex(flags, 2)).then_some((trace_id, flags))
}

impl fmt::Debug for Tracing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tracing")
    }
}
