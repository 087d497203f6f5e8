//! The keywords that combine schemas. In: `allOf`, `oneOf`, `anyOf`, `not`, `discriminator`; out: violations, of the
//! alternative that was meant where that can be told. It never reports an alternative that was clearly not meant.

use super::Walk;
use super::discriminator::{self, Discriminator};
use super::found::Found;
use crate::description::{component_name, reference};
use crate::violation::{At, either, shown};
use clientwright::unstable::tree::Node;

/// So many alternatives are named in a report.
const NAMED: usize = 6;

pub(crate) fn check<'a>(walk: &mut Walk<'a>, schema: &'a Node, value: &Node, at: At<'_>) {
    for part in parts(schema, "allOf") {
        walk.value(part, value, at);
    }
    if let Some(part) = schema.get("not")
        && walk.trial(part, value, at).is_empty()
    {
        walk.report(at, ("not", "a value that does not match the schema of `not`"), value);
    }
    match discriminated(walk, schema, value) {
        Some(Choice::Meant(alternative)) => return walk.value(alternative, value, at),
        Some(Choice::Unknown { name, found, known }) => {
            walk.report_found(at.member(name), ("discriminator", &either(&known)), found);
            return walk.keep(value);
        }
        None => {}
    }
    if let Some(child) = child(walk, schema, value) {
        walk.within(schema, value, |walk| walk.value(child, value, at));
    }
    any_of(walk, parts(schema, "anyOf"), value, at);
    one_of(walk, parts(schema, "oneOf"), value, at);
}

/// Whether a schema has parts or alternatives.
pub(crate) fn is_composed(schema: &Node) -> bool {
    ["allOf", "oneOf", "anyOf"].iter().any(|keyword| schema.get(keyword).is_some())
}

fn parts<'a>(schema: &'a Node, keyword: &str) -> &'a [Node] {
    schema.get(keyword).and_then(Node::as_sequence).unwrap_or_default()
}

fn any_of<'a>(walk: &mut Walk<'a>, alternatives: &'a [Node], value: &Node, at: At<'_>) {
    let mut nearest: Option<Vec<Found<'a>>> = None;
    for alternative in alternatives {
        let wrong = walk.trial(alternative, value, at);
        if wrong.is_empty() {
            return;
        }
        nearest = nearer(nearest, wrong);
    }
    if let Some(wrong) = nearest {
        none_matches(walk, ("anyOf", alternatives), (value, wrong), at);
    }
}

fn one_of<'a>(walk: &mut Walk<'a>, alternatives: &'a [Node], value: &Node, at: At<'_>) {
    let mut nearest: Option<Vec<Found<'a>>> = None;
    let mut matching = Vec::new();
    for (index, alternative) in alternatives.iter().enumerate() {
        let wrong = walk.trial(alternative, value, at);
        if wrong.is_empty() {
            matching.push(alternative_name(alternative, index));
        } else {
            nearest = nearer(nearest, wrong);
        }
    }
    match (matching.as_slice(), nearest) {
        ([], Some(wrong)) => none_matches(walk, ("oneOf", alternatives), (value, wrong), at),
        ([] | [_], _) => {}
        ([_, _, ..], _) => {
            let found = format!("one that matches {}", matching.join(" and "));
            walk.report_found(at, ("oneOf", "a value that matches exactly one of the variants"), found);
        }
    }
}

/// Of two lists of violations, the one of the alternative that was more likely meant: the shorter one.
fn nearer<'a>(known: Option<Vec<Found<'a>>>, other: Vec<Found<'a>>) -> Option<Vec<Found<'a>>> {
    match known {
        Some(known) if known.len() <= other.len() => Some(known),
        Some(_) | None => Some(other),
    }
}

/// One alternative alone is as good as `allOf`: what is wrong with it is said. Of several, also that there were others.
fn none_matches<'a>(
    walk: &mut Walk<'a>,
    (keyword, alternatives): (&'static str, &'a [Node]),
    (value, wrong): (&Node, Vec<Found<'a>>),
    at: At<'_>,
) {
    if alternatives.len() > 1 {
        let names: Vec<String> =
            alternatives.iter().enumerate().map(|(index, node)| alternative_name(node, index)).collect();
        let expected = match names.get(..NAMED) {
            Some(first) if names.len() > NAMED => format!("one of {} ({}, …)", names.len(), first.join(", ")),
            Some(_) | None => either(&names),
        };
        walk.report_found(
            at,
            (keyword, &expected),
            "a value that matches none of them; the following violations are of the closest variant",
        );
        walk.keep(value);
        if walk.is_detailed() {
            return;
        }
    }
    walk.adopt(wrong);
}

fn alternative_name(alternative: &Node, index: usize) -> String {
    let title = alternative.get("title").and_then(Node::as_str);
    match reference(alternative).map(component_name).or(title) {
        Some(name) => name.to_owned(),
        None => format!("variant {}", index + 1),
    }
}

/// What the value of a discriminator says.
enum Choice<'a> {
    Meant(&'a Node),
    Unknown { name: &'a str, found: String, known: Vec<String> },
}

/// The alternative that the discriminator of `oneOf` or `anyOf` names; `None` when there is no discriminator or no
/// value for it. Beside neither keyword the alternatives are the children of a base: see [`child`].
fn discriminated<'a>(walk: &Walk<'a>, schema: &'a Node, value: &Node) -> Option<Choice<'a>> {
    let alternatives = discriminator::alternatives(schema);
    if alternatives.is_empty() {
        return None;
    }
    let discriminator = Discriminator::of(walk.description, schema, alternatives)?;
    let (name, found) = (discriminator.name, value.get(discriminator.name)?);
    match discriminator.meant(found) {
        Some(alternative) => Some(Choice::Meant(alternative)),
        None if !discriminator.takes(found) => {
            Some(Choice::Unknown { name, found: shown(found), known: vec!["a string".to_owned()] })
        }
        // The names of inline alternatives are not known: they are tried one by one.
        None if !discriminator.is_closed() => None,
        None => Some(Choice::Unknown { name, found: shown(found), known: discriminator.known() }),
    }
}

/// The child of a base that the base's discriminator names (OpenAPI 3.0.4, Discriminator Object: all schemas that comprise the
/// base by `allOf`). A value that names none is the server's business: the base alone is checked.
fn child<'a>(walk: &Walk<'a>, schema: &'a Node, value: &Node) -> Option<&'a Node> {
    if schema.get("discriminator").is_none() || !discriminator::alternatives(schema).is_empty() {
        return None;
    }
    let children = discriminator::children(walk.description, schema);
    let discriminator = Discriminator::of(walk.description, schema, children)?;
    let meant = discriminator.meant(value.get(discriminator.name)?)?;
    let meant = walk.description.resolve(meant);
    (!std::ptr::eq(meant, schema)).then_some(meant)
}
