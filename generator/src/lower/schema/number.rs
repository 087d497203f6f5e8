//! `type: number` and `type: integer`. In: the schema; out: a scalar as wide as the format says.
//! It never narrows by bounds: a minimum of 0 is checked by the server, not by the type.

use super::enumeration::{self, Base};
use crate::document::Place;
use crate::ir::{Scalar, Shape};
use crate::lower::Lowering;
use crate::settings::FloatWidth;
use crate::tree::{Node, Number};

/// Lowers a number.
pub(super) fn number<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    let float = cx.settings.floats;
    let scalar = match (place.text("format"), float) {
        (Some("decimal"), _) => Scalar::Number,
        (Some("float"), FloatWidth::F32) => Scalar::Float,
        (Some(_) | None, FloatWidth::F32 | FloatWidth::F64) => Scalar::Double,
    };
    enumeration::lower(cx, place, Base::Number).unwrap_or(Shape::Scalar(scalar))
}

/// Lowers an integer.
pub(super) fn integer<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    let listed = enumeration::lower(cx, place, Base::Integer);
    listed.unwrap_or_else(|| Shape::Scalar(widened(place, by_name(place.text("format").unwrap_or_default()))))
}

/// Formats of the OpenAPI format registry, and those that are common without being in it.
fn by_name(format: &str) -> Scalar {
    match format {
        "int8" | "int16" | "int32" => Scalar::Int32,
        "uint8" | "uint16" | "uint32" => Scalar::Uint32,
        "uint" | "uint64" => Scalar::Uint64,
        _ => Scalar::Int64,
    }
}

/// A maximum that the width cannot hold says more than the format does: else such a value would fail a whole answer.
fn widened(place: &Place<'_>, scalar: Scalar) -> Scalar {
    // 2^63, to which floats round the largest number of 64 bits
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    let bound = |key: &str| place.get(key).and_then(|bound| float(bound.node));
    let beyond = bound("maximum").is_some_and(|most| most > BEYOND)
        || bound("minimum").is_some_and(|least| least < -BEYOND);
    match scalar {
        Scalar::Int64 if beyond && bound("minimum").is_some_and(|least| least >= 0.0) => Scalar::Uint64,
        Scalar::Int64 if beyond => Scalar::Number,
        scalar => scalar,
    }
}

fn float(node: &Node) -> Option<f64> {
    match node {
        Node::Number(Number::Unsigned(value)) => Some(*value as f64),
        Node::Number(Number::Signed(value)) => Some(*value as f64),
        Node::Number(Number::Float(value)) => Some(*value),
        Node::Null | Node::Bool(_) | Node::String(_) | Node::Sequence(_) | Node::Mapping(_) => None,
    }
}
