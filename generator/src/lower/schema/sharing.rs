//! One type for equal inline schemas. In: a shape; out: the type that has it, an old one or a new one.
//! It never shares what a description gives different names, and never lets a text of one place speak for another.

use super::limits;
use crate::document::Place;
use crate::ir::{Field, Limits, NameHint, Shape, Text, TypeId, Variant};
use crate::lower::Lowering;
use crate::source::Pointer;

/// What makes two inline types one.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// The name that the description gives.
    given: Option<String>,
    shape: Shape,
    limits: Limits,
}

/// The type of this shape: one that is there already, or a new one with this hint and text.
///
/// Examples and places do not count for equality, descriptions of members do. Where two schemas that are otherwise
/// equal are described in different words, the shared type says nothing of itself.
pub(super) fn intern<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: NameHint,
    text: Text,
    shape: Shape,
) -> TypeId {
    let given = match &hint {
        NameHint::Given(name) => Some(name.clone()),
        NameHint::Derived(_) => None,
    };
    let limits = limits::of(cx, place, &shape);
    let key = Key { given, shape: essence(&shape), limits: limits.clone() };
    if let Some(id) = cx.schemas.shared.get(&key) {
        if let Some(known) = cx.api.types.get(*id).filter(|known| known.text != text) {
            let text = common(&known.text, text);
            cx.api.types.fill(*id, text, shape);
        }
        return *id;
    }
    let id = cx.api.types.reserve(hint, place.at.clone());
    cx.api.types.fill(id, text, shape);
    cx.api.types.limit(id, limits);
    cx.schemas.shared.insert(key, id);
    id
}

/// What of two texts holds for both places: their words, where they are the same.
fn common(known: &Text, text: Text) -> Text {
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
        Shape::Map(_) | Shape::Alias(_) | Shape::Any => {}
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
