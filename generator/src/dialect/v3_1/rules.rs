//! Rules that make no type. In: schemas; out: the same without keywords that only say which values are meant, each reported,
//! and without those for tools. It never drops one that says what a value is.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::schemas;
use crate::source::Origins;
use crate::tree::Node;

/// Conditions, and rules over the items of a list (JSON Schema 2020-12, core, 10.2.2, 10.3.1.3, 11.2; validation, 6.4.4,
/// 6.4.5, 6.5.4).
const RULES: [&str; 9] = [
    "if",
    "then",
    "else",
    "dependentSchemas",
    "dependentRequired",
    "contains",
    "minContains",
    "maxContains",
    "unevaluatedItems",
];

/// Words for other tools (JSON Schema 2020-12, core, 8.1.1, 8.1.2, 8.3).
const FOR_TOOLS: [&str; 3] = ["$schema", "$vocabulary", "$comment"];

/// Drops rules and words for tools.
pub(in crate::dialect) fn drop(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    schemas(tree, origins, |way, schema, _| {
        for key in FOR_TOOLS {
            schema.remove(key);
        }
        let stated = RULES.iter().filter(|key| schema.contains_key(key)).copied().collect::<Vec<_>>();
        if let Some(first) = stated.first() {
            let named = stated.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            let message = format!("values are not checked against {named}");
            let found = Diagnostic::new(Code::RULE_IGNORED, Label::key(&way.pointer().key(first)), message);
            problems.push(found.help("a type cannot express such a rule; the receiver has to check it"));
        }
        schema.retain(|key, _| !stated.contains(&key.as_str()));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn rules_are_told_and_dropped() {
        trial::schemas(
            drop,
            &[
                (
                    r#"{if: {type: string}, then: {minLength: 1}, type: string}"#,
                    r#"{type: string}"#,
                    &["E0725 /if"],
                ),
                (r#"{contains: {type: string}, minContains: 2, $comment: x}"#, r#"{}"#, &["E0725 /contains"]),
                (r#"{properties: {if: {type: string}}}"#, r#"{properties: {if: {type: string}}}"#, &[]),
            ],
        );
    }
}
