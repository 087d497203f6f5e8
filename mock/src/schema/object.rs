//! The keywords of objects. In: `properties`, `required`, `additionalProperties`, `minProperties`, `maxProperties`,
//! `readOnly` and `writeOnly`; out: violations. It never refuses a member that nobody described unless
//! `additionalProperties` does.

use super::{Direction, Walk, all_of, string::count};
use crate::description::{Description, flag};
use crate::violation::At;
use clientwright::unstable::tree::{Members, Node};
use std::collections::HashMap;

pub(crate) fn check<'a>(walk: &mut Walk<'a>, schema: &'a Node, members: &Members, at: At<'_>) {
    for name in required(walk.description, walk.direction, schema) {
        if !members.contains_key(name) && !walk.elsewhere.contains(&name) {
            walk.report_found(at.member(name), ("required", "a value: the property is required"), "nothing");
            walk.name(name);
        }
    }
    let found = || format!("an object of {}", members.len());
    if let Some(least) = count(schema, "minProperties").filter(|least| members.len() < *least) {
        walk.report_found(at, ("minProperties", &format!("at least {least} properties")), found());
    }
    if let Some(most) = count(schema, "maxProperties").filter(|most| members.len() > *most) {
        walk.report_found(at, ("maxProperties", &format!("at most {most} properties")), found());
    }
    let additional = schema.get("additionalProperties");
    let elsewhere = std::mem::take(&mut walk.elsewhere);
    for (name, value) in members {
        match (schema.get("properties").and_then(|properties| properties.get(name)), additional) {
            (Some(schema), _) => walk.value(schema, value, at.member(name)),
            (None, Some(Node::Bool(false))) => {
                let expected = format!("no such property{}", known(schema));
                walk.report(at.member(name), ("additionalProperties", &expected), value);
                walk.name(name);
            }
            (None, Some(schema @ Node::Mapping(_))) => walk.value(schema, value, walk.entry(&at, name)),
            (None, _) => {}
        }
    }
    walk.elsewhere = elsewhere;
}

/// The members that some part of a schema describes as going the other way only, and those that all of its alternatives do:
/// `required` may stand in another part, or beside the alternatives.
pub(crate) fn elsewhere<'a>(walk: &Walk<'a>, schema: &'a Node) -> Vec<&'a str> {
    let described = |parts: Vec<&'a Node>| {
        let members = parts.into_iter().filter_map(|part| part.get("properties")?.as_mapping()).flatten();
        members.map(|(name, schema)| (name.as_str(), !travels(walk.description, walk.direction, schema)))
    };
    let of_parts = described(all_of(walk.description, schema)).filter(|(_, elsewhere)| *elsewhere);
    let mut names: Vec<&str> = of_parts.map(|(name, _)| name).collect();
    if schema.get("required").is_some() {
        let mut alternatives: HashMap<&str, bool> = HashMap::new();
        for (name, elsewhere) in described(super::parts(walk.description, schema)) {
            *alternatives.entry(name).or_insert(true) &= elsewhere;
        }
        names.extend(alternatives.into_iter().filter(|(_, elsewhere)| *elsewhere).map(|(name, _)| name));
    }
    names
}

/// The members that have to be there. A `readOnly` one only in responses, a `writeOnly` one only in requests
/// (OpenAPI 3.0.3, Schema Object, fixed fields).
pub(crate) fn required<'a>(
    description: &'a Description,
    direction: Direction,
    schema: &'a Node,
) -> Vec<&'a str> {
    let names = schema.get("required").and_then(Node::as_sequence).unwrap_or_default();
    let property = |name: &str| schema.get("properties")?.get(name);
    names
        .iter()
        .filter_map(Node::as_str)
        .filter(|name| property(name).is_none_or(|schema| travels(description, direction, schema)))
        .collect()
}

/// Whether a member of this schema may be there in a direction: no part of the schema says that it only goes the other way.
pub(crate) fn travels(description: &Description, direction: Direction, schema: &Node) -> bool {
    let (here, elsewhere) = match direction {
        Direction::Request => ("writeOnly", "readOnly"),
        Direction::Response => ("readOnly", "writeOnly"),
    };
    let parts = all_of(description, schema);
    // beside a reference, 3.0 ignores it; whoever writes it there means it
    let says = |keyword: &str| flag(schema, keyword) || parts.iter().any(|part| flag(part, keyword));
    !says(elsewhere) || says(here)
}

fn known(schema: &Node) -> String {
    let properties = schema.get("properties").and_then(Node::as_mapping);
    let names: Vec<&str> = properties.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    if names.is_empty() { String::new() } else { format!(" (known: {})", names.join(", ")) }
}
