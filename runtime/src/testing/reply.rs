//! What a fake answers. In: a status, headers and a body, and where the connection breaks; out: the response of a transport. It never
//! decides whom it answers.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::body::Body;
use crate::json::{self, Json};
use crate::transport_error::{TransportError, TransportErrorKind};

/// An answer as it goes over the wire, whatever the description says of it.
///
/// ```
/// # #[cfg(feature = "test")] {
/// use clientwright_runtime::{json, testing::Reply};
///
/// let teapot = Reply::json(418, &json!({"title": "short and stout"})).header("retry-after", "60");
/// # let _ = teapot;
/// # }
/// ```
#[derive(Clone)]
pub struct Reply {
    what: What,
    delay: Duration,
    /// after how many bytes of the body the connection breaks
    cut: Option<usize>,
    /// of the first thing that cannot be sent
    pub(super) fault: Option<String>,
}

#[derive(Clone)]
enum What {
    Response { status: StatusCode, headers: HeaderMap, body: Body },
    Break(TransportErrorKind),
}

const BROKEN: &str = "the fake breaks the connection here";

impl Reply {
    fn of(what: What) -> Self {
        Self { what, delay: Duration::ZERO, cut: None, fault: None }
    }

    /// A response without a body.
    #[must_use]
    pub fn empty(status: u16) -> Self {
        let known = StatusCode::from_u16(status);
        let is_none = known.is_err();
        let what = What::Response {
            status: known.unwrap_or_default(),
            headers: HeaderMap::new(),
            body: Body::empty(),
        };
        let fault = is_none.then(|| format!("{status} is not a status"));
        Self { fault, ..Self::of(what) }
    }

    /// A response with a body of this media type.
    #[must_use]
    pub fn body(status: u16, media_type: &str, content: impl Into<Body>) -> Self {
        let mut reply = Self::empty(status).header(CONTENT_TYPE.as_str(), media_type);
        if let What::Response { body, .. } = &mut reply.what {
            *body = content.into();
        }
        reply
    }

    /// A response of `application/json`.
    #[must_use]
    pub fn json(status: u16, value: &impl Json) -> Self {
        Self::body(status, "application/json", json::to_vec(value))
    }

    /// No response: the exchange ends like this.
    #[must_use]
    pub fn broken(kind: TransportErrorKind) -> Self {
        Self::of(What::Break(kind))
    }

    /// The same with a header more.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (name.parse::<HeaderName>(), HeaderValue::from_str(value), &mut self.what) {
            (Ok(name), Ok(value), What::Response { headers, .. }) => drop(headers.append(name, value)),
            (Ok(_), Ok(_), What::Break(_)) => {
                self.fault = Some(format!("`{name}` is a header of an answer that is never sent"));
            }
            (Err(_), _, _) | (_, Err(_), _) => {
                self.fault = Some(format!("`{name}: {value}` is not a header"));
            }
        }
        self
    }

    /// The same with another status.
    #[must_use]
    pub fn status(mut self, code: u16) -> Self {
        match (StatusCode::from_u16(code), &mut self.what) {
            (Ok(code), What::Response { status, .. }) => *status = code,
            (Ok(_), What::Break(_)) => {
                self.fault = Some(format!("{code} is the status of an answer that is never sent"));
            }
            (Err(_), _) => self.fault = Some(format!("{code} is not a status")),
        }
        self
    }

    /// The same after this time, by the clock of the fake: it takes none in fact.
    #[must_use]
    pub fn delayed(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The same, and the connection breaks after so many bytes of the body: after the head for 0, after the whole body for
    /// `usize::MAX`.
    #[must_use]
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.cut = Some(bytes);
        self
    }

    /// The same, which cannot be sent for this reason.
    #[cfg(feature = "xml")]
    pub(super) fn at_fault(mut self, fault: &dyn fmt::Display) -> Self {
        self.fault = Some(fault.to_string());
        self
    }

    pub(super) const fn delay(&self) -> Duration {
        self.delay
    }

    /// The answer of a transport.
    pub(super) fn answer(self) -> Result<http::Response<Body>, TransportError> {
        let (status, headers, body) = match self.what {
            What::Break(kind) => return Err(TransportError::new(kind, BROKEN)),
            What::Response { status, headers, body } => (status, headers, body),
        };
        let body = match (self.cut, body.as_bytes()) {
            (Some(bytes), Some(whole)) => {
                let first = whole.get(..bytes).unwrap_or(whole);
                Body::stream(Box::pin(Cut { first: Bytes::copy_from_slice(first), is_broken: false }))
            }
            (Some(_), None) | (None, _) => body,
        };
        let mut response = http::Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        Ok(response)
    }
}

/// A body that breaks off behind what came first.
struct Cut {
    first: Bytes,
    is_broken: bool,
}

impl Stream for Cut {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if !self.first.is_empty() {
            return Poll::Ready(Some(Ok(std::mem::take(&mut self.first))));
        }
        if std::mem::replace(&mut self.is_broken, true) {
            return Poll::Ready(None);
        }
        Poll::Ready(Some(Err(TransportError::new(TransportErrorKind::Interrupted, BROKEN))))
    }
}

/// Without the body.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            What::Response { status, .. } => write!(f, "Reply({status})"),
            What::Break(kind) => write!(f, "Reply({kind:?})"),
        }
    }
}
