//! `enum`. In: a schema with values; out: an enumeration of texts, open to values nobody listed.
//! It never makes `null` a value: that is the use being nullable.

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Enumeration, Literal, Shape, Text, Variant};
use crate::lower::{Lowering, text, unsupported};
use crate::tree::Node;

/// Lowers the values of a string enumeration; each value is a text or null.
pub(super) fn texts<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    let mut variants: Vec<Variant> = Vec::new();
    let values = place.get("enum");
    for (index, value) in values.iter().flat_map(Place::items).enumerate() {
        let Node::String(listed) = value.node else { continue };
        let literal = Literal::Text(listed.clone());
        if variants.iter().any(|variant| variant.value == literal) {
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
