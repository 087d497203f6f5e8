//! Schemas whose keywords openapiv3 does not find together. In: the catch-all schema; out: what its type or its
//! keywords say. It never lets a keyword of another type change the meaning: JSON Schema ignores those.

use super::{array, composition, enumeration, number, object, string};
use crate::document::Place;
use crate::ir::{Scalar, Shape};
use crate::lower::{Hint, Lowering};
use crate::tree::Node;
use openapiv3::{AnySchema, IntegerType, NumberType, ObjectType, StringType};

/// Lowers a mixed schema.
pub(super) fn lower<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: &Hint,
    schema: &AnySchema,
) -> Shape {
    // of a composition all parts are asked together
    if schema.not.is_some() && !composition::is_composed(place) {
        composition::ignored_not(cx, place);
    }
    match schema.typ.as_deref() {
        Some("object") => object(cx, place, hint, schema),
        Some("array") => array(cx, place, hint, schema),
        Some("string") => text(cx, place, schema),
        Some("integer") => integer(cx, place, schema),
        Some("number") => number(cx, place, schema),
        Some("boolean") => boolean(cx, place, schema),
        Some(_) | None => without_type(cx, place, hint, schema),
    }
}

/// Values of a type whose enumerations are not modelled.
fn values<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, schema: &AnySchema) {
    if !schema.enumeration.is_empty() {
        enumeration::unsupported(cx, place);
    }
}

fn array<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint, schema: &AnySchema) -> Shape {
    values(cx, place, schema);
    array::lower(cx, place, hint)
}

fn number<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, schema: &AnySchema) -> Shape {
    values(cx, place, schema);
    number::number(cx, place, &NumberType::default())
}

fn boolean<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, schema: &AnySchema) -> Shape {
    values(cx, place, schema);
    Shape::Scalar(Scalar::Boolean)
}

fn object<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint, schema: &AnySchema) -> Shape {
    values(cx, place, schema);
    let object = ObjectType {
        properties: schema.properties.clone(),
        required: schema.required.clone(),
        additional_properties: schema.additional_properties.clone(),
        ..ObjectType::default()
    };
    object::lower(cx, place, hint, &object)
}

/// Here only because of a keyword of another type, or a value in `enum` that is not a text.
fn text<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, schema: &AnySchema) -> Shape {
    let enumeration = schema.enumeration.iter().map(|value| value.as_str().map(str::to_owned)).collect();
    let string = StringType { format: schema.format.clone().into(), enumeration, ..StringType::default() };
    string::lower(cx, place, &string)
}

/// Here only because of a keyword of another type, or a bound that is no i64.
fn integer<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, schema: &AnySchema) -> Shape {
    let enumeration = schema.enumeration.iter().map(serde_json::Value::as_i64).collect();
    let integer = IntegerType { format: schema.format.clone().into(), enumeration, ..IntegerType::default() };
    number::integer(cx, place, &integer)
}

/// No `type`: what the keywords speak of is what is meant, as every generator reads it.
fn without_type<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint, schema: &AnySchema) -> Shape {
    if !schema.properties.is_empty() || schema.additional_properties.is_some() {
        return object(cx, place, hint, schema);
    }
    if schema.items.is_some() {
        return array::lower(cx, place, hint);
    }
    if !schema.enumeration.is_empty() {
        return values_without_type(cx, place);
    }
    cx.untyped(place, "a schema without a type");
    Shape::Any
}

fn values_without_type<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    let values = place.get("enum");
    let mut items = values.iter().flat_map(Place::items);
    if items.all(|value| matches!(value.node, Node::String(_) | Node::Null)) {
        return enumeration::texts(cx, place);
    }
    enumeration::unsupported(cx, place);
    Shape::Any
}
