//! `allOf`, `oneOf`, `anyOf`, `not`. In: a schema made of schemas; out: one shape, or any value and a finding that says so.
//! It never leaves an `allOf` to later stages, and never guesses at a part of the whole.

mod kind;
mod object;
mod parts;
mod plain;
mod uses;
mod wrapper;

pub(super) use parts::{Parts, collect};
pub(super) use plain::merged;
pub(super) use wrapper::{is_null_only, only_branch};

use crate::diagnostic::Code;
use crate::document::Place;
use crate::ir::Shape;
use crate::lower::{Hint, Lowering, unsupported};

/// The keys that make a schema of schemas.
const KEYS: [&str; 3] = ["allOf", "oneOf", "anyOf"];

/// Whether a schema is made of schemas.
pub(super) fn is_composed(place: &Place<'_>) -> bool {
    KEYS.iter().any(|key| place.get(key).is_some_and(|branches| branches.items().next().is_some()))
}

/// Lowers a schema that is made of schemas.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> Shape {
    if let Some(branch) = only_branch(cx, place).filter(|branch| !leads_to(cx, branch, place)) {
        // every use says for itself whether null may stand there
        let used = super::type_use(cx, &branch, hint);
        return Shape::Alias(crate::ir::TypeUse { nullable: false, ..used });
    }
    let parts = collect(cx, std::slice::from_ref(place));
    if let Some(id) = cx.schemas.known.get(&place.at) {
        cx.schemas.merged.insert(parts.key(), *id);
    }
    whole(cx, place, hint, &parts)
}

/// Whether one schema after the other comes down to the next, and the last of them to where it began.
fn leads_to<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>, start: &Place<'a>) -> bool {
    let mut seen = vec![start.at.clone()];
    let mut next = cx.document.resolve(branch);
    while let Some(place) = next {
        if seen.contains(&place.at) {
            return true;
        }
        seen.push(place.at.clone());
        next = only_branch(cx, &place).and_then(|branch| cx.document.resolve(&branch));
    }
    false
}

/// The shape of several schemas that a value has to fit at once.
pub(super) fn whole<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: &Hint,
    parts: &Parts<'a>,
) -> Shape {
    for part in parts.negated() {
        ignored_not(cx, part);
    }
    if let Some(choice) = parts.choices.first() {
        let code = if choice.key == "oneOf" { Code::UNSUPPORTED_ONE_OF } else { Code::UNSUPPORTED_ANY_OF };
        return degraded(cx, &choice.schema, choice.key, code);
    }
    merged(cx, place, hint, &parts.plain)
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
