//! `readOnly` and `writeOnly`. In: the schemas that describe a member; out: which way it travels.
//! It never asks alternatives: what one of them says does not hold for the others.

use crate::document::Place;
use crate::ir::Access;
use crate::lower::Lowering;
use crate::tree::Node;

/// Parts of parts that are asked.
const DEEPEST: usize = 32;

/// Which way a member travels that all of these schemas describe; what says that it goes neither way says nothing.
pub(super) fn access_of<'a>(cx: &Lowering<'a, '_>, places: &[Place<'a>]) -> Access {
    let says = |key: &str| places.iter().any(|place| says(cx, place, key, DEEPEST));
    match (says("readOnly"), says("writeOnly")) {
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        (true, true) | (false, false) => Access::ReadWrite,
    }
}

/// Whether the schema says so, or a part of it: `allOf: [{$ref: …}, {readOnly: true}]` is how 3.0 adds it to a reference.
fn says<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>, key: &str, depth: usize) -> bool {
    let is_true = |place: &Place<'_>| place.node.get(key) == Some(&Node::Bool(true));
    // beside a reference, 3.0 ignores it; whoever writes it there means it
    if is_true(place) {
        return true;
    }
    let (Some(depth), Some(schema)) = (depth.checked_sub(1), cx.document.resolve(place)) else {
        return false;
    };
    is_true(&schema) || schema.items_at("allOf").any(|part| says(cx, &part, key, depth))
}
