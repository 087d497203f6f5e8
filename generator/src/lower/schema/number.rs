//! `type: number` and `type: integer`. In: the schema; out: a scalar as wide as the format says.
//! It never narrows by bounds: a minimum of 0 is checked by the server, not by the type.

use super::enumeration;
use crate::document::Place;
use crate::ir::{Scalar, Shape};
use crate::lower::Lowering;
use openapiv3::{IntegerFormat, IntegerType, NumberType, VariantOrUnknownOrEmpty};

/// Lowers a number.
pub(super) fn number<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, schema: &NumberType) -> Shape {
    if !schema.enumeration.is_empty() {
        enumeration::unsupported(cx, place);
    }
    Shape::Scalar(Scalar::Double)
}

/// Lowers an integer.
pub(super) fn integer<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, schema: &IntegerType) -> Shape {
    if !schema.enumeration.is_empty() {
        enumeration::unsupported(cx, place);
    }
    Shape::Scalar(match &schema.format {
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32) => Scalar::Int32,
        VariantOrUnknownOrEmpty::Item(IntegerFormat::Int64) | VariantOrUnknownOrEmpty::Empty => Scalar::Int64,
        VariantOrUnknownOrEmpty::Unknown(format) => by_name(format),
    })
}

/// Formats of the OpenAPI format registry, and those that are common without being in it.
fn by_name(format: &str) -> Scalar {
    match format {
        "int8" | "int16" => Scalar::Int32,
        "uint8" | "uint16" | "uint32" => Scalar::Uint32,
        "uint64" => Scalar::Uint64,
        _ => Scalar::Int64,
    }
}
