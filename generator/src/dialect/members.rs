//! Members of an operation that are of another kind than wanted. In: a tree in the shape of 3.0; out: the same without them, each
//! an error of its own. It never touches the list of parameters: without those that it should have, an operation cannot be called.

use super::walk::{LazyPointer, Members, Moves, each, unsaid};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::document::Thing;
use crate::document::table::NodeKind;
use crate::source::{Origins, Pointer};
use crate::tree::Node;

/// Takes out what would cost the whole operation.
pub(super) fn leave_out(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut moves = Moves::new(origins);
    each(tree, &mut |way, kind, node| match (kind, node) {
        (NodeKind::Thing(Thing::Operation), Node::Mapping(members)) => operation(members, way, problems),
        (NodeKind::List(item), Node::Sequence(items))
            if matches!(item.thing(), Some(Thing::Parameter | Thing::Server)) =>
        {
            listed(items, *item, way, (&mut moves, problems));
        }
        (NodeKind::Map(item), Node::Mapping(members)) if item.thing() == Some(Thing::Callback) => {
            members.retain(|name, value| {
                fits(*item, value) || {
                    problems.push(misfit(&way.pointer().key(name), *item, value));
                    false
                }
            });
        }
        (_, _) => {}
    });
    moves.follow(tree);
}

fn operation(members: &mut Members, way: &LazyPointer<'_>, problems: &mut Problems) {
    members.retain(|name, value| {
        let Some(kind) = Thing::Operation.member(name).filter(|_| name != "parameters") else { return true };
        if fits(kind, value) {
            return true;
        }
        problems.push(misfit(&way.pointer().key(name), kind, value));
        match name.as_str() {
            // any JSON, as of a body with a mistake
            "requestBody" => *value = any_body(),
            "responses" => *value = unsaid(),
            _ => return false,
        }
        true
    });
}

fn listed(
    items: &mut Vec<Node>,
    item: NodeKind,
    way: &LazyPointer<'_>,
    (moves, problems): (&mut Moves<'_>, &mut Problems),
) {
    let mut kept = Vec::with_capacity(items.len());
    for (index, value) in std::mem::take(items).into_iter().enumerate() {
        let at = || way.pointer().index(index);
        if !fits(item, &value) {
            problems.push(misfit(&at(), item, &value));
            continue;
        }
        if kept.len() != index {
            moves.moved(&at(), &way.pointer().index(kept.len()));
        }
        kept.push(value);
    }
    *items = kept;
}

fn fits(kind: NodeKind, value: &Node) -> bool {
    match kind {
        NodeKind::List(_) => value.as_sequence().is_some(),
        NodeKind::Map(_) | NodeKind::Thing(_) | NodeKind::Referable(_) => value.as_mapping().is_some(),
        NodeKind::Text | NodeKind::Word(_) | NodeKind::Boolean | NodeKind::Count => true,
        NodeKind::Number | NodeKind::Any | NodeKind::BooleanOr(_) => true,
    }
}

fn misfit(at: &Pointer, kind: NodeKind, value: &Node) -> Diagnostic {
    let message = format!("expected {}, found {}", kind.name(), value.kind());
    Diagnostic::new(Code::WRONG_KIND, Label::value(at), message)
}

fn any_body() -> Node {
    let one = |key: &str, node| Node::Mapping(Members::from_iter([(key.to_owned(), node)]));
    one("content", one("application/json", Node::Mapping(Members::default())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn an_operation_is_left_without_them() {
        for (before, after, finding) in [
            ("tags: 5", "", "tags"),
            ("security: text", "", "security"),
            ("servers: [text, {url: /}]", "servers: [{url: /}]", "servers/0"),
            ("callbacks: {a: text, b: {}}", "callbacks: {b: {}}", "callbacks/a"),
            ("parameters: [5, {name: a}]", "parameters: [{name: a}]", "parameters/0"),
            ("requestBody: text", "requestBody: {content: {application/json: {}}}", "requestBody"),
        ] {
            let text = |members: &str| format!("paths: {{/a: {{get: {{{members}}}}}}}");
            let (tree, found, _) = trial::document(leave_out, &text(before));
            let (wanted, _, _) = trial::document(|_, _, _| {}, &text(after));
            assert_eq!((tree, found), (wanted, vec![format!("E0020 /paths/~1a/get/{finding}")]), "{before}");
        }
        let (_, found, _) = trial::document(leave_out, "paths: {/a: {get: {parameters: text}}}");
        assert!(found.is_empty(), "{found:?}");
    }
}
