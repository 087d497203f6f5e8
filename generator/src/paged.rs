//! Operations whose answers come in pages, for whoever asks. In: an operation of the API; out: plain data by the names of the
//! description. It never decides anything.

use crate::ir::{Advance, Input, Known, NextPage, Operation, Output, Pagination, Paging, Target};

/// An operation whose answers come in pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged {
    /// Its operationId, or its method and path.
    pub id: String,
    /// Its method: `GET`.
    pub method: String,
    /// The template of its path.
    pub path: String,
    /// The extension that says so, `settings`, or `inferred`.
    pub by: &'static str,
    /// Of one that is inferred, by which rule: `cursor`, `last_id`, `link`, `next_url`, `page` or `offset`.
    pub rule: Option<&'static str>,
    /// How its pages follow each other.
    pub pagination: Pagination,
}

impl Paged {
    pub(crate) fn of(operation: &Operation) -> Option<Self> {
        let paging = operation.paging.as_ref()?;
        Some(Self {
            id: operation.id(),
            by: paging.known.name(),
            rule: match paging.known {
                Known::Inferred(rule) => Some(rule.name()),
                Known::Extension(_) | Known::Settings => None,
            },
            pagination: pagination(operation, paging),
            path: operation.template.clone(),
            method: operation.method.wire(),
        })
    }

    /// What leads to the next page, for people: ``parameter `cursor` from `/next_cursor` ``.
    #[must_use]
    pub fn next(&self) -> String {
        let to = |input: &Input| match input {
            Input::Parameter(name) => format!("parameter `{name}`"),
            Input::Body(pointer) => format!("`{pointer}` of the request body"),
        };
        let from = |output: &Output| match output {
            Output::Body(pointer) => format!("`{pointer}`"),
            Output::Header(name) => format!("header `{name}`"),
        };
        match &self.pagination.next {
            Advance::Cursor(input, output) => format!("{} from {}", to(input), from(output)),
            Advance::LastId(input, id) => format!("{} from `{id}` of the last item", to(input)),
            Advance::Page(input, first) => format!("{}: pages from {}", to(input), first.unwrap_or(1)),
            Advance::Offset(input) => format!("{}: items before the page", to(input)),
            Advance::NextUrl(output) => format!("URL in {}", from(output)),
            Advance::Link => "header `Link`".to_owned(),
        }
    }
}

fn pagination(operation: &Operation, paging: &Paging) -> Pagination {
    let input = |target: &Target| match target {
        Target::Argument(index) => {
            let name = operation.arguments.get(*index).map(|argument| argument.wire.clone());
            Input::Parameter(name.unwrap_or_default())
        }
        Target::Text(pointer) | Target::Number(pointer) => Input::Body(pointer.clone()),
    };
    let next = match &paging.next {
        NextPage::Cursor(target, output) => Advance::Cursor(input(target), output.clone()),
        NextPage::LastId(target, id) => Advance::LastId(input(target), id.clone()),
        NextPage::Page(target, first) => Advance::Page(input(target), Some(*first)),
        NextPage::Offset(target) => Advance::Offset(input(target)),
        NextPage::NextUrl(output) => Advance::NextUrl(output.clone()),
        NextPage::Link => Advance::Link,
    };
    let Paging { items, has_more, total, pages, .. } = paging;
    Pagination {
        next,
        items: items.as_ref().map(|(pointer, _)| pointer.clone()),
        has_more: has_more.clone(),
        total: total.clone(),
        pages: pages.clone(),
    }
}
