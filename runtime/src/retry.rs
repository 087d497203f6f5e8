//! In: what came of an attempt, and the policy of the call. Out: the pause before the next attempt, or that there is none.
//! Never: a second attempt at what may have been done already, unless the policy asks for that.

pub(crate) mod after;
mod policy;

use std::time::Duration;

use http::StatusCode;

pub use self::policy::{RetryPolicy, RetryScope};
use crate::description::Repetition;
use crate::execute::exchange::AttemptError;
use crate::response::RawResponse;
use crate::transport::TransportErrorKind;

/// What an attempt came to.
pub(crate) type Outcome = Result<RawResponse, AttemptError>;

/// What is known about the server's part in an attempt that could be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The server says, or the transport knows, that nothing was done.
    NotDone,
    /// It may have been done, and may work the next time.
    Unknown,
    /// Another attempt would end the same way.
    Final,
}

impl Standing {
    /// Whether another attempt can help without doing anything twice.
    pub(crate) const fn allows(self, repetition: Repetition) -> bool {
        match (self, repetition) {
            (Self::NotDone, Repetition::Harmless | Repetition::Harmful)
            | (Self::Unknown, Repetition::Harmless) => true,
            (Self::Unknown, Repetition::Harmful)
            | (Self::Final, Repetition::Harmless | Repetition::Harmful) => false,
        }
    }
}

/// 429 is refused before it is processed (RFC 6585, 4); 503 with `Retry-After` is a server that asks to be called again
/// (RFC 9110, 15.6.4). 408, 502, 503 and 504 say nothing about what was done.
pub(crate) fn standing_of_response(response: &RawResponse) -> Standing {
    match response.status() {
        StatusCode::TOO_MANY_REQUESTS => Standing::NotDone,
        StatusCode::SERVICE_UNAVAILABLE if response.retry_after().is_some() => Standing::NotDone,
        StatusCode::REQUEST_TIMEOUT
        | StatusCode::BAD_GATEWAY
        | StatusCode::SERVICE_UNAVAILABLE
        | StatusCode::GATEWAY_TIMEOUT => Standing::Unknown,
        _ => Standing::Final,
    }
}

pub(crate) const fn standing_of_error(error: &AttemptError) -> Standing {
    match error {
        AttemptError::Timeout { .. } => Standing::Unknown,
        AttemptError::Transport { error, .. } => error.standing(),
    }
}

/// The pause before the next attempt; `None` when this one was the last.
pub(crate) fn pause(
    policy: &RetryPolicy,
    repetition: Repetition,
    attempts: u32,
    outcome: &Outcome,
) -> Option<Duration> {
    if attempts >= policy.attempts() {
        return None;
    }
    let standing = match outcome {
        Ok(response) => standing_of_response(response),
        Err(error) => standing_of_error(error),
    };
    if !policy.scope().allows(standing, repetition) {
        return None;
    }
    // behind a connection that was closed for its age there is a new one; a second refusal has another reason
    if attempts == 1 && is_refused(outcome) {
        return Some(Duration::ZERO);
    }
    match outcome.as_ref().ok().and_then(RawResponse::retry_after) {
        Some(asked) => (asked <= policy.longest_pause()).then_some(asked),
        None => Some(policy.backoff(attempts)),
    }
}

fn is_refused(outcome: &Outcome) -> bool {
    let Err(AttemptError::Transport { error, .. }) = outcome else { return false };
    error.kind() == TransportErrorKind::Refused
}
