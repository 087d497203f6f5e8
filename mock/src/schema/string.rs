//! The keywords of texts. In: `minLength`, `maxLength`, `pattern`, `format`; out: violations.
//! It never counts bytes: lengths are in Unicode characters (JSON Schema, validation, 6.3.1).

use super::{Walk, format};
use crate::json;
use crate::violation::{At, cut};
use clientwright::unstable::tree::{Node, Number};

pub(crate) fn check(walk: &mut Walk<'_>, schema: &Node, text: &str, at: At<'_>) {
    let mut wrong = Vec::new();
    let length = text.chars().count();
    if let Some(least) = count(schema, "minLength").filter(|least| length < *least) {
        wrong.push(("minLength", format!("at least {least} characters")));
    }
    if let Some(most) = count(schema, "maxLength").filter(|most| length > *most) {
        wrong.push(("maxLength", format!("at most {most} characters")));
    }
    if let Some(pattern) = schema.get("pattern").and_then(Node::as_str)
        && walk.description.patterns().matches(pattern, text) == Some(false)
    {
        wrong.push(("pattern", format!("a string that matches {pattern}")));
    }
    let format = schema.get("format").and_then(Node::as_str).unwrap_or_default();
    if !format::matches(format, text) {
        wrong.push(("format", format!("a string of format {format}")));
    }
    let found = if format == "password" { "***".to_owned() } else { json::quoted(&cut(text)) };
    for (keyword, expected) in wrong {
        walk.report_found(at, (keyword, &expected), found.as_str());
    }
}

/// A keyword that counts something.
pub(crate) fn count(schema: &Node, keyword: &str) -> Option<usize> {
    counted(schema.get(keyword)?)
}

/// A value that counts something; `1.0` counts as 1.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a whole count")]
pub(crate) fn counted(value: &Node) -> Option<usize> {
    match value {
        Node::Number(Number::Unsigned(count)) => usize::try_from(*count).ok(),
        Node::Number(Number::Float(count)) if count.fract() == 0.0 && (0.0..1e15).contains(count) => {
            Some(*count as usize)
        }
        Node::Number(Number::Float(_) | Number::Signed(_)) => None,
        Node::Null | Node::Bool(_) | Node::String(_) | Node::Sequence(_) | Node::Mapping(_) => None,
    }
}
