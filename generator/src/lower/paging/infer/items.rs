//! The items of a page. In: the type of an answer; out: where its items are. It never chooses between lists that could both be it.

use super::names::{BESIDE, HOLDERS, ITEMS, plain};
use crate::ir::{Operation, Segment, TypeUse};
use crate::lower::paging::answer::{BodyPlace, JsonBody};

/// The body itself, or the only list in it that can be the items.
pub(in crate::lower::paging) fn items(
    operation: &Operation,
    answer: &JsonBody<'_>,
) -> Option<(String, TypeUse)> {
    if let Some(BodyPlace::List(item)) = answer.at("") {
        return Some((String::new(), item));
    }
    let outer = lists(answer, "");
    if !outer.is_empty() {
        return chosen(operation, outer);
    }
    let holders = answer.places("").into_iter().filter(|(pointer, found, _)| {
        *found == BodyPlace::Object && HOLDERS.contains(&name(pointer).as_str())
    });
    let mut held: Vec<_> =
        holders.map(|(pointer, ..)| lists(answer, &pointer)).filter(|it| !it.is_empty()).collect();
    match held.len() {
        1 => chosen(operation, held.pop()?),
        _ => None,
    }
}

/// The lists in an object that can be the items.
fn lists(answer: &JsonBody<'_>, pointer: &str) -> Vec<(String, TypeUse)> {
    let places = answer.places(pointer).into_iter();
    let list = |(pointer, found, _): (String, BodyPlace, _)| match found {
        BodyPlace::List(item) if !BESIDE.contains(&name(&pointer).as_str()) => Some((pointer, item)),
        _ => None,
    };
    places.filter_map(list).collect()
}

/// The only one, the only one that is called as items are, or the one that is called as the path ends.
fn chosen(operation: &Operation, mut lists: Vec<(String, TypeUse)>) -> Option<(String, TypeUse)> {
    if lists.len() == 1 {
        return lists.pop();
    }
    let last = operation.path.iter().rev().find_map(|segment| match segment {
        Segment::Text(text) => text.trim_end_matches('/').rsplit('/').next().map(plain),
        Segment::Argument(_) => None,
    });
    let is = |pointer: &str| Some(name(pointer)) == last;
    let mut named = lists.iter().filter(|(pointer, _)| is(pointer));
    if let (Some(one), None) = (named.next(), named.next()) {
        return Some(one.clone());
    }
    let mut usual = lists.iter().filter(|(pointer, _)| ITEMS.contains(&name(pointer).as_str()));
    match (usual.next(), usual.next()) {
        (Some(one), None) => Some(one.clone()),
        _ => None,
    }
}

fn name(pointer: &str) -> String {
    plain(pointer.rsplit('/').next().unwrap_or_default())
}
