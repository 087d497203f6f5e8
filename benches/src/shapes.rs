//! Descriptions of which one part grows, to find what takes more than its share of time.
//!
//! In comes a length in bytes; out goes a description of about that length. Each shape repeats one thing only, so that a
//! time that grows faster than the text belongs to that thing.

mod references;
mod schemas;
mod texts;
mod uses;

use serde_json::{Map, Value, json};

/// A way for a description to grow.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// What there is more and more of.
    pub name: &'static str,
    /// The description with so many of it.
    make: fn(usize) -> Value,
}

/// Every shape, in the order of the stages that they burden.
pub fn all() -> impl Iterator<Item = Shape> {
    [texts::SHAPES, references::SHAPES, schemas::SHAPES, uses::SHAPES].into_iter().flatten().copied()
}

impl Shape {
    /// The longest description of the shape that has at most so many bytes.
    pub fn of_length(&self, bytes: usize) -> String {
        let text = |count: usize| (self.make)(count).to_string();
        let mut most = 1;
        while text(most * 2).len() <= bytes {
            most *= 2;
        }
        let mut step = most / 2;
        while step > 0 {
            if text(most + step).len() <= bytes {
                most += step;
            }
            step /= 2;
        }
        text(most)
    }
}

/// A description with one operation, which takes and answers a schema.
fn with_schemas(schemas: Map<String, Value>, used: &str) -> Value {
    let content = json!({ "application/json": { "schema": reference(used) } });
    let operation = json!({
        "operationId": "use",
        "requestBody": { "content": content },
        "responses": { "200": { "description": "an answer", "content": content } },
    });
    let mut whole = with_paths(json!({ "/things": { "post": operation } }));
    whole["components"] = json!({ "schemas": schemas });
    whole
}

/// A description with these paths.
fn with_paths(paths: Value) -> Value {
    json!({
        "openapi": "3.0.3",
        "info": { "title": "A shape", "version": "1" },
        "servers": [{ "url": "https://shape.example" }],
        "paths": paths,
    })
}

/// A description with one operation, at `/things` or elsewhere.
fn with_operation(path: &str, operation: Value) -> Value {
    with_paths(json!({ path: { "get": operation } }))
}

fn reference(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn nothing() -> Value {
    json!({ "204": { "description": "nothing" } })
}

/// Each number as a key and what it stands for.
fn each(count: usize, mut entry: impl FnMut(usize) -> (String, Value)) -> Map<String, Value> {
    (0..count).map(&mut entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_has_about_the_length_that_is_asked_for() {
        for shape in all() {
            let text = shape.of_length(20_000);
            assert!((10_000..=20_000).contains(&text.len()), "{}: {} bytes", shape.name, text.len());
        }
    }
}
