//! In: what went wrong while a body was read. Out: the error that says so, and whether anything more can come.
//! Never: a piece of the body in its texts.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::json::Fault;
use crate::transport_error::TransportError;

/// Why a stream could not be read on.
#[derive(Debug)]
#[non_exhaustive]
pub enum StreamError {
    /// The connection broke off.
    Broken(TransportError),
    /// Nothing came for this long: the limit of an attempt, which between the pieces of a stream counts anew.
    Idle {
        /// The limit.
        limit: Duration,
    },
    /// The time for the whole call is over.
    Timeout,
    /// What was to be held in memory is longer than the limit of a body: the whole of it, or a single item.
    TooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// Events that are reconnected ([`Events::reconnecting`](crate::Events::reconnecting)) have lost their connection, and the last try to
    /// get another one came to this.
    NotReconnected(Box<dyn StdError + Send + Sync>),
    /// Events cannot be reconnected: their request may do something that is received twice, or is not known.
    NotRepeatable,
    /// An item is not what the description says. The items behind it can still be read.
    Item(ItemError),
}

impl StreamError {
    /// Whether the stream has ended with this error.
    #[must_use]
    pub const fn is_final(&self) -> bool {
        match self {
            Self::Broken(_) | Self::Idle { .. } | Self::Timeout | Self::TooLong { .. } => true,
            Self::NotReconnected(_) | Self::NotRepeatable => true,
            Self::Item(_) => false,
        }
    }
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(error) => write!(f, "{error}"),
            Self::Idle { limit } => write!(f, "nothing was received for {limit:?}"),
            Self::Timeout => f.write_str("the call did not finish in time"),
            Self::TooLong { limit } => write!(f, "the body, or an item of it, is longer than {limit} bytes"),
            Self::NotReconnected(error) => write!(f, "the events broke off, and could not be reconnected: {error}"),
            Self::NotRepeatable => f.write_str(
                "the events cannot be reconnected: their request may take effect twice; if it cannot, use a policy with \
                 `RetryScope::Everything`",
            ),
            Self::Item(error) => write!(f, "{error}"),
        }
    }
}

impl StdError for StreamError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Broken(error) => error.source(),
            Self::NotReconnected(error) => error.source(),
            Self::Idle { .. } | Self::Timeout | Self::TooLong { .. } => None,
            Self::NotRepeatable | Self::Item(_) => None,
        }
    }
}

/// An item that is not what the description says, with its text.
pub struct ItemError {
    pub(super) fault: Fault,
    pub(super) text: String,
}

impl ItemError {
    /// Where in the item the fault is, and what was expected there.
    #[must_use]
    pub const fn fault(&self) -> &Fault {
        &self.fault
    }

    /// The item as it came.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for ItemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an item of the body is not as documented: {}", self.fault)
    }
}

/// Without the text.
impl fmt::Debug for ItemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemError").field("fault", &self.fault).finish_non_exhaustive()
    }
}
