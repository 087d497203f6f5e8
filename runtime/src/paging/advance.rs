//! In: a page. Out: what leads to the next one; nothing behind the last. Never: a guess: where the answer says that there are more
//! pages and not where, that is an error.

use http::Uri;

use crate::address::resolve;
use crate::description::{NextPage, Paging, Source};
use crate::error::UnexpectedReason;
use crate::json::{at, elements, scalar_at};
use crate::response::{RawResponse, linked};

/// A page that has come, and where it was.
pub(super) struct Arrived<'a> {
    pub(super) paging: &'a Paging,
    pub(super) response: &'a RawResponse,
    /// the address of its request
    pub(super) address: Option<&'a Uri>,
    /// the number of the page, or how many items came before it
    pub(super) place: i64,
    /// how many items came before it, where that is known
    pub(super) before: Option<u64>,
}

/// What comes after a page.
pub(super) struct After {
    /// what leads to the next page
    pub(super) token: Option<String>,
    /// how many items there were with this page, where that is known
    pub(super) items: Option<u64>,
}

impl Arrived<'_> {
    pub(super) fn after(&self) -> Result<After, UnexpectedReason> {
        let (count, last) = self.items();
        let items = self.before.zip(count).map(|(before, count)| before.saturating_add(count));
        let more = self.says_more();
        let token = match self.paging.next {
            _ if more == Some(false) => None,
            NextPage::Cursor(_, source) => self.found(source),
            NextPage::LastId(_, id) => {
                count.filter(|count| *count > 0).and_then(|_| scalar_at(last.as_bytes(), id))
            }
            NextPage::Number(_, first) => self.numbered(first, (count, items)),
            NextPage::Offset(_) => self.offset(count),
            NextPage::Url(source) => self.found(source).map(|link| self.resolved(&link)).transpose()?,
            NextPage::Link => {
                linked(self.response.headers(), "next").map(|link| self.resolved(&link)).transpose()?
            }
        };
        match token {
            None if more == Some(true) => Err(UnexpectedReason::NoNextPage),
            token => Ok(After { token, items }),
        }
    }

    /// How many items the page has, and the last of them.
    fn items(&self) -> (Option<u64>, &str) {
        let list = self.paging.items.and_then(|pointer| at(self.response.body(), pointer));
        match list {
            Some(list) if list.starts_with('[') => {
                let (count, last) = elements(list);
                (Some(count), last)
            }
            Some(_) | None => (self.paging.items.map(|_| 0), ""),
        }
    }

    fn says_more(&self) -> Option<bool> {
        match at(self.response.body(), self.paging.more?)? {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    fn found(&self, source: Source) -> Option<String> {
        let found = match source {
            Source::Body(pointer) => scalar_at(self.response.body(), pointer),
            Source::Header(name) => {
                let value = self.response.headers().get(name).and_then(|value| value.to_str().ok());
                value.map(str::to_owned)
            }
        };
        found.filter(|found| !found.is_empty())
    }

    fn total(&self, pointer: Option<&str>) -> Option<i64> {
        scalar_at(self.response.body(), pointer?)?.parse().ok()
    }

    /// The next number, unless this page is empty or the last one.
    fn numbered(&self, first: i64, (count, items): (Option<u64>, Option<u64>)) -> Option<String> {
        let so_far = items.and_then(|items| i64::try_from(items).ok());
        let is_last =
            self.total(self.paging.pages).is_some_and(|pages| self.place.saturating_sub(first) + 1 >= pages)
                || self.total(self.paging.total).zip(so_far).is_some_and(|(total, so_far)| so_far >= total);
        if is_last || count == Some(0) {
            return None;
        }
        Some(self.place.checked_add(1)?.to_string())
    }

    /// The number of the items so far, unless this page is empty or the last one.
    fn offset(&self, count: Option<u64>) -> Option<String> {
        let count = i64::try_from(count?).ok().filter(|count| *count > 0)?;
        let next = self.place.checked_add(count)?;
        let is_last = self.total(self.paging.total).is_some_and(|total| next >= total);
        (!is_last).then(|| next.to_string())
    }

    /// RFC 3986, 5: a link is meant from the address of its page.
    fn resolved(&self, link: &str) -> Result<String, UnexpectedReason> {
        let target = self.address.and_then(|base| resolve(base, link.as_bytes()));
        match target {
            Some(target) if target.origin == target.base => Ok(target.uri.to_string()),
            Some(_) | None => Err(UnexpectedReason::NextPageRefused),
        }
    }
}
