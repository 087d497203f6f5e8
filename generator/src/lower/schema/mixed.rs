//! Schemas whose keywords openapiv3 does not find together. In: the catch-all schema; out: what its type or its
//! keywords say. It never lets a keyword of another type change the meaning: JSON Schema ignores those.

use super::enumeration::{self, BaseType};
use super::format::KnownFormat;
use super::{array, composition, format, number, object, parts, string};
use crate::document::Place;
use crate::ir::{Literal, Scalar, Shape};
use crate::lower::{Hint, Lowering};
use openapiv3::{AnySchema, ObjectType};

/// Lowers a mixed schema.
pub(super) fn lower<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: &Hint,
    schema: &AnySchema,
) -> Shape {
    // of a composition all parts are asked together
    if schema.not.is_some() && !parts::is_composed(place) {
        composition::ignored_not(cx, place);
    }
    match schema.typ.as_deref() {
        Some("object") => object(cx, place, hint, schema),
        Some("array") => array(cx, place, hint),
        Some("string") => string::lower(cx, place),
        Some("integer") => number::integer(cx, place),
        Some("number") => number::number(cx, place),
        Some("boolean") => super::boolean(cx, place),
        Some(_) | None => without_type(cx, place, hint, schema),
    }
}

fn array<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> Shape {
    enumeration::ignored(cx, place);
    array::lower(cx, place, hint)
}

fn object<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint, schema: &AnySchema) -> Shape {
    enumeration::ignored(cx, place);
    let object = ObjectType {
        properties: schema.properties.clone(),
        required: schema.required.clone(),
        additional_properties: schema.additional_properties.clone(),
        ..ObjectType::default()
    };
    object::lower(cx, place, hint, &object)
}

/// No `type`: what the keywords speak of is what is meant, as every generator reads it.
fn without_type<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint, schema: &AnySchema) -> Shape {
    if !schema.properties.is_empty() || schema.additional_properties.is_some() {
        return object(cx, place, hint, schema);
    }
    if schema.items.is_some() {
        return array(cx, place, hint);
    }
    if !schema.enumeration.is_empty() {
        return values_without_type(cx, place);
    }
    match place.text("format").and_then(format::known) {
        Some(KnownFormat::Integer(_)) => number::integer(cx, place),
        Some(KnownFormat::Number) => number::number(cx, place),
        Some(KnownFormat::Text) => string::lower(cx, place),
        None => {
            cx.untyped(place, "a schema without a type");
            Shape::Any
        }
    }
}

fn values_without_type<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    if let Some(listed) = enumeration::lower(cx, place, BaseType::Unsaid) {
        return listed;
    }
    if enumeration::lists(place, &Literal::Boolean(true))
        || enumeration::lists(place, &Literal::Boolean(false))
    {
        return Shape::Scalar(Scalar::Boolean);
    }
    cx.untyped(place, "an `enum` of null alone, or of arrays or objects");
    Shape::Any
}
