//! The form that clientwright emits: field functions over a static table.
//!
//! In come models; out goes a description of them, of which the generator makes that form. It never writes a line of Rust itself.

use crate::model::{Field, Kind, Model};
use serde_json::{Map, Value, json};

/// A description whose operations answer with each of the models, so that none is left out.
pub fn description(models: &[Model]) -> Value {
    let paths: Map<String, Value> =
        models.iter().map(|model| (format!("/{}", model.name), path(model))).collect();
    let schemas: Map<String, Value> =
        models.iter().map(|model| (model.name.clone(), record(model))).collect();
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Models", "version": "1" },
        "servers": [{ "url": "https://example.com" }],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn path(model: &Model) -> Value {
    let content = json!({ "application/json": { "schema": reference(&model.name) } });
    json!({ "get": { "responses": { "200": { "description": "One.", "content": content } } } })
}

fn record(model: &Model) -> Value {
    let properties: Map<String, Value> =
        model.fields.iter().map(|field| (field.wire.clone(), schema(&field.kind))).collect();
    let required: Vec<&str> = model.fields.iter().filter(|field| field.required).map(wire).collect();
    let mut record = json!({ "type": "object", "properties": properties });
    if let Some(members) = record.as_object_mut() {
        if !required.is_empty() {
            members.insert("required".into(), json!(required));
        }
        if model.additional {
            members.insert("additionalProperties".into(), json!(true));
        }
    }
    record
}

fn wire(field: &Field) -> &str {
    &field.wire
}

fn schema(kind: &Kind) -> Value {
    match kind {
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::Integer => json!({ "type": "integer", "format": "int64" }),
        Kind::Short => json!({ "type": "integer", "format": "uint32" }),
        Kind::Float => json!({ "type": "number", "format": "double" }),
        Kind::Text => json!({ "type": "string" }),
        Kind::Any => json!({}),
        Kind::Record(name) => reference(name),
        Kind::Boxed(name) => reference(name),
        Kind::List(element) => json!({ "type": "array", "items": schema(element) }),
        Kind::Map(value) => json!({ "type": "object", "additionalProperties": schema(value) }),
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
