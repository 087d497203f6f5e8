//! Keywords that earlier versions do not have in this form. In: a tree in the shape of 3.0; out: findings.
//! It never changes anything: the passes behind it do.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::each;
use crate::document::Thing;
use crate::source::Origins;
use crate::tree::Node;

/// Reports lists of types and exclusive bounds that are numbers.
pub(in crate::dialect) fn report(tree: &mut Node, _: &mut Origins, problems: &mut Problems) {
    each(tree, &mut |way, kind, node| {
        let (Some(Thing::Schema), Node::Mapping(schema)) = (kind.thing(), node) else { return };
        for key in ["type", "exclusiveMinimum", "exclusiveMaximum"] {
            let what = match schema.get(key) {
                Some(Node::Sequence(_)) if key == "type" => "an array of types",
                Some(Node::Number(_)) if key != "type" => "an exclusive bound that is a number",
                _ => continue,
            };
            let message = format!("{what} requires OpenAPI 3.1");
            let found = Diagnostic::new(Code::LATER_KEY, Label::value(&way.pointer().key(key)), message);
            problems.push(found.help("it is read as in 3.1"));
        }
    });
}
