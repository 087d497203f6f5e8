//! In: the user's wishes about second attempts. Out: how many there are, after what, and how long the pauses grow.
//! Never: a change after the client is built; a call can bring a policy of its own.

use std::time::Duration;

use super::Standing;
use crate::description::Repetition;

/// When a call is attempted again.
///
/// By default a call is attempted three times at most, and only when that cannot do anything twice:
///
/// | what happened | any method | GET, HEAD, PUT, DELETE, OPTIONS, TRACE, QUERY |
/// |---|---|---|
/// | no connection came about | again | again |
/// | the server refused the request unprocessed (HTTP/2), the first time without a pause | again | again |
/// | 429 | again | again |
/// | 503 with `Retry-After` | again | again |
/// | 408, 502, 503, 504; the exchange broke off or took too long | no | again |
/// | everything else | no | no |
///
/// The pause is what `Retry-After` asks for (seconds, or a date). A longer one than [`RetryPolicy::max_pause`] is not
/// waited for: the answer comes out as an error at once, with [`Error::retry_after`](crate::Error::retry_after).
/// Without that header the pause doubles from attempt to attempt, and a random part of up to half of it is left out.
///
/// The one repetition with a new token after a 401 is not counted here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    scope: RetryScope,
    base: Duration,
    max_pause: Duration,
}

/// What is attempted again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryScope {
    /// Only what was certainly not done, for every method.
    NotDone,
    /// That, and for idempotent methods (RFC 9110, 9.2.2) also what may have been done: the default.
    Idempotent,
    /// What may have been done too, for every method: a POST may then take effect twice.
    Everything,
}

impl RetryScope {
    pub(super) const fn allows(self, standing: Standing, repetition: Repetition) -> bool {
        match self {
            Self::NotDone => standing.allows(Repetition::Harmful),
            Self::Idempotent => standing.allows(repetition),
            Self::Everything => standing.allows(Repetition::Harmless),
        }
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 3,
            scope: RetryScope::Idempotent,
            base: Duration::from_millis(500),
            max_pause: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// One attempt.
    #[must_use]
    pub fn none() -> Self {
        Self::default().max_attempts(1)
    }

    /// How many attempts a call has at most, the first one included; 0 is taken as 1.
    #[must_use]
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.attempts = if attempts == 0 { 1 } else { attempts };
        self
    }

    /// What is attempted again.
    #[must_use]
    pub const fn on(mut self, scope: RetryScope) -> Self {
        self.scope = scope;
        self
    }

    /// The pause after the first attempt where the server asks for none: 500 ms by default; it doubles each time.
    #[must_use]
    pub const fn first_pause(mut self, pause: Duration) -> Self {
        self.base = pause;
        self
    }

    /// The longest pause: 60 seconds by default. A server that asks for a longer one is not called again.
    #[must_use]
    pub const fn max_pause(mut self, pause: Duration) -> Self {
        self.max_pause = pause;
        self
    }

    pub(super) const fn attempts(&self) -> u32 {
        self.attempts
    }

    pub(super) const fn scope(&self) -> RetryScope {
        self.scope
    }

    pub(super) const fn longest_pause(&self) -> Duration {
        self.max_pause
    }

    /// Between half and the whole of the doubled pause, so that clients that failed together do not come back together.
    pub(super) fn backoff(&self, attempts: u32) -> Duration {
        let doubled = self.base.saturating_mul(2_u32.saturating_pow(attempts.saturating_sub(1)));
        let half = doubled.min(self.max_pause) / 2;
        let random = fastrand::u64(0..=u64::try_from(half.as_nanos()).unwrap_or(u64::MAX));
        half.saturating_add(Duration::from_nanos(random))
    }
}
