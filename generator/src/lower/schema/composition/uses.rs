//! Types of what several schemas describe. In: the places that describe one member; out: the use of one type.
//! It never merges at once what could lead back here: such work waits, and the same work is done once.

use super::Together;
use crate::document::Place;
use crate::ir::{TypeId, TypeUse};
use crate::lower::schema::parts::{Choice, collect};
use crate::lower::schema::wrapper::is_silent;
use crate::lower::schema::{self, Work, nullable};
use crate::lower::{Hint, Lowering};

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
    let nullable = places.iter().all(|place| nullable::of(cx, place));
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

/// The type of one branch of a choice, together with what the choice stands beside.
pub(super) fn with<'a>(
    cx: &mut Lowering<'a, '_>,
    together: &Together<'a>,
    choice: &Choice<'a>,
    branch: &Place<'a>,
    hint: &Hint,
) -> TypeUse {
    let mut together = together.clone();
    together.places.push(branch.clone());
    together.decided.push(choice.key_at());
    let alone = collect(cx, std::slice::from_ref(branch)).key();
    if together.parts(cx).key() == alone {
        return schema::type_use(cx, branch, hint);
    }
    TypeUse { id: waiting(cx, together, branch, hint), nullable: false }
}

/// The type of what a base and its subtypes have in common, beside what else holds there.
pub(super) fn own_form<'a>(
    cx: &mut Lowering<'a, '_>,
    together: &Together<'a>,
    choice: &Choice<'a>,
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
    let key = together.parts(cx).key();
    if let Some(id) = cx.schemas.merged.get(&key) {
        return *id;
    }
    let id = cx.api.types.reserve(hint.derived(), at.at.clone());
    cx.schemas.merged.insert(key, id);
    cx.schemas.waiting.push_back((id, Work::Together(together, hint.clone())));
    id
}
