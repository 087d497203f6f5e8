//! Schemas that are `true` or `false`. In: schemas; out: `{}` for one that everything fits, and what follows for what holds
//! one that nothing fits. It never keeps a boolean where 3.0 has a mapping.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{LazyPointer, Members, Moves, each, schemas};
use crate::document::Thing;
use crate::document::table::NodeKind;
use crate::source::{Origins, Pointer};
use crate::tree::{Node, Number};

/// Spells boolean schemas out (JSON Schema 2020-12, core, 4.3.2).
pub(in crate::dialect) fn spell_out(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    schemas(tree, origins, around);
    each(tree, &mut |way, kind, node| {
        if let (NodeKind::Referable(Thing::Schema), Node::Bool(fits)) = (kind, &*node) {
            if !fits {
                problems.push(impossible(&way.pointer()));
            }
            *node = Node::Mapping(Members::default());
        }
    });
}

/// What is not there at all because nothing fits it.
fn around(way: &LazyPointer<'_>, schema: &mut Members, moves: &mut Moves<'_>) {
    if let Some(Node::Mapping(properties)) = schema.get_mut("properties") {
        properties.retain(|_, member| *member != Node::Bool(false));
    }
    for key in ["anyOf", "oneOf"] {
        without_false(&way.pointer().key(key), schema.get_mut(key), moves);
    }
    if matches!(schema.get("not"), Some(Node::Bool(false))) {
        schema.remove("not");
    }
    if matches!(schema.get("items"), Some(Node::Bool(false))) {
        closed(schema);
    }
    for key in ["propertyNames", "contains", "contentSchema"] {
        if matches!(schema.get(key), Some(Node::Bool(true))) {
            schema.remove(key);
        }
    }
}

/// No item behind those of `prefixItems`.
fn closed(schema: &mut Members) {
    let count = schema.get("prefixItems").and_then(Node::as_sequence).map_or(0, <[Node]>::len);
    if count == 0 {
        schema.insert("items".to_owned(), Node::Mapping(Members::default()));
    } else {
        schema.remove("items");
    }
    let most = Node::Number(Number::Unsigned(count as u64));
    schema.add("maxItems", most);
}

fn without_false(at: &Pointer, branches: Option<&mut Node>, moves: &mut Moves<'_>) {
    let Some(Node::Sequence(branches)) = branches else { return };
    if !branches.contains(&Node::Bool(false)) {
        return;
    }
    let all = std::mem::take(branches);
    for (index, branch) in all.into_iter().enumerate().filter(|(_, branch)| *branch != Node::Bool(false)) {
        moves.moved(&at.index(index), &at.index(branches.len()));
        branches.push(branch);
    }
}

fn impossible(at: &Pointer) -> Diagnostic {
    Diagnostic::new(Code::IMPOSSIBLE_SCHEMA, Label::value(at), "no value matches the schema `false`")
        .help("it is treated as a schema that any value matches")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn booleans_are_spelled_out() {
        trial::schemas(
            spell_out,
            &[
                (
                    r#"{properties: {a: true, b: false, c: {items: true}}}"#,
                    r#"{properties: {a: {}, c: {items: {}}}}"#,
                    &[],
                ),
                (r#"{additionalProperties: false}"#, r#"{additionalProperties: false}"#, &[]),
                (r#"{anyOf: [false, {type: string}, true]}"#, r#"{anyOf: [{type: string}, {}]}"#, &[]),
                (r#"{not: false}"#, r#"{}"#, &[]),
                (r#"{type: array, items: false}"#, r#"{type: array, items: {}, maxItems: 0}"#, &[]),
                (
                    r#"{prefixItems: [true, {type: string}], items: false}"#,
                    r#"{prefixItems: [{}, {type: string}], maxItems: 2}"#,
                    &[],
                ),
                (r#"{allOf: [false]}"#, r#"{allOf: [{}]}"#, &["E0721 /allOf/0"]),
                (
                    r#"{example: {items: false}, enum: [false]}"#,
                    r#"{example: {items: false}, enum: [false]}"#,
                    &[],
                ),
            ],
        );
    }
}
