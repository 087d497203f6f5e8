//! In: a call or an attempt that ends, or is dropped. Out: how it ended, told once.
//! Never: more than its status or one word of a small set.

#[cfg(feature = "tracing")]
use std::borrow::Cow;
use std::time::{Duration, Instant};

use http::StatusCode;

use super::{CallKind, LayerContext, LayerResult};

/// How a call or an attempt ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndedAs {
    Status(StatusCode),
    /// without a response: [`super::LayerError::error_type`], or that nobody waited for the end
    Error(&'static str),
}

impl EndedAs {
    pub(super) fn of(result: &LayerResult) -> Self {
        match result {
            Ok(response) => Self::Status(response.status()),
            Err(error) => Self::Error(error.error_type()),
        }
    }

    /// The class of the status, or the word.
    #[cfg(feature = "metrics")]
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Status(status) => match status.as_u16() / 100 {
                1 => "1xx",
                2 => "2xx",
                3 => "3xx",
                4 => "4xx",
                5 => "5xx",
                _ => "other",
            },
            Self::Error(word) => word,
        }
    }

    /// The `error.type` of OpenTelemetry: of a response the status, if it is 4xx or 5xx.
    #[cfg(feature = "tracing")]
    pub(super) fn error_type(self) -> Option<Cow<'static, str>> {
        match self {
            Self::Status(status) if status.is_client_error() || status.is_server_error() => {
                Some(Cow::Owned(status.as_str().to_owned()))
            }
            Self::Status(_) => None,
            Self::Error(word) => Some(Cow::Borrowed(word)),
        }
    }
}

/// What a call is for, as one word: the operation's id, `undescribed` or `token`.
pub(super) fn operation(context: &LayerContext<'_>) -> &'static str {
    match (context.operation_id(), context.kind()) {
        (Some(id), _) => id,
        (None, CallKind::Token) => "token",
        (None, CallKind::Operation | CallKind::Undescribed) => "undescribed",
    }
}

/// Tells how a call or an attempt ended, also when its future is dropped.
pub(super) struct Ending<'a, F: FnOnce(EndedAs, Duration)> {
    clock: &'a dyn crate::clock::Clock,
    start: Instant,
    deadline: Option<Instant>,
    tell: Option<F>,
}

impl<'a, F: FnOnce(EndedAs, Duration)> Ending<'a, F> {
    pub(super) fn new(context: &LayerContext<'a>, tell: F) -> Self {
        let clock = &**context.clock();
        Self { clock, start: clock.instant(), deadline: context.deadline(), tell: Some(tell) }
    }

    pub(super) fn with(mut self, ended: EndedAs) {
        self.tell(ended);
    }

    fn tell(&mut self, ended: EndedAs) {
        if let Some(tell) = self.tell.take() {
            tell(ended, self.clock.instant().saturating_duration_since(self.start));
        }
    }
}

impl<F: FnOnce(EndedAs, Duration)> Drop for Ending<'_, F> {
    fn drop(&mut self) {
        let is_late = self.deadline.is_some_and(|deadline| self.clock.instant() >= deadline);
        self.tell(EndedAs::Error(if is_late { "timeout" } else { "cancelled" }));
    }
}
