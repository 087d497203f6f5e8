//! Answers that come in pages. In: nothing; out: what a user or a description says of them, and what an operation has of it.
//! It never looks for a page: the runtime does.

use super::types::TypeUse;

/// How the pages of an operation follow each other, by the names of the description: a setting, or an extension. Places in bodies
/// are JSON pointers (RFC 6901).
///
/// ```
/// use clientwright::settings::{Advance, Input, Output, Pagination};
///
/// let next = Advance::Cursor(Input::parameter("cursor"), Output::Body("/meta/next".to_owned()));
/// let pagination = Pagination::new(next).items("/data").has_more("/meta/more");
/// assert_eq!(pagination.items.as_deref(), Some("/data"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pagination {
    /// What leads to the next page.
    pub next: Advance,
    /// Where the list of items is; empty: the body is the list. Unset, the generator looks for it.
    pub items: Option<String>,
    /// Where a boolean says whether there is another page.
    pub has_more: Option<String>,
    /// Where the number of all items is.
    pub total: Option<String>,
    /// Where the number of pages is.
    pub pages: Option<String>,
}

/// What leads to the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advance {
    /// A value of the answer, which the next request has.
    Cursor(Input, Output),
    /// A member of the last item, by its pointer within the item, which the next request has.
    LastId(Input, String),
    /// The number of the page, and that of the first; unset: what the description says of the parameter, or 1.
    Page(Input, Option<i64>),
    /// The number of items before the page.
    Offset(Input),
    /// A URL in the answer.
    NextUrl(Output),
    /// The header `Link` of the answer, relation `next` (RFC 8288).
    Link,
}

/// What of a request has a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The parameter of this name, in the query or a header.
    Parameter(String),
    /// The member of the body at this pointer.
    Body(String),
}

/// Where in an answer a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// At this pointer of the body.
    Body(String),
    /// In the header of this name.
    Header(String),
}

impl Input {
    /// The parameter of this name.
    pub fn parameter(name: impl Into<String>) -> Self {
        Self::Parameter(name.into())
    }
}

impl Pagination {
    /// Pages that follow each other like this.
    #[must_use]
    pub fn new(next: Advance) -> Self {
        Self { next, items: None, has_more: None, total: None, pages: None }
    }

    /// Sets where the list of items is.
    #[must_use]
    pub fn items(mut self, pointer: impl Into<String>) -> Self {
        self.items = Some(pointer.into());
        self
    }

    /// Sets where a boolean says whether there is another page.
    #[must_use]
    pub fn has_more(mut self, pointer: impl Into<String>) -> Self {
        self.has_more = Some(pointer.into());
        self
    }

    /// Sets where the number of all items is.
    #[must_use]
    pub fn total(mut self, pointer: impl Into<String>) -> Self {
        self.total = Some(pointer.into());
        self
    }

    /// Sets where the number of pages is.
    #[must_use]
    pub fn pages(mut self, pointer: impl Into<String>) -> Self {
        self.pages = Some(pointer.into());
        self
    }
}

/// How the pages of an operation follow each other, by its arguments and types.
#[derive(Debug, Clone, PartialEq)]
pub struct Paging {
    /// What leads to the next page.
    pub next: NextPage,
    /// Where the items are, and their type: any value where the description does not say; `None` when nobody knows.
    pub items: Option<(String, Option<TypeUse>)>,
    /// Where a boolean says whether there is another page.
    pub has_more: Option<String>,
    /// Where the number of all items is.
    pub total: Option<String>,
    /// Where the number of pages is.
    pub pages: Option<String>,
    /// How it is known.
    pub known: Known,
}

/// What leads to the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "as of `Advance`")]
pub enum NextPage {
    Cursor(Target, Output),
    LastId(Target, String),
    Page(Target, i64),
    Offset(Target),
    NextUrl(Output),
    Link,
}

/// What of a request has a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The index of an argument.
    Argument(usize),
    /// A string in the body, by its pointer.
    Text(String),
    /// A number in the body, by its pointer.
    Number(String),
}

/// How the paging of an operation is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// By this extension of the description.
    Extension(&'static str),
    /// By the settings.
    Settings,
    /// By what the operation takes and answers.
    Inferred(PagingRule),
}

/// By which rule paging was inferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PagingRule {
    /// A parameter and a member of the answer are a known pair.
    Cursor,
    /// A parameter takes the id of the last item, and the answer says whether there is more.
    LastId,
    /// The header `Link` is documented.
    Link,
    /// The answer has the URL of the next page.
    NextUrl,
    /// A parameter is the number of the page, and the answer has a total.
    Page,
    /// A parameter is the number of items to skip, and the answer has a total.
    Offset,
}

impl PagingRule {
    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cursor => "cursor",
            Self::LastId => "last_id",
            Self::Link => "link",
            Self::NextUrl => "next_url",
            Self::Page => "page",
            Self::Offset => "offset",
        }
    }
}

impl Known {
    /// The extension, `settings`, or `inferred`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Extension(key) => key,
            Self::Settings => "settings",
            Self::Inferred(_) => "inferred",
        }
    }
}
