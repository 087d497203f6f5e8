//! In: what came of an attempt, and the policy of the call. Out: the pause before the next attempt and what it costs, or that
//! there is none.
//! Never: a second attempt at what may have been done already, unless the policy asks for that.

mod attempt;
mod budget;
mod limits;
mod policy;
mod reconnecting;

use std::time::Duration;

use http::StatusCode;

pub use self::attempt::{Attempt, RetryDecision};
pub use self::budget::RetryBudget;
pub(crate) use self::budget::{Cost, Taken};
pub(crate) use self::limits::RateLimits;
pub use self::policy::{RetryPolicy, RetryScope};
use crate::description::OperationDescription;
use crate::outcome::{AttemptError, AttemptOutcome};
use crate::repetition::{Repetition, Standing};
use crate::response::{RawResponse, after};
use crate::transport_error::TransportErrorKind;

/// 425 and 429 are refused before they are processed (RFC 8470, 5.2; RFC 6585, 4); 503 with `Retry-After` is a server that
/// asks to be called again (RFC 9110, 15.6.4). 408, 502, 503 and 504 say nothing about what was done. Some services say of
/// each error whether to ask again.
pub(crate) fn standing_of_response(response: &RawResponse) -> Standing {
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    match after::text(response.headers(), "x-should-retry").filter(|_| is_error) {
        Some("true") => return Standing::NotDone,
        Some("false") => return Standing::Final,
        Some(_) | None => {}
    }
    match status {
        StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => Standing::NotDone,
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
        AttemptError::Layer(_) => Standing::Final,
    }
}

/// An attempt that has ended, and by what it is judged.
pub(crate) struct Ended<'a> {
    pub(crate) policy: &'a RetryPolicy,
    pub(crate) repetition: Repetition,
    /// so many attempts count
    pub(crate) attempts: u32,
    pub(crate) outcome: &'a AttemptOutcome,
}

/// Another attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Another {
    pub(crate) pause: Duration,
    pub(crate) cost: Cost,
}

impl Ended<'_> {
    /// The next attempt at an operation; `None` when this one was the last.
    pub(crate) fn another_of(
        &self,
        operation: &'static OperationDescription,
        number: u32,
    ) -> Option<Another> {
        match self.policy.decide(&Attempt { operation, number, outcome: self.outcome }) {
            RetryDecision::Usual => self.another(),
            RetryDecision::Again => self.after_pause(),
            RetryDecision::Stop => None,
        }
    }

    /// The next attempt at whatever it is; `None` when this one was the last.
    pub(crate) fn another(&self) -> Option<Another> {
        let may = self.policy.scope().allows(self.standing(), self.repetition);
        may.then(|| self.after_pause()).flatten()
    }

    fn standing(&self) -> Standing {
        match self.outcome {
            Ok(response) => match standing_of_response(response) {
                Standing::Final if self.is_added(response) => Standing::Unknown,
                standing @ (Standing::NotDone | Standing::Unknown | Standing::Final) => standing,
            },
            Err(error) => standing_of_error(error),
        }
    }

    /// Whether the user has added the status, and the server does not say otherwise.
    fn is_added(&self, response: &RawResponse) -> bool {
        let refused = after::text(response.headers(), "x-should-retry") == Some("false");
        self.policy.has_status(response.status().as_u16()) && !refused
    }

    fn after_pause(&self) -> Option<Another> {
        if self.attempts >= self.policy.attempts() {
            return None;
        }
        // behind a connection that was closed for its age there is a new one; a second refusal has another reason
        if self.attempts == 1 && is_refused(self.outcome) {
            return Some(Another { pause: Duration::ZERO, cost: Cost::Free });
        }
        let response = self.outcome.as_ref().ok();
        let asked = response.and_then(RawResponse::retry_after);
        let is_shared = response.is_some_and(|response| response.status() == StatusCode::TOO_MANY_REQUESTS);
        let cost = match self.outcome {
            Ok(_) if is_shared && asked.is_some() => Cost::Free,
            Err(AttemptError::Timeout { .. }) => Cost::AfterTimeout,
            Ok(_) | Err(AttemptError::Transport { .. } | AttemptError::Layer(_)) => Cost::Usual,
        };
        let pause = asked.unwrap_or_else(|| self.policy.backoff(self.attempts));
        (pause <= self.policy.longest_pause()).then_some(Another { pause, cost })
    }
}

/// Whether the service is well, so that the budget is filled up.
pub(crate) fn is_well(outcome: &AttemptOutcome) -> bool {
    let response = outcome.as_ref().ok();
    response.is_some_and(|response| {
        !response.status().is_server_error() && response.status() != StatusCode::TOO_MANY_REQUESTS
    })
}

fn is_refused(outcome: &AttemptOutcome) -> bool {
    let Err(AttemptError::Transport { error, .. }) = outcome else { return false };
    error.kind() == TransportErrorKind::Refused
}
