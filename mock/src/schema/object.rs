//! The keywords of objects. In: `properties`, `required`, `additionalProperties`, `minProperties`, `maxProperties`,
//! `readOnly` and `writeOnly`; out: violations. It never refuses a member that nobody described unless
//! `additionalProperties` does.

use super::{Direction, Walk, string::count};
use crate::description::{Description, flag};
use crate::violation::At;
use clientwright::unstable::tree::{Members, Node};

pub(crate) fn check<'a>(walk: &mut Walk<'a>, schema: &'a Node, members: &Members, at: At<'_>) {
    for name in required(walk.description, walk.direction, schema) {
        if !members.contains_key(name) {
            walk.report_found(at.member(name), "a value: the property is required", "nothing");
        }
    }
    let found = || format!("an object of {}", members.len());
    if let Some(least) = count(schema, "minProperties").filter(|least| members.len() < *least) {
        walk.report_found(at, format!("at least {least} properties"), found());
    }
    if let Some(most) = count(schema, "maxProperties").filter(|most| members.len() > *most) {
        walk.report_found(at, format!("at most {most} properties"), found());
    }
    let additional = schema.get("additionalProperties");
    for (name, value) in members {
        match (schema.get("properties").and_then(|properties| properties.get(name)), additional) {
            (Some(schema), _) => walk.value(schema, value, at.member(name)),
            (None, Some(Node::Bool(false))) => walk.report_found(
                at.member(name),
                format!("no such property{}", known(schema)),
                crate::violation::shown(value),
            ),
            (None, Some(schema @ Node::Mapping(_))) => walk.value(schema, value, at.member(name)),
            (None, _) => {}
        }
    }
}

/// The members that have to be there. A `readOnly` one only in responses, a `writeOnly` one only in requests
/// (OpenAPI 3.0.3, Schema Object, fixed fields).
pub(crate) fn required<'a>(
    description: &'a Description,
    direction: Direction,
    schema: &'a Node,
) -> Vec<&'a str> {
    let elsewhere = match direction {
        Direction::Request => "readOnly",
        Direction::Response => "writeOnly",
    };
    let names = schema.get("required").and_then(Node::as_sequence).unwrap_or_default();
    let property = |name: &str| schema.get("properties")?.get(name);
    names
        .iter()
        .filter_map(Node::as_str)
        .filter(|name| !property(name).is_some_and(|schema| flag(description.resolve(schema), elsewhere)))
        .collect()
}

fn known(schema: &Node) -> String {
    let properties = schema.get("properties").and_then(Node::as_mapping);
    let names: Vec<&str> = properties.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    if names.is_empty() { String::new() } else { format!(" (known: {})", names.join(", ")) }
}
