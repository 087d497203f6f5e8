//! In: the responses of pages. Out: a stream of the items in them. Never: more of a page than its items decoded.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::pager::{PageStep, Pager, decoded, lost};
use crate::error::{Error, ErrorBody};
use crate::json::{Fault, Json};
use crate::response::{RawResponse, Response};

/// The items of all pages of a request; a page is asked for when the items before it have been taken. It is a [`Stream`], which ends
/// after an error.
///
/// ```no_run
/// # use clientwright_runtime::{AnyError, ErrorBody, Items};
/// # async fn print<E: ErrorBody + Sync>(mut items: Items<String, E>) -> Result<(), AnyError> {
/// while let Some(name) = items.next().await {
///     println!("{}", name?);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "pages are asked for when their items are taken"]
pub struct Items<I, E> {
    pub(super) pager: Pager,
    read: fn(&RawResponse, &str) -> Result<Vec<I>, Fault>,
    /// what is left of the page that came last
    left: vec::IntoIter<I>,
    errors: PhantomData<fn() -> E>,
}

impl<I: Json, E: ErrorBody> Items<I, E> {
    pub(super) fn new(pager: Pager) -> Self {
        Self { pager, read: RawResponse::items::<I>, left: Vec::new().into_iter(), errors: PhantomData }
    }
}

impl<I: Unpin, E: ErrorBody> Items<I, E> {
    /// Begins with the page behind the one that gave this token, in place of the first. The request must otherwise be the same.
    pub fn after(mut self, token: &str) -> Self {
        self.pager.after(token);
        self.left = Vec::new().into_iter();
        self
    }

    /// What leads to the page behind the one that the last item is of: with it and [`Items::after`], another stream goes on there.
    /// `None` before the first item and on the last page.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.pager.token()
    }

    /// The next item; `None` behind the last, and after an error.
    pub async fn next(&mut self) -> Option<Result<I, Error<E>>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    fn page(&mut self, response: RawResponse) -> Result<(), Error<E>> {
        let (read, pointer) = (self.read, self.pager.pointer());
        let response: Response<Vec<I>> = decoded(&self.pager, response, &|response| read(response, pointer))?;
        self.pager.go_on(response.raw());
        self.left = response.into_body().into_iter();
        Ok(())
    }
}

impl<I: Unpin, E: ErrorBody> Stream for Items<I, E> {
    type Item = Result<I, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(item) = this.left.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let read = match ready!(this.pager.poll(cx)) {
                None => return Poll::Ready(None),
                Some(PageStep::Failed(failure)) => Err(failure.into()),
                Some(PageStep::Lost(reason, response)) => Err(lost(this.pager.operation, reason, response)),
                Some(PageStep::Page(response)) => this.page(response),
            };
            if let Err(error) = read {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }
}

impl<I, E> fmt::Debug for Items<I, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pager.parts.debug(self.pager.operation, f)
    }
}
