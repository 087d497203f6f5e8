//! In: a stream of events, and the policy by which it is opened anew. Out: the same stream, which goes on when it has broken off.
//! Never: a request again that may do something twice, unless the policy asks for that.

use super::RetryPolicy;
use crate::repetition::Standing;
use crate::stream::{Events, StreamError};

impl<T> Events<T> {
    /// The same events, from further connections too: when the server ends the stream, when it breaks off, or when nothing comes
    /// for the time limit of an attempt, the request is sent again with the `Last-Event-ID`. The stream ends with `[DONE]`
    /// where JSON is expected, with the answer 204, with the time limit of the call, or with an error that another connection would
    /// not change.
    ///
    /// Before the first connection the pause is the one that the server has asked for, else the first one of the policy; of
    /// connections in succession that bring nothing there are as many as the policy has attempts, with its pauses between them. Each
    /// of them is a call of its own, with all options of the request, its retries and its layers.
    ///
    /// # Errors
    /// [`StreamError::NotRepeatable`] when the request may do something that is received twice: when its method is not idempotent, it
    /// has no idempotency key, and the policy does not have [`RetryScope::Everything`](crate::RetryScope::Everything). The same when no request is known, as
    /// of an answer that was decoded by hand.
    pub fn reconnecting(self, policy: RetryPolicy) -> Result<Self, StreamError> {
        let Some(repetition) = self.repetition() else { return Err(StreamError::NotRepeatable) };
        if !policy.scope().allows(Standing::Unknown, repetition) {
            return Err(StreamError::NotRepeatable);
        }
        let pauses = move |fruitless: u32| {
            (fruitless < policy.attempts()).then(|| policy.backoff(fruitless.saturating_add(1)))
        };
        Ok(self.with_pauses(Box::new(pauses)))
    }
}
