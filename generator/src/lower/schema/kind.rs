//! What kind of value a schema speaks of. In: the schema's own keywords; out: the kind, or none.
//! It never looks into the schemas that a schema is made of.

use super::format;
use crate::document::Place;
use crate::tree::private;
use crate::tree::{Node, Number};

/// A kind of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueKind {
    Object,
    Array,
    Text,
    Integer,
    Number,
    Boolean,
    /// Values of an `enum` that has no type.
    Values,
}

impl ValueKind {
    /// With its article, for people.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::Array => "an array",
            Self::Text => "a string",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::Values => "one of several values",
        }
    }

    /// In one word, as part of a name.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Array => "list",
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Values => "values",
        }
    }

    /// The kind that both ask for; none when no value is of both.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        match (self, other) {
            (one, same) if one == same => Some(one),
            (Self::Integer, Self::Number) | (Self::Number, Self::Integer) => Some(Self::Integer),
            (Self::Values, typed) | (typed, Self::Values) => Some(typed),
            (
                Self::Object | Self::Array | Self::Text | Self::Integer | Self::Number | Self::Boolean,
                Self::Object | Self::Array | Self::Text | Self::Integer | Self::Number | Self::Boolean,
            ) => None,
        }
    }
}

/// The kind of value that a schema's own keywords speak of: its type, else what its keywords apply to.
pub(super) fn value_kind(place: &Place<'_>) -> Option<ValueKind> {
    let has = |key: &str| place.node.get(key).is_some();
    match place.text("type") {
        Some("object") => Some(ValueKind::Object),
        Some("array") => Some(ValueKind::Array),
        Some("string") => Some(ValueKind::Text),
        Some("integer") => Some(ValueKind::Integer),
        Some("number") => Some(ValueKind::Number),
        Some("boolean") => Some(ValueKind::Boolean),
        Some(_) | None
            if has("properties") || has("additionalProperties") || has(private::UNEVALUATED_PROPERTIES) =>
        {
            Some(ValueKind::Object)
        }
        Some(_) | None if has("items") => Some(ValueKind::Array),
        Some(_) | None if has("enum") => Some(of_values(place)),
        Some(_) | None => {
            match format::known(place.text("format").filter(|it| *it != format::INTEGER_OR_TEXT)?)? {
                format::KnownFormat::Integer(_) => Some(ValueKind::Integer),
                format::KnownFormat::Number => Some(ValueKind::Number),
                format::KnownFormat::Text => Some(ValueKind::Text),
            }
        }
    }
}

/// What all the values of a list are, `null` aside.
fn of_values(place: &Place<'_>) -> ValueKind {
    let kinds = place.items_at("enum").filter_map(|value| match value.node {
        Node::Null => None,
        Node::String(_) => Some(ValueKind::Text),
        Node::Bool(_) => Some(ValueKind::Boolean),
        Node::Number(Number::Float(_)) => Some(ValueKind::Number),
        Node::Number(Number::Unsigned(_) | Number::Signed(_)) => Some(ValueKind::Integer),
        Node::Sequence(_) => Some(ValueKind::Array),
        Node::Mapping(_) => Some(ValueKind::Object),
    });
    let mut kinds = kinds;
    let first = kinds.next().unwrap_or(ValueKind::Text);
    if kinds.all(|kind| kind == first) { first } else { ValueKind::Values }
}
