//! In: why a call or an attempt has no response, or why a layer refuses it. Out: the one error that layers see and give.
//! Never: more in its text than the error of the call has.

use std::error::Error as StdError;
use std::fmt;

use crate::error::{AuthErrorKind, Failure, TimeoutPhase, TokenFailure, TokenFailureKind};
use crate::mistake::Mistake;
use crate::outcome::{AttemptError, LayerFault};
use crate::transport_error::{TransportError, TransportErrorKind};

/// Why a call or an attempt has no response, as layers see it.
///
/// A layer passes it on, or gives one of its own: [`LayerError::refuse`].
pub struct LayerError(Reason);

pub(crate) enum Reason {
    Call(Failure),
    Attempt(AttemptError),
    Token(TokenFailure),
    Layer(LayerFault),
}

impl LayerError {
    /// Refuses the call or the attempt, for this cause. The call then fails with [`Error::Layer`](crate::Error::Layer), whose
    /// `source` is the cause; it is not attempted again.
    pub fn refuse(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::of(LayerFault::Refused(cause.into()))
    }

    pub(crate) const fn of(fault: LayerFault) -> Self {
        Self(Reason::Layer(fault))
    }

    pub(crate) fn into_reason(self) -> Reason {
        self.0
    }

    /// What went wrong, in one word of a small set: `invalid_request`, `unauthorized`, `token`, `connect`, `connect_timeout`,
    /// `refused`, `interrupted`, `malformed`, `unsendable`, `timeout`, `layer_refused`, `layer_panicked`. This is the
    /// `error.type` of OpenTelemetry for exchanges without a response.
    #[must_use]
    pub const fn error_type(&self) -> &'static str {
        match &self.0 {
            Reason::Call(Failure::Build(_)) => "invalid_request",
            Reason::Call(Failure::Auth(error)) => match &error.kind {
                AuthErrorKind::Token(_) => "token",
                _ => "unauthorized",
            },
            Reason::Call(Failure::Transport(failure)) => of_transport(&failure.error),
            Reason::Call(Failure::Timeout(error)) => match error.phase {
                TimeoutPhase::Connect => "connect_timeout",
                TimeoutPhase::Attempt | TimeoutPhase::Call => "timeout",
            },
            Reason::Attempt(AttemptError::Transport { error, .. }) => of_transport(error),
            Reason::Attempt(AttemptError::Timeout { .. }) => "timeout",
            Reason::Token(failure) => of_token(failure),
            Reason::Call(Failure::Layer(failure)) => of_layer(&failure.fault),
            Reason::Attempt(AttemptError::Layer(fault)) | Reason::Layer(fault) => of_layer(fault),
        }
    }
}

const fn of_transport(error: &TransportError) -> &'static str {
    match error.kind() {
        TransportErrorKind::Connect => "connect",
        TransportErrorKind::ConnectTimeout => "connect_timeout",
        TransportErrorKind::Refused => "refused",
        TransportErrorKind::Interrupted => "interrupted",
        TransportErrorKind::Malformed => "malformed",
        TransportErrorKind::Unsendable => "unsendable",
    }
}

const fn of_token(failure: &TokenFailure) -> &'static str {
    match failure.kind() {
        TokenFailureKind::Transport(error) => of_transport(error),
        TokenFailureKind::Timeout => "timeout",
        TokenFailureKind::Layer(fault) => of_layer(fault),
        _ => "token",
    }
}

const fn of_layer(fault: &LayerFault) -> &'static str {
    match fault {
        LayerFault::Refused(_) => "layer_refused",
        LayerFault::Panicked => "layer_panicked",
        LayerFault::Slow { .. } => "timeout",
    }
}

impl From<Mistake> for LayerError {
    fn from(mistake: Mistake) -> Self {
        Self::refuse(mistake)
    }
}

impl From<Failure> for LayerError {
    fn from(failure: Failure) -> Self {
        Self(Reason::Call(failure))
    }
}

impl From<AttemptError> for LayerError {
    fn from(error: AttemptError) -> Self {
        Self(Reason::Attempt(error))
    }
}

impl From<TokenFailure> for LayerError {
    fn from(failure: TokenFailure) -> Self {
        Self(Reason::Token(failure))
    }
}

impl fmt::Display for LayerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Call(Failure::Build(error)) => write!(f, "{error}"),
            Reason::Call(Failure::Auth(error)) => write!(f, "{error}"),
            Reason::Call(Failure::Transport(error)) => write!(f, "{error}"),
            Reason::Call(Failure::Timeout(error)) => write!(f, "{error}"),
            Reason::Call(Failure::Layer(error)) => write!(f, "{error}"),
            Reason::Attempt(AttemptError::Transport { error, .. }) => write!(f, "{error}"),
            Reason::Attempt(AttemptError::Timeout { limit }) => {
                write!(f, "no complete response in time ({limit:?})")
            }
            Reason::Attempt(AttemptError::Layer(fault)) | Reason::Layer(fault) => write!(f, "{fault}"),
            Reason::Token(failure) => write!(f, "{failure}"),
        }
    }
}

impl fmt::Debug for LayerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LayerError({}: {self})", self.error_type())
    }
}

impl StdError for LayerError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0 {
            Reason::Call(Failure::Build(error)) => StdError::source(error),
            Reason::Call(Failure::Auth(error)) => StdError::source(error),
            Reason::Call(Failure::Transport(error)) => StdError::source(error),
            Reason::Call(Failure::Layer(error)) => StdError::source(error),
            Reason::Call(Failure::Timeout(_)) | Reason::Attempt(AttemptError::Timeout { .. }) => None,
            Reason::Attempt(AttemptError::Transport { error, .. }) => StdError::source(error),
            Reason::Attempt(AttemptError::Layer(fault)) | Reason::Layer(fault) => fault.cause(),
            Reason::Token(failure) => StdError::source(failure),
        }
    }
}
