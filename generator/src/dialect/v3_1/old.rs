//! Keywords of 3.0 that later versions have no more. In: schemas; out: the same, each such keyword reported. It never removes
//! one: who writes it means it.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::schemas;
use crate::source::Origins;
use crate::tree::Node;

/// Reports keywords of 3.0 (3.1.0, release notes: "nullable" is removed, the exclusive bounds are numbers).
pub(in crate::dialect) fn report(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    schemas(tree, origins, |way, schema, _| {
        for (key, instead) in [
            ("nullable", "write an array of types: `type: [string, 'null']`"),
            ("exclusiveMinimum", "write the bound itself: `exclusiveMinimum: 0`"),
            ("exclusiveMaximum", "write the bound itself: `exclusiveMaximum: 100`"),
        ] {
            if matches!(schema.get(key), Some(Node::Bool(_))) {
                let message = format!("`{key}` with a boolean is a keyword of OpenAPI 3.0");
                let found = Diagnostic::new(Code::OLD_KEYWORD, Label::key(&way.pointer().key(key)), message);
                problems.push(found.help(format!("it is read as in 3.0; now, {instead}")));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn keywords_of_3_0_are_told() {
        trial::schemas(
            report,
            &[
                (r#"{nullable: true}"#, r#"{nullable: true}"#, &["E0720 /nullable"]),
                (
                    r#"{exclusiveMinimum: false, exclusiveMaximum: 1}"#,
                    r#"{exclusiveMinimum: false, exclusiveMaximum: 1}"#,
                    &["E0720 /exclusiveMinimum"],
                ),
                (
                    r#"{properties: {nullable: {type: boolean}}}"#,
                    r#"{properties: {nullable: {type: boolean}}}"#,
                    &[],
                ),
            ],
        );
    }
}
