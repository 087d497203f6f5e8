//! In: at which point an exchange failed, and by what. Out: the error of a transport, and what it means for another attempt.
//! Never: more of the request in a text than the host that it went to.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use http::Uri;

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
#[derive(Clone)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Arc<dyn StdError + Send + Sync>,
    /// host and port
    server: Option<Box<str>>,
}

impl TransportError {
    /// An error of this kind, with its cause. The cause must not have the request's address, headers or body in its text.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self { kind, source: Arc::from(source.into()), server: None }
    }

    /// The error of a request to this server, unless it has a server already.
    pub(crate) fn at(mut self, server: &Uri) -> Self {
        // without what may stand before the host
        let host = server.authority().map(|authority| authority.as_str());
        self.server = self.server.or_else(|| host?.rsplit('@').next().map(Box::from));
        self
    }

    /// The host of the server, with its port where the address names one; unknown to errors that a transport has just made.
    #[must_use]
    pub fn server(&self) -> Option<&str> {
        self.server.as_deref()
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
        let server = self.server().unwrap_or("the server");
        match self.kind {
            TransportErrorKind::Connect => write!(f, "no connection to {server}"),
            TransportErrorKind::ConnectTimeout => write!(f, "no connection to {server} in time"),
            TransportErrorKind::Refused => write!(f, "{server} refused the request before it processed it"),
            TransportErrorKind::Interrupted => write!(f, "the exchange with {server} broke off"),
            TransportErrorKind::Malformed => {
                write!(f, "the response of {server} is not HTTP, or its headers are too large")
            }
            TransportErrorKind::Unsendable => f.write_str("the request cannot be sent"),
        }
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TransportError({:?}: {})", self.kind, self.source)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
