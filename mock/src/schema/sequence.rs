//! The keywords of lists. In: `items`, `minItems`, `maxItems`, `uniqueItems`; out: violations.
//! It never compares more than some hundred elements with each other.

use super::{Walk, equality, string::count};
use crate::description::flag;
use crate::violation::At;
use clientwright::unstable::tree::Node;
use clientwright::unstable::tree::private;

/// Longer lists are not searched for equal elements: that takes time by the square of their length.
const COMPARED: usize = 500;

pub(crate) fn check<'a>(walk: &mut Walk<'a>, schema: &'a Node, items: &[Node], at: At<'_>) {
    let found = || format!("an array of {}", items.len());
    if let Some(least) = count(schema, "minItems").filter(|least| items.len() < *least) {
        walk.report_found(at, ("minItems", &format!("at least {least} elements")), found());
    }
    if let Some(most) = count(schema, "maxItems").filter(|most| items.len() > *most) {
        walk.report_found(at, ("maxItems", &format!("at most {most} elements")), found());
    }
    if flag(schema, "uniqueItems")
        && let Some(index) = repeated(items)
    {
        walk.report_found(at, ("uniqueItems", "unique elements"), format!("a repeated element at {index}"));
    }
    // how the items of a tuple ride in the shape of 3.0
    let first = schema.get(private::PREFIX_ITEMS).and_then(Node::as_sequence).unwrap_or_default();
    for (index, (schema, item)) in first.iter().zip(items).enumerate() {
        walk.value(schema, item, at.element(index));
    }
    if let Some(schema) = schema.get("items") {
        for (index, item) in items.iter().enumerate().skip(first.len()) {
            walk.value(schema, item, at.element(index));
        }
    }
}

/// The index of the first element that was there before.
fn repeated(items: &[Node]) -> Option<usize> {
    let items = items.get(..COMPARED).unwrap_or(items);
    let before = |index: usize| items.get(..index).unwrap_or_default();
    items
        .iter()
        .enumerate()
        .find(|(index, item)| before(*index).iter().any(|earlier| equality::equal(earlier, item)))
        .map(|(index, _)| index)
}
