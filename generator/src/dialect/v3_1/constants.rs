//! `const`. In: schemas; out: an `enum` of one value in its place. It never adds a type.

use crate::diagnostic::Problems;
use crate::dialect::walk::schemas;
use crate::source::Origins;
use crate::tree::Node;

/// Makes a list of a constant (JSON Schema 2020-12, validation, 6.1.3: "functionally equivalent to an `enum` with a single
/// value").
pub(in crate::dialect) fn list(tree: &mut Node, origins: &mut Origins, _: &mut Problems) {
    schemas(tree, origins, |way, schema, moves| {
        let Some(value) = schema.remove("const") else { return };
        let at = way.pointer();
        if value == Node::Null {
            schema.insert("nullable".to_owned(), Node::Bool(true));
        }
        schema.insert("enum".to_owned(), Node::Sequence(vec![value]));
        moves.stands_for(&at.key("enum"), &at.key("const"));
        moves.moved(&at.key("const"), &at.key("enum").index(0));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn constants_become_lists_of_one() {
        trial::schemas(
            list,
            &[
                (r#"{const: a}"#, r#"{enum: [a]}"#, &[]),
                (r#"{const: ~, type: "null"}"#, r#"{type: "null", nullable: true, enum: [~]}"#, &[]),
                (r#"{const: {const: 1}}"#, r#"{enum: [{const: 1}]}"#, &[]),
                (r#"{properties: {const: {const: true}}}"#, r#"{properties: {const: {enum: [true]}}}"#, &[]),
            ],
        );
    }
}
