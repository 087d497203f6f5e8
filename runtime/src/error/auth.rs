//! In: a credential that is missing, may not be sent, or has no token. Out: the errors for that.
//! Never: the credential in a text, or more of the token endpoint's answer than its code and its sentence for people.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::answer;
use crate::description::OperationDescription;
use crate::json::Fault;
use crate::outcome::LayerFault;
use crate::response::RawResponse;
use crate::transport_error::TransportError;

/// The operation's credentials could not be had; the request was not sent.
pub struct AuthError {
    pub(crate) operation: &'static OperationDescription,
    pub(crate) kind: AuthErrorKind,
    pub(crate) attempts: u32,
}

/// Why there are no credentials.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum AuthErrorKind {
    /// No alternative of the operation's security has credentials for all of its schemes.
    Missing {
        /// The alternatives, each with the names of its schemes.
        alternatives: Vec<Vec<&'static str>>,
    },
    /// Credentials do not travel over plain http, but to the machine itself.
    PlainHttp {
        /// The host that they would have gone to.
        host: String,
    },
    /// The credential needs a token endpoint, and neither it nor the scheme names one.
    NoTokenUrl {
        /// The name of the scheme.
        scheme: &'static str,
    },
    /// No token; calls that waited for the same token request share the failure.
    Token(Arc<TokenFailure>),
}

impl AuthError {
    /// Why there are no credentials.
    #[must_use]
    pub const fn kind(&self) -> &AuthErrorKind {
        &self.kind
    }

    /// The failure of the token request, when it was that.
    #[must_use]
    pub fn token_failure(&self) -> Option<&TokenFailure> {
        match &self.kind {
            AuthErrorKind::Token(failure) => Some(failure),
            AuthErrorKind::Missing { .. }
            | AuthErrorKind::PlainHttp { .. }
            | AuthErrorKind::NoTokenUrl { .. } => None,
        }
    }

    pub(super) fn is_retryable(&self) -> bool {
        self.token_failure().is_some_and(TokenFailure::is_passing)
    }

    pub(super) fn response(&self) -> Option<&RawResponse> {
        self.token_failure()?.response.as_ref()
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind)
    }
}

impl fmt::Display for AuthErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { alternatives } => {
                let alternatives: Vec<_> = alternatives.iter().map(|schemes| schemes.join(" and ")).collect();
                write!(f, "no credentials for {}", alternatives.join(", or for "))
            }
            Self::PlainHttp { host } => crate::plain_http::refusal(f, host),
            Self::NoTokenUrl { scheme } => write!(f, "the token endpoint for {scheme} is unknown"),
            Self::Token(failure) => write!(f, "{failure}"),
        }
    }
}

impl fmt::Debug for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AuthError({}: {:?})", self.operation.id, self.kind)
    }
}

impl StdError for AuthError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.token_failure().and_then(StdError::source)
    }
}

/// Why there is no token.
pub struct TokenFailure {
    pub(crate) kind: TokenFailureKind,
    pub(crate) response: Option<RawResponse>,
}

/// Why there is no token.
#[non_exhaustive]
pub enum TokenFailureKind {
    /// The token endpoint did not answer.
    Transport(TransportError),
    /// The token endpoint did not answer in time.
    Timeout,
    /// The token endpoint answered with another status than 200, or with a redirect.
    Status,
    /// The token endpoint answered 200 with a body that is not a token response (RFC 6749, 5.1).
    Answer(Fault),
    /// The token, or what it is asked for with, has characters that a header cannot carry, or is empty.
    Unsendable,
    /// The document of the provider names no such endpoint, or one over plain http to another machine.
    Discovery,
    /// Nobody has signed in yet, or the sign-in has ended.
    SignIn,
    /// The user's own function that signs failed.
    Signer(Box<dyn StdError + Send + Sync>),
    /// The user's own function failed.
    Function(Box<dyn StdError + Send + Sync>),
    /// A layer of the client refused the token request, or panicked.
    Layer(LayerFault),
}

impl TokenFailure {
    pub(crate) const fn new(kind: TokenFailureKind, response: Option<RawResponse>) -> Self {
        Self { kind, response }
    }

    pub(crate) const fn unsendable() -> Self {
        Self::new(TokenFailureKind::Unsendable, None)
    }

    /// Whether the server does not know the client by what it was shown (RFC 6749, 5.2, `invalid_client`).
    pub(crate) fn is_unknown_client(&self) -> bool {
        match self.code() {
            Some(code) => code == "invalid_client",
            None => self.status() == Some(StatusCode::UNAUTHORIZED),
        }
    }

    /// Whether the cause is an error of the user's own function: nobody knows what its text holds.
    pub(super) const fn is_a_users_own(&self) -> bool {
        matches!(
            self.kind,
            TokenFailureKind::Function(_) | TokenFailureKind::Signer(_) | TokenFailureKind::Layer(_)
        )
    }

    /// Why there is no token.
    #[must_use]
    pub const fn kind(&self) -> &TokenFailureKind {
        &self.kind
    }

    /// The status of the token endpoint's response, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.response.as_ref().map(RawResponse::status)
    }

    /// The headers of the token endpoint's response, where there was one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response.as_ref().map(RawResponse::headers)
    }

    /// The body of the token endpoint's response as it came, where there was one: usually JSON with `error` and
    /// `error_description` (RFC 6749, 5.2).
    #[must_use]
    pub fn raw_body(&self) -> Option<&Bytes> {
        self.response.as_ref().map(RawResponse::body)
    }

    /// The code of the token endpoint's error, such as `invalid_scope` (RFC 6749, 5.2; RFC 8628, 3.5), where it names one.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        self.response.as_ref().and_then(answer::code)
    }

    pub(crate) fn is_passing(&self) -> bool {
        match &self.kind {
            TokenFailureKind::Transport(_) | TokenFailureKind::Timeout => true,
            TokenFailureKind::Status => self
                .status()
                .is_some_and(|status| matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504)),
            TokenFailureKind::Answer(_)
            | TokenFailureKind::Unsendable
            | TokenFailureKind::Discovery
            | TokenFailureKind::SignIn
            | TokenFailureKind::Signer(_)
            | TokenFailureKind::Function(_)
            | TokenFailureKind::Layer(_) => false,
        }
    }
}

impl fmt::Display for TokenFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.kind, self.status()) {
            (TokenFailureKind::Transport(error), _) => write!(f, "the token request failed: {error}"),
            (TokenFailureKind::Timeout, _) => f.write_str("the token endpoint did not answer in time"),
            (TokenFailureKind::Status, Some(status)) => {
                write!(f, "the token endpoint answered {status}")?;
                self.said(f)
            }
            (TokenFailureKind::Status, None) => f.write_str("the token endpoint refused"),
            (TokenFailureKind::Answer(fault), _) => {
                write!(f, "the response of the token endpoint is not a token response: {fault}")
            }
            (TokenFailureKind::Unsendable, _) => f.write_str("the token cannot be sent in a header"),
            (TokenFailureKind::Discovery, _) => {
                f.write_str("the provider's document has no such endpoint, or one over plain http")
            }
            (TokenFailureKind::SignIn, _) => f.write_str("nobody has signed in, or the sign-in has ended"),
            // its text is the user's own and may hold anything: it is there as the source
            (TokenFailureKind::Function(_), _) => f.write_str("the function for tokens failed"),
            (TokenFailureKind::Layer(fault), _) => write!(f, "the token request failed: {fault}"),
            (TokenFailureKind::Signer(_), _) => f.write_str("the function that signs failed"),
        }
    }
}

impl TokenFailure {
    /// The code, and the sentence for people that may stand beside it.
    fn said(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code();
        let description =
            self.response.as_ref().and_then(answer::description).filter(|text| code.as_ref() != Some(text));
        [code, description].into_iter().flatten().try_for_each(|text| write!(f, ": {text}"))
    }
}

impl fmt::Debug for TokenFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TokenFailure({self})")
    }
}

/// The kind alone: what is inside may be of the user's own making.
impl fmt::Debug for TokenFailureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Transport(_) => "Transport",
            Self::Timeout => "Timeout",
            Self::Status => "Status",
            Self::Answer(_) => "Answer",
            Self::Unsendable => "Unsendable",
            Self::Discovery => "Discovery",
            Self::SignIn => "SignIn",
            Self::Function(_) => "Function",
            Self::Signer(_) => "Signer",
            Self::Layer(_) => "Layer",
        })
    }
}

impl StdError for TokenFailure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.kind {
            TokenFailureKind::Transport(error) => error.source(),
            TokenFailureKind::Function(error) | TokenFailureKind::Signer(error) => Some(error.as_ref()),
            TokenFailureKind::Layer(fault) => fault.cause(),
            TokenFailureKind::Timeout
            | TokenFailureKind::Status
            | TokenFailureKind::Answer(_)
            | TokenFailureKind::Discovery
            | TokenFailureKind::SignIn
            | TokenFailureKind::Unsendable => None,
        }
    }
}
