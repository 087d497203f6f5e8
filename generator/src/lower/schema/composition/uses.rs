//! Types of what several schemas describe. In: the places that describe one member; out: the use of one type.
//! It never merges at once what could lead back here: such work waits, and the same work is done once.

use super::Together;
use crate::document::Place;
use crate::ir::{TypeId, TypeUse};
use crate::lower::schema::parts::{SchemaChoice, collect};
use crate::lower::schema::wrapper::is_silent;
use crate::lower::schema::{self, Work, nullable, sharing};
use crate::lower::{Hint, Lowering};
use indexmap::IndexSet;
use std::borrow::Cow;

/// The type of a value that has to fit all of these schemas.
pub(super) fn at_once<'a>(cx: &mut Lowering<'a, '_>, places: &[Place<'a>], hint: &Hint) -> TypeUse {
    let mut distinct: Vec<Place<'a>> = Vec::new();
    for place in places.iter().filter(|place| !is_silent(place)) {
        if !distinct.iter().any(|known| known.node == place.node) {
            distinct.push(place.clone());
        }
    }
    let first = distinct.first().or(places.first()).cloned();
    match (distinct.as_slice(), first) {
        ([_, _, ..], Some(first)) => merged(cx, &distinct, &first, hint),
        (_, Some(first)) => schema::type_use(cx, &first, hint),
        (_, None) => TypeUse { id: schema::any_value(cx), nullable: false },
    }
}

fn merged<'a>(cx: &mut Lowering<'a, '_>, places: &[Place<'a>], first: &Place<'a>, hint: &Hint) -> TypeUse {
    let nullable = places.iter().all(|place| nullable::fits_null(cx, place));
    let key = collect(cx, places).key();
    // what the others add may be nothing that is not in one of them already: a child that repeats its parent's member
    for place in places {
        if place.reference().is_some() && collect(cx, std::slice::from_ref(place)).key() == key {
            return TypeUse { nullable, ..schema::type_use(cx, place, hint) };
        }
    }
    let together = Together { places: places.to_vec(), decided: Vec::new() };
    TypeUse { id: waiting(cx, together, first, hint), nullable }
}

/// What the type of a branch is called after.
pub(super) struct Below {
    /// Together with what stands beside the choice: who asks for both.
    pub(super) here: Hint,
    /// By itself: the component that has the choice, whoever asks.
    pub(super) alone: Hint,
}

/// The type of one branch of a choice, together with what the choice stands beside.
pub(super) fn with<'a>(
    cx: &mut Lowering<'a, '_>,
    together: &Together<'a>,
    choice: &SchemaChoice<'a>,
    branch: &Place<'a>,
    below: &Below,
) -> TypeUse {
    let mut together = together.clone();
    together.places.push(branch.clone());
    together.decided.push(choice.key_at());
    let alone = collect(cx, std::slice::from_ref(branch)).key();
    if together.parts(cx).key() == alone {
        return schema::type_use(cx, branch, &below.alone);
    }
    TypeUse { id: waiting(cx, together, branch, &below.here), nullable: false }
}

/// The type of what a base and its subtypes have in common, beside what else holds there.
pub(super) fn own_form<'a>(
    cx: &mut Lowering<'a, '_>,
    together: &Together<'a>,
    choice: &SchemaChoice<'a>,
    base: &Place<'a>,
    hint: &Hint,
) -> TypeUse {
    let mut together = together.clone();
    together.decided.push(choice.key_at());
    let key = (base.at.clone(), together.parts(cx).key());
    // a subtype that adds nothing has the same members, and is another type
    let known = cx.schemas.own_forms.get(&key).copied();
    let id = known.unwrap_or_else(|| {
        let id = cx.api.types.reserve(hint.then("base").derived(), base.at.clone());
        cx.schemas.own_forms.insert(key, id);
        cx.schemas.waiting.push_back((id, Work::Together(together, hint.clone())));
        id
    });
    TypeUse { id, nullable: false }
}

/// The type of such schemas, which is made later, and once.
fn waiting<'a>(cx: &mut Lowering<'a, '_>, together: Together<'a>, at: &Place<'a>, hint: &Hint) -> TypeId {
    let parts = together.parts(cx);
    let key = parts.key();
    if let Some(id) = cx.schemas.merged.get(&key).copied() {
        return elsewhere(cx, id, &together, at, hint);
    }
    let id = cx.api.types.reserve(hint.derived(), at.at.clone());
    let inside = inside(cx, &parts.all).unwrap_or_else(|| hint.clone());
    cx.schemas.merged.insert(key, id);
    cx.schemas.waiting.push_back((id, Work::Together(together, inside)));
    id
}

/// The same type at another place, which has another name for it: what it is called does not depend on who asked first.
fn elsewhere<'a>(
    cx: &mut Lowering<'a, '_>,
    id: TypeId,
    together: &Together<'a>,
    at: &Place<'a>,
    hint: &Hint,
) -> TypeId {
    let own = hint.derived();
    if cx.api.types.get(id).is_some_and(|ty| ty.hint == own) {
        return id;
    }
    let key = (id, own.clone());
    if let Some(known) = cx.schemas.merged_elsewhere.get(&key) {
        return *known;
    }
    let place = cx.api.types.reserve(own, at.at.clone());
    let text = super::text(cx, together);
    cx.api.types.name_only(place, text, TypeUse { id, nullable: false });
    sharing::also(cx, id, place);
    cx.schemas.merged_elsewhere.insert(key, place);
    place
}

/// What types inside of merged schemas are called after, where the part that adds to the others is within a component: the same
/// whoever merges them. It is that component where it includes the others, else all of them.
fn inside<'a>(cx: &Lowering<'a, '_>, parts: &[Place<'a>]) -> Option<Hint> {
    const STRUCTURE: [&str; 4] = ["allOf", "oneOf", "anyOf", "properties"];
    let last = parts.last()?;
    let (outer, steps) = component(last)?;
    let holder = cx.document.component("schemas", &outer)?;
    let included = collect(cx, std::slice::from_ref(&holder)).all;
    let is_included = |part: &Place<'a>| included.iter().any(|known| part.at.is_within(&known.at));
    let all: IndexSet<String> = parts.iter().map(|part| Some(component(part)?.0)).collect::<Option<_>>()?;
    let names = if parts.iter().all(is_included) { IndexSet::from([outer]) } else { all };
    let words = steps.filter(|step| !STRUCTURE.contains(&&**step) && step.parse::<usize>().is_err());
    let words = words.map(Cow::into_owned);
    Some(names.into_iter().chain(words).fold(Hint::default(), |hint, word| hint.then(word)))
}

/// The component that a place is within, and the steps to the place.
fn component<'p>(place: &'p Place<'_>) -> Option<(String, impl Iterator<Item = Cow<'p, str>>)> {
    let mut steps = place.at.steps();
    (steps.next()? == "components" && steps.next()? == "schemas").then_some(())?;
    Some((steps.next()?.into_owned(), steps))
}
