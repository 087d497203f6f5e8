//! Descriptions for tests.

use clientwright::{Settings, Source};
use clientwright_diff::{Difference, Side, diff};
use serde_yaml::{Mapping, Value};

/// What an example's piece is part of.
const DOCUMENT: &str = "
openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
servers: [{ url: https://pets.example }]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses: { '200': { description: The pet. } }
";

/// What a schema of an example is part of: it travels both ways.
const SCHEMA: &str = "
openapi: 3.0.3
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    post:
      operationId: addPet
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
      responses: { '200': { description: A. , content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
components:
  schemas:
    Cat: { type: object, properties: { k: { type: string } } }
    Dog: { type: object, properties: { k: { type: string } } }
";

pub(crate) fn read(name: &str, text: &str) -> Side {
    let source = Source::from_text(name, text);
    Side::read(source.clone(), Settings::default())
        .unwrap_or_else(|report| panic!("{}\n{text}", report.render(&source)))
}

pub(crate) fn compared(old: &str, new: &str) -> Difference {
    diff(&read("old.yaml", old), &read("new.yaml", new))
}

/// A schema in a request and in a response of one description.
pub(crate) fn with_schema(schema: &str) -> String {
    document("schema", schema)
}

/// A description with a piece of it as an example gives it.
pub(crate) fn document(context: &str, piece: &str) -> String {
    let piece: Value = serde_yaml::from_str(piece).unwrap_or_else(|e| panic!("{e}: {piece}"));
    let base = if context == "schema" { SCHEMA } else { DOCUMENT };
    let mut whole: Value = serde_yaml::from_str(base).expect("YAML");
    match context {
        "schema" => {
            whole["components"]["schemas"]["Thing"] = piece;
        }
        "operation" => {
            merge(whole["paths"]["/pets/{id}"]["get"].as_mapping_mut().expect("an operation"), piece)
        }
        "document" => merge(whole.as_mapping_mut().expect("a description"), piece),
        _ => panic!("{context}"),
    }
    serde_yaml::to_string(&whole).expect("YAML")
}

fn merge(into: &mut Mapping, piece: Value) {
    if let Value::Mapping(members) = piece {
        for (key, value) in members {
            into.insert(key, value);
        }
    }
}
