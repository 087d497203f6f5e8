//! Texts that grow: descriptions, keys, values.

use serde_json::{Value, json};

use super::{Shape, each, nothing, text, with_operation, with_schemas};

pub(super) const SHAPES: &[Shape] = &[
    Shape { name: "brackets in a description", make: |count| described(&"[".repeat(count)) },
    Shape { name: "brackets and text in a description", make: |count| described(&"[a ](".repeat(count)) },
    Shape {
        name: "addresses in a description",
        make: |count| described(&"https://a.example/b ".repeat(count)),
    },
    Shape { name: "stars in a description", make: |count| described(&"*a _b ".repeat(count)) },
    Shape { name: "backticks in a description", make: |count| described(&"`a ``b ".repeat(count)) },
    Shape { name: "tags of HTML in a description", make: |count| described(&"<b>a <!-- ".repeat(count)) },
    Shape {
        name: "comments without an end in a description",
        make: |count| described(&"<!--".repeat(count)),
    },
    Shape { name: "links without an end in a description", make: |count| described(&"[a](b".repeat(count)) },
    Shape { name: "code and tags in a description", make: |count| described(&"`<b>".repeat(count)) },
    Shape {
        name: "labels in each other in a description",
        make: |count| {
            described(&format!("[a]: https://a.example\n\n{}a{}", "[".repeat(count), "]".repeat(count)))
        },
    },
    Shape { name: "quotes in a description", make: |count| described(&"> ".repeat(count)) },
    Shape { name: "lines of a description", make: |count| described(&"- a line of it\n".repeat(count)) },
    Shape { name: "a word of a description", make: |count| described(&"a".repeat(count)) },
    Shape {
        name: "an operation's name",
        make: |count| {
            with_operation("/things", json!({ "operationId": "aB".repeat(count), "responses": nothing() }))
        },
    },
    Shape {
        name: "values of an enumeration",
        make: |count| {
            let values: Vec<String> = (0..count).map(|index| format!("value-{index}")).collect();
            one(json!({ "type": "string", "enum": values }))
        },
    },
    Shape {
        name: "equal names of values",
        make: |count| {
            let values: Vec<String> =
                (0..count).map(|index| format!("{index:b}").replace('1', "-").replace('0', "_")).collect();
            one(json!({ "type": "string", "enum": values }))
        },
    },
    Shape {
        name: "values of an enumeration twice",
        make: |count| {
            let values: Vec<String> = (0..count).map(|index| format!("value-{}", index / 2)).collect();
            one(json!({ "type": "string", "enum": values }))
        },
    },
    Shape {
        name: "integers of an enumeration",
        make: |count| one(json!({ "type": "integer", "enum": (0..count).collect::<Vec<_>>() })),
    },
    Shape {
        name: "an example's members",
        make: |count| {
            let example = each(count, |index| (format!("m{index}"), json!(index)));
            one(
                json!({ "type": "object", "additionalProperties": { "type": "integer" }, "example": example }),
            )
        },
    },
    Shape {
        name: "unknown keys",
        make: |count| {
            let mut schema = each(count, |index| (format!("descriptio{index}"), json!("")));
            schema.insert("type".to_owned(), json!("string"));
            one(Value::Object(schema))
        },
    },
];

fn described(description: &str) -> Value {
    let mut schema = text();
    schema["description"] = json!(description);
    one(schema)
}

fn one(schema: Value) -> Value {
    with_schemas(each(1, |_| ("A".to_owned(), schema.clone())), "A")
}
