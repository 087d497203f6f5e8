//! In: at which point an exchange failed, and by what. Out: the error of a transport, and what it means for another attempt.
//! Never: the request's address, headers or body in a text.

use std::error::Error as StdError;
use std::fmt;

use crate::repetition::Standing;

/// At which point the exchange failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection came about (name look-up, TCP, TLS): the server cannot have seen the request.
    Connect,
    /// No connection came about within the time for it: the server cannot have seen the request.
    ConnectTimeout,
    /// The server refused the request before it processed any of it (HTTP/2: a stream beyond the last one of a GOAWAY, or
    /// REFUSED_STREAM; RFC 9113, section 8.7): it can be sent again, whatever its method.
    Refused,
    /// The exchange broke off; the server may have seen the request, and may have acted on it.
    Interrupted,
    /// The response is not HTTP, or its headers are larger than the transport accepts. A retry would fail the same way. The
    /// server may have acted on the request.
    Malformed,
    /// The request is one that this transport cannot send; the server cannot have seen all of it.
    Unsendable,
}

/// Why there is no response.
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn StdError + Send + Sync>,
}

impl TransportError {
    /// An error of this kind, with its cause. The cause must not have the request's address, headers or body in its text.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind, source: source.into() }
    }

    /// At which point the exchange failed.
    #[must_use]
    pub const fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Whether the server can have acted on the request.
    #[must_use]
    pub const fn can_have_reached_server(&self) -> bool {
        match self.kind {
            TransportErrorKind::Connect
            | TransportErrorKind::ConnectTimeout
            | TransportErrorKind::Refused
            | TransportErrorKind::Unsendable => false,
            TransportErrorKind::Interrupted | TransportErrorKind::Malformed => true,
        }
    }

    /// What it means for another attempt.
    pub(crate) const fn standing(&self) -> Standing {
        match self.kind {
            TransportErrorKind::Connect
            | TransportErrorKind::ConnectTimeout
            | TransportErrorKind::Refused => Standing::NotDone,
            TransportErrorKind::Interrupted => Standing::Unknown,
            TransportErrorKind::Malformed | TransportErrorKind::Unsendable => Standing::Final,
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "no connection to the server",
            TransportErrorKind::ConnectTimeout => "no connection to the server in time",
            TransportErrorKind::Refused => "the server refused the request before it processed it",
            TransportErrorKind::Interrupted => "the exchange with the server broke off",
            TransportErrorKind::Malformed => "the response is not HTTP, or its headers are too large",
            TransportErrorKind::Unsendable => "the request cannot be sent by this transport",
        })
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TransportError({:?}: {})", self.kind, self.source)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.source.as_ref())
    }
}
