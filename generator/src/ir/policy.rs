//! Policies of operations. In: nothing; out: what settings can set for the calls of an operation.
//! It never implements any of it: the runtime does.

/// How the client calls an operation; what a policy leaves out is as in the client.
///
/// ```
/// use clientwright::settings::{Policy, Retry};
///
/// let policy = Policy::default().attempts(5).retry(Retry::Everything).statuses([500]);
/// assert_eq!(policy.attempts, Some(5));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    /// How many attempts a call has at most.
    pub attempts: Option<u32>,
    /// What is retried.
    pub retry: Option<Retry>,
    /// Status codes that are retried, besides those of the client.
    pub statuses: Vec<u16>,
    /// Which redirects are followed.
    pub redirects: Option<Redirects>,
    /// The header with the idempotency key: random for each call, the same for all of its attempts.
    pub idempotency_key: Option<String>,
}

/// What is retried: `RetryScope` of the runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Only what was certainly not done.
    NotDone,
    /// That, and for idempotent methods also what may have been done.
    Idempotent,
    /// What may have been done too, for every method.
    Everything,
}

/// Which redirects are followed: `Redirects` of the runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redirects {
    /// Those within the origin.
    SameOrigin,
    /// Those to other origins too, without credentials.
    AnyOrigin,
}

impl Policy {
    /// Sets how many attempts a call has at most.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = Some(attempts);
        self
    }

    /// Sets what is retried.
    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// Adds status codes that are retried.
    #[must_use]
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.statuses.extend(statuses);
        self
    }

    /// Sets which redirects are followed.
    #[must_use]
    pub fn redirects(mut self, redirects: Redirects) -> Self {
        self.redirects = Some(redirects);
        self
    }

    /// Sets the header with the idempotency key.
    #[must_use]
    pub fn idempotency_key(mut self, header: impl Into<String>) -> Self {
        self.idempotency_key = Some(header.into());
        self
    }

    /// Adds another policy, which takes precedence.
    pub fn and(&mut self, other: &Self) {
        let Self { attempts, retry, statuses, redirects, idempotency_key } = other;
        self.attempts = attempts.or(self.attempts);
        self.retry = retry.or(self.retry);
        self.statuses.extend(statuses);
        self.redirects = redirects.or(self.redirects);
        self.idempotency_key = idempotency_key.clone().or(self.idempotency_key.take());
    }
}
