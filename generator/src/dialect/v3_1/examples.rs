//! Examples of schemas. In: schemas; out: the first example in the place that 3.0 has for one, the others beside it. It never
//! touches a mapping of examples, which is for media types and parameters.

use crate::diagnostic::Problems;
use crate::dialect::walk::schemas;
use crate::source::Origins;
use crate::tree::Node;
use crate::tree::private;

/// Shows the examples of schemas (JSON Schema 2020-12, validation, 9.5).
pub(in crate::dialect) fn show(tree: &mut Node, origins: &mut Origins, _: &mut Problems) {
    schemas(tree, origins, |way, schema, moves| {
        let Some(Node::Sequence(examples)) = schema.get("examples") else { return };
        let mut examples = examples.clone();
        schema.remove("examples");
        if examples.is_empty() {
            return;
        }
        let at = way.pointer();
        let shown = usize::from(!schema.contains_key("example"));
        for index in 0..examples.len().saturating_sub(shown) {
            let later = at.key(private::EXAMPLES).index(index);
            moves.moved(&at.key("examples").index(index + shown), &later);
        }
        if shown > 0 {
            moves.moved(&at.key("examples").index(0), &at.key("example"));
            schema.insert("example".to_owned(), examples.remove(0));
        }
        if !examples.is_empty() {
            schema.insert(private::EXAMPLES.to_owned(), Node::Sequence(examples));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn examples_are_shown() {
        trial::schemas(
            show,
            &[
                (r#"{examples: [a]}"#, r#"{example: a}"#, &[]),
                (r#"{examples: [a, b, c]}"#, r#"{example: a, x-clientwright-examples: [b, c]}"#, &[]),
                (r#"{example: z, examples: [a]}"#, r#"{example: z, x-clientwright-examples: [a]}"#, &[]),
                (r#"{examples: []}"#, r#"{}"#, &[]),
                (r#"{examples: {a: {value: 1}}}"#, r#"{examples: {a: {value: 1}}}"#, &[]),
            ],
        );
    }
}
