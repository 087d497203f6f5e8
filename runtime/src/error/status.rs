//! In: a response that is not a success of the operation's type. Out: the errors for that, with the whole response.
//! Never: the loss of the status, the headers or the body, whatever the body turned out to be.

use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::address::destination;
use crate::description::OperationDescription;
use crate::json::{Fault, Finding};
use crate::response::{RawResponse, coding};

/// What to do about a coding.
const UNDECODED: &str = "which is not decoded: the features gzip, brotli and zstd do that, unless the call has an \
                         Accept-Encoding of its own";

/// A documented success with a body that is not what the description says.
pub struct DecodeError {
    pub(crate) operation: &'static OperationDescription,
    pub(crate) response: RawResponse,
    pub(crate) fault: Fault,
}

impl DecodeError {
    /// Where in the body the fault is, as `$.messages[0].text`.
    #[must_use]
    pub fn path(&self) -> String {
        self.fault.path()
    }

    /// What was expected there, and what was found.
    #[must_use]
    pub const fn fault(&self) -> &Fault {
        &self.fault
    }

    /// The response.
    #[must_use]
    pub const fn response(&self) -> &RawResponse {
        &self.response
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(coding) = coding(self.response.headers()) {
            let status = self.response.status();
            return write!(
                f,
                "the body of the {status} response is in the content coding {coding}, {UNDECODED}"
            );
        }
        write!(f, "the body of the {} response is not as documented: {}", self.response.status(), self.fault)
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("operation", &self.operation.id)
            .field("response", &self.response)
            .field("fault", &self.fault)
            .finish()
    }
}

/// The fault is part of the text, and so no source.
impl StdError for DecodeError {}

/// A documented error.
pub struct StatusError<E> {
    pub(crate) operation: &'static OperationDescription,
    pub(crate) response: RawResponse,
    pub(crate) body: Option<E>,
    pub(crate) fault: Option<Fault>,
}

impl<E> StatusError<E> {
    /// The typed body; `None` when the body that came is not what the description says.
    #[must_use]
    pub const fn body(&self) -> Option<&E> {
        self.body.as_ref()
    }

    /// The typed body, owned.
    ///
    /// # Errors
    /// The error itself, when it has none.
    pub fn into_body(mut self) -> Result<E, Self> {
        self.body.take().ok_or(self)
    }

    /// Why there is no typed body.
    #[must_use]
    pub const fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }

    /// What is not as described in the body and was decoded all the same: see [`RawResponse::findings`].
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        self.response.findings()
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The body as it came.
    #[must_use]
    pub const fn raw_body(&self) -> &Bytes {
        self.response.body()
    }
}

/// Without the body.
impl<E> fmt::Debug for StatusError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StatusError")
            .field("operation", &self.operation.id)
            .field("response", &self.response)
            .field("fault", &self.fault)
            .finish_non_exhaustive()
    }
}

/// A response that the description does not provide for.
pub struct UnexpectedResponse {
    pub(crate) operation: &'static OperationDescription,
    pub(crate) response: RawResponse,
    pub(crate) reason: UnexpectedReason,
    /// why it cannot be read as a documented success
    pub(crate) fault: Option<Fault>,
}

/// In what the description does not provide for a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnexpectedReason {
    /// The status is not documented.
    Status,
    /// The status is a documented success, the media type of its body is not.
    MediaType,
    /// A redirect that [`Redirects`](crate::Redirects) does not follow, or with a body that cannot be sent again.
    Redirect,
    /// One redirect after the other.
    TooManyRedirects,
    /// The body is longer than the limit.
    BodyTooLong {
        /// The limit in bytes.
        limit: usize,
    },
    /// The page leads to one that there was before, or is the one before it: the pages have no end.
    RepeatedPage,
    /// The page says that there are more, but not where.
    NoNextPage,
    /// The page leads to another origin, or to what is no address.
    NextPageRefused,
    /// The state of a long-running operation, or its result, is at another origin, or at what is no address.
    PollRefused,
    /// The server has accepted a long-running operation, and does not say where its state is.
    NoStatusMonitor,
    /// A long-running operation has ended without success: the response is its last state.
    OperationFailed,
}

impl UnexpectedResponse {
    /// In what the description does not provide for it.
    #[must_use]
    pub const fn reason(&self) -> UnexpectedReason {
        self.reason
    }

    /// Why a 2xx that is not documented cannot be read as a documented success, where that was tried.
    #[must_use]
    pub const fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }

    /// The response.
    #[must_use]
    pub const fn response(&self) -> &RawResponse {
        &self.response
    }
}

impl fmt::Display for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.response.status();
        match self.reason {
            UnexpectedReason::Status => write!(f, "the server answered {status}, which is not documented"),
            UnexpectedReason::MediaType => {
                write!(f, "the server answered {status} with a media type that is not documented")
            }
            UnexpectedReason::Redirect => match destination(self.response.headers()) {
                Some(host) => {
                    write!(
                        f,
                        "the server answered {status}, a redirect to {host} that is not followed (`Redirects` says which are)"
                    )
                }
                None => write!(f, "the server answered {status}, a redirect that is not followed"),
            },
            UnexpectedReason::TooManyRedirects => {
                write!(f, "the server redirected too many times ({status})")
            }
            UnexpectedReason::BodyTooLong { limit } => {
                write!(f, "the body of the {status} response is longer than {limit} bytes")
            }
            UnexpectedReason::RepeatedPage => {
                f.write_str("the next page is one that the server sent before: its pages have no end")
            }
            UnexpectedReason::NoNextPage => {
                f.write_str("the server says that there are more pages, but not where the next one is")
            }
            UnexpectedReason::PollRefused => f.write_str(
                "the state or the result of the operation is at another origin, or its address is not a URL of http or https",
            ),
            UnexpectedReason::NoStatusMonitor => {
                write!(f, "the server answered {status}, and does not say where the state of the operation is")
            }
            UnexpectedReason::OperationFailed => f.write_str("the operation has ended without success"),
            UnexpectedReason::NextPageRefused => f.write_str(
                "the next page is at another origin, or its address is not a URL of http or https",
            ),
        }?;
        match &self.fault {
            Some(fault) => write!(f, ", and its body is not that of a documented success: {fault}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for UnexpectedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnexpectedResponse")
            .field("operation", &self.operation.id)
            .field("response", &self.response)
            .field("reason", &self.reason)
            .field("fault", &self.fault)
            .finish()
    }
}

impl StdError for UnexpectedResponse {}
