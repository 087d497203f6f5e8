//! In: the settings of a client, or of a call. Out: the limits by which an attempt is made.
//! Never: a limit that depends on the operation.

use std::time::Duration;

use crate::redirects::Redirects;
use crate::response::AnswerReading;
use crate::retry::RetryPolicy;

/// The settings that a call can bring itself.
#[derive(Clone)]
pub(crate) struct Limits {
    pub(crate) retry: RetryPolicy,
    pub(crate) redirects: Redirects,
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) max_body_bytes: usize,
    pub(crate) answers: AnswerReading,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            retry: RetryPolicy::default(),
            redirects: Redirects::default(),
            timeout: None,
            attempt_timeout: Some(Duration::from_secs(60)),
            max_body_bytes: 64 * 1024 * 1024,
            answers: AnswerReading::Lenient,
        }
    }
}
