//! In: an attempt that has ended. Out: what a rule of the caller sees of it, and what the rule can decide.
//! Never: printing of a body or of a header's value.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::description::OperationDescription;
use crate::outcome::{AttemptError, AttemptOutcome};
use crate::response::RawResponse;
use crate::transport_error::TransportError;

/// An attempt that has ended, with or without a response, as the rule of [`RetryPolicy::when`](crate::RetryPolicy::when) sees it.
pub struct Attempt<'a> {
    pub(super) operation: &'static OperationDescription,
    pub(super) number: u32,
    pub(super) outcome: &'a AttemptOutcome,
}

/// What follows an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryDecision {
    /// The policy decides.
    Usual,
    /// Another attempt, within the policy's number of attempts, the budget and the time limit of the call.
    Again,
    /// No further attempt.
    Stop,
}

/// A rule of the caller.
#[derive(Clone)]
pub(super) struct Rule(Arc<dyn Fn(&Attempt<'_>) -> RetryDecision + Send + Sync>);

impl Rule {
    pub(super) fn new(rule: impl Fn(&Attempt<'_>) -> RetryDecision + Send + Sync + 'static) -> Self {
        Self(Arc::new(rule))
    }

    pub(super) fn decide(&self, attempt: &Attempt<'_>) -> RetryDecision {
        (self.0)(attempt)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rule")
    }
}

impl<'a> Attempt<'a> {
    /// The `operationId` of the operation that is called.
    #[must_use]
    pub const fn operation(&self) -> &'static str {
        self.operation.id
    }

    /// The method of the operation, as `GET`.
    #[must_use]
    pub const fn method(&self) -> &'static str {
        self.operation.method.as_str()
    }

    /// 1 for the first attempt of the call.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The status code of the response; `None` without one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(RawResponse::status)
    }

    /// The headers of the response.
    #[must_use]
    pub fn headers(&self) -> Option<&'a HeaderMap> {
        self.response().map(RawResponse::headers)
    }

    /// The body of the response; empty if the caller receives it as a stream.
    #[must_use]
    pub fn body(&self) -> Option<&'a Bytes> {
        self.response().map(RawResponse::body)
    }

    /// Why there is no complete response, if the transport failed.
    #[must_use]
    pub const fn transport_error(&self) -> Option<&'a TransportError> {
        match self.outcome {
            Err(AttemptError::Transport { error, .. }) => Some(error),
            Err(AttemptError::Timeout { .. } | AttemptError::Layer(_)) | Ok(_) => None,
        }
    }

    /// Whether the time limit of the attempt expired.
    #[must_use]
    pub const fn is_timeout(&self) -> bool {
        matches!(self.outcome, Err(AttemptError::Timeout { .. }))
    }

    const fn response(&self) -> Option<&'a RawResponse> {
        match self.outcome {
            Ok(response) => Some(response),
            Err(AttemptError::Transport { response, .. }) => response.as_ref(),
            Err(AttemptError::Timeout { .. } | AttemptError::Layer(_)) => None,
        }
    }
}

/// Without the body and the headers' values.
impl fmt::Debug for Attempt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt")
            .field("operation", &self.operation.id)
            .field("number", &self.number)
            .field("status", &self.status())
            .field("transport_error", &self.transport_error().map(TransportError::kind))
            .field("is_timeout", &self.is_timeout())
            .finish()
    }
}
