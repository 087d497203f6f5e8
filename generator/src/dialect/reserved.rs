//! Names that are the generator's own. In: a tree as it was written; out: the same without members of such names.
//! It never lets a description say what passes say to later stages.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::Pointer;
use crate::tree::Node;
use crate::tree::private;

/// Takes members out of which later stages would take it that a pass made them.
pub(super) fn leave_out(tree: &mut Node, problems: &mut Problems) {
    // pointers are made only where one of them is to be reported
    if holds_any(tree) {
        walk(tree, &Pointer::root(), problems);
    }
}

fn walk(node: &mut Node, at: &Pointer, problems: &mut Problems) {
    match node {
        Node::Mapping(members) => {
            members.retain(|name, _| {
                let reserved = is_reserved(name);
                if reserved {
                    problems.push(finding(&at.key(name), name));
                }
                !reserved
            });
            members.iter_mut().for_each(|(name, member)| walk(member, &at.key(name), problems));
        }
        Node::Sequence(items) => {
            items.iter_mut().enumerate().for_each(|(index, item)| walk(item, &at.index(index), problems));
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}

fn is_reserved(name: &str) -> bool {
    name.starts_with(private::PREFIX) && !private::OF_AUTHORS.contains(&name)
}

/// Whether there is such a name somewhere.
fn holds_any(node: &Node) -> bool {
    match node {
        Node::Mapping(members) => members.iter().any(|(name, member)| is_reserved(name) || holds_any(member)),
        Node::Sequence(items) => items.iter().any(holds_any),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => false,
    }
}

fn finding(at: &Pointer, name: &str) -> Diagnostic {
    let message = format!("`{name}` is reserved for the generator");
    Diagnostic::new(Code::RESERVED_KEY, Label::key(at), message).help("the key is ignored")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::tree;

    #[test]
    fn reserved_names_are_left_out_wherever_they_stand() {
        let parsed = |text: &str, problems: &mut Problems| {
            tree::parse(&Source::from_text("t", text), problems).unwrap()
        };
        let mut problems = Problems::default();
        let mut tree = parsed("a: [1, {x-clientwright-b: 1, x-a: 1}]\nx-clientwright-c: 1\n", &mut problems);
        leave_out(&mut tree, &mut problems);
        assert_eq!(tree, parsed("a: [1, {x-a: 1}]", &mut problems));
        let found: Vec<_> =
            problems.into_report().diagnostics.iter().map(|it| it.at.at.to_string()).collect();
        assert_eq!(found, ["/x-clientwright-c", "/a/1/x-clientwright-b"]);
    }
}
