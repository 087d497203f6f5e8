//! In: how an attempt ended. Out: its response, or why there is none.
//! Never: what follows; that is for the policy of the call to say.

use std::time::Duration;

use crate::response::RawResponse;
use crate::transport_error::TransportError;

/// What an attempt came to.
pub(crate) type Outcome = Result<RawResponse, AttemptError>;

/// Why an attempt has no response.
#[derive(Debug)]
pub(crate) enum AttemptError {
    Transport {
        error: TransportError,
        /// what had come of a response that broke off
        response: Option<RawResponse>,
    },
    Timeout {
        limit: Duration,
    },
}
