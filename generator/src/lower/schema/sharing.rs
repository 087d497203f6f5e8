//! Which inline schemas are one type. In: a shape and where it stands; out: a type, at the end each place's own, or another name
//! for what equal places have in common. It never lets it depend on a third place whether two are one, nor which of them came first.

mod called;
mod settle;

use super::limits;
use crate::document::Place;
use crate::ir::{Field, Limits, NameHint, Own, Shape, Text, TypeId, TypeMap, Variant};
use crate::lower::Lowering;
use crate::source::Pointer;
use foldhash::fast::RandomState;
use std::collections::HashMap;

pub(super) use settle::settle;

/// The inline types so far.
#[derive(Debug, Default)]
pub(super) struct Sharing {
    known: HashMap<SharingKey, TypeId, RandomState>,
    /// Of each type that may be equal to others: the first of these.
    first: TypeMap<TypeId>,
    /// What equal places share as a name, by the first of them; `None` where they differ in it.
    names: TypeMap<Option<String>>,
}

impl Sharing {
    /// The first of the types that are equal to one, whatever each is called.
    pub(super) fn first(&self, id: TypeId) -> TypeId {
        self.first.get(id).copied().unwrap_or(id)
    }
}

/// What makes two inline types one.
#[derive(Debug, PartialEq, Eq, Hash)]
struct SharingKey {
    name: Name,
    shape: Shape,
    limits: Limits,
}

/// What equal places have to have in common beside their shape.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Name {
    /// The name that the description gives: it is one type.
    Given(String),
    /// The name that their places make: the same schema for two statuses or two media types of an operation is one type.
    Derived(Vec<String>),
    /// Nothing else: each has another name for it.
    Place,
    /// Nothing: it is spelled out wherever it stands.
    Spelled,
    /// The same, of which the parts may be different names for the same.
    Alike,
}

/// The type of this shape. Examples and places do not count for equality, descriptions of members do.
pub(super) fn intern<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: NameHint,
    text: Text,
    shape: Shape,
) -> TypeId {
    let is_item = matches!(shape, Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_));
    match &hint {
        NameHint::Derived(parts) if is_item => {
            let name = called::name(place, parts);
            let own = Name::Derived(parts.clone());
            let id = shared(cx, place, (hint, own), text, shape);
            if is_new(cx, id) {
                liken_place(cx, name, id);
            }
            id
        }
        // each place has another one, else they could be mixed up
        NameHint::Derived(parts) if matches!(shape, Shape::Own(Own::Newtype(_))) => {
            let own = Name::Derived(parts.clone());
            shared(cx, place, (hint, own), text, shape)
        }
        NameHint::Given(name) => shared(cx, place, (hint.clone(), Name::Given(name.clone())), text, shape),
        NameHint::Derived(_) | NameHint::Common(_) => {
            let id = shared(cx, place, (hint, Name::Spelled), text, shape);
            if is_new(cx, id) && !cx.api.types.shape(id).uses().is_empty() {
                liken(cx, Name::Alike, id);
            }
            id
        }
    }
}

/// Remembers that a type is what another place has another name for.
pub(super) fn also(cx: &mut Lowering<'_, '_>, id: TypeId, place: TypeId) {
    let called = |id| match cx.api.types.get(id).map(|ty| &ty.hint) {
        Some(NameHint::Derived(parts)) => Some(called::of_parts(parts)),
        Some(NameHint::Given(_) | NameHint::Common(_)) | None => None,
    };
    let (of_id, of_place) = (called(id), called(place).flatten());
    let sharing = &mut cx.schemas.sharing;
    let first = sharing.first(id);
    sharing.first.insert(first, first);
    sharing.first.insert(place, first);
    // what has a name in the description is no common type
    if let Some(of_id) = of_id {
        let known = sharing.names.get(first).cloned().unwrap_or(of_id);
        sharing.names.insert(first, known.filter(|known| of_place.as_ref() == Some(known)));
    }
}

/// A type that is there already, or a new one. Where two schemas that are otherwise equal are described in different words,
/// their type says nothing of itself.
fn shared<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    (hint, name): (NameHint, Name),
    text: Text,
    shape: Shape,
) -> TypeId {
    let limits = limits::limits_of(cx, place, &shape);
    let key = SharingKey { name, shape: essence(&shape), limits: limits.clone() };
    if let Some(id) = cx.schemas.sharing.known.get(&key) {
        if let Some(known) = cx.api.types.get(*id).filter(|known| known.text != text) {
            let text = common_text(&known.text, text);
            cx.api.types.fill(*id, text, shape);
        }
        return *id;
    }
    let id = cx.api.types.reserve(hint, place.at.clone());
    cx.api.types.fill(id, text, shape);
    cx.api.types.limit(id, limits);
    cx.schemas.sharing.known.insert(key, id);
    id
}

/// Whether a type has not been compared with others yet.
fn is_new(cx: &Lowering<'_, '_>, id: TypeId) -> bool {
    cx.schemas.sharing.first.get(id).is_none()
}

/// The same of a place, which others may share a name with.
fn liken_place(cx: &mut Lowering<'_, '_>, name: Option<String>, id: TypeId) {
    let first = liken(cx, Name::Place, id);
    let known = cx.schemas.sharing.names.get(first);
    let is_same = known.is_none_or(|known| *known == name);
    cx.schemas.sharing.names.insert(first, name.filter(|_| is_same));
}

/// Remembers the first type that is equal to this one, parts that are equal themselves counting as one.
fn liken(cx: &mut Lowering<'_, '_>, name: Name, id: TypeId) -> TypeId {
    let Some(ty) = cx.api.types.get(id) else { return id };
    let mut shape = essence(&ty.shape);
    for used in shape.uses_mut() {
        used.id = cx.schemas.sharing.first(used.id);
    }
    let key = SharingKey { name, shape, limits: ty.limits.clone() };
    let first = *cx.schemas.sharing.known.entry(key).or_insert(id);
    cx.schemas.sharing.first.insert(id, first);
    first
}

/// What of two texts holds for both places: their words, where they are the same.
fn common_text(known: &Text, text: Text) -> Text {
    let same = (&known.summary, &known.description, known.deprecated)
        == (&text.summary, &text.description, text.deprecated);
    if same { Text { examples: Vec::new(), default: None, ..text } } else { Text::default() }
}

/// A shape without what does not count.
fn essence(shape: &Shape) -> Shape {
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Record(record) => record.fields.iter_mut().for_each(field),
        Shape::Enumeration(enumeration) => enumeration.variants.iter_mut().for_each(variant),
        Shape::Union(union) => union.variants.iter_mut().for_each(|case| case.text.examples.clear()),
        Shape::Scalar(_) | Shape::List(_) | Shape::Tuple(_) => {}
        Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => {}
    }
    shape
}

fn field(field: &mut Field) {
    field.at = Pointer::root();
    field.text.examples.clear();
}

fn variant(variant: &mut Variant) {
    variant.text.examples.clear();
}
