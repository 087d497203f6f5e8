//! Path items that refer to another and say more. In: path items; out: such an item with what it refers to beside its own
//! members. It never touches one that is nothing but a reference: that is one in 3.0, too.

use crate::diagnostic::Problems;
use crate::dialect::walk::{Moves, each};
use crate::document::{Thing, pointer};
use crate::source::{Origins, Pointer};
use crate::tree::Node;
use crate::tree::private;

/// How many references may lead from one to the next.
const LONGEST_CHAIN: usize = 16;

/// Joins a path item with the one it refers to; of two members of one name its own counts (3.1.1, 4.8.9.1: then "the behavior
/// is undefined").
pub(in crate::dialect) fn join(tree: &mut Node, origins: &mut Origins, _: &mut Problems) {
    let mut found = Vec::new();
    each(tree, &mut |way, kind, node| {
        let reference = node.get("$ref").and_then(Node::as_str).and_then(pointer);
        if let (Some(Thing::PathItem), Some(target), Node::Mapping(members)) = (kind.thing(), reference, node)
            && members.keys().any(|key| says_more(key))
        {
            found.push((way.pointer(), target));
        }
    });
    let mut moves = Moves::new(origins);
    for (at, target) in found {
        let Some((target, item)) = behind(tree, target) else { continue };
        if let (Some(Node::Mapping(own)), Node::Mapping(item)) = (tree.at_mut(&at), item) {
            own.remove("$ref");
            for (name, member) in item {
                if !own.contains_key(&name) {
                    moves.stands_for(&at.key(&name), &target.key(&name));
                    own.insert(name, member);
                }
            }
        }
    }
}

fn says_more(key: &str) -> bool {
    let extension = key.starts_with("x-") && !key.starts_with(private::PREFIX);
    !matches!(key, "$ref" | "summary" | "description") && !extension
}

/// The path item behind references, with its place.
fn behind(tree: &Node, mut at: Pointer) -> Option<(Pointer, Node)> {
    for _ in 0..LONGEST_CHAIN {
        let node = tree.at(&at)?;
        match node.get("$ref").and_then(Node::as_str).and_then(pointer) {
            Some(next) => at = next,
            None => return Some((at, node.clone())),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn items_are_joined_with_what_they_refer_to() {
        let other = "/b: {get: {summary: other}, put: {}}";
        for (before, after) in [
            ("{$ref: '#/paths/~1b', get: {}}", "{get: {}, put: {}}"),
            ("{$ref: '#/paths/~1b', parameters: []}", "{parameters: [], get: {summary: other}, put: {}}"),
            ("{$ref: '#/paths/~1b', description: a}", "{$ref: '#/paths/~1b', description: a}"),
            ("{$ref: '#/paths/~1c', get: {}}", "{$ref: '#/paths/~1c', get: {}}"),
            ("{$ref: '#/paths/~1a', get: {}}", "{$ref: '#/paths/~1a', get: {}}"),
        ] {
            let (tree, _, _) = trial::document(join, &format!("paths: {{/a: {before}, {other}}}"));
            let (wanted, _, _) = trial::document(|_, _, _| {}, &format!("paths: {{/a: {after}, {other}}}"));
            assert_eq!(tree, wanted, "{before}");
        }
        let text = format!("paths: {{/a: {{$ref: '#/paths/~1b', get: {{}}}}, {other}}}");
        assert_eq!(trial::origin(join, &text, "/paths/~1a/put"), "/paths/~1b/put");
    }
}
