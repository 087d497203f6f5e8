//! Schemas. In: a document in the shape of 3.0 but for its schemas; out: the same with schemas of 3.0.
//! It never changes what fits a schema, but where it says so.

mod choices;
mod nullable;

use super::moves::SwaggerMoves;
use super::walk::{mapping, members, text};
use crate::diagnostic::Problems;
use crate::document::Thing;
use crate::document::table::NodeKind;
use crate::source::lazy_pointer::LazyPointer;
use crate::source::{Origins, Pointer};
use crate::tree::{Members, Node};

/// One thing that 2.0 says in another way.
type SchemaConversion = fn(&Pointer, &mut Members, &mut SwaggerMoves<'_>, &mut Problems);

const CONVERSIONS: [SchemaConversion; 5] =
    [later, discriminator, choices::listed_items, choices::listed_types, nullable::convert];

/// Keys of a schema that 2.0 does not have.
const LATER: [&str; 6] = ["oneOf", "anyOf", "not", "nullable", "writeOnly", "deprecated"];

/// Brings schemas to the form of 3.0, those inside of others first.
pub(super) fn convert(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut moves = SwaggerMoves::new(origins);
    let mut found = Vec::new();
    collect(tree, NodeKind::Thing(Thing::Document), LazyPointer::ROOT, &mut found);
    for at in found {
        let Some(members) = members(tree, &at) else { continue };
        for convert in CONVERSIONS {
            convert(&at, members, &mut moves, problems);
        }
    }
    moves.finish(tree);
}

/// Reports keys of a later version.
fn later(at: &Pointer, schema: &mut Members, _: &mut SwaggerMoves<'_>, problems: &mut Problems) {
    for key in LATER.iter().filter(|key| schema.contains_key(key)) {
        let message = format!("a schema has a key `{key}` in OpenAPI 3, but not in Swagger 2.0");
        problems.push(super::keys::later(&at.key(key), message));
    }
}

/// Schema Object, `discriminator`: the name of a property, whose values are names of definitions.
fn discriminator(at: &Pointer, schema: &mut Members, moves: &mut SwaggerMoves<'_>, _: &mut Problems) {
    let Some(Node::String(name)) = schema.get("discriminator").cloned() else { return };
    let place = at.key("discriminator");
    moves.copied(&place, &place.key("propertyName"));
    schema.insert("discriminator".to_owned(), mapping([("propertyName", text(&name))]));
}

/// The schemas that say something in the way of 2.0, the inner ones first. The parsers have bounded how deep this can go.
fn collect(node: &Node, kind: NodeKind, way: LazyPointer<'_>, found: &mut Vec<Pointer>) {
    let is_schema = kind.thing() == Some(Thing::Schema);
    for (name, member) in node.as_mapping().into_iter().flatten() {
        let below = match (is_schema, name.as_str(), member) {
            (true, "items", Node::Sequence(_)) => Some(NodeKind::List(&NodeKind::Referable(Thing::Schema))),
            (_, _, _) => kind.step(name),
        };
        if let Some(below) = below {
            collect(member, below, way.step(name), found);
        }
    }
    for (index, item) in node.as_sequence().unwrap_or_default().iter().enumerate() {
        let token = index.to_string();
        if let Some(below) = kind.step(&token) {
            collect(item, below, way.step(&token), found);
        }
    }
    if is_schema && differs(node) {
        found.push(way.pointer());
    }
}

fn differs(schema: &Node) -> bool {
    matches!(schema.get("discriminator"), Some(Node::String(_)))
        || ["items", "type"].iter().any(|key| matches!(schema.get(key), Some(Node::Sequence(_))))
        || schema.get("x-nullable").is_some()
        || LATER.iter().any(|key| schema.get(key).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_converts, found};
    use super::convert;

    fn of(schema: &str) -> String {
        format!("{{components: {{schemas: {{A: {schema}}}}}}}")
    }

    #[test]
    fn what_2_0_says_in_another_way() {
        for (before, after) in [
            (
                "{type: object, discriminator: kind, properties: {kind: {type: string}}}",
                "{type: object, discriminator: {propertyName: kind}, properties: {kind: {type: string}}}",
            ),
            (
                "{properties: {discriminator: {type: string}}}",
                "{properties: {discriminator: {type: string}}}",
            ),
            ("{type: string, x-nullable: true}", "{type: string, nullable: true}"),
            ("{type: string, x-nullable: false}", "{type: string, nullable: false}"),
            (
                "{properties: {a: {$ref: '#/components/schemas/A', x-nullable: true, description: b}}}",
                "{properties: {a: {allOf: [{$ref: '#/components/schemas/A'}], nullable: true, description: b}}}",
            ),
            ("{type: [string, 'null'], format: uuid}", "{type: string, nullable: true, format: uuid}"),
            ("{type: [string]}", "{type: string}"),
            (
                "{type: [string, integer], maximum: 1, pattern: a, description: b}",
                "{anyOf: [{type: string, pattern: a}, {type: integer, maximum: 1}], description: b}",
            ),
            (
                "{type: [object, 'null', array], items: {type: string}}",
                "{anyOf: [{type: object}, {type: array, items: {type: string}}], nullable: true}",
            ),
            (
                "{items: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}",
                "{anyOf: [{$ref: '#/components/schemas/A'}], nullable: true}",
            ),
            (
                "{type: array, items: [{type: string}, {type: [integer, 'null']}]}",
                "{type: array, items: {anyOf: [{type: string}, {type: integer, nullable: true}]}}",
            ),
            (
                "{items: [{type: string}, {items: [{type: 'null'}, {type: string}]}]}",
                "{anyOf: [{type: string}, {anyOf: [{type: string}], nullable: true}]}",
            ),
        ] {
            assert_converts(convert, &of(before), &of(after));
        }
    }

    #[test]
    fn references_follow_inner_schemas() {
        let before = "{items: [{type: 'null'}, {items: [{type: string}]}], x-a: {$ref: '#/components/schemas/A/items/1/items/0'}}";
        let after = "{anyOf: [{anyOf: [{type: string}]}], nullable: true, x-a: {$ref: '#/components/schemas/A/anyOf/0/anyOf/0'}}";
        assert_converts(convert, &of(before), &of(after));
    }

    #[test]
    fn what_2_0_does_not_have_is_reported() {
        for (schema, expected) in [
            ("{type: array, items: [{type: string}]}", "E0712 /components/schemas/A/items"),
            ("{oneOf: [{type: string}]}", "E0700 /components/schemas/A/oneOf"),
            (
                "{properties: {a: {type: string, nullable: true}}}",
                "E0700 /components/schemas/A/properties/a/nullable",
            ),
        ] {
            assert_eq!(found(convert, &of(schema)), [expected], "{schema}");
        }
    }
}
