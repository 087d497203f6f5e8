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

/// Reports a `not`, which says what a value is not, and so nothing about the type it is.
pub(super) fn ignored_not(cx: &mut Lowering<'_, '_>, place: &Place<'_>) {
    unsupported::report(cx, Code::IGNORED_NOT, &place.at.key("not"), "`not` is ignored");
}

/// Lowers a schema that is nothing but a `not`.
pub(super) fn not<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    ignored_not(cx, place);
    cx.untyped(place, "a schema that only says what a value is not");
    Shape::Any
}

fn degraded<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, key: &'static str, code: Code) -> Shape {
    unsupported::report(cx, code, &place.at.key(key), format!("`{key}` is not supported"));
    cx.untyped(place, key);
    Shape::Any
}
