//! In: a request with everything in it. Out: the response of one attempt, read to its end unless it is a stream.
//! Never: a second attempt; redirects that are followed belong to the first.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;

use bytes::Bytes;
use http::{Method, Request, Uri};

use super::body::{Collected, End, Extent, collect};
use super::limits::Limits;
use super::progress::Progress;
use super::redirect::{self, RedirectRules, RedirectStep, RequestTrail};
use super::verdict::{Asked, is_stream};
use crate::body::Body;
use crate::clock::Clock;
use crate::executor::BoxFuture;
use crate::layer::Layers;
use crate::outcome::AttemptError;
use crate::redirects::Redirects;
use crate::response::{RawResponse, Remark};
use crate::retry::RetryBudget;
use crate::stream::Unread;
use crate::transport::Transport;
use crate::transport_error::TransportError;

/// Redirects that one attempt follows at most (the number of the Fetch Standard is 20, of most clients 10).
const MAX_REDIRECTS: usize = 10;

/// What attempts are made with: of operations and of token requests alike.
#[derive(Clone, Copy)]
pub(crate) struct Exchange<'a> {
    pub(crate) transport: &'a dyn Transport,
    pub(crate) clock: &'a Arc<dyn Clock>,
    pub(crate) limits: &'a Limits,
    pub(crate) budget: &'a RetryBudget,
    pub(crate) layers: &'a Layers,
}

/// Makes a request once more; `None` if that cannot be.
pub(crate) type Again<'a> = &'a (dyn Fn(Anew) -> Option<Request<Body>> + Sync);

/// What a request is made once more with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anew {
    Whole,
    /// for another method: a stream that has been read from is no longer needed
    WithoutBody,
}

type Pending<'a> = BoxFuture<'a, Result<http::Response<Body>, TransportError>>;

/// A request that is on its way. Nearly no response is a redirect: what one needs is kept, and no copy of the request.
pub(super) struct SentRequest<'a> {
    method: Method,
    pub(super) uri: Uri,
    response: Pending<'a>,
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
        let progress = Progress::new(self.clock);
        let sent = self.send(request, &progress);
        let server = sent.uri.clone();
        async move {
            let attempt = pin!(self.follow(sent, again, (asked, &progress)));
            match progress.within(self.limits.attempt_timeout, attempt).await {
                Ok(result) => result,
                Err(limit) => {
                    self.transport.gave_up(&server);
                    Err(AttemptError::Timeout { limit })
                }
            }
        }
    }

    pub(super) fn send(&self, request: Request<Body>, progress: &Progress) -> SentRequest<'_> {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        SentRequest { method, uri, response: self.transport.send(request.map(|body| progress.watch(body))) }
    }

    pub(super) async fn follow(
        &self,
        mut sent: SentRequest<'_>,
        again: Again<'_>,
        (asked, progress): (Option<Asked<'_>>, &Progress),
    ) -> Result<RawResponse, AttemptError> {
        let (mut followed, mut trail) = (0, RequestTrail::default());
        let original = sent.method.clone();
        // a token request has a secret in its body
        let (redirects, operation) = match asked {
            Some(asked) => (self.limits.redirects, Some(asked.operation)),
            None => (Redirects::SameOrigin, None),
        };
        let rules = RedirectRules { redirects, operation };
        loop {
            let SentRequest { method, uri, response } = sent;
            let mut response = self.received((&uri, response), (asked, progress)).await?;
            let next = match redirect::next((&method, &uri), &response, rules) {
                RedirectStep::Stay => return Ok(response),
                RedirectStep::Refuse => None,
                RedirectStep::Go(_) if followed == MAX_REDIRECTS => {
                    response.remark = Some(Remark::TooManyRedirects);
                    return Ok(response);
                }
                RedirectStep::Go(hop) => {
                    let anew = if hop.drops_body(&original) { Anew::WithoutBody } else { Anew::Whole };
                    // a stream that has been read from is not there a second time
                    again(anew).filter(|again| again.body().is_fresh()).zip(Some(hop))
                }
            };
            let Some((request, hop)) = next else {
                response.remark = Some(Remark::RedirectRefused);
                return Ok(response);
            };
            sent = self.send(hop.lead(request, &mut trail), progress);
            followed += 1;
        }
    }

    async fn received(
        &self,
        (uri, response): (&Uri, Pending<'_>),
        (asked, progress): (Option<Asked<'_>>, &Progress),
    ) -> Result<RawResponse, AttemptError> {
        let response = response
            .await
            .map_err(|error| AttemptError::Transport { error: error.at(uri), response: None })?;
        let received = self.clock.now();
        progress.made();
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
        let Collected { bytes, end } = collect(body, extent, progress).await;
        let mut response = RawResponse::new(head.status, head.headers, bytes, received);
        response.set_answers(answers);
        match end {
            End::Complete => Ok(response),
            End::TooLong => {
                response.remark = Some(Remark::BodyTooLong { limit: self.limits.max_body_bytes });
                Ok(response)
            }
            End::Broken(error) => {
                Err(AttemptError::Transport { error: error.at(uri), response: Some(response) })
            }
        }
    }
}

/// The length of a body as its headers have it (RFC 9110, section 8.6).
fn announced(headers: &http::HeaderMap) -> Option<usize> {
    headers.get(http::header::CONTENT_LENGTH)?.to_str().ok()?.trim().parse().ok()
}
