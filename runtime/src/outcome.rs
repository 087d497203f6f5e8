//! In: how an attempt ended. Out: its response, or why there is none.
//! Never: what follows; that is for the policy of the call to say.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::response::RawResponse;
use crate::transport_error::TransportError;

/// What an attempt came to.
pub(crate) type AttemptOutcome = Result<RawResponse, AttemptError>;

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
    /// A layer did not let it come to one.
    Layer(LayerFault),
}

/// What a layer did instead of passing a call or an attempt on.
#[non_exhaustive]
pub enum LayerFault {
    /// It refused, for this cause.
    Refused(Box<dyn StdError + Send + Sync>),
    /// It panicked.
    Panicked,
    /// It took longer than an attempt may go without progress.
    Slow {
        /// The limit.
        limit: Duration,
    },
}

impl LayerFault {
    /// Why it refused.
    pub(crate) fn cause(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Refused(cause) => Some(cause.as_ref()),
            Self::Panicked | Self::Slow { .. } => None,
        }
    }
}

/// The kind alone: the cause is the user's own.
impl fmt::Debug for LayerFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused(_) => "Refused",
            Self::Panicked => "Panicked",
            Self::Slow { .. } => "Slow",
        })
    }
}

/// Without the cause, which is the `source` of the error.
impl fmt::Display for LayerFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(_) => f.write_str("a layer of the client refused the request"),
            Self::Panicked => f.write_str("a layer of the client panicked"),
            Self::Slow { limit } => {
                write!(f, "a layer of the client took longer than an attempt may ({limit:?})")
            }
        }
    }
}
