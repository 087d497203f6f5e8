//! In: nothing; the generator writes the table if its settings have policies. Out: the policies of some operations.
//! Never: a change of a call that has a policy of its own.

use crate::redirects::Redirects;
use crate::retry::{RetryPolicy, RetryScope};

/// The policy of an operation from the settings of the generator; what it leaves out is as in the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperationPolicy {
    /// [`OperationDescription::id`](crate::description::OperationDescription::id)
    pub operation: &'static str,
    /// How many attempts a call has at most.
    pub attempts: Option<u32>,
    /// What is retried.
    pub retry: Option<RetryScope>,
    /// Status codes that are retried, besides those of the client.
    pub statuses: &'static [u16],
    /// Which redirects are followed.
    pub redirects: Option<Redirects>,
    /// The header with the idempotency key of a call.
    pub idempotency_key: Option<&'static str>,
}

impl OperationPolicy {
    /// A policy that changes nothing.
    #[must_use]
    pub const fn of(operation: &'static str) -> Self {
        Self { operation, attempts: None, retry: None, statuses: &[], redirects: None, idempotency_key: None }
    }

    /// The client's policy as these settings change it for the operation.
    pub(crate) fn change(&self, policy: RetryPolicy) -> RetryPolicy {
        let policy = policy.statuses(self.statuses.iter().copied());
        let policy = match self.attempts {
            Some(attempts) => policy.max_attempts(attempts),
            None => policy,
        };
        match self.retry {
            Some(scope) => policy.on(scope),
            None => policy,
        }
    }
}
