//! In: retries, and responses of a service that works. Out: whether one more retry is allowed.
//! Never: a limit on first attempts, or on retries that the server has scheduled.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// What an attempt costs that is made again, and one that is made again after a time limit: the server may still be busy
/// with the attempt before.
const COST: u32 = 5;
const COST_AFTER_TIMEOUT: u32 = 10;

/// How many retries all calls of a client and its clones may make together while nothing succeeds.
///
/// Retries must not multiply the load of a service that is down. The budget is the token bucket of the standard retry mode of
/// the AWS SDKs (smithy): a retry takes 5 tokens, or 10 after a timeout. A response to the retry returns what it took, any other
/// response with a status code below 500 returns one token. Without enough tokens, a call fails with its last result. The
/// default is 100 tokens: 100 calls to a dead service send at most 120 requests.
///
/// A retry after a 429 with `Retry-After` takes no tokens: the service works, and has said when it accepts the request.
///
/// Clones share the budget, so that several clients of one service can use the same.
#[derive(Clone)]
pub struct RetryBudget(Option<Arc<Bucket>>);

struct Bucket {
    capacity: u32,
    left: AtomicU32,
}

impl RetryBudget {
    /// A budget of this many retries, of 5 tokens each: 20 by default.
    #[must_use]
    pub fn of(attempts: u32) -> Self {
        let capacity = attempts.saturating_mul(COST);
        Self(Some(Arc::new(Bucket { capacity, left: AtomicU32::new(capacity) })))
    }

    /// No limit beyond the attempts of each call.
    #[must_use]
    pub const fn unlimited() -> Self {
        Self(None)
    }

    /// Takes what another attempt costs; `None` when too little is left.
    pub(crate) fn take(&self, cost: Cost) -> Option<Taken> {
        let cost = match cost {
            Cost::Free => 0,
            Cost::Usual => COST,
            Cost::AfterTimeout => COST_AFTER_TIMEOUT,
        };
        let Some(bucket) = &self.0 else { return Some(Taken(0)) };
        let less = |left: u32| left.checked_sub(cost);
        bucket.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).ok().map(|_| Taken(cost))
    }

    /// The service has answered, after this was taken for the last attempt.
    pub(crate) fn give_back(&self, taken: Taken) {
        let Some(bucket) = &self.0 else { return };
        let more = |left: u32| Some(left.saturating_add(taken.0.max(1)).min(bucket.capacity));
        let _ = bucket.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::of(20)
    }
}

/// Why another attempt is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cost {
    /// the server has said when
    Free,
    Usual,
    AfterTimeout,
}

/// What an attempt took out of the budget.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Taken(u32);

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            None => f.write_str("RetryBudget(unlimited)"),
            Some(bucket) => {
                write!(f, "RetryBudget({} of {})", bucket.left.load(Ordering::Relaxed), bucket.capacity)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_comes_back_with_answers() {
        let budget = RetryBudget::of(2);
        let taken = budget.take(Cost::Usual).unwrap();
        assert_eq!(budget.take(Cost::AfterTimeout), None);
        assert!(budget.clone().take(Cost::Usual).is_some());
        assert_eq!(budget.take(Cost::Usual), None);
        assert!(budget.take(Cost::Free).is_some());
        budget.give_back(taken);
        assert!(budget.take(Cost::Usual).is_some());
        for _ in 0..4 {
            budget.give_back(Taken::default());
            assert_eq!(budget.take(Cost::Usual), None);
        }
        budget.give_back(Taken::default());
        assert!(budget.take(Cost::Usual).is_some());
        for _ in 0..100 {
            budget.give_back(Taken::default());
        }
        assert_eq!(format!("{budget:?}"), "RetryBudget(10 of 10)");
        assert!(RetryBudget::of(0).take(Cost::Usual).is_none());
        assert!((0..100).all(|_| RetryBudget::unlimited().take(Cost::Usual).is_some()));
    }
}
