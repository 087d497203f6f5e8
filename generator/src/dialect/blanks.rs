//! Keys without a value. In: a tree of any version from 3.0 on; out: the same without them. It never touches a key that is
//! required, or whose value may be anything.

use super::walk::each;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::document::table::NodeKind;
use crate::source::Origins;
use crate::tree::Node;

/// Leaves out keys whose value is `null` where the specification has another kind of value.
pub(super) fn leave_out(tree: &mut Node, _: &mut Origins, problems: &mut Problems) {
    each(tree, &mut |way, kind, node| {
        let (Some(thing), Node::Mapping(members)) = (kind.thing(), node) else { return };
        if !members.values().any(|value| matches!(value, Node::Null)) {
            return;
        }
        members.retain(|name, value| {
            let key = thing.keys().iter().find(|key| key.name == name);
            if *value != Node::Null || key.is_none_or(|key| key.required || key.kind == NodeKind::Any) {
                return true;
            }
            let at = way.pointer().key(name);
            // a pass of a later version may have given it another name
            let written = problems.origins().of(&at).at.last();
            let message = format!("`{}` has no value", written.as_deref().unwrap_or(name));
            let found = Diagnostic::new(Code::BLANK, Label::key(&at), message);
            problems.push(found.help("the key is ignored; remove it, or give it a value"));
            false
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::tree;

    #[test]
    fn blanks_are_left_out_where_there_may_be_nothing() {
        let cases = [
            ("info: {title: a, version: '1', description: ~}", "info: {title: a, version: '1'}", 1),
            ("info: {title: ~, version: '1'}", "info: {title: ~, version: '1'}", 0),
            (
                "components: {schemas: {A: {default: ~, type: ~, x-a: ~, enum: [~]}}}",
                "components: {schemas: {A: {default: ~, x-a: ~, enum: [~]}}}",
                1,
            ),
        ];
        for (before, after, count) in cases {
            let mut problems = Problems::default();
            let mut parsed = |text: &str| tree::parse(&Source::from_text("t", text), &mut problems).unwrap();
            let (mut tree, wanted) = (parsed(before), parsed(after));
            leave_out(&mut tree, &mut Origins::default(), &mut problems);
            assert_eq!(tree, wanted, "{before}");
            let found = problems.into_report().diagnostics;
            assert_eq!(found.iter().filter(|it| it.code == Code::BLANK).count(), count, "{before}");
        }
    }
}
