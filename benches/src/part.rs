//! A small description out of a large one.
//!
//! In come a description and the name of a schema; out goes a description whose one operation answers with a list of it. It
//! never takes along a component that the schema does not reach.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use serde_json::{Map, Value, json};

/// The prefix of references to schemas.
const SCHEMAS: &str = "#/components/schemas/";

/// Reads a description in JSON or YAML.
///
/// # Errors
/// When it cannot be read or is neither.
pub fn read(path: &Path) -> io::Result<Value> {
    let text = fs::read_to_string(path)?;
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(&text).map_err(io::Error::other);
    }
    serde_yaml::from_str(&text).map_err(io::Error::other)
}

/// The description with one operation, `GET /list`, and what its schema reaches.
pub fn about(whole: &Value, schema: &str) -> Value {
    let name = schema.replace('~', "~0").replace('/', "~1");
    let content = json!({ "application/json": { "schema": { "type": "array", "items": { "$ref": format!("{SCHEMAS}{name}") } } } });
    let paths = json!({ "/list": { "get": { "operationId": "list", "responses": { "200": { "description": "All.", "content": content } } } } });
    let mut schemas = Map::new();
    let mut waiting = vec![schema.to_owned()];
    let mut seen = BTreeSet::from([schema.to_owned()]);
    while let Some(name) = waiting.pop() {
        let Some(schema) = whole.pointer("/components/schemas").and_then(|all| all.get(&name)) else {
            continue;
        };
        each_reference(schema, &mut |target| {
            if seen.insert(target.clone()) {
                waiting.push(target);
            }
        });
        schemas.insert(name, without_defaults(schema));
    }
    json!({
        "openapi": whole.get("openapi"),
        "info": { "title": "Part", "version": "1" },
        "servers": [{ "url": "https://part.example" }],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

/// A schema of which no part has the `default` `{}`: what openapi-to-rust makes of one does not always compile.
fn without_defaults(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let is_kept = |(key, value): &(&String, &Value)| *key != "default" || !is_empty_object(value);
            let members = members.iter().filter(is_kept);
            Value::Object(members.map(|(key, value)| (key.clone(), without_defaults(value))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(without_defaults).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => schema.clone(),
    }
}

fn is_empty_object(value: &Value) -> bool {
    value.as_object().is_some_and(Map::is_empty)
}

/// Calls `visit` with the name of each schema that is referred to.
fn each_reference(value: &Value, visit: &mut impl FnMut(String)) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    // in `$ref` and in the mapping of a discriminator
                    Value::String(text) if key == "$ref" || text.starts_with(SCHEMAS) => {
                        if let Some(name) = text.strip_prefix(SCHEMAS) {
                            visit(name.replace("~1", "/").replace("~0", "~"));
                        }
                    }
                    value => each_reference(value, visit),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| each_reference(item, visit)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_reached_comes_along() {
        let reference = |name: &str| json!({ "$ref": format!("{SCHEMAS}{name}") });
        let whole = json!({ "openapi": "3.0.3", "components": { "schemas": {
            "A": { "properties": { "b": reference("B"), "list": { "items": reference("A") } } },
            "B": { "enum": ["x"], "default": {} },
            "C": reference("A"),
        } } });
        let part = about(&whole, "A");
        let schemas = part.pointer("/components/schemas").and_then(Value::as_object).unwrap();
        assert_eq!(schemas.keys().collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!(schemas["B"], json!({ "enum": ["x"] }));
        assert_eq!(part["openapi"], "3.0.3");
    }
}
