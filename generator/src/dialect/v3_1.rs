//! OpenAPI 3.1. In: a tree in that shape; out: one in the shape of 3.0, by small passes in the order of a table. They never
//! lose a keyword without a word: what a client cannot follow is reported.

mod booleans;
mod bounds;
mod constants;
mod contents;
mod early;
mod enumerations;
mod examples;
mod identity;
mod lists;
mod members;
mod old;
mod path_items;
mod rules;
mod siblings;
mod structure;
mod tuples;
mod type_lists;
mod unevaluated;

use super::Pass;
use crate::tree::Node;

/// Those for what descriptions of earlier versions say as this one does.
pub(super) const EARLY: &[Pass] = &[early::report, type_lists::divide, bounds::flag];

/// The passes, in order.
pub(super) const PASSES: &[Pass] = &[
    super::types::name_null,
    super::blanks::leave_out,
    structure::bring,
    path_items::join,
    identity::resolve,
    old::report,
    unevaluated::bring,
    booleans::spell_out,
    siblings::wrap,
    enumerations::gather,
    constants::list,
    type_lists::divide,
    bounds::flag,
    members::describe,
    tuples::lay_out,
    lists::fill,
    contents::name,
    rules::drop,
    examples::show,
    super::types::repair,
];

/// A text as a node.
pub(super) fn text(text: &str) -> Node {
    Node::String(text.to_owned())
}
