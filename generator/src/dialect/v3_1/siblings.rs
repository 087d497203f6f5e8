//! Keywords beside a `$ref`. In: schemas; out: those where such a keyword counts, with the reference in an `allOf`. It never
//! wraps a reference with no more than texts beside it.

use crate::diagnostic::Problems;
use crate::dialect::walk::{LazyPointer, Members, Moves, schemas};
use crate::source::Origins;
use crate::tree::Node;
use crate::tree::private;

/// Wraps references with siblings (JSON Schema 2020-12, core, 8.2.3.1: `$ref` is a keyword as any other).
pub(in crate::dialect) fn wrap(tree: &mut Node, origins: &mut Origins, _: &mut Problems) {
    schemas(tree, origins, |way, schema, moves| {
        if schema.contains_key("$ref") && schema.keys().any(|key| counts(key)) {
            around(way, schema, moves);
        }
    });
}

/// Texts beside a reference are read where they stand, in every version.
fn counts(key: &str) -> bool {
    key == private::UNEVALUATED_PROPERTIES
        || !matches!(key, "$ref" | "title" | "description" | "summary") && !key.starts_with("x-")
}

fn around(way: &LazyPointer<'_>, schema: &mut Members, moves: &mut Moves<'_>) {
    let Some(reference) = schema.remove("$ref") else { return };
    let branch = Node::Mapping([("$ref".to_owned(), reference)].into_iter().collect());
    let at = way.pointer();
    let list = at.key("allOf");
    let index = match schema.get_mut("allOf") {
        Some(Node::Sequence(branches)) => {
            branches.push(branch);
            branches.len() - 1
        }
        Some(_) | None => {
            schema.insert("allOf".to_owned(), Node::Sequence(vec![branch]));
            moves.stands_for(&list, &at);
            0
        }
    };
    moves.stands_for(&list.index(index), &at);
    moves.moved(&at.key("$ref"), &list.index(index).key("$ref"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn references_with_siblings_are_wrapped() {
        trial::schemas(
            wrap,
            &[
                (r#"{$ref: '#/a', description: x, x-b: 1}"#, r#"{$ref: '#/a', description: x, x-b: 1}"#, &[]),
                (
                    r#"{$ref: '#/a', x-clientwright-unevaluatedProperties: {}}"#,
                    r#"{x-clientwright-unevaluatedProperties: {}, allOf: [{$ref: '#/a'}]}"#,
                    &[],
                ),
                (r#"{$ref: '#/a', default: 1}"#, r#"{default: 1, allOf: [{$ref: '#/a'}]}"#, &[]),
                (
                    r#"{$ref: '#/a', allOf: [{type: string}]}"#,
                    r#"{allOf: [{type: string}, {$ref: '#/a'}]}"#,
                    &[],
                ),
                (
                    r#"{properties: {$ref: {type: string}, b: {$ref: '#/a', readOnly: true}}}"#,
                    r#"{properties: {$ref: {type: string}, b: {readOnly: true, allOf: [{$ref: '#/a'}]}}}"#,
                    &[],
                ),
            ],
        );
    }

    #[test]
    fn what_is_wrapped_was_written_beside_it() {
        let text = "components: {schemas: {A: {$ref: '#/x', default: 1}}}";
        let place = "/components/schemas/A/allOf/0/$ref";
        assert_eq!(trial::origin(wrap, text, place), "/components/schemas/A/$ref");
        assert_eq!(trial::origin(wrap, text, "/components/schemas/A/allOf/0"), "/components/schemas/A");
    }
}
