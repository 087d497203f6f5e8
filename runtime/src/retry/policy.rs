//! In: the user's wishes about second attempts. Out: how many there are, after what, and how long the pauses grow.
//! Never: a change after the client is built; a call can bring a policy of its own.

use std::time::Duration;

use super::attempt::Rule;
use super::{Attempt, RetryDecision};
use crate::repetition::{Repetition, Standing};

/// When a call makes another attempt.
///
/// By default a call makes at most three attempts, and only if that cannot take effect twice:
///
/// | what happened | any method | GET, HEAD, PUT, DELETE, OPTIONS, TRACE, QUERY |
/// |---|---|---|
/// | no connection could be opened | retried | retried |
/// | the server refused the request unprocessed (HTTP/2), the first time without a pause | retried | retried |
/// | 425, 429 | retried | retried |
/// | 503 with `Retry-After`; an error with `x-should-retry: true` | retried | retried |
/// | 408, 502, 503, 504; the exchange broke off, or the time limit of an attempt expired | no | retried |
/// | everything else, and an error with `x-should-retry: false` | no | no |
///
/// The second column also applies to calls with an idempotency key. All calls of a client share a
/// [`RetryBudget`](crate::RetryBudget), so that retries do not multiply the load of a service that is down.
///
/// [`RetryPolicy::statuses`] adds status codes, and [`RetryPolicy::when`] a rule of the caller:
///
/// ```
/// use clientwright_runtime::{RetryDecision, RetryPolicy};
///
/// let policy = RetryPolicy::default()
///     .statuses([500, 409])
///     .statuses(520..=529)
///     .when(|attempt| match attempt.headers().and_then(|headers| headers.get("x-state")) {
///         Some(state) if state == "replaying" => RetryDecision::Again,
///         _ => RetryDecision::Usual,
///     });
/// ```
///
/// The server sets the pause with `retry-after-ms` or `Retry-After` (seconds, or a date, which is compared with the `Date` of the
/// same response). If it asks for more than [`RetryPolicy::max_pause`], the call fails at once, and
/// [`Error::retry_after`](crate::Error::retry_after) returns the pause. Without these headers the pause doubles from attempt to
/// attempt, and is shortened at random by up to half.
///
/// The one repetition with a new token after a 401 is not counted here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    scope: RetryScope,
    base: Duration,
    max_pause: Duration,
    statuses: Vec<u16>,
    rule: Option<Rule>,
    key: Option<String>,
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
            statuses: Vec::new(),
            rule: None,
            key: None,
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

    /// Status codes that are retried like 502: for idempotent methods, and with [`RetryScope::Everything`] for all methods.
    ///
    /// Candidates are 500, 520 to 529 (a proxy cannot reach its server), and 409 if it means that something is locked. They add
    /// to those of the policy and of earlier calls of this method.
    #[must_use]
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.statuses.extend(statuses);
        self
    }

    /// A rule that decides after each attempt, whatever its result, before the policy does.
    ///
    /// [`RetryDecision::Again`] retries any method: the rule has to know whether the request may take effect twice. Token
    /// requests do not ask the rule.
    #[must_use]
    pub fn when(mut self, rule: impl Fn(&Attempt<'_>) -> RetryDecision + Send + Sync + 'static) -> Self {
        self.rule = Some(Rule::new(rule));
        self
    }

    /// Sends a random key in this header, such as `Idempotency-Key`, with each call of a method that is not idempotent. All
    /// attempts of a call send the same key, and the call is retried like one of an idempotent method.
    ///
    /// This is for services that do not describe the header, such as Stripe. Operations that describe an `Idempotency-Key` do
    /// not need it. A key that the caller sets, as an argument or as a header of the call, replaces the random one.
    #[must_use]
    pub fn idempotency_key(mut self, header: impl Into<String>) -> Self {
        self.key = Some(header.into());
        self
    }

    pub(crate) fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    pub(super) fn has_status(&self, status: u16) -> bool {
        self.statuses.contains(&status)
    }

    pub(super) fn decide(&self, attempt: &Attempt<'_>) -> RetryDecision {
        self.rule.as_ref().map_or(RetryDecision::Usual, |rule| rule.decide(attempt))
    }

    pub(super) const fn attempts(&self) -> u32 {
        self.attempts
    }

    pub(super) const fn scope(&self) -> RetryScope {
        self.scope
    }

    pub(crate) const fn longest_pause(&self) -> Duration {
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
