//! `type: string`. In: the schema; out: a text, a secret, or an enumeration.
//! It never refuses a format: one that is not known says nothing more than text (OpenAPI 3.0.4, Data Type Format).

use super::enumeration::{self, Base};
use crate::document::Place;
use crate::ir::{Scalar, Shape};
use crate::lower::Lowering;
use crate::tree::Node;
use openapiv3::{StringFormat, StringType, VariantOrUnknownOrEmpty};

/// Lowers a string.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, schema: &StringType) -> Shape {
    if let Some(listed) = enumeration::lower(cx, place, Base::Text) {
        return listed;
    }
    if is_sensitive(place) {
        return Shape::Scalar(Scalar::Secret);
    }
    Shape::Scalar(match &schema.format {
        VariantOrUnknownOrEmpty::Item(StringFormat::Password) => Scalar::Secret,
        VariantOrUnknownOrEmpty::Item(
            StringFormat::Date | StringFormat::DateTime | StringFormat::Byte | StringFormat::Binary,
        )
        | VariantOrUnknownOrEmpty::Unknown(_)
        | VariantOrUnknownOrEmpty::Empty => Scalar::Text,
    })
}

/// What must not be printed although it is no password: `x-sensitive`, and Azure's `x-ms-secret`.
fn is_sensitive(place: &Place<'_>) -> bool {
    let said = |key: &str| place.get(key).is_some_and(|mark| *mark.node == Node::Bool(true));
    said("x-sensitive") || said("x-ms-secret")
}
