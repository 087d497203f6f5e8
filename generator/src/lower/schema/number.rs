//! `type: number` and `type: integer`. In: the schema; out: a scalar as wide as the format says.
//! It never narrows by bounds: a minimum of 0 is checked by the server, not by the type.

use super::enumeration::{self, BaseType};
use super::format;
use crate::document::Place;
use crate::ir::{Scalar, Shape};
use crate::lower::Lowering;
use crate::settings::{FloatWidth, Formats};
use crate::tree::{Node, Number};

/// Lowers a number.
pub(super) fn number<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    let float = cx.settings.floats;
    if let Some(listed) = enumeration::lower(cx, place, BaseType::Number) {
        return listed;
    }
    let name = place.text("format").unwrap_or_default();
    Shape::Scalar(match (name, float) {
        ("decimal" | "decimal128", _) => Scalar::Number,
        ("float", FloatWidth::F32) => Scalar::Float,
        // of a format of whole numbers, which a float would round (the format registry has them for `number`, too)
        (_, FloatWidth::F32 | FloatWidth::F64) => match format::integer(name) {
            Some(scalar) => by_settings(cx, widened(place, scalar)),
            None => Scalar::Double,
        },
    })
}

/// Lowers an integer.
pub(super) fn integer<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    let listed = enumeration::lower(cx, place, BaseType::Integer);
    listed.unwrap_or_else(|| {
        let scalar = place.text("format").and_then(format::integer).unwrap_or(Scalar::Int64);
        Shape::Scalar(by_settings(cx, widened(place, scalar)))
    })
}

fn by_settings(cx: &Lowering<'_, '_>, scalar: Scalar) -> Scalar {
    match (scalar, cx.settings.formats) {
        (Scalar::UnixTime, Formats::Text) => Scalar::Int64,
        (scalar, Formats::Typed | Formats::Text | Formats::Jiff | Formats::Chrono) => scalar,
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
