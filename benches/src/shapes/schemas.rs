//! Schemas that grow: members, branches, parts.

use serde_json::{Value, json};

use super::{Shape, each, reference, text, with_schemas};

pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "members of a record", make: |count| one(record(count)) },
    Shape {
        name: "members with equal names",
        make: |count| {
            let name = |index: usize| format!("{index:b}").replace('1', "-").replace('0', "_");
            one(json!({ "type": "object", "properties": each(count, |index| (name(index), text())) }))
        },
    },
    Shape {
        name: "required members that are not described",
        make: |count| {
            let required: Vec<String> = (0..count).map(|index| format!("membe{index}")).collect();
            let mut schema = record(count);
            schema["required"] = json!(required);
            one(schema)
        },
    },
    Shape {
        name: "inline records",
        make: |count| {
            let inline = |index| json!({ "type": "object", "properties": { format!("x{index}"): text() } });
            one(
                json!({ "type": "object", "properties": each(count, |index| (format!("m{index}"), inline(index))) }),
            )
        },
    },
    Shape {
        name: "equal inline enumerations",
        make: |count| {
            let inline = json!({ "type": "string", "enum": ["a", "b"] });
            one(
                json!({ "type": "object", "properties": each(count, |index| (format!("m{index}"), inline.clone())) }),
            )
        },
    },
    Shape {
        name: "parts of an allOf",
        make: |count| {
            let part = |index| json!({ "type": "object", "properties": { format!("m{index}"): text() } });
            one(json!({ "allOf": (0..count).map(part).collect::<Vec<_>>() }))
        },
    },
    Shape {
        name: "branches of a oneOf",
        make: |count| {
            let branch = |index| json!({ "type": "object", "properties": { format!("m{index}"): text() } });
            one(json!({ "oneOf": (0..count).map(branch).collect::<Vec<_>>() }))
        },
    },
    Shape {
        name: "branches of a oneOf by reference",
        make: |count| {
            let part = |index| json!({ "type": "object", "properties": { format!("m{index}"): text() } });
            let mut schemas = each(count, |index| (format!("B{index}"), part(index)));
            let branches: Vec<Value> = (0..count).map(|index| reference(&format!("B{index}"))).collect();
            schemas.insert("A".to_owned(), json!({ "oneOf": branches }));
            with_schemas(schemas, "A")
        },
    },
    Shape {
        name: "branches of an anyOf, lists",
        make: |count| {
            let part = |index| json!({ "type": "array", "items": { "type": "object", "properties": { format!("m{index}"): text() } } });
            one(json!({ "anyOf": (0..count).map(part).collect::<Vec<_>>() }))
        },
    },
    Shape {
        name: "entries of a mapping",
        make: |count| {
            let part = |index| json!({ "type": "object", "required": ["kind"], "properties": { "kind": text(), format!("m{index}"): text() } });
            let mut schemas = each(count, |index| (format!("B{index}"), part(index)));
            let branches: Vec<Value> = (0..count).map(|index| reference(&format!("B{index}"))).collect();
            let mapping =
                each(count, |index| (format!("b{index}"), json!(format!("#/components/schemas/B{index}"))));
            schemas.insert(
                "A".to_owned(),
                json!({ "oneOf": branches, "discriminator": { "propertyName": "kind", "mapping": mapping } }),
            );
            with_schemas(schemas, "A")
        },
    },
    Shape {
        name: "children of a base",
        make: |count| {
            let own = |index| json!({ "type": "object", "properties": { format!("m{index}"): text() } });
            let mut schemas =
                each(count, |index| (format!("B{index}"), json!({ "allOf": [reference("A"), own(index)] })));
            schemas.insert(
            "A".to_owned(),
            json!({ "type": "object", "required": ["kind"], "properties": { "kind": text() }, "discriminator": { "propertyName": "kind" } }),
        );
            with_schemas(schemas, "A")
        },
    },
    Shape {
        name: "branches of an anyOf, texts",
        make: |count| {
            let branch = |index| json!({ "type": "string", "enum": [format!("v{index}")] });
            one(json!({ "anyOf": (0..count).map(branch).collect::<Vec<_>>() }))
        },
    },
    Shape {
        name: "choices beside each other",
        make: |count| {
            let branch = |index| json!({ "oneOf": [{ "required": [format!("m{index}")] }, { "required": [format!("m{}", index + 1)] }] });
            let mut schema = record(count + 1);
            schema["allOf"] = json!((0..count).map(branch).collect::<Vec<_>>());
            one(schema)
        },
    },
];

fn record(count: usize) -> Value {
    json!({ "type": "object", "properties": each(count, |index| (format!("member{index}"), text())) })
}

fn one(schema: Value) -> Value {
    with_schemas(each(1, |_| ("A".to_owned(), schema.clone())), "A")
}
