//! In: attempts that are made again, and answers of a service that is well. Out: whether one more attempt may be made.
//! Never: a say in first attempts, or in what a server has asked for.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// What an attempt costs that is made again, and one that is made again after a time limit: the server may still be busy
/// with the attempt before.
const COST: u32 = 5;
const COST_AFTER_TIMEOUT: u32 = 10;

/// How many attempts may be made again while nothing succeeds, for all calls of a client and its clones together.
///
/// A service that is down gets no better by being asked three times as often. The budget is the token bucket of the
/// standard retry mode of AWS's clients (smithy): an attempt that is made again takes 5 tokens from it, one that follows on
/// a timeout 10. The answer to an attempt that was made again gives back what it took, any other answer below 500 one token.
/// When too few are left, a call ends with its first failure. By default there are 100 tokens: a hundred calls of a dead
/// service make 120 requests.
///
/// What is made again because a 429 says when is not counted: the service is well, and shares itself out.
///
/// Clones are the same budget, so that several clients of one service can share one.
#[derive(Clone)]
pub struct RetryBudget(Option<Arc<Bucket>>);

struct Bucket {
    capacity: u32,
    left: AtomicU32,
}

impl RetryBudget {
    /// So many attempts may be made again before anything has to succeed: 20 by default.
    #[must_use]
    pub fn of(attempts: u32) -> Self {
        let capacity = attempts.saturating_mul(COST);
        Self(Some(Arc::new(Bucket { capacity, left: AtomicU32::new(capacity) })))
    }

    /// As many as the policy of a call allows.
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
