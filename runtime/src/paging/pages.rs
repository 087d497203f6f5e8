//! In: the responses of pages. Out: a stream of decoded pages. Never: an end before the last page, but after an error.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::items::Items;
use super::pager::{PageStep, Pager, decoded, lost};
use crate::description::Paging;
use crate::error::{Error, ErrorBody};
use crate::json::Json;
use crate::operation::Decode;
use crate::request::Request;
use crate::response::{RawResponse, Response};

/// The pages of a request, each asked for when the one before has been taken. It is a [`Stream`], which ends after an error.
///
/// Each page is a call of its own: with its own timeouts and attempts, and with all the options of the request.
///
/// ```no_run
/// # use clientwright_runtime::{AnyError, ErrorBody, Pages};
/// # async fn print<E: ErrorBody + Sync>(mut pages: Pages<Vec<String>, E>) -> Result<(), AnyError> {
/// while let Some(page) = pages.next().await {
///     let page = page?;
///     println!("{}: {} pets; next: {:?}", page.status(), page.body().len(), page.token());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "pages are asked for when they are taken"]
pub struct Pages<T: 'static, E> {
    pub(super) pager: Pager,
    decode: Decode<T>,
    errors: PhantomData<fn() -> E>,
}

/// A page, with its status and headers.
pub struct Page<T> {
    response: Response<T>,
    token: Option<String>,
}

impl<T> Page<T> {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.response.header_map()
    }

    /// The decoded body.
    #[must_use]
    pub const fn body(&self) -> &T {
        self.response.body()
    }

    /// The decoded body, owned.
    #[must_use]
    pub fn into_body(self) -> T {
        self.response.into_body()
    }

    /// All of the response.
    #[must_use]
    pub const fn response(&self) -> &Response<T> {
        &self.response
    }

    /// All of the response, owned.
    #[must_use]
    pub fn into_response(self) -> Response<T> {
        self.response
    }

    /// What leads to the next page, for [`Pages::after`] and [`Items::after`]: a text without a meaning of its own, which may be stored.
    /// `None` for the last page.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }
}

/// Without the body.
impl<T> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page").field("response", &self.response).finish_non_exhaustive()
    }
}

/// What emitted code calls, with the table of the operation's pages.
#[doc(hidden)]
impl<T, E: ErrorBody, H> Request<T, E, H> {
    /// The pages.
    pub fn pages(self, paging: &'static Paging) -> Pages<T, E> {
        let (client, operation, parts) = self.into_pieces();
        let pager = Pager::new(client, (&operation.description, paging), parts);
        Pages { pager, decode: operation.decode, errors: PhantomData }
    }

    /// The items of all pages.
    pub fn items<I: Json>(self, paging: &'static Paging) -> Items<I, E> {
        let (client, operation, parts) = self.into_pieces();
        Items::new(Pager::new(client, (&operation.description, paging), parts))
    }
}

impl<T, E: ErrorBody> Pages<T, E> {
    /// Begins with the page behind the one that gave this token, in place of the first. The request must otherwise be the same.
    pub fn after(mut self, token: &str) -> Self {
        self.pager.after(token);
        self
    }

    /// What leads to the page that [`Pages::next`] gives, also after an error: with it and [`Pages::after`], another stream goes on
    /// there. `None` before the first page and after the last.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.pager.token()
    }

    /// The next page; `None` behind the last, and after an error.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error<E>>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    fn page(&mut self, response: RawResponse) -> Result<Page<T>, Error<E>> {
        let response = decoded(&self.pager, response, &self.decode)?;
        self.pager.go_on(response.raw());
        let token = self.pager.token().map(str::to_owned);
        Ok(Page { response, token })
    }
}

impl<T, E: ErrorBody> Stream for Pages<T, E> {
    type Item = Result<Page<T>, Error<E>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        Poll::Ready(match ready!(this.pager.poll(cx)) {
            None => None,
            Some(PageStep::Failed(failure)) => Some(Err(failure.into())),
            Some(PageStep::Lost(reason, response)) => Some(Err(lost(this.pager.operation, reason, response))),
            Some(PageStep::Page(response)) => Some(this.page(response)),
        })
    }
}

impl<T, E> fmt::Debug for Pages<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pager.parts.debug(self.pager.operation, f)
    }
}
