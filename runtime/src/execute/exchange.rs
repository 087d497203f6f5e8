//! In: a request with everything in it. Out: the response of one attempt, read to its end unless it is a stream.
//! Never: a second attempt; redirects within the origin belong to the first.

use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Uri};

use super::body::{Collected, End, Extent, collect};
use super::deadline::within;
use super::redirect::{self, Next};
use super::verdict::{Asked, is_stream};
use crate::body::Body;
use crate::client::Limits;
use crate::clock::Clock;
use crate::response::{RawResponse, Remark};
use crate::stream::Unread;
use crate::transport::{BoxFuture, Transport, TransportError};

/// Redirects that one attempt follows at most (the number of the Fetch Standard is 20, of most clients 10).
const MAX_REDIRECTS: usize = 10;

/// What attempts are made with: of operations and of token requests alike.
#[derive(Clone, Copy)]
pub(crate) struct Exchange<'a> {
    pub(crate) transport: &'a dyn Transport,
    pub(crate) clock: &'a dyn Clock,
    pub(crate) limits: &'a Limits,
}

/// Makes a request once more; `None` if that cannot be.
pub(crate) type Again<'a> = &'a (dyn Fn() -> Option<Request<Body>> + Sync);

type Pending<'a> = BoxFuture<'a, Result<http::Response<Body>, TransportError>>;

/// A request that is on its way. Nearly no response is a redirect: what one needs is kept, and no copy of the request.
struct Sent<'a> {
    method: Method,
    uri: Uri,
    response: Pending<'a>,
}

/// Why an attempt has no response.
#[derive(Debug)]
pub(crate) enum AttemptError {
    Transport {
        error: TransportError,
        /// what had come of a response that broke off
        response: Option<RawResponse>,
    },
    Timeout {
        limit: Duration,
    },
}

impl Exchange<'_> {
    /// One attempt. `again` makes the same request once more, for a redirect. `asked` has the operation whose documented
    /// redirects are answers and not followed; token requests have none.
    pub(crate) fn attempt<'a>(
        &'a self,
        request: Request<Body>,
        again: Again<'a>,
        asked: Option<Asked<'a>>,
    ) -> impl Future<Output = Result<RawResponse, AttemptError>> + Send + 'a {
        // before the future, each level of which would have room for the request
        let sent = self.send(request);
        async move {
            let attempt = pin!(self.follow(sent, again, asked));
            match within(self.clock, self.limits.attempt_timeout, attempt).await {
                Ok(result) => result,
                Err(limit) => Err(AttemptError::Timeout { limit }),
            }
        }
    }

    fn send(&self, request: Request<Body>) -> Sent<'_> {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        Sent { method, uri, response: self.transport.send(request) }
    }

    async fn follow(
        &self,
        mut sent: Sent<'_>,
        again: Again<'_>,
        asked: Option<Asked<'_>>,
    ) -> Result<RawResponse, AttemptError> {
        let mut followed = 0;
        loop {
            let Sent { method, uri, response } = sent;
            let mut response = self.received(response, asked).await?;
            let next = match redirect::next((&method, &uri), &response, asked.map(|asked| asked.operation)) {
                Next::Stay => return Ok(response),
                Next::Refuse => None,
                Next::Go(_) if followed == MAX_REDIRECTS => {
                    response.remark = Some(Remark::TooManyRedirects);
                    return Ok(response);
                }
                // a stream that has been read from is not there a second time
                Next::Go(uri) => again().filter(|again| again.body().is_fresh()).zip(Some(uri)),
            };
            let Some((mut request, uri)) = next else {
                response.remark = Some(Remark::RedirectRefused);
                return Ok(response);
            };
            *request.uri_mut() = uri;
            sent = self.send(request);
            followed += 1;
        }
    }

    async fn received(
        &self,
        response: Pending<'_>,
        asked: Option<Asked<'_>>,
    ) -> Result<RawResponse, AttemptError> {
        let response = response.await.map_err(|error| AttemptError::Transport { error, response: None })?;
        let received = self.clock.now();
        let (head, body) = response.into_parts();
        let answers = self.limits.answers;
        let is_stream = |one| is_stream(one, (head.status, &head.headers), answers);
        if asked.is_some_and(is_stream) {
            let mut response = RawResponse::new(head.status, head.headers, Bytes::new(), received);
            response.set_answers(answers);
            response.unread = Some(Box::new(Unread { body, pace: None }));
            return Ok(response);
        }
        // what is there already has the length it has
        let announced = body.as_bytes().map_or_else(|| announced(&head.headers), |bytes| Some(bytes.len()));
        let extent = Extent { announced, limit: self.limits.max_body_bytes };
        let Collected { bytes, end } = collect(body, extent).await;
        let mut response = RawResponse::new(head.status, head.headers, bytes, received);
        response.set_answers(answers);
        match end {
            End::Complete => Ok(response),
            End::TooLong => {
                response.remark = Some(Remark::BodyTooLong { limit: self.limits.max_body_bytes });
                Ok(response)
            }
            End::Broken(error) => Err(AttemptError::Transport { error, response: Some(response) }),
        }
    }
}

/// The length of a body as its headers have it (RFC 9110, section 8.6).
fn announced(headers: &http::HeaderMap) -> Option<usize> {
    headers.get(http::header::CONTENT_LENGTH)?.to_str().ok()?.trim().parse().ok()
}
