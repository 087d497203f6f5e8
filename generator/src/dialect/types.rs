//! Types of schemas that there are not: formats and other languages' words. In: a tree in the shape of 3.0; out: the same,
//! with the type and the format that are meant. It never guesses: a word that means nothing is left for `shape` to report.

use super::walk::{Members, each};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::document::Thing;
use crate::source::{Origins, Pointer};
use crate::tree::Node;

/// Gives each schema of a type that there is not the one that is meant (Schema Object, `type`: "Value MUST be a string", one of
/// those of JSON Schema).
pub(super) fn repair(tree: &mut Node, _: &mut Origins, problems: &mut Problems) {
    each(tree, &mut |way, kind, node| {
        let word = node.get("type").and_then(Node::as_str).filter(|_| kind.thing() == Some(Thing::Schema));
        if let Some(meant) = word.and_then(meant) {
            problems.push(finding(&way.pointer(), node, &meant));
            apply(node, meant);
        }
    });
}

/// Reads `null` without quotes as the type `null`, which a list of types may have, and of later versions a schema.
pub(super) fn name_null(tree: &mut Node, _: &mut Origins, problems: &mut Problems) {
    name(tree, problems, |schema| drop(schema.insert("type".to_owned(), Node::String("null".to_owned()))));
}

/// The same for versions without such a type.
pub(super) fn take_null(tree: &mut Node, _: &mut Origins, problems: &mut Problems) {
    name(tree, problems, only_null);
}

/// A schema that says nothing but `type: null` is only null; one that says more has no value there.
fn name(tree: &mut Node, problems: &mut Problems, alone: fn(&mut Members)) {
    each(tree, &mut |way, kind, node| {
        let (Some(Thing::Schema), Node::Mapping(schema)) = (kind.thing(), node) else { return };
        let at = || way.pointer().key("type");
        let says_more = |key: &String| !is_for_people(key) && !matches!(key.as_str(), "type" | "nullable");
        let is_alone = !schema.keys().any(says_more);
        match schema.get_mut("type") {
            Some(Node::Sequence(words)) => {
                for (index, word) in words.iter_mut().enumerate().filter(|(_, word)| **word == Node::Null) {
                    problems.push(without_quotes(&at().index(index)));
                    *word = Node::String("null".to_owned());
                }
            }
            Some(Node::Null) if is_alone => {
                problems.push(without_quotes(&at()));
                alone(schema);
            }
            Some(_) | None => {}
        }
    });
}

fn only_null(members: &mut Members) {
    members.remove("type");
    members.insert("nullable".to_owned(), Node::Bool(true));
    members.insert("enum".to_owned(), Node::Sequence(vec![Node::Null]));
}

fn without_quotes(at: &Pointer) -> Diagnostic {
    Diagnostic::new(
        Code::SCHEMA_TYPE,
        Label::value(at),
        "a type must be a string, and `null` without quotes is not",
    )
    .help("it is read as `'null'`")
}

fn is_for_people(key: &str) -> bool {
    matches!(
        key,
        "title" | "description" | "example" | "examples" | "default" | "deprecated" | "externalDocs"
    ) || key.starts_with("x-")
}

/// What is meant by a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meant {
    /// This type.
    Type(&'static str),
    /// This type and this format.
    Format(&'static str, &'static str),
    /// `null` alone.
    Null,
    /// Any value.
    Any,
}

fn meant(word: &str) -> Option<Meant> {
    Some(match word.to_ascii_lowercase().as_str() {
        _ if is_known(word) => return None,
        "date-time" | "datetime" | "timestamp" => Meant::Format("string", "date-time"),
        "date" => Meant::Format("string", "date"),
        "time" => Meant::Format("string", "time"),
        "uuid" | "guid" => Meant::Format("string", "uuid"),
        "uri" | "url" => Meant::Format("string", "uri"),
        "email" => Meant::Format("string", "email"),
        "byte" | "base64" => Meant::Format("string", "byte"),
        "binary" | "file" => Meant::Format("string", "binary"),
        "password" => Meant::Format("string", "password"),
        "str" | "string" | "text" | "varchar" => Meant::Type("string"),
        "int32" => Meant::Format("integer", "int32"),
        "int64" | "long" => Meant::Format("integer", "int64"),
        "int" | "integer" => Meant::Type("integer"),
        "float" => Meant::Format("number", "float"),
        "double" => Meant::Format("number", "double"),
        "decimal" | "number" | "numeric" => Meant::Type("number"),
        "bool" | "boolean" => Meant::Type("boolean"),
        "map" | "dict" | "hash" | "json" | "object" => Meant::Type("object"),
        "list" | "array" => Meant::Type("array"),
        "null" | "nil" => Meant::Null,
        "any" | "mixed" | "variant" => Meant::Any,
        _ => return None,
    })
}

fn is_known(word: &str) -> bool {
    matches!(word, "string" | "number" | "integer" | "boolean" | "object" | "array")
}

fn finding(at: &Pointer, schema: &Node, meant: &Meant) -> Diagnostic {
    let word = schema.get("type").and_then(Node::as_str).unwrap_or_default();
    let found = Diagnostic::new(
        Code::SCHEMA_TYPE,
        Label::value(&at.key("type")),
        format!("unknown schema type `{word}`"),
    );
    found.help(match meant {
        Meant::Type(name) => format!("it is read as `type: {name}`"),
        Meant::Format(name, format) => format!("it is read as `type: {name}` with `format: {format}`"),
        Meant::Null => "it allows only null".to_owned(),
        Meant::Any => "it allows any value".to_owned(),
    })
}

fn apply(schema: &mut Node, meant: Meant) {
    let Node::Mapping(members) = schema else { return };
    let text = |text: &str| Node::String(text.to_owned());
    match meant {
        Meant::Type(name) => {
            members.insert("type".to_owned(), text(name));
        }
        Meant::Format(name, format) => {
            members.insert("type".to_owned(), text(name));
            members.get_or_insert_with("format", || text(format));
        }
        Meant::Null => only_null(members),
        Meant::Any => {
            members.remove("type");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::tree;

    #[test]
    fn types_that_there_are_not_are_taken_for_what_is_meant() {
        let cases = [
            ("{type: date-time}", "{type: string, format: date-time}"),
            ("{type: date-time, format: date}", "{type: string, format: date}"),
            ("{type: Integer}", "{type: integer}"),
            ("{type: long}", "{type: integer, format: int64}"),
            ("{type: 'null'}", "{nullable: true, enum: [null]}"),
            ("{type: any, description: x}", "{description: x}"),
            (
                "{type: object, properties: {type: {type: bool}}}",
                "{type: object, properties: {type: {type: boolean}}}",
            ),
            (
                "{type: array, items: {anyOf: [{type: uuid}]}}",
                "{type: array, items: {anyOf: [{type: string, format: uuid}]}}",
            ),
            ("{type: strin}", "{type: strin}"),
            ("{type: string, example: {type: any}}", "{type: string, example: {type: any}}"),
        ];
        for (before, after) in cases {
            let mut problems = Problems::default();
            let mut parsed = |schema: &str| {
                let text = format!("openapi: 3.0.3\ncomponents: {{schemas: {{A: {schema}}}}}\n");
                tree::parse(&Source::from_text("t", text), &mut problems).unwrap()
            };
            let (mut tree, wanted) = (parsed(before), parsed(after));
            repair(&mut tree, &mut Origins::default(), &mut problems);
            assert_eq!(tree, wanted, "{before}");
            let found = problems.into_report().diagnostics;
            assert_eq!(found.len(), usize::from(before != after), "{before}");
            assert!(found.iter().all(|it| it.code == Code::SCHEMA_TYPE), "{before}");
        }
    }
}
