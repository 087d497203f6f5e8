//! The operations and webhooks that settings speak of. In: the filters of the settings; out: whether one is asked for, and how
//! it is called.
//! It never drops a filter silently: one that matches nothing is reported.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{LongRunning, Pagination, Policy};
use crate::settings::{Filter, Named, Settings, Under};
use crate::source::Pointer;

/// The filters, and which of them have matched.
#[derive(Debug)]
pub(super) struct MatchedFilters {
    include: Vec<(Filter, Matched)>,
    exclude: Vec<(Filter, Matched)>,
    policies: Vec<(Vec<(Filter, Matched)>, Policy)>,
    paginations: Vec<(Vec<(Filter, Matched)>, Pagination)>,
    long_running: Vec<(Vec<(Filter, Matched)>, LongRunning)>,
    /// The operations that were met, where there are filters.
    pub(super) seen: Vec<Seen>,
}

/// An operation that was met.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) item: Pointer,
    pub(super) operation: Pointer,
    pub(super) is_asked: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matched {
    Yes,
    NotYet,
}

impl MatchedFilters {
    pub(super) fn of(settings: &Settings) -> Self {
        let listed = |filters: &[Filter]| filters.iter().cloned().map(|it| (it, Matched::NotYet)).collect();
        let policies = settings.policies.iter().map(|(filters, policy)| (listed(filters), policy.clone()));
        let paginations = settings.pagination.iter().map(|(filters, said)| (listed(filters), said.clone()));
        let long_running = settings.long_running.iter().map(|(filters, it)| (listed(filters), it.clone()));
        Self {
            long_running: long_running.collect(),
            paginations: paginations.collect(),
            include: listed(&settings.include),
            exclude: listed(&settings.exclude),
            policies: policies.collect(),
            seen: Vec::new(),
        }
    }

    /// Whether an operation is asked for.
    pub(super) fn takes(&mut self, item: &Place<'_>, operation: &Place<'_>, under: Under<'_>) -> bool {
        let tags = operation.texts("tags");
        let named = Named { id: operation.text("operationId"), tags: &tags, under };
        let included = any(&mut self.include, &named) || self.include.is_empty();
        let excluded = any(&mut self.exclude, &named);
        let is_asked = included && !excluded;
        if self.filters() {
            let (item, operation) = (item.at.clone(), operation.at.clone());
            self.seen.push(Seen { item, operation, is_asked });
        }
        is_asked
    }

    /// What the policies say of an operation.
    pub(super) fn policy(&mut self, named: &Named<'_>) -> Policy {
        let mut said = Policy::default();
        for (filters, policy) in &mut self.policies {
            if any(filters, named) {
                said.and(policy);
            }
        }
        said
    }

    /// What settings say of the pages of an operation.
    pub(super) fn pagination(&mut self, named: &Named<'_>) -> Option<Pagination> {
        let mut said = None;
        for (filters, pagination) in &mut self.paginations {
            if any(filters, named) {
                said = Some(pagination.clone());
            }
        }
        said
    }

    /// What settings say of how the end of an operation is waited for.
    pub(super) fn long_running(&mut self, named: &Named<'_>) -> Option<LongRunning> {
        let mut said = None;
        for (filters, waited) in &mut self.long_running {
            if any(filters, named) {
                said = Some(waited.clone());
            }
        }
        said
    }

    /// Whether there are filters.
    pub(super) fn filters(&self) -> bool {
        !self.include.is_empty() || !self.exclude.is_empty()
    }

    /// Whether an operation may be asked for of which nothing is known but what it stands under.
    pub(super) fn may_take(&self, under: Under<'_>) -> bool {
        let named = Named { id: None, tags: &[], under };
        let any = |filters: &[(Filter, Matched)]| filters.iter().any(|(filter, _)| filter.matches(&named));
        (self.include.is_empty() || any(&self.include)) && !any(&self.exclude)
    }
}

/// Whether one of the filters matches; each is asked, so that each is known to be of use.
fn any(filters: &mut [(Filter, Matched)], named: &Named<'_>) -> bool {
    let mut found = false;
    for (filter, matched) in filters {
        if filter.matches(named) {
            *matched = Matched::Yes;
            found = true;
        }
    }
    found
}

/// Reports the filters that matched nothing.
pub(super) fn report(cx: &mut Lowering<'_, '_>) {
    let policies = cx.choice.policies.iter().flat_map(|(filters, _)| filters);
    let paginations = cx.choice.paginations.iter().flat_map(|(filters, _)| filters);
    let long_running = cx.choice.long_running.iter().flat_map(|(filters, _)| filters);
    let all = cx.choice.include.iter().chain(&cx.choice.exclude);
    let all = all.chain(policies).chain(paginations).chain(long_running);
    let unused = all.filter(|(_, matched)| *matched == Matched::NotYet);
    let found: Vec<_> = unused.map(|(filter, _)| diagnostic(filter)).collect();
    for found in found {
        cx.report(found);
    }
}

fn diagnostic(filter: &Filter) -> Diagnostic {
    let message = format!("nothing matches the filter `{filter}`");
    Diagnostic::new(Code::UNUSED_FILTER, Label::value(&Pointer::root()), message).help(
        "filters are `operation:PATTERN`, `tag:PATTERN`, `path:PATTERN` and `webhook:PATTERN`; `*` matches any text",
    )
}
