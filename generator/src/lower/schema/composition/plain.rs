//! Schemas without choices that a value has to fit at once. In: the parts; out: one shape of them all.
//! It never decides silently between parts that contradict each other.

use super::{object, uses};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Literal, Shape};
use crate::lower::schema::enumeration::{self, BaseType};
use crate::lower::schema::kind::{self, ValueKind};
use crate::lower::{Hint, Lowering, schema};
use crate::tree::private;

/// The shape of all the parts.
pub(super) fn merged<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: &Hint,
    parts: &[Place<'a>],
) -> Shape {
    let Some((kind, parts)) = agreed(cx, parts) else {
        cx.untyped(place, "a schema without a type");
        return Shape::Any;
    };
    match kind {
        ValueKind::Object => object::merged(cx, place, hint, &parts),
        ValueKind::Array => array(cx, hint, &parts),
        ValueKind::Text | ValueKind::Integer | ValueKind::Number | ValueKind::Boolean | ValueKind::Values => {
            single(cx, hint, &parts, kind)
        }
    }
}

/// The kind of value the parts speak of, and the parts that go with it: where one contradicts those before it, it is
/// reported and left out.
fn agreed<'a>(cx: &mut Lowering<'a, '_>, parts: &[Place<'a>]) -> Option<(ValueKind, Vec<Place<'a>>)> {
    // of which type null is said to be makes no difference
    let parts: Vec<_> = match parts.iter().filter(|part| !is_null_alone(part)).collect::<Vec<_>>() {
        others if others.is_empty() => parts.iter().collect(),
        others => others,
    };
    let first = parts.iter().find(|part| kind::value_kind(part).is_some());
    let first = match first {
        Some(first) => first,
        None => parts.iter().find(|part| part.get("required").is_some())?,
    };
    let first = *first;
    let mut agreed = kind::value_kind(first).unwrap_or(ValueKind::Object);
    let mut kept = Vec::new();
    for part in parts {
        match kind::value_kind(part).map(|own| (own, agreed.and(own))) {
            Some((own, None)) => conflict(cx, (first, agreed), (part, own)),
            Some((_, Some(both))) => {
                agreed = both;
                kept.push((*part).clone());
            }
            None => kept.push((*part).clone()),
        }
    }
    Some((agreed, kept))
}

/// Whether null is all that a part takes.
fn is_null_alone(part: &Place<'_>) -> bool {
    part.flag("nullable") && part.items_at("enum").next().is_some() && !enumeration::lists_any(part)
}

fn conflict(
    cx: &mut Lowering<'_, '_>,
    (first, wanted): (&Place<'_>, ValueKind),
    (part, found): (&Place<'_>, ValueKind),
) {
    let null = part.flag("nullable") && first.flag("nullable");
    let none = if null { "nothing but null" } else { "no value" };
    let message = format!("{none} is {} and {} at once", wanted.name(), found.name());
    let finding = Diagnostic::new(Code::ALL_OF_CONFLICT, Label::value(&part.at), message);
    let other = Label::value(&first.at).saying(format!("this requires {}", wanted.name()));
    cx.report(finding.label(other).help("only the first of the two is used"));
}

fn array<'a>(cx: &mut Lowering<'a, '_>, hint: &Hint, parts: &[Place<'a>]) -> Shape {
    if let Some(tuple) = parts.iter().find(|part| part.get(private::PREFIX_ITEMS).is_some()) {
        return schema::plain_shape(cx, tuple, hint);
    }
    let items: Vec<_> = parts.iter().filter_map(|part| part.get("items")).collect();
    match (items.is_empty(), parts.first()) {
        (true, Some(part)) => schema::plain_shape(cx, part, hint),
        (_, _) => Shape::List(uses::at_once(cx, &items, &hint.then("item"))),
    }
}

/// A single value: one of those that all lists have, where there are lists.
fn single<'a>(cx: &mut Lowering<'a, '_>, hint: &Hint, parts: &[Place<'a>], kind: ValueKind) -> Shape {
    let mut lists = parts.iter().filter(|part| enumeration::lists_any(part));
    let Some(first) = lists.next() else {
        return most_specific(parts, kind).map_or(Shape::Any, |part| schema::plain_shape(cx, part, hint));
    };
    let mut shape = match kind::value_kind(first) {
        // a list without a type of its own has that of the other parts
        Some(ValueKind::Values) | None => enumeration::lower(cx, first, base(kind)),
        Some(_) => Some(schema::plain_shape(cx, first, hint)),
    };
    for other in lists {
        if let Some(Shape::Enumeration(enumeration)) = &mut shape {
            let common = |literal: &Literal| enumeration::lists(other, literal);
            if enumeration.variants.iter().any(|variant| common(&variant.value)) {
                enumeration.variants.retain(|variant| common(&variant.value));
            } else {
                let message = "no value is in both `enum`s";
                let finding = Diagnostic::new(Code::ALL_OF_CONFLICT, Label::value(&other.at), message);
                let label = Label::value(&first.at).saying("the values of this one are used");
                cx.report(finding.label(label));
            }
        }
    }
    shape.or_else(|| Some(schema::plain_shape(cx, most_specific(parts, kind)?, hint))).unwrap_or(Shape::Any)
}

fn base(kind: ValueKind) -> BaseType {
    match kind {
        ValueKind::Text => BaseType::Text,
        ValueKind::Integer => BaseType::Integer,
        ValueKind::Number => BaseType::Number,
        ValueKind::Boolean => BaseType::Boolean,
        ValueKind::Object | ValueKind::Array | ValueKind::Values => BaseType::Unsaid,
    }
}

/// The part that says most of a scalar: the one with a format, else with the type.
fn most_specific<'p, 'a>(parts: &'p [Place<'a>], kind: ValueKind) -> Option<&'p Place<'a>> {
    let of_kind = || parts.iter().filter(|part| kind::value_kind(part) == Some(kind));
    of_kind().find(|part| part.get("format").is_some()).or_else(|| of_kind().next())
}
