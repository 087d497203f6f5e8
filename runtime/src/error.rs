//! In: what went wrong with a call, by phase. Out: one error type, with the documented error bodies as its parameter.
//! Never: a header's value, an argument, a credential or a body in its texts, but for the sentence in an error's body that the
//! service wrote for people.

mod answer;
mod auth;
mod describe;
mod facts;
mod layer;
mod request;
mod status;
mod transport;

use std::convert::Infallible;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub(crate) use self::answer::code;
pub use self::auth::{AuthError, AuthErrorKind, TokenFailure, TokenFailureKind};
pub use self::layer::LayerFailure;
pub use self::request::InvalidRequest;
pub use self::status::{DecodeError, StatusError, UnexpectedReason, UnexpectedResponse};
pub use self::transport::{TimeoutError, TimeoutPhase, TransportFailure};
use crate::header::{self, Headers};
use crate::json::{Fault, Value};
use crate::response::RawResponse;

/// The documented error bodies of an operation: one type, usually an enumeration with a variant per status.
pub trait ErrorBody: Sized + Send + 'static {
    /// Decodes the body of a documented error; `None` when the description does not list the status.
    fn decode(response: &RawResponse) -> Option<Result<Self, Fault>>;
}

/// Operations without documented errors.
impl ErrorBody for Infallible {
    fn decode(_response: &RawResponse) -> Option<Result<Self, Fault>> {
        None
    }
}

/// Requests that are not described: any JSON.
impl ErrorBody for Value {
    fn decode(response: &RawResponse) -> Option<Result<Self, Fault>> {
        let is_error = response.status().is_client_error() || response.status().is_server_error();
        is_error.then(|| response.json())
    }
}

/// Why a call has no result, by the phase in which that was decided.
///
/// `Display` says what the service said: `PostCustomers: 402 Payment Required: Your card was declined.` Neither it nor `Debug`
/// shows more of a body than [`Error::message`], nor a header's value, an argument or a credential; the bodies are there by
/// [`Error::status_error`] and [`Error::raw_body`]. No text of an error is also that of its `source`.
#[non_exhaustive]
pub enum Error<E> {
    /// The request could not be made of what was given; nothing was sent.
    Build(Box<InvalidRequest>),
    /// No credential, or no token for it; the request was not sent.
    Auth(Box<AuthError>),
    /// No response, or one that broke off.
    Transport(Box<TransportFailure>),
    /// A time limit was reached.
    Timeout(Box<TimeoutError>),
    /// A documented success with a body that is not what the description says.
    Decode(Box<DecodeError>),
    /// A documented error.
    Status(Box<StatusError<E>>),
    /// A response that the description does not provide for: an undocumented status, a documented success with an
    /// undocumented media type (such as a proxy's HTML), a redirect that is not followed, or a body beyond the limit.
    Unexpected(Box<UnexpectedResponse>),
    /// A [`Layer`](crate::Layer) refused the call, or panicked.
    Layer(Box<LayerFailure>),
}

impl<E> Error<E> {
    /// The documented error body, when there is one and it is what the description says.
    #[must_use]
    pub const fn status_error(&self) -> Option<&E> {
        match self {
            Self::Status(error) => error.body(),
            Self::Build(_)
            | Self::Auth(_)
            | Self::Transport(_)
            | Self::Timeout(_)
            | Self::Decode(_)
            | Self::Unexpected(_)
            | Self::Layer(_) => None,
        }
    }

    /// The documented error body, owned.
    ///
    /// # Errors
    /// The error itself, when it has none.
    pub fn into_status_error(self) -> Result<E, Self> {
        match self {
            Self::Status(error) => error.into_body().map_err(|error| Self::Status(Box::new(error))),
            other @ (Self::Build(_)
            | Self::Auth(_)
            | Self::Transport(_)
            | Self::Timeout(_)
            | Self::Decode(_)
            | Self::Unexpected(_)
            | Self::Layer(_)) => Err(other),
        }
    }

    /// The status of the operation's response, where there was one; for `Auth` that of the token endpoint's.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.response().map(RawResponse::status)
    }

    /// The headers of the operation's response, where there was one; for `Auth` those of the token endpoint's.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.response().map(RawResponse::headers)
    }

    /// The documented headers of the operation's response, where there was one, by the struct that the operation's method
    /// names for its status; each that is not there, or is not as documented, is `None`.
    #[must_use]
    pub fn headers_as<H: Headers>(&self) -> Option<H> {
        self.headers().map(header::lenient)
    }

    /// The body of the operation's response as it came, where there was one; of one beyond the limit, the beginning; for `Auth`
    /// that of the token endpoint's.
    #[must_use]
    pub fn raw_body(&self) -> Option<&Bytes> {
        self.response().map(RawResponse::body)
    }

    /// What the service wrote for people, when the response is an error with a body of JSON: `message`, `error.message`,
    /// `error_description`, `detail`, `title`, `error`, or the first of `errors` or `messages`. At most 300 characters, on one
    /// line, without control characters.
    #[must_use]
    pub fn message(&self) -> Option<String> {
        self.response().and_then(crate::response::message)
    }

    /// How many times the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.facts().attempts()
    }

    /// The `operationId` of the operation that was called.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.facts().operation().id
    }

    /// Whether the same call may succeed later, and making it again cannot do anything twice.
    ///
    /// | error | answer |
    /// |---|---|
    /// | `Build`, `Layer` | no: the call itself is wrong, or refused |
    /// | `Auth` | only when a token request failed for a passing reason: no or a broken connection, a timeout, or 408, 429, 500, 502, 503, 504 of the token endpoint (the operation was not sent) |
    /// | `Transport` | yes when no connection came about, or the server refused the request unprocessed; when the exchange broke off, for idempotent methods |
    /// | `Timeout` | yes while connecting, or before anything was sent; else for idempotent methods |
    /// | `Decode` | no: the operation was done, and would be done again |
    /// | `Status`, `Unexpected` | 429 and 503 with `Retry-After`: yes; 408, 502, 503, 504: for idempotent methods; else no |
    ///
    /// Idempotent methods are GET, HEAD, PUT, DELETE, OPTIONS, TRACE and QUERY (RFC 9110, 9.2.2). A call that failed
    /// like this has already been attempted as often as its [`RetryPolicy`](crate::RetryPolicy) says.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.facts().is_retryable()
    }

    /// How long the server asked to be left alone (`Retry-After` in seconds or as a date), counted from when its
    /// response came; for `Auth` that of the token endpoint.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.facts().retry_after()
    }

    /// The service's name for this exchange, for its support: the header `SLPT-Request-ID`, `correlation-id`,
    /// `X-Request-Id` or `Request-Id`, or else the member `trackingId` or `id` of a JSON body.
    #[must_use]
    pub fn request_id(&self) -> Option<String> {
        self.response().and_then(crate::response::request_id)
    }

    /// The response that the error is about, where there was one.
    fn response(&self) -> Option<&RawResponse> {
        self.facts().response()
    }
}

/// Why the core has no response to show.
pub(crate) enum Failure {
    Build(Box<InvalidRequest>),
    Auth(Box<AuthError>),
    Transport(Box<TransportFailure>),
    Timeout(Box<TimeoutError>),
    Layer(Box<LayerFailure>),
}

impl<E> From<Failure> for Error<E> {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Build(error) => Self::Build(error),
            Failure::Auth(error) => Self::Auth(error),
            Failure::Transport(error) => Self::Transport(error),
            Failure::Timeout(error) => Self::Timeout(error),
            Failure::Layer(error) => Self::Layer(error),
        }
    }
}
