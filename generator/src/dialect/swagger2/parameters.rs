//! Parameters that are not bodies. In: those of the document, of path items and of operations; out: the same with a schema
//! and a style. It never changes where one goes.

use super::collection::{self, Joined};
use super::moves::SwaggerMoves;
use super::typed;
use super::walk::{self, members};
use crate::diagnostic::Problems;
use crate::source::{Origins, Pointer};
use crate::tree::private;
use crate::tree::{Members, Node};

/// Gives parameters a schema (Parameter Object: in 2.0 they have the type themselves) and a style.
pub(super) fn convert(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut moves = SwaggerMoves::new(origins);
    for at in places(tree) {
        let Some(members) = members(tree, &at).filter(|members| !members.contains_key("$ref")) else {
            continue;
        };
        parameter(&at, members, &mut moves, problems);
    }
    moves.finish(tree);
}

fn places(tree: &Node) -> Vec<Pointer> {
    let shared = walk::named(tree, &Pointer::root().key("parameters")).into_iter().map(|(_, at)| at);
    let operations = walk::operations(tree).into_iter().map(|slot| slot.operation);
    let holders = walk::path_items(tree).into_iter().chain(operations);
    shared.chain(holders.flat_map(|holder| walk::listed(tree, &holder.key("parameters")))).collect()
}

fn parameter(at: &Pointer, members: &mut Members, moves: &mut SwaggerMoves<'_>, problems: &mut Problems) {
    typed::settle(at, members, "a parameter", problems);
    let joined = collection::collection_format(members);
    let in_query = members.get("in").and_then(Node::as_str) == Some("query");
    let named = |names: [&str; 3]| {
        let name = members.get("name").and_then(Node::as_str);
        name.is_some_and(|name| names.iter().any(|known| name.eq_ignore_ascii_case(known)))
    };
    if members.get("in").and_then(Node::as_str) == Some("header")
        && named(["accept", "authorization", "content-type"])
    {
        // the rule that they are ignored is one of 3.0
        members.insert(private::HEADER.to_owned(), Node::Bool(true));
    }
    if joined == Some(Joined::Multi) && !in_query {
        problems.push(collection::multi_elsewhere(at));
    }
    let format = at.key("collectionFormat");
    members.remove("collectionFormat");
    typed::enclose(at, members, moves);
    let said = match joined {
        Some(joined) if in_query => joined.in_query(),
        Some(joined) => joined.in_one_text().into_iter().collect(),
        None => Vec::new(),
    };
    for (key, member) in said {
        moves.stands_for(&format, &at.key(key));
        members.insert(key.to_owned(), member);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{assert_converts, found};
    use super::convert;

    #[test]
    fn what_speaks_of_values_moves_into_a_schema() {
        let of = |parameter: &str| format!("paths: {{/a: {{get: {{parameters: [{parameter}]}}}}}}");
        for (before, after) in [
            (
                "{name: a, in: query, type: integer, format: int32, minimum: 1, default: 2, allowEmptyValue: true}",
                "{name: a, in: query, allowEmptyValue: true, schema: {type: integer, format: int32, default: 2, minimum: 1}}",
            ),
            (
                "{name: a, in: path, required: true, description: x, x-rust-name: b, type: string, enum: [c], x-ms-enum: {name: C}}",
                "{name: a, in: path, required: true, description: x, x-rust-name: b, \
                 schema: {type: string, enum: [c], x-ms-enum: {name: C}}}",
            ),
            (
                "{name: Accept, in: header, type: string}",
                "{name: Accept, in: header, x-clientwright-header: true, schema: {type: string}}",
            ),
            ("{name: a, in: query, schema: {type: string}}", "{name: a, in: query, schema: {type: string}}"),
            ("{$ref: '#/parameters/a'}", "{$ref: '#/parameters/a'}"),
        ] {
            assert_converts(convert, &of(before), &of(after));
        }
    }

    #[test]
    fn without_a_type_it_is_a_text_or_a_list() {
        let of = |parameter: &str| format!("parameters: {{a: {{name: a, in: query, {parameter}}}}}");
        assert_converts(convert, &of("x-a: 1"), &of("x-a: 1, schema: {type: string}"));
        assert_converts(
            convert,
            &of("items: {type: string}"),
            &of("schema: {type: array, items: {type: string}}, explode: false"),
        );
        assert_eq!(found(convert, &of("x-a: 1")), ["E0703 /parameters/a"]);
    }

    #[test]
    fn references_into_a_parameter_follow() {
        let of = |more: &str, way: &str| {
            format!(
                "{{parameters: {{a: {{name: a, in: query, {more}}}}}, x: {{$ref: '#/parameters/a/{way}'}}}}"
            )
        };
        assert_converts(
            convert,
            &of("type: array, collectionFormat: multi, items: {type: string}", "items"),
            &of("schema: {type: array, items: {type: string}}", "schema/items"),
        );
    }
}
