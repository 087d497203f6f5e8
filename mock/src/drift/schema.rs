//! Values held against schemas. In: a schema and a value of an exchange; out: faults, each with the change that would allow the value.
//! It never says a value: only of what type it is.

use super::fault::{Fault, Noting};
use super::inferred::{Inferred, kind};
use super::members;
use super::mend::Mend;
use crate::description::Description;
use crate::schema::found::Found;
use crate::schema::{Direction, check_in_detail};
use crate::violation::At;
use clientwright::diagnostic::Code;
use clientwright::unstable::tree::Node;

/// Whose values are checked.
#[derive(Clone, Copy)]
pub(super) struct Of<'a, 'w> {
    pub(super) description: &'a Description,
    pub(super) direction: Direction,
    /// For people: `the response 200 of GET /pets/{id}`.
    pub(super) whose: &'w str,
}

/// Notes what a schema does not know of a value.
pub(super) fn check<'a>(
    of: Of<'a, '_>,
    (schema, value): (&'a Node, &Node),
    at: At<'_>,
    noting: &mut Noting<'_, 'a>,
) {
    let mut unmatched = Vec::new();
    for found in check_in_detail(of.description, of.direction, (schema, value), at) {
        unmatched.extend(unmatched_place(&found));
        noting.add(fault(found, of.whose));
    }
    members::unknown(of.description, (schema, value), at, &mut |schema, at, name, value| {
        let place = at.to_string();
        // what is no variant is a finding of its own
        if unmatched.iter().any(|around| is_inside(&place, around)) {
            return;
        }
        let message = format!("`{place}` of {} is not described", of.whose);
        let mend = Mend::Member(name.to_owned(), Inferred::of(value));
        noting.add(Fault { code: Code::SEEN_MEMBER, node: schema, key: "properties", message, mend });
    });
}

/// The place of a value that is none of the variants of a choice.
fn unmatched_place(found: &Found<'_>) -> Option<String> {
    let place = &found.violation.place;
    match found.keyword {
        "oneOf" | "anyOf" => Some(place.clone()),
        // the finding is about the member that names the variant
        "discriminator" => place.rfind(['.', '[']).and_then(|end| place.get(..end)).map(str::to_owned),
        _ => None,
    }
}

fn is_inside(place: &str, around: &str) -> bool {
    place.strip_prefix(around).is_some_and(|rest| rest.starts_with(['.', '[']))
}

fn fault<'a>(found: Found<'a>, whose: &str) -> Fault<'a> {
    let Found { violation, schema, keyword, member, value } = found;
    let found = value.as_ref().map_or_else(String::new, |value| format!(", found {}", article(kind(value))));
    let (place, expected) = (&violation.place, &violation.expected);
    let message = match keyword {
        "required" => format!("`{place}` of {whose} is missing, and is described as required"),
        "discriminator" => format!("the value of `{place}` of {whose} names no variant: expected {expected}"),
        "enum" => format!("the value of `{place}` of {whose} is not listed: expected {expected}"),
        _ => format!("`{place}` of {whose}: expected {expected}{found}"),
    };
    let code = match keyword {
        "enum" => Code::SEEN_VALUE,
        "required" => Code::SEEN_MISSING,
        "additionalProperties" => Code::SEEN_MEMBER,
        "type" | "format" | "oneOf" | "anyOf" | "discriminator" | "not" | "" => Code::SEEN_TYPE,
        _ => Code::SEEN_LIMIT,
    };
    let mend = mend(schema, keyword, member, value);
    Fault { code, node: schema, key: keyword, message, mend }
}

fn mend(schema: &Node, keyword: &'static str, member: Option<String>, value: Option<Node>) -> Mend {
    match (keyword, member, value) {
        ("enum", _, Some(value)) => Mend::Values(vec![value]),
        ("required", Some(name), _) => Mend::Lacking(name),
        ("additionalProperties", Some(name), Some(value)) => Mend::Member(name, Inferred::of(&value)),
        ("discriminator", _, Some(value)) => named(schema, &value).unwrap_or(Mend::Nothing),
        ("oneOf" | "anyOf", _, Some(value)) => Mend::Variant { keyword, like: Inferred::of(&value) },
        ("oneOf", _, None) => Mend::Any,
        ("not" | "" | "enum" | "required" | "additionalProperties" | "discriminator", ..) => Mend::Nothing,
        (keyword, _, value) => Mend::Loosened { keyword, kinds: value.iter().map(kind).collect() },
    }
}

/// The variant of a choice with a discriminator, whose value nobody described.
fn named(schema: &Node, value: &Node) -> Option<Mend> {
    let property = schema.get("discriminator")?.get("propertyName")?.as_str()?;
    let tag = value.get(property)?.as_str()?.to_owned();
    Some(Mend::Named { tag, like: Inferred::of(value) })
}

fn article(kind: &str) -> String {
    match kind {
        "null" => kind.to_owned(),
        "integer" | "array" | "object" => format!("an {kind}"),
        _ => format!("a {kind}"),
    }
}
