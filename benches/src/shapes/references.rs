//! References that grow: chains, rings, webs, and those that lead nowhere.

use serde_json::{Value, json};

use super::{Shape, each, reference, text, with_schemas};

pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "a chain of aliases", make: |count| chain(count, |next| next) },
    Shape {
        name: "a chain of aliases, the last first",
        make: |count| {
            let name = |index| format!("A{index}");
            let schema = |index: usize| if index == 0 { text() } else { reference(&name(index - 1)) };
            with_schemas(each(count, |index| (name(index), schema(index))), &name(count - 1))
        },
    },
    Shape { name: "a chain of allOf", make: |count| chain(count, |next| json!({ "allOf": [next] })) },
    Shape {
        name: "a chain of allOf with a description",
        make: |count| chain(count, |next| json!({ "allOf": [next, { "description": "more" }] })),
    },
    Shape { name: "a chain of oneOf", make: |count| chain(count, |next| json!({ "oneOf": [next, text()] })) },
    Shape { name: "a chain of members", make: |count| chain(count, |next| record(json!({ "next": next }))) },
    Shape {
        name: "a chain of required members",
        make: |count| {
            chain(
                count,
                |next| json!({ "type": "object", "required": ["next"], "properties": { "next": next } }),
            )
        },
    },
    Shape {
        name: "a chain of lists",
        make: |count| chain(count, |next| json!({ "type": "array", "items": next })),
    },
    Shape {
        name: "a chain of maps",
        make: |count| chain(count, |next| json!({ "type": "object", "additionalProperties": next })),
    },
    Shape {
        name: "a chain of references into members",
        make: |count| {
            let name = |index| format!("A{index}");
            let of = |index: usize| json!({ "$ref": format!("#/components/schemas/{}/properties/x", name(index)) });
            let member = |index: usize| if index + 1 == count { text() } else { of(index + 1) };
            with_schemas(each(count, |index| (name(index), record(json!({ "x": member(index) })))), &name(0))
        },
    },
    Shape {
        name: "a ring of members",
        make: |count| {
            let name = |index: usize| format!("A{}", index % count);
            let next = |index| record(json!({ "next": reference(&name(index + 1)) }));
            with_schemas(each(count, |index| (name(index), next(index))), "A0")
        },
    },
    Shape {
        name: "records each of all others",
        make: |count| {
            let all = each(count, |other| (format!("m{other}"), reference(&format!("A{other}"))));
            with_schemas(each(count, |index| (format!("A{index}"), record(all.clone().into()))), "A0")
        },
    },
    Shape {
        name: "choices each of all others",
        make: |count| {
            let others = |index| (0..count).filter(move |other| *other != index);
            let choice = |index| {
                let branches: Vec<Value> =
                    others(index).map(|other| reference(&format!("A{other}"))).collect();
                json!({ "oneOf": branches })
            };
            let mut schemas = each(count, |index| (format!("A{index}"), choice(index)));
            schemas.insert("Text".to_owned(), text());
            with_schemas(schemas, "A0")
        },
    },
    Shape {
        name: "choices each of all later ones",
        make: |count| {
            let choice = |index: usize| {
                let later = (index + 1..count).map(|other| reference(&format!("A{other}")));
                let own = json!({ "type": "object", "properties": { format!("m{index}"): text() } });
                json!({ "oneOf": later.chain([own]).collect::<Vec<_>>() })
            };
            with_schemas(each(count, |index| (format!("A{index}"), choice(index))), "A0")
        },
    },
    Shape {
        name: "references that lead nowhere",
        make: |count| {
            let all = each(count, |index| (format!("m{index}"), reference(&format!("Missing{index}"))));
            let known = each(count, |index| (format!("Missin{index}"), text()));
            let mut schemas = known;
            schemas.insert("A".to_owned(), record(all.into()));
            with_schemas(schemas, "A")
        },
    },
    Shape {
        name: "definitions in a schema",
        make: |count| {
            let definition = |index| format!("#/components/schemas/A/$defs/D{index}");
            let mut schema = referring(count, definition);
            schema["$defs"] = each(count, |index| (format!("D{index}"), text())).into();
            later(with_schemas(each(1, |_| ("A".to_owned(), schema.clone())), "A"))
        },
    },
    Shape {
        name: "anchors",
        make: |count| named(count, "$anchor", |index| format!("a{index}"), |index| format!("#a{index}")),
    },
    Shape {
        name: "addresses of schemas",
        make: |count| {
            let address = |index| format!("https://shape.example/d{index}");
            named(count, "$id", address, address)
        },
    },
    Shape {
        name: "schemas that nothing refers to",
        make: |count| {
            with_schemas(each(count, |index| (format!("A{index}"), record(json!({ "x": text() })))), "A0")
        },
    },
];

/// So many schemas, each made of the next; the last one is a text.
fn chain(count: usize, link: fn(Value) -> Value) -> Value {
    let name = |index| format!("A{index}");
    let schema = |index: usize| if index + 1 == count { text() } else { link(reference(&name(index + 1))) };
    with_schemas(each(count, |index| (name(index), schema(index))), &name(0))
}

fn record(members: Value) -> Value {
    json!({ "type": "object", "properties": members })
}

/// A record whose members refer to what the number of each stands for.
fn referring(count: usize, target: impl Fn(usize) -> String) -> Value {
    record(each(count, |index| (format!("m{index}"), json!({ "$ref": target(index) }))).into())
}

/// So many schemas that name themselves, and a record of all of them.
fn named(count: usize, key: &str, name: fn(usize) -> String, target: fn(usize) -> String) -> Value {
    let schema = |index| json!({ key: name(index), "type": "string" });
    let mut schemas = each(count, |index| (format!("D{index}"), schema(index)));
    schemas.insert("A".to_owned(), referring(count, target));
    later(with_schemas(schemas, "A"))
}

/// The same description in OpenAPI 3.1.
fn later(mut whole: Value) -> Value {
    whole["openapi"] = json!("3.1.0");
    whole
}
