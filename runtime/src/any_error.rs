//! In: any error of the crate. Out: one type for all of them, which still answers what can be asked of an error of a call.
//! Never: the loss of the typed body, nor a text that the error itself does not have.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::address::AddressError;
use crate::client::BuildError;
use crate::error::{Error, StatusError};
use crate::header::HeaderFault;
use crate::json::Fault;
use crate::server::ServerError;
use crate::sign_in::SignInError;
use crate::stream::StreamError;
use crate::transport_error::TransportError;

/// Any error of a client, whichever operation it comes from: of a call ([`Error`] of every body), of building the client, of
/// reading a stream, of an address.
///
/// Functions that make several calls return it and use `?`. Its texts are those of the error that it was made of.
///
/// ```
/// use clientwright_runtime::{AnyError, BaseUrl};
///
/// fn base(text: &str) -> Result<BaseUrl, AnyError> {
///     Ok(BaseUrl::parse(text)?)
/// }
/// assert!(base("acme.com").unwrap_err().to_string().contains("must begin with http:// or https://"));
/// ```
pub struct AnyError(AnyErrorKind);

enum AnyErrorKind {
    Call(Error<AnyBody>),
    Other(Box<dyn StdError + Send + Sync>),
}

/// A documented error body of some operation.
struct AnyBody(Box<dyn Any + Send + Sync>);

impl AnyError {
    /// The `operationId` of the operation that was called, when the error is one of a call.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.call().map(Error::operation)
    }

    /// The status of the response, where there was one: see [`Error::status`].
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.call()?.status()
    }

    /// The headers of the response, where there was one: see [`Error::headers`].
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.call()?.headers()
    }

    /// The body of the response as it came, where there was one: see [`Error::raw_body`].
    #[must_use]
    pub fn raw_body(&self) -> Option<&Bytes> {
        self.call()?.raw_body()
    }

    /// What the service wrote for people: see [`Error::message`].
    #[must_use]
    pub fn message(&self) -> Option<String> {
        self.call()?.message()
    }

    /// Whether the same call may succeed later: see [`Error::is_retryable`]; `false` when the error is not one of a call.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.call().is_some_and(Error::is_retryable)
    }

    /// How long the server asked to be left alone: see [`Error::retry_after`].
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.call()?.retry_after()
    }

    /// The service's name for the exchange, for its support: see [`Error::request_id`].
    #[must_use]
    pub fn request_id(&self) -> Option<String> {
        self.call()?.request_id()
    }

    /// How many times the request was sent: see [`Error::attempts`]; 0 when the error is not one of a call.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.call().map_or(0, Error::attempts)
    }

    /// The documented error body, when it is one of this type.
    #[must_use]
    pub fn status_error<E: 'static>(&self) -> Option<&E> {
        self.call()?.status_error()?.0.downcast_ref()
    }

    /// The error that it was made of, when it is of this type and not one of a call: a [`BuildError`], a [`StreamError`].
    #[must_use]
    pub fn downcast_ref<T: StdError + 'static>(&self) -> Option<&T> {
        match &self.0 {
            AnyErrorKind::Call(_) => None,
            AnyErrorKind::Other(error) => error.downcast_ref(),
        }
    }

    const fn call(&self) -> Option<&Error<AnyBody>> {
        match &self.0 {
            AnyErrorKind::Call(error) => Some(error),
            AnyErrorKind::Other(_) => None,
        }
    }

    fn inner(&self) -> &(dyn StdError + 'static) {
        match &self.0 {
            AnyErrorKind::Call(error) => error,
            AnyErrorKind::Other(error) => error.as_ref(),
        }
    }
}

impl fmt::Display for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.inner(), f)
    }
}

impl fmt::Debug for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.inner(), f)
    }
}

impl StdError for AnyError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.inner().source()
    }
}

impl<E: Send + Sync + 'static> From<Error<E>> for AnyError {
    fn from(error: Error<E>) -> Self {
        Self(AnyErrorKind::Call(match error {
            Error::Build(error) => Error::Build(error),
            Error::Auth(error) => Error::Auth(error),
            Error::Transport(error) => Error::Transport(error),
            Error::Timeout(error) => Error::Timeout(error),
            Error::Decode(error) => Error::Decode(error),
            Error::Unexpected(error) => Error::Unexpected(error),
            Error::Layer(error) => Error::Layer(error),
            Error::Status(error) => {
                let StatusError { operation, response, body, fault } = *error;
                let body = body.map(|body| AnyBody(Box::new(body)));
                Error::Status(Box::new(StatusError { operation, response, body, fault }))
            }
        }))
    }
}

macro_rules! from {
    ($($error:ty),*) => {
        $(impl From<$error> for AnyError {
            fn from(error: $error) -> Self {
                Self(AnyErrorKind::Other(Box::new(error)))
            }
        })*
    };
}

from!(AddressError, BuildError, Fault, HeaderFault, ServerError, SignInError, StreamError, TransportError);
