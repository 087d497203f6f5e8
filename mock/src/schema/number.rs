//! The keywords of numbers. In: `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `multipleOf`, the formats
//! of integers; out: violations. It never rounds an integer.

use super::Walk;
use super::equality::{float, integer};
use crate::json::number_text;
use crate::violation::At;
use clientwright::unstable::tree::{Node, Number};
use std::cmp::Ordering;

/// Integer formats and what they hold.
const RANGES: [(&str, i128, i128); 8] = [
    ("int8", i8::MIN as i128, i8::MAX as i128),
    ("int16", i16::MIN as i128, i16::MAX as i128),
    ("int32", i32::MIN as i128, i32::MAX as i128),
    ("int64", i64::MIN as i128, i64::MAX as i128),
    ("uint8", 0, u8::MAX as i128),
    ("uint16", 0, u16::MAX as i128),
    ("uint32", 0, u32::MAX as i128),
    ("uint64", 0, u64::MAX as i128),
];

pub(crate) fn check(walk: &mut Walk<'_>, schema: &Node, number: Number, at: At<'_>) {
    for (keyword, wrong) in violations(schema, number) {
        walk.report(at, (keyword, &wrong), &Node::Number(number));
    }
}

/// What the keywords ask for and this number is not.
fn violations(schema: &Node, number: Number) -> Vec<(&'static str, String)> {
    let mut wrong = Vec::new();
    for bound in bounds(schema) {
        if !bound.allows(number) {
            wrong.push((bound.keyword(), bound.to_string()));
        }
    }
    if let Some(Node::Number(step)) = schema.get("multipleOf")
        && !is_multiple(number, *step)
    {
        wrong.push(("multipleOf", format!("a multiple of {}", number_text(*step))));
    }
    let format = schema.get("format").and_then(Node::as_str).unwrap_or_default();
    if let Some((name, least, most)) = RANGES.iter().find(|(name, ..)| *name == format)
        && integer(number).is_none_or(|value| value < *least || value > *most || is_beyond(number, *least))
    {
        wrong.push(("format", format!("an {name}")));
    }
    wrong
}

/// Whether a float that equals a bound was written as a number below it: integers that 64 bits hold are never floats, and
/// -9223372036854775809 is -2^63 when it is one.
fn is_beyond(number: Number, least: i128) -> bool {
    matches!(number, Number::Float(_)) && integer(number) == Some(least) && least == i128::from(i64::MIN)
}

/// A lower or an upper bound.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bound {
    pub(crate) side: Side,
    pub(crate) value: Number,
    pub(crate) exclusive: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Lower,
    Upper,
}

/// The bounds of a schema. `exclusiveMinimum` is a boolean in 3.0 and a number in later dialects.
fn bounds(schema: &Node) -> Vec<Bound> {
    bounds_of(|keyword| schema.get(keyword))
}

/// The bounds among some keywords.
pub(crate) fn bounds_of<'a>(get: impl Fn(&str) -> Option<&'a Node>) -> Vec<Bound> {
    let sides = [(Side::Lower, "minimum", "exclusiveMinimum"), (Side::Upper, "maximum", "exclusiveMaximum")];
    let mut found = Vec::new();
    for (side, plain, strict) in sides {
        if let Some(Node::Number(value)) = get(plain) {
            found.push(Bound {
                side,
                value: *value,
                exclusive: matches!(get(strict), Some(Node::Bool(true))),
            });
        }
        if let Some(Node::Number(value)) = get(strict) {
            found.push(Bound { side, value: *value, exclusive: true });
        }
    }
    found
}

impl Bound {
    fn keyword(self) -> &'static str {
        match self.side {
            Side::Lower => "minimum",
            Side::Upper => "maximum",
        }
    }

    fn allows(self, number: Number) -> bool {
        let order = match (integer(number), integer(self.value)) {
            (Some(a), Some(b)) => Some(a.cmp(&b)),
            _ => float(number).partial_cmp(&float(self.value)),
        };
        let wanted = match self.side {
            Side::Lower => Ordering::Greater,
            Side::Upper => Ordering::Less,
        };
        order.is_none_or(|order| order == wanted || (order == Ordering::Equal && !self.exclusive))
    }
}

impl std::fmt::Display for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = match (self.side, self.exclusive) {
            (Side::Lower, false) => "at least",
            (Side::Lower, true) => "more than",
            (Side::Upper, false) => "at most",
            (Side::Upper, true) => "less than",
        };
        write!(f, "{words} {}", number_text(self.value))
    }
}

/// Whether a number is a multiple; fractions are given the last digits of an `f64`, since 0.3 / 0.1 is not 3.
fn is_multiple(number: Number, step: Number) -> bool {
    match (integer(number), integer(step)) {
        (_, Some(0)) => true,
        (Some(value), Some(step)) => value % step == 0,
        _ => {
            let ratio = float(number) / float(step);
            !ratio.is_finite() || (ratio - ratio.round()).abs() <= f64::EPSILON * ratio.abs().max(1.0) * 4.0
        }
    }
}
