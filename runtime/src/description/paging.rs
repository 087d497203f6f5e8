//! In: nothing; the generator writes these with the operations whose answers come in pages. Out: how the next page is found and
//! asked for, and where the items are. Never: a value of a call.

/// How the pages of an operation follow each other. Places in a body are JSON pointers (RFC 6901).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// What leads to the next page.
    pub next: NextPage,
    /// Where the list of items is, empty for a body that is the list; `None` where nobody knows.
    pub items: Option<&'static str>,
    /// Where the boolean is that says whether there is another page.
    pub more: Option<&'static str>,
    /// Where the number of all items is.
    pub total: Option<&'static str>,
    /// Where the number of pages is.
    pub pages: Option<&'static str>,
}

/// What leads to the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextPage {
    /// A value of the answer, which the next request has.
    Cursor(Target, Source),
    /// A member of the last item, by its pointer within the item.
    LastId(Target, &'static str),
    /// The number of the page; the first page has this one.
    Number(Target, i64),
    /// How many items come before the page.
    Offset(Target),
    /// A URL.
    Url(Source),
    /// The URL of the header `Link` with the relation `next` (RFC 8288).
    Link,
}

/// What of the next request has the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The argument with this index.
    Argument(usize),
    /// A string in the JSON of the request body.
    Text(&'static str),
    /// A number in the JSON of the request body.
    Number(&'static str),
}

/// Where in an answer a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// At this pointer of the body.
    Body(&'static str),
    /// In the header of this name.
    Header(&'static str),
}

impl Paging {
    const fn new(next: NextPage) -> Self {
        Self { next, items: None, more: None, total: None, pages: None }
    }

    /// The next request has a value of the answer's body.
    #[must_use]
    pub const fn cursor(target: Target, next: &'static str) -> Self {
        Self::new(NextPage::Cursor(target, Source::Body(next)))
    }

    /// The next request has the value of a header of the answer.
    #[must_use]
    pub const fn cursor_header(target: Target, name: &'static str) -> Self {
        Self::new(NextPage::Cursor(target, Source::Header(name)))
    }

    /// The next request has a member of the last item.
    #[must_use]
    pub const fn last_id(target: Target, id: &'static str) -> Self {
        Self::new(NextPage::LastId(target, id))
    }

    /// The next request has the next number.
    #[must_use]
    pub const fn number(target: Target, first: i64) -> Self {
        Self::new(NextPage::Number(target, first))
    }

    /// The next request has the number of items so far.
    #[must_use]
    pub const fn offset(target: Target) -> Self {
        Self::new(NextPage::Offset(target))
    }

    /// The next request goes to a URL in the answer's body.
    #[must_use]
    pub const fn url(next: &'static str) -> Self {
        Self::new(NextPage::Url(Source::Body(next)))
    }

    /// The next request goes to the URL of a header of the answer.
    #[must_use]
    pub const fn url_header(name: &'static str) -> Self {
        Self::new(NextPage::Url(Source::Header(name)))
    }

    /// The next request goes where the header `Link` says.
    #[must_use]
    pub const fn link() -> Self {
        Self::new(NextPage::Link)
    }
}
