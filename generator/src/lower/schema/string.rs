//! `type: string`. In: the schema; out: a text, a text of a format, a secret, or an enumeration.
//! It never refuses a format: one that is not known says nothing more than text (OpenAPI 3.0.4, Data Type Format).

use super::enumeration::{self, Base};
use crate::document::Place;
use crate::ir::{Format, Scalar, Shape};
use crate::lower::Lowering;
use crate::settings::Formats;
use crate::tree::Node;

/// Lowers a string.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    if let Some(listed) = enumeration::lower(cx, place, Base::Text) {
        return listed;
    }
    let name = place.text("format").unwrap_or_default();
    if is_sensitive(place) || name == "password" {
        return Shape::Scalar(Scalar::Secret);
    }
    Shape::Scalar(match (cx.settings.formats, format(name)) {
        (Formats::Typed, Some(format)) => Scalar::Formatted(format),
        (Formats::Typed, None) | (Formats::Text, _) => Scalar::Text,
    })
}

/// Formats that have a type of their own. `binary` inside of JSON, `email` and `hostname` have none: of a text there is
/// nothing to be made.
fn format(name: &str) -> Option<Format> {
    Some(match name.to_ascii_lowercase().as_str() {
        "date-time" => Format::DateTime,
        "date" => Format::Date,
        "time" => Format::Time,
        "duration" => Format::Duration,
        "uuid" => Format::Uuid,
        "byte" => Format::Base64,
        "decimal" => Format::Decimal,
        "uri" | "url" => Format::Uri,
        "ipv4" => Format::Ipv4,
        "ipv6" => Format::Ipv6,
        _ => return None,
    })
}

/// What must not be printed although it is no password: `x-sensitive`, and Azure's `x-ms-secret`.
fn is_sensitive(place: &Place<'_>) -> bool {
    let said = |key: &str| place.get(key).is_some_and(|mark| *mark.node == Node::Bool(true));
    said("x-sensitive") || said("x-ms-secret")
}
