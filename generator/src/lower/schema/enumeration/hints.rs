//! What a description says of the values of an `enum` beside it. In: the schema and the index of a value; out: its name
//! and its text. It never takes a list of names for more than it is long.

use crate::document::Place;
use crate::ir::{Literal, Variant};
use crate::lower::text;
use crate::tree::Node;

/// A value with what is said of it, in one of the spellings that are around.
pub(super) fn variant(place: &Place<'_>, index: usize, value: Literal) -> Variant {
    let about = microsoft(place, &value);
    let about = |key: &str| about.as_ref().and_then(|about| about.text(key)).map(str::to_owned);
    let hint = ["x-enum-varnames", "x-enumNames"].iter().find_map(|key| at(place, key, index, &value));
    let text =
        ["x-enum-descriptions", "x-enumDescriptions"].iter().find_map(|key| at(place, key, index, &value));
    Variant {
        hint: hint.or_else(|| about("name")),
        text: text::described(None, text.or_else(|| about("description")).as_deref()),
        value,
    }
}

/// What Azure's `x-ms-enum` would like the type to be called.
pub(in super::super) fn type_name(place: &Place<'_>) -> Option<String> {
    place.get("x-ms-enum")?.text("name").map(str::to_owned)
}

/// The element of a list at the index of the value, or the member of a mapping by its text.
fn at(place: &Place<'_>, key: &str, index: usize, value: &Literal) -> Option<String> {
    let said = match place.node.get(key)? {
        Node::Sequence(items) => items.get(index)?,
        Node::Mapping(members) => members.get(&value.to_string())?,
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => return None,
    };
    said.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// `x-ms-enum: {values: [{value: …, name: …, description: …}]}`.
fn microsoft<'a>(place: &Place<'a>, value: &Literal) -> Option<Place<'a>> {
    let mut values = place.get("x-ms-enum")?.get("values")?.items();
    values.find(|about| about.get("value").and_then(|it| super::exact(it.node)).as_ref() == Some(value))
}
