//! Urlencoded forms. In: the bytes of a body and its media type object; out: violations.
//! It never checks what is inside a member that is an object: forms have several notations for it and 3.0 names none.

use super::body::{Fault, malformed};
use super::style;
use crate::description::Description;
use crate::schema::{check as check_schema, kinds};
use crate::text;
use crate::violation::Violation;
use clientwright::tree::Node;
use indexmap::IndexMap;

pub(crate) fn check(description: &Description, media: &Node, body: &[u8]) -> Result<Vec<Violation>, Fault> {
    let Ok(body) = std::str::from_utf8(body) else {
        return Err(malformed("an urlencoded form", "bytes that are not UTF-8"));
    };
    let Some(schema) = media.get("schema") else { return Ok(Vec::new()) };
    let mut pairs = Vec::new();
    let mut structured = Vec::new();
    for (name, raw) in text::pairs(body) {
        let name = name.split('[').next().unwrap_or_default().to_owned();
        if is_object(description, schema, &name) {
            structured.push(name);
        } else if is_joined(media, &name) {
            pairs.extend(raw.split(',').map(|piece| (name.clone(), text::form_decoded(piece))));
        } else {
            pairs.push((name, text::form_decoded(&raw)));
        }
    }
    let mut value = style::object(description, schema, &pairs);
    if let Node::Mapping(members) = &mut value {
        members.extend(structured.iter().map(|name| (name.clone(), Node::Mapping(IndexMap::new()))));
    }
    let inside = |violation: &Violation| {
        structured.iter().any(|name| violation.place.starts_with(&format!("body.{name}")))
    };
    Ok(check_schema(description, schema, &value, "body").into_iter().filter(|found| !inside(found)).collect())
}

/// Whether a member is an object, so that `a[b]=1` or a JSON text stands for it.
fn is_object(description: &Description, schema: &Node, name: &str) -> bool {
    style::property(description, schema, name)
        .is_some_and(|schema| kinds(description, schema).contains("object"))
}

/// Whether the elements of a list are written in one pair, separated by commas (Encoding Object, `explode: false`).
fn is_joined(media: &Node, name: &str) -> bool {
    let encoding = media.get("encoding").and_then(|node| node.get(name));
    encoding.and_then(|node| node.get("explode")).is_some_and(|node| matches!(node, Node::Bool(false)))
}
