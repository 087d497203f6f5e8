//! In: a request, and the table of its pages. Out: the responses of its pages, one after the other. Never: a type of the operation;
//! this is compiled once for all of them.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::task::{Context, Poll};

use super::advance::{After, Arrived};
use super::seen::SeenTokens;
use crate::attempt::Asked;
use crate::client::Client;
use crate::description::{NextPage, OperationDescription, Paging, Target};
use crate::error::{Error, ErrorBody, Failure, InvalidRequest, UnexpectedReason, UnexpectedResponse};
use crate::execute;
use crate::executor::BoxFuture;
use crate::json::{Fault, at};
use crate::mistake::Mistake;
use crate::parts::Parts;
use crate::request::concluded;
use crate::response::{RawResponse, Response};

/// The pages of a request.
pub(super) struct Pager {
    client: Client,
    pub(super) operation: &'static OperationDescription,
    paging: &'static Paging,
    /// as the caller gave them
    pub(super) parts: Parts,
    /// what leads to the page that is asked for next; none: it is the first
    token: Option<String>,
    state: State,
    /// how many items there have been, where that is known
    items: Option<u64>,
    seen: SeenTokens,
    /// the hash of the last page's items, where pages are counted
    last: Option<u64>,
}

enum State {
    Ready,
    Waiting(BoxFuture<'static, Result<RawResponse, Failure>>),
    /// the last page led nowhere; that is said after the page
    Lost(UnexpectedReason, RawResponse),
    Over,
}

/// What comes next.
pub(super) enum PageStep {
    Page(RawResponse),
    Lost(UnexpectedReason, RawResponse),
    Failed(Failure),
}

impl Pager {
    pub(super) fn new(
        client: Client,
        (operation, paging): (&'static OperationDescription, &'static Paging),
        parts: Parts,
    ) -> Self {
        let (state, seen) = (State::Ready, SeenTokens::default());
        Self { client, operation, paging, parts, token: None, state, items: Some(0), seen, last: None }
    }

    /// Begins with the page that a token leads to.
    pub(super) fn after(&mut self, token: &str) {
        self.token = Some(token.to_owned());
        self.items = None;
        self.state = State::Ready;
    }

    /// What leads to the page that comes next.
    pub(super) fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// Where the items of a page are.
    pub(super) fn pointer(&self) -> &'static str {
        self.paging.items.unwrap_or_default()
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<PageStep>> {
        loop {
            match std::mem::replace(&mut self.state, State::Over) {
                State::Over => return Poll::Ready(None),
                State::Lost(reason, response) => return Poll::Ready(Some(PageStep::Lost(reason, response))),
                State::Ready => match self.asking() {
                    Ok(parts) => {
                        let call = execute::start(self.client.clone(), self.operation, parts);
                        self.state = State::Waiting(call);
                    }
                    Err(mistake) => return Poll::Ready(Some(PageStep::Failed(self.mistake(mistake)))),
                },
                State::Waiting(mut call) => {
                    let Poll::Ready(result) = call.as_mut().poll(cx) else {
                        self.state = State::Waiting(call);
                        return Poll::Pending;
                    };
                    return Poll::Ready(Some(match result {
                        Ok(response) => PageStep::Page(response),
                        Err(failure) => PageStep::Failed(failure),
                    }));
                }
            }
        }
    }

    /// Goes on behind a page that is as it should be; otherwise it was the last one.
    pub(super) fn go_on(&mut self, response: &RawResponse) {
        let place = self.place();
        let address =
            self.asking().ok().and_then(|parts| execute::address(&self.client, self.operation, &parts));
        let (paging, before) = (self.paging, self.items);
        let arrived = Arrived { paging, response, address: address.as_ref(), place, before };
        let after = arrived.after().and_then(|after| self.unless_again(after, response));
        match after {
            Ok(After { token: Some(token), items }) => {
                self.items = items;
                self.token = Some(token);
                self.state = State::Ready;
            }
            Ok(After { token: None, .. }) => {
                self.token = None;
                self.state = State::Over;
            }
            Err(reason) => {
                self.token = None;
                self.state = State::Lost(reason, response.clone());
            }
        }
    }

    /// The same, unless the service goes in a circle: a token comes twice, or a page that was counted.
    fn unless_again(&mut self, after: After, response: &RawResponse) -> Result<After, UnexpectedReason> {
        let Some(token) = &after.token else { return Ok(after) };
        let is_new = match self.paging.next {
            NextPage::Number(..) | NextPage::Offset(_) => {
                let mut hasher = DefaultHasher::new();
                let items = at(response.body(), self.pointer()).unwrap_or_default();
                items.hash(&mut hasher);
                let hash = Some(hasher.finish());
                let is_new = self.last != hash;
                self.last = hash;
                is_new
            }
            NextPage::Cursor(..) | NextPage::LastId(..) | NextPage::Url(_) | NextPage::Link => {
                self.token.as_ref() != Some(token) && self.seen.is_new(token)
            }
        };
        if is_new { Ok(after) } else { Err(UnexpectedReason::RepeatedPage) }
    }

    /// The parts of the request of the next page.
    fn asking(&self) -> Result<Parts, Mistake> {
        let mut parts = self.parts.clone();
        if let Some(token) = &self.token {
            match self.target() {
                Some(target) => target.set(&mut parts, token)?,
                None => parts.address = Some(token.clone()),
            }
        }
        Ok(parts)
    }

    /// What of a request leads to a page; none where its address does.
    fn target(&self) -> Option<Target> {
        match self.paging.next {
            NextPage::Cursor(target, _) | NextPage::LastId(target, _) => Some(target),
            NextPage::Number(target, _) | NextPage::Offset(target) => Some(target),
            NextPage::Url(_) | NextPage::Link => None,
        }
    }

    /// The number of the page that has come, or how many items came before it.
    fn place(&self) -> i64 {
        let (target, first) = match self.paging.next {
            NextPage::Number(target, first) => (target, first),
            NextPage::Offset(target) => (target, 0),
            NextPage::Cursor(..) | NextPage::LastId(..) | NextPage::Url(_) | NextPage::Link => return 0,
        };
        match &self.token {
            Some(token) => token.parse().unwrap_or(first),
            None => target.number(&self.parts).unwrap_or(first),
        }
    }

    fn mistake(&self, mistake: Mistake) -> Failure {
        Failure::Build(Box::new(InvalidRequest::new(self.operation, mistake)))
    }
}

/// A page as the operation's successes are read.
pub(super) fn decoded<T, E: ErrorBody>(
    pager: &Pager,
    response: RawResponse,
    decode: &dyn Fn(&RawResponse) -> Result<T, Fault>,
) -> Result<Response<T>, Error<E>> {
    let (operation, delivery) = (pager.operation, pager.parts.delivery);
    concluded(Asked { operation, delivery }, response, decode)
}

/// A page that leads nowhere.
pub(super) fn lost<E>(
    operation: &'static OperationDescription,
    reason: UnexpectedReason,
    response: RawResponse,
) -> Error<E> {
    Error::Unexpected(Box::new(UnexpectedResponse { operation, response, reason, fault: None }))
}
