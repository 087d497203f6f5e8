//! `allOf`, `oneOf`, `anyOf`, `not`. In: a schema made of schemas; out: one shape, or any value and a finding that says so.
//! It never leaves an `allOf` to later stages, and never guesses at a part of the whole.

mod called;
mod choice;
mod discriminator;
mod mapping;
mod object;
mod plain;
mod tags;
mod texts;
mod uses;
mod values;

use super::parts;
use super::wrapper::only_branch;
use crate::diagnostic::Code;
use crate::document::Place;
use crate::ir::Shape;
use crate::lower::{Hint, Lowering, unsupported};
use crate::source::{Pointer, PointerSet};

/// How many choices a value may have to make at once: each multiplies the types by its branches.
const MOST_CHOICES: usize = 4;

/// Lowers a schema that is made of schemas.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> Shape {
    let branch = only_branch(cx, place);
    if let Some(branch) = branch.filter(|branch| !leads_to_itself(cx, branch, place)) {
        // every use says for itself whether null may stand there
        let used = super::type_use(cx, &branch, hint);
        return Shape::Alias(crate::ir::TypeUse { nullable: false, ..used });
    }
    let together = Together { places: vec![place.clone()], decided: Vec::new() };
    if let Some(id) = cx.schemas.known.get(&place.at) {
        cx.schemas.merged.insert(together.parts(cx).key(), *id);
    }
    whole(cx, hint, &together)
}

/// Whether one schema after the other comes down to the next, and the last of them to one before it.
fn leads_to_itself<'a>(cx: &mut Lowering<'a, '_>, branch: &Place<'a>, start: &Place<'a>) -> bool {
    let mut way = PointerSet::default();
    way.insert(start.at.clone());
    let mut next = cx.document.resolve(branch);
    let is_ring = loop {
        let Some(place) = next else { break false };
        if let Some(known) = cx.schemas.rings.get(&place.at) {
            break *known;
        }
        if !way.insert(place.at.clone()) {
            break true;
        }
        next = only_branch(cx, &place).and_then(|branch| cx.document.resolve(&branch));
    };
    // each of them leads to the same end
    cx.schemas.rings.extend(way.into_iter().map(|at| (at, is_ring)));
    is_ring
}

/// Schemas that a value has to fit at once.
#[derive(Debug, Clone)]
pub(super) struct Together<'a> {
    places: Vec<Place<'a>>,
    /// Choices among their parts of which one branch is among the places.
    decided: Vec<Pointer>,
}

impl<'a> Together<'a> {
    /// The schemas.
    pub(super) fn places(&self) -> &[Place<'a>] {
        &self.places
    }

    fn parts(&self, cx: &Lowering<'a, '_>) -> parts::Parts<'a> {
        let mut parts = parts::collect(cx, &self.places);
        parts.choices.retain(|choice| !self.decided.contains(&choice.key_at()));
        parts
    }
}

/// The shape of several schemas that a value has to fit at once.
pub(super) fn whole<'a>(cx: &mut Lowering<'a, '_>, hint: &Hint, together: &Together<'a>) -> Shape {
    let parts = together.parts(cx);
    for part in parts.negated() {
        ignored_not(cx, part);
    }
    let Some(place) = together.places.first() else { return Shape::Any };
    match parts.choices.iter().find(|choice| !choice::is_rule(choice)) {
        Some(choice) if together.decided.len() >= MOST_CHOICES => {
            let message = format!("more than {MOST_CHOICES} `oneOf` or `anyOf` at once are not supported");
            unsupported::report(cx, Code::TOO_MANY_CHOICES, &choice.key_at(), message);
            cx.untyped(place, "too many `oneOf` or `anyOf` at once");
            Shape::Any
        }
        Some(choice) => match values::merged(cx, hint, &parts, choice) {
            Some(enumeration) => enumeration,
            None => choice::union(cx, hint, together, &parts, choice),
        },
        None => plain::merged(cx, place, hint, &parts.plain),
    }
}

/// Which value of which member names each component that comprises a base with a discriminator.
pub(super) fn names(cx: &Lowering<'_, '_>) -> Vec<super::subtypes::NamedComponent> {
    cx.schemas.subtypes.all_choosing().flat_map(|base| discriminator::names(cx, base)).collect()
}

/// The text of several schemas: what the last of them says that says something.
pub(super) fn text(cx: &Lowering<'_, '_>, together: &Together<'_>) -> crate::ir::Text {
    let texts = together.places.iter().rev().map(|place| crate::lower::text::of_schema(&cx.site, place));
    texts.into_iter().find(|text| *text != crate::ir::Text::default()).unwrap_or_default()
}

/// Reports a `not`, which says what a value is not, and so nothing about the type it is.
pub(super) fn ignored_not(cx: &mut Lowering<'_, '_>, place: &Place<'_>) {
    unsupported::report(cx, Code::IGNORED_NOT, &place.at.key("not"), "`not` is ignored");
}

/// Lowers a schema that is nothing but a `not`.
pub(super) fn not<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    ignored_not(cx, place);
    cx.untyped(place, "a schema with nothing but a `not`");
    Shape::Any
}
