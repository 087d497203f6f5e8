//! Choices between constants. In: schemas; out: an `enum` in the place of such a choice, the titles and descriptions of its
//! values beside it. It never touches a choice that has a branch of another kind, `null` aside.

use super::text;
use crate::diagnostic::Problems;
use crate::dialect::walk::{LazyPointer, Members, Moves, schemas};
use crate::source::Origins;
use crate::tree::{Node, Number};

/// Gathers the constants of `oneOf` and `anyOf` (3.1.1, 4.8.24.3, "Annotated Enumerations").
pub(in crate::dialect) fn gather(tree: &mut Node, origins: &mut Origins, _: &mut Problems) {
    schemas(tree, origins, |way, schema, moves| {
        let both = schema.contains_key("oneOf") && schema.contains_key("anyOf");
        let taken = ["enum", "const", "discriminator"].iter().any(|key| schema.contains_key(key));
        for key in ["oneOf", "anyOf"] {
            if !both && !taken && is_listing(schema.get(key)) {
                listed(way, schema, key, moves);
            }
        }
    });
}

fn is_listing(choice: Option<&Node>) -> bool {
    let branches = choice.and_then(Node::as_sequence).unwrap_or_default();
    let constants = branches.iter().filter(|branch| is_constant(branch)).count();
    constants > 0 && branches.iter().all(|branch| is_constant(branch) || is_null(branch))
}

fn is_constant(branch: &Node) -> bool {
    let Some(members) = branch.as_mapping() else { return false };
    let known = |key: &str| {
        matches!(key, "const" | "title" | "description" | "type" | "deprecated") || key.starts_with("x-")
    };
    matches!(members.get("const"), Some(Node::String(_) | Node::Number(_)))
        && members.keys().all(|key| known(key))
}

fn is_null(branch: &Node) -> bool {
    branch.get("type") == Some(&text("null")) || branch.get("const") == Some(&Node::Null)
}

fn listed(way: &LazyPointer<'_>, schema: &mut Members, key: &str, moves: &mut Moves<'_>) {
    let Some(Node::Sequence(branches)) = schema.remove(key) else { return };
    let at = way.pointer();
    let mut values = Vec::new();
    let (mut names, mut texts) = (Vec::new(), Vec::new());
    moves.stands_for(&at.key("enum"), &at.key(key));
    for (index, branch) in branches.iter().enumerate() {
        let Some(value) = branch.get("const").filter(|value| **value != Node::Null) else {
            schema.insert("nullable".to_owned(), Node::Bool(true));
            continue;
        };
        moves.moved(&at.key(key).index(index).key("const"), &at.key("enum").index(values.len()));
        values.push(value.clone());
        names.push(branch.get("title").cloned().unwrap_or_else(|| text("")));
        texts.push(branch.get("description").cloned().unwrap_or_else(|| text("")));
    }
    if let Some(kind) = kind(&values).filter(|_| !schema.contains_key("type")) {
        schema.insert("type".to_owned(), text(kind));
    }
    schema.insert("enum".to_owned(), Node::Sequence(values));
    for (name, said) in [("x-enum-varnames", names), ("x-enum-descriptions", texts)] {
        if said.iter().any(|one| *one != text("")) {
            schema.add(name, Node::Sequence(said));
        }
    }
}

/// The type of all values.
fn kind(values: &[Node]) -> Option<&'static str> {
    let of = |value: &Node| match value {
        Node::String(_) => Some("string"),
        Node::Number(Number::Unsigned(_) | Number::Signed(_)) => Some("integer"),
        Node::Number(Number::Float(_)) => Some("number"),
        Node::Null | Node::Bool(_) | Node::Sequence(_) | Node::Mapping(_) => None,
    };
    let first = of(values.first()?)?;
    values.iter().all(|value| of(value) == Some(first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn choices_between_constants_become_lists() {
        trial::schemas(
            gather,
            &[
                (
                    r#"{oneOf: [{const: a, title: A}, {const: b, description: B.}]}"#,
                    r#"{type: string, enum: [a, b], x-enum-varnames: [A, ""], x-enum-descriptions: ["", B.]}"#,
                    &[],
                ),
                (
                    r#"{type: integer, anyOf: [{const: 1}, {const: 2}, {type: "null"}]}"#,
                    r#"{type: integer, nullable: true, enum: [1, 2]}"#,
                    &[],
                ),
                (r#"{oneOf: [{const: a}, {const: 1}]}"#, r#"{enum: [a, 1]}"#, &[]),
                (r#"{oneOf: [{const: a}, {type: string}]}"#, r#"{oneOf: [{const: a}, {type: string}]}"#, &[]),
                (r#"{oneOf: [{const: a, minLength: 1}]}"#, r#"{oneOf: [{const: a, minLength: 1}]}"#, &[]),
                (r#"{oneOf: [{const: {a: 1}}]}"#, r#"{oneOf: [{const: {a: 1}}]}"#, &[]),
                (r#"{oneOf: [{const: a}], enum: [a]}"#, r#"{oneOf: [{const: a}], enum: [a]}"#, &[]),
                (r#"{oneOf: []}"#, r#"{oneOf: []}"#, &[]),
            ],
        );
    }
}
