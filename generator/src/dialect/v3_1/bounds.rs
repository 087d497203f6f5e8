//! Exclusive bounds that are numbers. In: schemas; out: the bound with a flag beside it, as 3.0 has it. It never keeps two
//! bounds on one side: the narrower one holds.

use crate::diagnostic::Problems;
use crate::dialect::walk::{LazyPointer, Members, Moves, schemas};
use crate::source::Origins;
use crate::tree::{Node, Number};
use std::cmp::Ordering;

/// Makes a bound and a flag of each exclusive bound (JSON Schema 2020-12, validation, 6.2.3 and 6.2.5).
pub(in crate::dialect) fn flag(tree: &mut Node, origins: &mut Origins, _: &mut Problems) {
    schemas(tree, origins, |way, schema, moves| {
        rewrite_bound(way, schema, ("minimum", "exclusiveMinimum", Ordering::Less), moves);
        rewrite_bound(way, schema, ("maximum", "exclusiveMaximum", Ordering::Greater), moves);
    });
}

/// The last of the three says how a bound compares that is wider than another.
fn rewrite_bound(
    way: &LazyPointer<'_>,
    schema: &mut Members,
    (key, exclusive, wider): (&str, &str, Ordering),
    moves: &mut Moves<'_>,
) {
    let Some(Node::Number(bound)) = schema.get(exclusive) else { return };
    let bound = *bound;
    if let Some(Node::Number(beside)) = schema.get(key)
        && float(bound).partial_cmp(&float(*beside)) == Some(wider)
    {
        schema.remove(exclusive);
        return;
    }
    let at = way.pointer();
    schema.insert(key.to_owned(), Node::Number(bound));
    schema.insert(exclusive.to_owned(), Node::Bool(true));
    moves.moved(&at.key(exclusive), &at.key(key));
}

fn float(number: Number) -> f64 {
    match number {
        Number::Unsigned(value) => value as f64,
        Number::Signed(value) => value as f64,
        Number::Float(value) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn exclusive_bounds_become_flags() {
        trial::schemas(
            flag,
            &[
                (r#"{exclusiveMinimum: 1}"#, r#"{minimum: 1, exclusiveMinimum: true}"#, &[]),
                (r#"{minimum: 0, exclusiveMinimum: 1}"#, r#"{minimum: 1, exclusiveMinimum: true}"#, &[]),
                (r#"{minimum: 2, exclusiveMinimum: 1}"#, r#"{minimum: 2}"#, &[]),
                (r#"{minimum: 1, exclusiveMinimum: 1}"#, r#"{minimum: 1, exclusiveMinimum: true}"#, &[]),
                (r#"{maximum: 2.5, exclusiveMaximum: 3}"#, r#"{maximum: 2.5}"#, &[]),
                (r#"{maximum: 4, exclusiveMaximum: 3}"#, r#"{maximum: 3, exclusiveMaximum: true}"#, &[]),
                (r#"{maximum: 4, exclusiveMaximum: true}"#, r#"{maximum: 4, exclusiveMaximum: true}"#, &[]),
                (
                    r#"{items: {properties: {exclusiveMinimum: {exclusiveMinimum: -1}}}}"#,
                    r#"{items: {properties: {exclusiveMinimum: {minimum: -1, exclusiveMinimum: true}}}}"#,
                    &[],
                ),
            ],
        );
    }
}
