//! Lists of anything. In: schemas of lists that do not say what they hold; out: the same with `items: {}`, which 3.0 asks for. It
//! never says anything of a list that other schemas describe as well.

use crate::diagnostic::Problems;
use crate::dialect::walk::{Members, schemas};
use crate::source::Origins;
use crate::tree::Node;
use crate::tree::private;

/// Says that a list holds anything (JSON Schema 2020-12, core, 10.3.1.2: "omitting this keyword has the same assertion behavior
/// as an empty schema").
pub(in crate::dialect) fn fill(tree: &mut Node, origins: &mut Origins, _: &mut Problems) {
    const SAID: [&str; 6] = ["$ref", "allOf", "oneOf", "anyOf", "items", private::PREFIX_ITEMS];
    schemas(tree, origins, |_, schema, _| {
        let is_list = schema.get("type").and_then(Node::as_str) == Some("array");
        if is_list && !SAID.iter().any(|key| schema.contains_key(key)) {
            schema.insert("items".to_owned(), Node::Mapping(Members::default()));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn lists_of_anything_say_so() {
        trial::schemas(
            fill,
            &[
                ("{type: array}", "{type: array, items: {}}", &[]),
                ("{type: array, items: {type: string}}", "{type: array, items: {type: string}}", &[]),
                ("{type: array, allOf: [{}]}", "{type: array, allOf: [{}]}", &[]),
                ("{type: object}", "{type: object}", &[]),
            ],
        );
    }
}
