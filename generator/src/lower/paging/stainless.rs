//! `x-stainless-pagination-property`. In: parameters and members that carry it; out: what they say together, in our words. It never
//! looks deeper than two objects into a body.

use super::answer::{BodyPlace, JsonBody};
use crate::document::Place;
use crate::ir::{Location, Operation};
use crate::settings::{Advance, Input, Output, Pagination};
use crate::source::Pointer;

pub(super) const KEY: &str = "x-stainless-pagination-property";

/// What the marks of an operation and of its answer say together; `None` where they do not say what leads to the next page.
pub(super) fn read(root: &Place<'_>, operation: &Operation, answer: &JsonBody<'_>) -> Option<Pagination> {
    let parameter = |wanted: &str| {
        let fits = |location: Location| matches!(location, Location::Query | Location::Header);
        let found = operation
            .arguments
            .iter()
            .find(|argument| fits(argument.place) && purpose(root, &argument.at).as_deref() == Some(wanted));
        found.map(|argument| Input::parameter(argument.wire.as_str()))
    };
    let marked = marked(root, answer);
    let member = |wanted: &str| {
        marked.iter().find(|(_, purpose)| purpose == wanted).map(|(pointer, _)| pointer.clone())
    };
    let next = match (parameter("next_cursor_param"), member("next_cursor_field")) {
        (Some(param), Some(next)) => Some(Advance::Cursor(param, Output::Body(next))),
        _ => None,
    };
    let last_id =
        || Some(Advance::LastId(parameter("next_cursor_id_param")?, id(root, answer, &member("items"))?));
    let url = || Some(Advance::NextUrl(Output::Body(member("cursor_url_field")?)));
    let page = || Some(Advance::Page(parameter("page_number_param")?, None));
    let offset = || Some(Advance::Offset(parameter("offset_count_param")?));
    let next = next.or_else(last_id).or_else(url).or_else(page).or_else(offset)?;
    Some(Pagination {
        next,
        items: member("items"),
        has_more: member("has_next_page"),
        total: member("offset_total_count_field"),
        pages: member("total_page_count_field"),
    })
}

/// Where the marks of an answer are, and what each is for.
fn marked(root: &Place<'_>, answer: &JsonBody<'_>) -> Vec<(String, String)> {
    let mut marked = Vec::new();
    for (pointer, found, at) in answer.places("") {
        marked.extend(purpose(root, &at).map(|purpose| (pointer.clone(), purpose)));
        if found == BodyPlace::Object {
            let inner = answer.places(&pointer).into_iter();
            marked.extend(inner.filter_map(|(pointer, _, at)| Some((pointer, purpose(root, &at)?))));
        }
    }
    marked
}

/// The member of an item that is marked as its id.
fn id(root: &Place<'_>, answer: &JsonBody<'_>, items: &Option<String>) -> Option<String> {
    let Some(BodyPlace::List(item)) = answer.at(items.as_deref()?) else { return None };
    let places = answer.within(item).places("").into_iter();
    let mut ids = places.filter(|(_, _, at)| purpose(root, at).as_deref() == Some("cursor_item_id"));
    ids.next().map(|(pointer, _, _)| pointer)
}

/// What the mark at a place is for: a parameter has it itself, or its schema has it.
fn purpose(root: &Place<'_>, at: &Pointer) -> Option<String> {
    let node = root.node.at(at)?;
    let mark = node.get(KEY).or_else(|| node.get("schema")?.get(KEY))?;
    mark.get("purpose").and_then(|purpose| purpose.as_str()).map(str::to_owned)
}
