//! A description of any size that looks like those of real services.
//!
//! In comes a number of operations; out goes an OpenAPI document in JSON, the same one each time. It never grows in any
//! other way than by more of the same: a resource has five operations and eight schemas, whatever the number.

use serde_json::{Map, Value, json};

/// Operations of one resource.
const EACH: usize = 5;
/// Resources under one tag.
const TAGGED: usize = 4;

/// A description with so many operations, rounded up to whole resources.
pub fn description(operations: usize) -> String {
    let resources = operations.div_ceil(EACH);
    let mut paths = Map::new();
    let mut schemas = Map::new();
    schemas.insert("Problem".to_owned(), problem());
    for index in 0..resources {
        paths.extend(paths_of(index));
        schemas.extend(schemas_of(index, resources));
    }
    let whole = json!({
        "openapi": "3.0.3",
        "info": { "title": "Synthetic", "version": "1" },
        "servers": [{ "url": "https://synthetic.example/v1" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
        },
    });
    whole.to_string()
}

fn paths_of(index: usize) -> Vec<(String, Value)> {
    let thing = format!("Thing{index}");
    let operation = |verb: &str, success: &str, answer: Option<&str>| {
        json!({
            "operationId": format!("{verb}{thing}"),
            "summary": format!("What {verb} does with a thing of kind {index}."),
            "tags": [format!("group {}", index / TAGGED)],
            "responses": {
                success: response(answer.map(|suffix| format!("{thing}{suffix}"))),
                "404": response(Some("Problem".to_owned())),
                "429": response(Some("Problem".to_owned())),
            },
        })
    };
    let mut list = operation("list", "200", Some("Page"));
    list["parameters"] = json!([
        query("limit", json!({ "type": "integer", "format": "int32", "maximum": 100 })),
        query("cursor", text()),
        query("state", reference(&format!("{thing}State"))),
        query("labels", json!({ "type": "array", "items": text() }))
    ]);
    let mut create = operation("create", "201", Some(""));
    create["requestBody"] = body(&format!("{thing}Create"));
    let mut update = operation("update", "200", Some(""));
    update["requestBody"] = body(&format!("{thing}Update"));
    let id = json!([{ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } }]);
    let one = json!({ "parameters": id, "get": operation("get", "200", Some("")), "patch": update,
        "delete": operation("delete", "204", None) });
    vec![
        (format!("/things{index}"), json!({ "get": list, "post": create })),
        (format!("/things{index}/{{id}}"), one),
    ]
}

fn schemas_of(index: usize, resources: usize) -> Vec<(String, Value)> {
    let own = |suffix: &str| reference(&format!("Thing{index}{suffix}"));
    // rings of ten, so that the types of one resource are reached from others, but not from all
    let next = if index % 10 == 9 { index - 9 } else { (index + 1).min(resources - 1) };
    let mut members = json!({
        "id": { "type": "string", "format": "uuid", "readOnly": true },
        "name": { "type": "string", "description": "The name that people see.", "maxLength": 200 },
        "createdAt": { "type": "string", "format": "date-time" },
        "state": own("State"),
        "owner": own("Owner"),
        "amount": { "type": "number", "format": "double", "nullable": true },
        "count": { "type": "integer", "format": "int64" },
        "isActive": { "type": "boolean", "default": true },
        "labels": { "type": "object", "additionalProperties": text() },
        "events": { "type": "array", "items": own("Event") },
        "related": reference(&format!("Thing{next}")),
    });
    let thing = record(members.clone(), &["id", "name", "state"]);
    for only in ["id", "createdAt", "events", "related"] {
        members.as_object_mut().map(|members| members.remove(only));
    }
    let event = json!({
        "oneOf": [own("Opened"), own("Closed")],
        "discriminator": { "propertyName": "kind", "mapping": {
            "opened": format!("#/components/schemas/Thing{index}Opened"),
            "closed": format!("#/components/schemas/Thing{index}Closed"),
        } },
    });
    let page = json!({ "items": { "type": "array", "items": own("") }, "next": text() });
    let owner = json!({ "name": text(), "email": { "type": "string", "format": "email" }, "phone": text() });
    let happened = |member: &str| record(json!({ "kind": text(), member: text() }), &["kind"]);
    [
        ("", thing),
        ("Create", record(members.clone(), &["name", "state"])),
        ("Update", record(members, &[])),
        ("Page", record(page, &["items"])),
        ("State", json!({ "type": "string", "enum": ["draft", "open", "on-hold", "closed"] })),
        ("Owner", record(owner, &["name"])),
        ("Event", event),
        ("Opened", happened("opener")),
        ("Closed", happened("reason")),
    ]
    .into_iter()
    .map(|(suffix, schema)| (format!("Thing{index}{suffix}"), schema))
    .collect()
}

fn problem() -> Value {
    record(json!({ "title": text(), "detail": text(), "status": { "type": "integer" } }), &["title"])
}

fn record(properties: Value, required: &[&str]) -> Value {
    let mut record = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        record["required"] = json!(required);
    }
    record
}

fn response(schema: Option<String>) -> Value {
    match schema {
        Some(name) => json!({ "description": name, "content": json_content(&name) }),
        None => json!({ "description": "nothing" }),
    }
}

fn body(schema: &str) -> Value {
    json!({ "required": true, "content": json_content(schema) })
}

fn json_content(schema: &str) -> Value {
    json!({ "application/json": { "schema": reference(schema) } })
}

fn query(name: &str, schema: Value) -> Value {
    json!({ "name": name, "in": "query", "schema": schema })
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

fn text() -> Value {
    json!({ "type": "string" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clientwright::{Settings, Source, generate};

    #[test]
    fn has_as_many_operations_as_asked_for_and_nothing_is_wrong_with_it() {
        let source = Source::from_text("synthetic.json", description(50));
        let generated = generate(&source, &Settings::default()).unwrap();
        assert_eq!(generated.report.diagnostics, []);
        assert_eq!((generated.summary.declared, generated.summary.emitted), (50, 50));
        assert!(generated.summary.types >= 90, "{} types", generated.summary.types);
    }
}
