//! `allOf`, `oneOf`, `anyOf`, `not`. In: a schema made of schemas; out: any value, and a finding that says so.
//! It never guesses at a part of the whole.

use crate::diagnostic::Code;
use crate::document::Place;
use crate::ir::Shape;
use crate::lower::{Lowering, unsupported};

/// Lowers `oneOf`.
pub(super) fn one_of<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    degraded(cx, place, "oneOf", Code::UNSUPPORTED_ONE_OF)
}

/// Lowers `anyOf`.
pub(super) fn any_of<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    degraded(cx, place, "anyOf", Code::UNSUPPORTED_ANY_OF)
}

/// Lowers `allOf`.
pub(super) fn all_of<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    degraded(cx, place, "allOf", Code::UNSUPPORTED_ALL_OF)
}

/// Lowers `not`.
pub(super) fn not<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    degraded(cx, place, "not", Code::UNSUPPORTED_NOT)
}

fn degraded<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, key: &'static str, code: Code) -> Shape {
    unsupported::report(cx, code, &place.at.key(key), format!("`{key}` is not supported"));
    cx.untyped(place, key);
    Shape::Any
}
