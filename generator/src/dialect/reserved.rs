//! Keys of our own. In: a tree as it was read; out: the same without members that only passes may write. It never touches a
//! key that says something to anybody else.

use super::walk::each;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::Origins;
use crate::tree::Node;

/// What the keys begin with by which passes say what 3.0 cannot.
const PREFIX: &str = "x-clientwright-";

/// Leaves out what a description could not mean.
pub(super) fn leave_out(tree: &mut Node, _: &mut Origins, problems: &mut Problems) {
    each(tree, &mut |way, kind, node| {
        let (Some(_), Node::Mapping(members)) = (kind.thing(), node) else { return };
        members.retain(|name, _| {
            if !name.starts_with(PREFIX) {
                return true;
            }
            let at = way.pointer().key(name);
            let message = format!("`{name}` is a key of the generator's own");
            let found = Diagnostic::new(Code::RESERVED_KEY, Label::key(&at), message);
            problems.push(found.help("it is taken as if it was not there"));
            false
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn keys_of_our_own_are_left_out() {
        trial::schemas(
            leave_out,
            &[
                (
                    "{x-clientwright-examples: [1], x-a: {x-clientwright-b: 1}}",
                    "{x-a: {x-clientwright-b: 1}}",
                    &["E0734 /x-clientwright-examples"],
                ),
                ("{properties: {x-clientwright-a: {}}}", "{properties: {x-clientwright-a: {}}}", &[]),
            ],
        );
    }
}
