//! In: an exchange that came to no end. Out: the errors for that, with what had arrived by then.
//! Never: more of the request's address than its host.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use crate::description::OperationDescription;
use crate::response::RawResponse;
use crate::transport_error::TransportError;

/// No response, or one whose body broke off.
pub struct TransportFailure {
    pub(crate) operation: &'static OperationDescription,
    pub(crate) error: TransportError,
    pub(crate) attempts: u32,
    /// the head, and the beginning of the body, of a response that broke off
    pub(crate) response: Option<RawResponse>,
}

impl TransportFailure {
    /// What the transport says.
    #[must_use]
    pub const fn error(&self) -> &TransportError {
        &self.error
    }

    /// Whether the server can have acted on the request.
    #[must_use]
    pub const fn can_have_reached_server(&self) -> bool {
        self.error.can_have_reached_server()
    }
}

impl fmt::Display for TransportFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.error)
    }
}

impl fmt::Debug for TransportFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportFailure")
            .field("operation", &self.operation.id)
            .field("error", &self.error)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}

impl StdError for TransportFailure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.error.source()
    }
}

/// A time limit was reached.
pub struct TimeoutError {
    pub(crate) operation: &'static OperationDescription,
    pub(crate) phase: TimeoutPhase,
    pub(crate) limit: Option<Duration>,
    /// host and port; a call has several
    pub(crate) server: Option<String>,
    pub(crate) attempts: u32,
}

/// Whose time limit was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeoutPhase {
    /// That of a connection: the server cannot have seen the request.
    Connect,
    /// That of one attempt: for so long neither the head of the response nor a piece of a body has moved.
    Attempt,
    /// That of the whole call: tokens, attempts and pauses.
    Call,
}

impl TimeoutError {
    /// Whose time limit it was.
    #[must_use]
    pub const fn phase(&self) -> TimeoutPhase {
        self.phase
    }

    /// The limit; that of a connection is the transport's own and not known here.
    #[must_use]
    pub const fn limit(&self) -> Option<Duration> {
        self.limit
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let server = self.server.as_deref().unwrap_or("the server");
        match self.phase {
            TimeoutPhase::Connect => write!(f, "no connection to {server} in time"),
            TimeoutPhase::Attempt => write!(f, "no complete response from {server} in time"),
            TimeoutPhase::Call => f.write_str("the call did not finish in time"),
        }?;
        match self.limit {
            Some(limit) => write!(f, " ({limit:?})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TimeoutError")
            .field("operation", &self.operation.id)
            .field("phase", &self.phase)
            .field("limit", &self.limit)
            .field("server", &self.server)
            .field("attempts", &self.attempts)
            .finish()
    }
}

impl StdError for TimeoutError {}
