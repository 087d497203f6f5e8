//! Changes of a description, one at a time: every class of change wherever it applies.

use serde_yaml::{Mapping, Value};

/// A changed description.
#[derive(Debug, Clone)]
pub(super) struct Mutation {
    /// The class of the change, and its place.
    pub(super) name: String,
    pub(super) text: String,
}

/// A way to a value.
type Way = Vec<Step>;

#[derive(Debug, Clone)]
enum Step {
    Key(String),
    Index(usize),
}

/// All changes.
pub(super) fn all(description: &str) -> Vec<Mutation> {
    let whole: Value = serde_yaml::from_str(description).expect("YAML");
    let mut ways = Vec::new();
    collect(&whole, &mut Vec::new(), &mut ways);
    let mut all = Vec::new();
    for way in &ways {
        for (class, changed) in changes(&whole, way) {
            let place: Vec<String> = way
                .iter()
                .map(|step| match step {
                    Step::Key(key) => key.clone(),
                    Step::Index(index) => index.to_string(),
                })
                .collect();
            let text = serde_yaml::to_string(&changed).expect("YAML");
            all.push(Mutation { name: format!("{class} at {}", place.join("/")), text });
        }
    }
    all
}

fn collect(value: &Value, way: &mut Way, ways: &mut Vec<Way>) {
    ways.push(way.clone());
    match value {
        Value::Mapping(members) => {
            for (key, value) in members {
                way.push(Step::Key(key.as_str().expect("a text").to_owned()));
                collect(value, way, ways);
                way.pop();
            }
        }
        Value::Sequence(items) => {
            for (index, value) in items.iter().enumerate() {
                way.push(Step::Index(index));
                collect(value, way, ways);
                way.pop();
            }
        }
        _ => {}
    }
}

fn at<'v>(whole: &'v mut Value, way: &[Step]) -> &'v mut Value {
    way.iter().fold(whole, |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_str()).expect("it is there"),
        Step::Index(index) => value.get_mut(*index).expect("it is there"),
    })
}

/// The changes that can be made of one value.
fn changes(whole: &Value, way: &Way) -> Vec<(&'static str, Value)> {
    let mut found = Vec::new();
    let value = at(&mut whole.clone(), way).clone();
    let mut change = |class: &'static str, edit: &dyn Fn(&mut Value)| {
        let mut changed = whole.clone();
        edit(at(&mut changed, way));
        if changed != *whole {
            found.push((class, changed));
        }
    };
    if let Value::Mapping(members) = &value {
        of_schema(members, &mut change);
        of_operation(members, &mut change);
    }
    let last = |depth: usize| way.len().checked_sub(depth + 1).and_then(|at| way.get(at));
    let key = |depth: usize| match last(depth) {
        Some(Step::Key(key)) => Some(key.as_str()),
        Some(Step::Index(_)) | None => None,
    };
    match (key(1), last(0)) {
        (
            Some("properties" | "responses" | "paths" | "schemas" | "securitySchemes" | "headers"),
            Some(Step::Key(_)),
        ) => {
            let name = key(0).expect("a key").to_owned();
            let is_used = key(1) == Some("schemas")
                && serde_yaml::to_string(whole).expect("YAML").contains(&format!("schemas/{name}"));
            if !is_used && (key(1), name.as_str()) != (Some("securitySchemes"), "key") {
                found.push(("removed", removed(whole, way)));
            }
        }
        (Some("parameters" | "enum" | "oneOf" | "tags" | "servers"), Some(Step::Index(_))) => {
            let is_path = value.get("in").and_then(Value::as_str) == Some("path");
            if !is_path {
                found.push(("removed", removed(whole, way)));
            }
        }
        _ => {}
    }
    found
}

type Change<'c> = dyn FnMut(&'static str, &dyn Fn(&mut Value)) + 'c;

fn set(value: &mut Value, key: &str, to: impl Into<Value>) {
    value.as_mapping_mut().expect("an object").insert(key.into(), to.into());
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("YAML")
}

fn of_schema(members: &Mapping, change: &mut Change<'_>) {
    let text = |key: &str| members.get(key).and_then(Value::as_str).map(str::to_owned);
    let is_schema =
        members.contains_key("type") && !members.contains_key("in") && !members.contains_key("scheme");
    if !is_schema {
        return;
    }
    let ty = text("type").unwrap_or_default();
    change("another type", &|schema| match ty.as_str() {
        "string" => *schema = yaml("{ type: integer }"),
        _ => *schema = yaml("{ type: string }"),
    });
    change("nullable", &|schema| set(schema, "nullable", true));
    change("deprecated", &|schema| set(schema, "deprecated", true));
    if ty == "string" && !members.contains_key("enum") {
        change("another format", &|schema| set(schema, "format", "uri"));
        change("an enum", &|schema| set(schema, "enum", yaml("[one, two]")));
        change("a limit", &|schema| set(schema, "maxLength", 9));
    }
    if ty == "integer" {
        change("another width", &|schema| set(schema, "format", "int32"));
        change("wider", &|schema| set(schema, "type", "number"));
    }
    if members.contains_key("enum") && ty == "string" {
        change("a value", &|schema| schema["enum"].as_sequence_mut().expect("a list").push("more".into()));
    }
    if members.contains_key("properties") {
        change("a property", &|schema| set(&mut schema["properties"], "more", yaml("{ type: string }")));
        change("nothing required", &|schema| {
            drop(schema.as_mapping_mut().expect("an object").remove("required"))
        });
        change("all required", &|schema| {
            let names: Vec<Value> =
                schema["properties"].as_mapping().expect("properties").keys().cloned().collect();
            set(schema, "required", Value::Sequence(names));
        });
        change("a required property", &|schema| {
            set(&mut schema["properties"], "more", yaml("{ type: integer }"));
            let mut names = schema.get("required").and_then(Value::as_sequence).cloned().unwrap_or_default();
            names.push("more".into());
            set(schema, "required", Value::Sequence(names));
        });
        change("additional properties", &|schema| set(schema, "additionalProperties", true));
    }
}

fn of_operation(members: &Mapping, change: &mut Change<'_>) {
    if members.contains_key("in") && members.contains_key("schema") {
        let is_path = members.get("in").and_then(Value::as_str) == Some("path");
        if !is_path {
            change("the other requirement", &|it| {
                let is = it.get("required").and_then(Value::as_bool).unwrap_or(false);
                set(it, "required", !is);
            });
            change("another name", &|it| set(it, "name", "other"));
        }
    }
    if !members.contains_key("responses") || !members.contains_key("operationId") {
        return;
    }
    change("another operationId", &|it| set(it, "operationId", "renamed"));
    change("deprecated operation", &|it| set(it, "deprecated", true));
    change("no tags", &|it| drop(it.as_mapping_mut().expect("an object").remove("tags")));
    change("no body", &|it| drop(it.as_mapping_mut().expect("an object").remove("requestBody")));
    change("an optional parameter", &|it| {
        add_parameter(it, "{ name: more, in: query, schema: { type: string } }")
    });
    change("a required parameter", &|it| {
        add_parameter(it, "{ name: more, in: query, required: true, schema: { type: string } }");
    });
    change("a form of the body", &|it| {
        if let Some(body) = it.get_mut("requestBody") {
            set(&mut body["content"], "text/plain", yaml("{ schema: { type: string } }"));
        }
    });
    change("another success", &|it| {
        let text = "{ description: New., content: { application/json: { schema: { type: integer } } } }";
        set(&mut it["responses"], "203", yaml(text));
    });
    change("another error", &|it| {
        let text = "{ description: New., content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }";
        set(&mut it["responses"], "418", yaml(text));
    });
}

fn add_parameter(operation: &mut Value, text: &str) {
    let mut all = operation.get("parameters").and_then(Value::as_sequence).cloned().unwrap_or_default();
    all.push(yaml(text));
    set(operation, "parameters", Value::Sequence(all));
}

/// The description without a value.
fn removed(whole: &Value, way: &[Step]) -> Value {
    let mut changed = whole.clone();
    let (last, before) = way.split_last().expect("not the root");
    let around = at(&mut changed, before);
    match (last, around) {
        (Step::Key(key), Value::Mapping(members)) => drop(members.remove(key.as_str())),
        (Step::Index(index), Value::Sequence(items)) => drop(items.remove(*index)),
        _ => {}
    }
    changed
}
