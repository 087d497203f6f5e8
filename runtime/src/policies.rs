//! In: nothing; the table is written by the generator where settings ask for it. Out: what holds for some operations.
//! Never: a say in a call that brings a policy of its own.

use crate::redirects::Redirects;
use crate::retry::RetryScope;

/// What settings of the generator say of one operation; what they do not say is as the client has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperationPolicy {
    /// [`OperationDescription::id`](crate::description::OperationDescription::id)
    pub operation: &'static str,
    /// How many attempts a call has at most.
    pub attempts: Option<u32>,
    /// What is attempted again.
    pub retry: Option<RetryScope>,
    /// Statuses that are attempted again, besides those of the client.
    pub statuses: &'static [u16],
    /// Which redirects are followed.
    pub redirects: Option<Redirects>,
    /// The header for a key that each call has.
    pub idempotency_key: Option<&'static str>,
}

impl OperationPolicy {
    /// Says nothing of the operation.
    #[must_use]
    pub const fn of(operation: &'static str) -> Self {
        Self { operation, attempts: None, retry: None, statuses: &[], redirects: None, idempotency_key: None }
    }
}
