//! Lists whose items differ by their position. In: schemas; out: tuples beside 3.0's own keywords, else lists of items of any
//! of the kinds. It never loses a kind.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{LazyPointer, Members, Moves, schemas};
use crate::source::Origins;
use crate::tree::private;
use crate::tree::{Node, Number};

/// How many items a tuple may have: of one there is nothing to tell apart, and Rust's own traits end at twelve.
const FEWEST: usize = 2;
const MOST: usize = 12;

/// Makes tuples, or lists of like items (JSON Schema 2020-12, core, 10.3.1.1).
pub(in crate::dialect) fn lay_out(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    schemas(tree, origins, |way, schema, moves| {
        if let Some(Node::Sequence(items)) = schema.remove("prefixItems") {
            rewrite_tuple(way, schema, items, (moves, problems));
        }
    });
}

fn rewrite_tuple(
    way: &LazyPointer<'_>,
    schema: &mut Members,
    items: Vec<Node>,
    (moves, problems): (&mut Moves<'_>, &mut Problems),
) {
    let at = way.pointer();
    let (from, to) = (at.key("prefixItems"), at.key("items"));
    let closed = matches!(schema.get("maxItems"), Some(Node::Number(Number::Unsigned(most))) if *most <= items.len() as u64);
    let whole = matches!(schema.get("minItems"), Some(Node::Number(Number::Unsigned(least))) if *least == items.len() as u64);
    if closed && whole && (FEWEST..=MOST).contains(&items.len()) {
        moves.moved(&from, &at.key(private::PREFIX_ITEMS));
        schema.insert(private::PREFIX_ITEMS.to_owned(), Node::Sequence(items));
        schema.get_or_insert_with("type", || super::text("array"));
        schema.insert("items".to_owned(), Node::Mapping(Members::default()));
        return;
    }
    let mut kinds = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        if !kinds.iter().any(|(_, known)| *known == item) {
            kinds.push((from.index(index), item));
        }
    }
    let others = schema.remove("items");
    let said = others.is_some().then(|| Label::key(&to).saying("the items after them"));
    match others {
        Some(rest) => kinds.push((to.clone(), rest)),
        None if closed => {}
        None => kinds.push((to.clone(), Node::Mapping(Members::default()))),
    }
    schema.get_or_insert_with("type", || super::text("array"));
    if kinds.len() == 1 {
        let (place, kind) = kinds.remove(0);
        moves.moved(&place, &to);
        schema.insert("items".to_owned(), kind);
        return;
    }
    let found = Diagnostic::new(Code::TUPLE, Label::key(&from), "the items of this array differ by position");
    let found = said.into_iter().fold(found, Diagnostic::label);
    problems
        .push(found.help("each item may match any of the schemas; to get a tuple, fix the number of items"));
    if kinds.iter().any(|(_, kind)| kind.as_mapping().is_some_and(Members::is_empty)) {
        schema.insert("items".to_owned(), Node::Mapping(Members::default()));
        return;
    }
    moves.stands_for(&to, &from);
    let branches = kinds.into_iter().enumerate().map(|(index, (place, kind))| {
        moves.moved(&place, &to.key("anyOf").index(index));
        kind
    });
    let any = Members::from_iter([("anyOf".to_owned(), Node::Sequence(branches.collect()))]);
    schema.insert("items".to_owned(), Node::Mapping(any));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn lists_are_laid_out() {
        trial::schemas(
            lay_out,
            &[
                (
                    r#"{prefixItems: [{type: string}, {type: integer}], minItems: 2, maxItems: 2}"#,
                    r#"{minItems: 2, maxItems: 2, x-clientwright-prefixItems: [{type: string}, {type: integer}], type: array, items: {}}"#,
                    &[],
                ),
                (
                    r#"{type: array, prefixItems: [{type: string}, {type: string}], maxItems: 2}"#,
                    r#"{type: array, maxItems: 2, items: {type: string}}"#,
                    &[],
                ),
                (
                    r#"{type: array, prefixItems: [{type: string}], items: {type: integer}}"#,
                    r#"{type: array, items: {anyOf: [{type: string}, {type: integer}]}}"#,
                    &["E0726 /prefixItems"],
                ),
                (
                    r#"{type: array, prefixItems: [{type: string}]}"#,
                    r#"{type: array, items: {}}"#,
                    &["E0726 /prefixItems"],
                ),
            ],
        );
    }
}
