//! Members and items that no other keyword speaks of. In: schemas with `unevaluatedProperties` and `unevaluatedItems`; out: the
//! same by the keywords of 3.0, where these say as much. It never closes a schema whose members other schemas describe.

use crate::diagnostic::Problems;
use crate::dialect::walk::{LazyPointer, Members, Moves, schemas};
use crate::source::Origins;
use crate::tree::Node;
use crate::tree::private;

/// Keywords by which other schemas describe members of the same value (JSON Schema 2020-12, core, 10.2 and 8.2.3). What they
/// describe counts for `unevaluatedProperties` and `unevaluatedItems` (11.2, 11.3), and not for `additionalProperties`.
const BY_OTHERS: [&str; 8] = ["$ref", "allOf", "oneOf", "anyOf", "if", "then", "else", "dependentSchemas"];

/// Brings both keywords to the shape of 3.0.
pub(in crate::dialect) fn bring(tree: &mut Node, origins: &mut Origins, _: &mut Problems) {
    schemas(tree, origins, |way, schema, moves| {
        properties(way, schema, moves);
        items(way, schema, moves);
    });
}

fn properties(way: &LazyPointer<'_>, schema: &mut Members, moves: &mut Moves<'_>) {
    const FROM: &str = "unevaluatedProperties";
    let Some(left) = schema.remove(FROM).filter(|_| !schema.contains_key("additionalProperties")) else {
        return;
    };
    let to = match (is_described_elsewhere(schema), is_never(&left)) {
        (true, true) => return,
        // the members that are left are of this type
        (true, false) => private::UNEVALUATED_PROPERTIES,
        (false, _) => "additionalProperties",
    };
    let at = way.pointer();
    moves.moved(&at.key(FROM), &at.key(to));
    let left = if is_never(&left) {
        Node::Bool(false)
    } else if is_anything(&left) {
        Node::Bool(true)
    } else {
        left
    };
    schema.insert(to.to_owned(), left);
}

fn items(way: &LazyPointer<'_>, schema: &mut Members, moves: &mut Moves<'_>) {
    const FROM: &str = "unevaluatedItems";
    let Some(left) = schema.get(FROM) else { return };
    let is_bare = is_never(left) || is_anything(left);
    // `contains` evaluates the items that fit it (core, 10.3.1.3)
    let is_elsewhere = is_described_elsewhere(schema) || schema.contains_key("contains");
    if is_bare && is_elsewhere || schema.contains_key("items") {
        schema.remove(FROM);
    } else if !is_elsewhere && let Some(left) = schema.remove(FROM) {
        let at = way.pointer();
        moves.moved(&at.key(FROM), &at.key("items"));
        schema.insert("items".to_owned(), if is_never(&left) { Node::Bool(false) } else { left });
    }
}

fn is_described_elsewhere(schema: &Members) -> bool {
    BY_OTHERS.iter().any(|key| schema.contains_key(key))
}

/// Whether nothing fits a schema: `false`, or `not` of anything.
fn is_never(schema: &Node) -> bool {
    let only = schema.as_mapping().filter(|members| members.len() == 1);
    *schema == Node::Bool(false) || only.and_then(|members| members.get("not")).is_some_and(is_anything)
}

fn is_anything(schema: &Node) -> bool {
    *schema == Node::Bool(true) || schema.as_mapping().is_some_and(Members::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn a_schema_by_itself_says_it_with_the_keywords_of_3_0() {
        for (before, after) in [
            ("{unevaluatedProperties: false}", "{additionalProperties: false}"),
            ("{unevaluatedProperties: {not: {}}}", "{additionalProperties: false}"),
            ("{unevaluatedProperties: {}}", "{additionalProperties: true}"),
            ("{unevaluatedProperties: {type: string}}", "{additionalProperties: {type: string}}"),
            (
                "{unevaluatedProperties: false, additionalProperties: {type: string}}",
                "{additionalProperties: {type: string}}",
            ),
            ("{prefixItems: [true], unevaluatedItems: false}", "{prefixItems: [true], items: false}"),
            ("{items: {type: string}, unevaluatedItems: false}", "{items: {type: string}}"),
            ("{type: array, unevaluatedItems: {type: string}}", "{type: array, items: {type: string}}"),
        ] {
            trial::schemas(bring, &[(before, after, &[])]);
        }
    }

    #[test]
    fn beside_other_schemas_nothing_is_closed() {
        for beside in
            ["allOf: [{}]", "oneOf: [{}]", "anyOf: [{}]", "$ref: '#/a'", "if: {}", "dependentSchemas: {}"]
        {
            let left = format!("{{{beside}}}");
            for keyword in [
                "unevaluatedProperties: false",
                "unevaluatedProperties: {not: true}",
                "unevaluatedItems: false",
            ] {
                trial::schemas(bring, &[(&format!("{{{beside}, {keyword}}}"), &left, &[])]);
            }
            let typed = format!("{{{beside}, unevaluatedProperties: {{type: string}}}}");
            let kept = format!("{{{beside}, x-clientwright-unevaluatedProperties: {{type: string}}}}");
            trial::schemas(bring, &[(&typed, &kept, &[])]);
            let items = format!("{{{beside}, unevaluatedItems: {{type: string}}}}");
            trial::schemas(bring, &[(&items, &items, &[])]);
        }
        trial::schemas(
            bring,
            &[(
                "{prefixItems: [{}], contains: {}, unevaluatedItems: false}",
                "{prefixItems: [{}], contains: {}}",
                &[],
            )],
        );
    }
}
