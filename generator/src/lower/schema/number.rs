//! `type: number` and `type: integer`. In: the schema; out: a scalar as wide as the format says.
//! It never narrows by bounds: a minimum of 0 is checked by the server, not by the type.

use super::enumeration::{self, Base};
use crate::document::Place;
use crate::ir::{Scalar, Shape};
use crate::lower::Lowering;

/// Lowers a number.
pub(super) fn number<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    enumeration::lower(cx, place, Base::Number).unwrap_or(Shape::Scalar(Scalar::Double))
}

/// Lowers an integer.
pub(super) fn integer<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    let width = || by_name(place.text("format").unwrap_or_default());
    enumeration::lower(cx, place, Base::Integer).unwrap_or_else(|| Shape::Scalar(width()))
}

/// Formats of the OpenAPI format registry, and those that are common without being in it.
fn by_name(format: &str) -> Scalar {
    match format {
        "int8" | "int16" | "int32" => Scalar::Int32,
        "uint8" | "uint16" | "uint32" => Scalar::Uint32,
        "uint64" => Scalar::Uint64,
        _ => Scalar::Int64,
    }
}
