//! `enum`. In: a schema with values; out: an enumeration of texts, open to values nobody listed.
//! It never makes `null` a value: that is the use being nullable.

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Enumeration, Literal, Shape, Text, Variant};
use crate::lower::{Lowering, text, unsupported};
use crate::tree::Node;

/// Lowers the values of a string enumeration.
pub(super) fn texts<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    let mut variants: Vec<Variant> = Vec::new();
    let values = place.get("enum");
    for (index, value) in values.iter().flat_map(Place::items).enumerate() {
        let Some(listed) = listed(cx, &value) else { continue };
        let literal = Literal::Text(listed);
        if variants.iter().any(|variant| variant.value == literal) {
            let Literal::Text(listed) = literal;
            let message = format!("`{listed}` is listed twice");
            cx.report(Diagnostic::new(Code::DUPLICATE_VALUE, Label::value(&value.at), message));
            continue;
        }
        variants.push(Variant { value: literal, hint: name(place, index), text: description(place, index) });
    }
    if variants.is_empty() {
        cx.untyped(place, "an enumeration of null alone");
        return Shape::Any;
    }
    Shape::Enumeration(Enumeration { variants })
}

/// A value as the text it is, or was meant to be: YAML takes `1.0`, `true` and `2024` for something else.
fn listed(cx: &mut Lowering<'_, '_>, value: &Place<'_>) -> Option<String> {
    let text = match value.node {
        Node::Null => return None,
        Node::String(text) => return Some(text.clone()),
        Node::Bool(_) | Node::Number(_) | Node::Sequence(_) | Node::Mapping(_) => text::compact(value.node),
    };
    let message = format!("`{text}` is {}, but the schema is a `string`", value.node.kind());
    let found = Diagnostic::new(Code::VALUE_KIND, Label::value(&value.at), message);
    cx.report(found.help(format!("write `'{text}'`; it is taken as that")));
    Some(text)
}

/// Reports an `enum` without a value: nothing would be valid (JSON Schema: "SHOULD have at least one element").
pub(super) fn empty(cx: &mut Lowering<'_, '_>, place: &Place<'_>) {
    let at = place.at.key("enum");
    let found = Diagnostic::new(Code::EMPTY_ENUM, Label::value(&at), "an enumeration has no value");
    cx.report(found.help("it is read as if it was not there"));
}

/// Reports an enumeration of anything but texts: its base type stands for it.
pub(super) fn unsupported<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) {
    let message = "an enumeration of values that are not texts is not supported";
    unsupported::report(cx, Code::UNSUPPORTED_ENUM, &place.at.key("enum"), message);
    cx.untyped(place, "an enumeration of values that are not texts");
}

/// The name that the description gives to a value, in one of the spellings that are around.
fn name(place: &Place<'_>, index: usize) -> Option<String> {
    ["x-enum-varnames", "x-enumNames"].iter().find_map(|key| at_index(place, key, index))
}

fn description(place: &Place<'_>, index: usize) -> Text {
    let listed =
        ["x-enum-descriptions", "x-enumDescriptions"].iter().find_map(|key| at_index(place, key, index));
    text::described(None, listed.as_deref())
}

fn at_index(place: &Place<'_>, key: &str, index: usize) -> Option<String> {
    place.node.get(key)?.as_sequence()?.get(index)?.as_str().map(str::to_owned)
}
