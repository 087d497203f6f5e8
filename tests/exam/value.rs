//! Values by their types. In: texts, parts of forms, and what a description says; out: JSON as the driver reads it.
//! It never fails: what does not fit is a text, and the client says so.

use crate::program::Described;
use clientwright::unstable::ir::{
    Additional, Api, Argument, Body, Literal, Multipart, PartContent, Payload, Scalar, Shape, TypeId,
};
use serde_json::{Map, Value, json};

/// The shape behind other names.
pub(super) fn resolved(api: &Api, id: TypeId) -> &Shape {
    match api.types.shape(id) {
        Shape::Alias(of) => resolved(api, of.id),
        shape => shape,
    }
}

/// A text as a value of this type.
pub(super) fn of(api: &Api, id: TypeId, text: &str) -> Value {
    let parsed = || serde_json::from_str(text).unwrap_or_else(|_| text.into());
    match resolved(api, id) {
        Shape::Scalar(Scalar::Text | Scalar::Secret | Scalar::Formatted(_)) => text.into(),
        Shape::Enumeration(listed) => match listed.variants.first().map(|variant| &variant.value) {
            Some(Literal::Text(_)) | None => text.into(),
            Some(_) => parsed(),
        },
        _ => parsed(),
    }
}

/// A value of the script as the text it is on the wire.
pub(super) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The type of a member.
pub(super) fn member(api: &Api, id: TypeId, name: &str) -> Option<TypeId> {
    match resolved(api, id) {
        Shape::Record(record) => {
            let known = record.fields.iter().find(|field| field.wire == name).map(|field| field.ty.id);
            known.or(match &record.additional {
                Additional::Kept(of) => Some(of.id),
                _ => None,
            })
        }
        Shape::Map(of) => Some(of.id),
        _ => None,
    }
}

/// A value where the exchange has none: the only one there is, or one that the description allows.
pub(super) fn made(described: &Described, argument: &Argument) -> Value {
    let made = described.mock.value_for(&argument.at);
    made.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_else(|| "x".into())
}

/// The parts of a form by their names; parts of one name are a list where the form has one.
pub(super) fn form(parts: &Value, files: Option<&Value>, (api, body): (&Api, &Body)) -> Value {
    let parts = parts.as_object().into_iter().flatten();
    // the script tells the number that a text is made of
    let part = |(name, value): (&String, &Value)| match part_type(api, body, name) {
        Some(Shape::Scalar(Scalar::Text)) => (name.clone(), text(value).into()),
        Some(_) | None => (name.clone(), value.clone()),
    };
    let mut form: Map<String, Value> = parts.map(part).collect();
    for file in files.and_then(Value::as_array).into_iter().flatten() {
        let name = file["name"].as_str().unwrap_or_default();
        let part = json!({
            "bytes": file["bytes"], "file_name": file["file_name"], "content_type": file["content_type"],
        });
        if !is_list(body, name) {
            form.insert(name.to_owned(), part);
        } else if let Value::Array(list) = form.entry(name).or_insert_with(|| json!([])) {
            list.push(part);
        }
    }
    Value::Object(form)
}

fn part_type<'a>(api: &'a Api, body: &Body, name: &str) -> Option<&'a Shape> {
    body.content.iter().find_map(|content| match &content.payload {
        Payload::Multipart(Multipart::Form(form)) => {
            let part = form.parts.iter().find(|part| part.wire == name)?;
            match part.content {
                PartContent::Value(ty) => Some(resolved(api, ty.id)),
                PartContent::File | PartContent::Files => None,
            }
        }
        _ => None,
    })
}

fn is_list(body: &Body, name: &str) -> bool {
    body.content.iter().any(|content| match &content.payload {
        Payload::Multipart(Multipart::Form(form)) => {
            form.parts.iter().any(|part| part.wire == name && matches!(part.content, PartContent::Files))
        }
        _ => false,
    })
}
