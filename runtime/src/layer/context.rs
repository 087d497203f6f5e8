//! In: a request without its credentials, and what is known of its call. Out: the same, as far as layers may see and change it.
//! Never: a credential, the query of a server's address, or a body.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{HeaderValue, Request};

use super::Changes;
use crate::body::Body;
use crate::clock::Clock;
use crate::description::OperationDescription;
use crate::executor::BoxFuture;
use crate::mistake::Mistake;
use crate::response::{AnswerReading, RawResponse};

/// What a call is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallKind {
    /// An operation of the description.
    Operation,
    /// A request to a path that the description does not have.
    Undescribed,
    /// A token, or where to get one: a request to a token endpoint, a device endpoint, or for the document of an OpenID Connect
    /// provider. All calls that wait for the token share it. Layers do not see the body of the response, and of its headers
    /// none but `Content-Type`, `Content-Length`, `Date` and `Retry-After`.
    Token,
}

/// A call or an attempt, as layers see and change it.
pub struct LayerContext<'a> {
    facts: Facts<'a>,
    request: Request<Body>,
    changes: Changes,
}

/// What is known of a call, besides its request.
#[derive(Clone)]
pub(crate) struct Facts<'a> {
    pub(crate) subject: Subject<'a>,
    /// 0 before the first attempt
    pub(crate) attempt: u32,
    pub(crate) deadline: Option<Instant>,
    pub(crate) clock: &'a Arc<dyn Clock>,
    pub(crate) answers: AnswerReading,
    /// the names of security schemes
    pub(crate) schemes: Vec<&'static str>,
}

/// What a call is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject<'a> {
    /// the operation, and the query of the server's address, in which keys are found
    Operation(&'static OperationDescription, &'a str),
    Undescribed(&'a str),
    Token,
}

impl<'a> LayerContext<'a> {
    pub(crate) fn new(facts: Facts<'a>, request: Request<Body>, changes: Changes) -> Self {
        Self { facts, request, changes }
    }

    /// The request with the changes, and the changes for when it is made once more.
    pub(crate) fn into_parts(self) -> (Request<Body>, Changes) {
        (self.request, self.changes)
    }

    /// What the call is for.
    #[must_use]
    pub const fn kind(&self) -> CallKind {
        match self.facts.subject {
            Subject::Operation(..) => CallKind::Operation,
            Subject::Undescribed(_) => CallKind::Undescribed,
            Subject::Token => CallKind::Token,
        }
    }

    /// The `operationId`, or the name that stands for it; `None` for what is not an operation of the description.
    #[must_use]
    pub fn operation_id(&self) -> Option<&'static str> {
        self.operation().map(|operation| operation.id)
    }

    /// The tags of the operation, in the order of the description.
    #[must_use]
    pub fn tags(&self) -> &'static [&'static str] {
        self.operation().map_or(&[], |operation| operation.tags)
    }

    /// The path of the operation as the description has it: `/pets/{id}`.
    #[must_use]
    pub fn path_template(&self) -> Option<Cow<'static, str>> {
        self.operation().map(OperationDescription::template)
    }

    fn operation(&self) -> Option<&'static OperationDescription> {
        match self.facts.subject {
            Subject::Operation(operation, _) => Some(operation),
            Subject::Undescribed(_) | Subject::Token => None,
        }
    }

    /// The method, such as `GET`.
    #[must_use]
    pub fn method(&self) -> &str {
        self.request.method().as_str()
    }

    /// The scheme of the server: `http` or `https`.
    #[must_use]
    pub fn server_scheme(&self) -> &str {
        self.request.uri().scheme_str().unwrap_or("http")
    }

    /// The host of the server, IPv6 addresses in brackets.
    #[must_use]
    pub fn server_address(&self) -> &str {
        self.request.uri().host().unwrap_or_default()
    }

    /// The port of the server: that of its address, or else the usual one of its scheme.
    #[must_use]
    pub fn server_port(&self) -> u16 {
        let usual = if self.server_scheme() == "https" { 443 } else { 80 };
        self.request.uri().port_u16().unwrap_or(usual)
    }

    /// The path that is requested, with its arguments, and the query, without the pairs of the server's own address; `None` for
    /// token requests. Credentials are added later.
    #[must_use]
    pub fn path_and_query(&self) -> Option<String> {
        let hidden = match self.facts.subject {
            Subject::Operation(_, hidden) | Subject::Undescribed(hidden) => hidden,
            Subject::Token => return None,
        };
        let uri = self.request.uri();
        // a server's own pairs may have been replaced by layers, but they stand first
        let hidden: Vec<&str> = hidden.split('&').collect();
        let pairs = uri.query().unwrap_or_default().split('&');
        let shown: Vec<&str> = pairs.filter(|pair| !pair.is_empty() && !hidden.contains(pair)).collect();
        let sign = if shown.is_empty() { "" } else { "?" };
        Some(format!("{}{sign}{}", uri.path(), shown.join("&")))
    }

    /// Around a call, the names of all security schemes that the operation names; around an attempt, those whose credentials
    /// are sent.
    #[must_use]
    pub fn schemes(&self) -> &[&'static str] {
        &self.facts.schemes
    }

    /// The number of the attempt: 1 for the first. Around a call it is 0.
    #[must_use]
    pub const fn attempt(&self) -> u32 {
        self.facts.attempt
    }

    /// When the time for the call is over, by [`Clock::instant`] of the client's clock; `None` without a limit, and for token
    /// requests.
    #[must_use]
    pub const fn deadline(&self) -> Option<Instant> {
        self.facts.deadline
    }

    /// The clock of the client.
    #[must_use]
    pub const fn clock(&self) -> &'a Arc<dyn Clock> {
        self.facts.clock
    }

    /// Waits, by the client's clock.
    #[must_use = "a pause passes while it is awaited"]
    pub fn pause(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.facts.clock.sleep(duration)
    }

    /// The length of the request body in bytes; `None` for a stream of unknown length.
    #[must_use]
    pub fn body_len(&self) -> Option<u64> {
        self.request.body().len()
    }

    /// A header of the request; `None` when there is none, or when its value is secret. Credentials are added later.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&HeaderValue> {
        self.request.headers().get(name).filter(|value| !value.is_sensitive())
    }

    /// Sets a header, in place of those of the same name.
    ///
    /// # Errors
    /// When the name or the value is none, or the header is the client's own: `Host`, `Authorization`, `Cookie`, and those of
    /// the body and the connection.
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<(), Mistake> {
        self.changes.header(name, Some(value), &mut self.request)
    }

    /// Removes a header.
    ///
    /// # Errors
    /// As [`LayerContext::set_header`].
    pub fn remove_header(&mut self, name: &str) -> Result<(), Mistake> {
        self.changes.header(name, None, &mut self.request)
    }

    /// Sets a query parameter, in place of those of the same name.
    ///
    /// # Errors
    /// When the address would be too long.
    pub fn set_query(&mut self, name: &str, value: &str) -> Result<(), Mistake> {
        self.changes.query(name, Some(value), &mut self.request)
    }

    /// Removes the query parameters of this name.
    ///
    /// # Errors
    /// As [`LayerContext::set_query`].
    pub fn remove_query(&mut self, name: &str) -> Result<(), Mistake> {
        self.changes.query(name, None, &mut self.request)
    }

    /// A response of the layer's own, which it gives in place of passing the call or the attempt on. It is decoded as one of the
    /// server is. `attempts()` of it counts the requests that were sent.
    #[must_use]
    pub fn answer(&self, response: http::Response<Bytes>) -> RawResponse {
        let (head, body) = response.into_parts();
        let mut response = RawResponse::new(head.status, head.headers, body, self.facts.clock.now());
        response.set_answers(self.facts.answers);
        response.attempts = self.facts.attempt;
        response
    }
}

/// Without the address, the values of headers, and the body.
impl fmt::Debug for LayerContext<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LayerContext")
            .field("kind", &self.kind())
            .field("operation_id", &self.operation_id())
            .field("method", &self.method())
            .field("attempt", &self.attempt())
            .finish_non_exhaustive()
    }
}
