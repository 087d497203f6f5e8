//! Ways through a tree. In: a tree and a place, or none; out: the places of its operations, and nodes to change.
//! It never changes anything.

use crate::document;
use crate::source::Pointer;
use crate::tree::{Members, Node};

/// The methods of a path item (Swagger 2.0, Path Item Object).
const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// How many references may lead from one to the next.
const LONGEST_CHAIN: usize = 64;

/// An operation, and the path item that it belongs to.
#[derive(Debug, Clone)]
pub(super) struct OperationSlot {
    pub(super) item: Pointer,
    pub(super) operation: Pointer,
}

/// All path items.
pub(super) fn path_items(tree: &Node) -> Vec<Pointer> {
    let paths = Pointer::root().key("paths");
    let listed = tree.get("paths").and_then(Node::as_mapping).into_iter().flatten();
    let items = listed.filter(|(path, item)| !path.starts_with("x-") && item.as_mapping().is_some());
    items.map(|(path, _)| paths.key(path)).collect()
}

/// All operations.
pub(super) fn operations(tree: &Node) -> Vec<OperationSlot> {
    let slot = |item: &Pointer, method: &str| {
        let operation = item.key(method);
        tree.at(&operation)?.as_mapping()?;
        Some(OperationSlot { item: item.clone(), operation })
    };
    let items = path_items(tree);
    items.iter().flat_map(|item| METHODS.iter().filter_map(move |method| slot(item, method))).collect()
}

/// The members of a mapping, by name and place.
pub(super) fn named<'n>(tree: &'n Node, at: &Pointer) -> Vec<(&'n str, Pointer)> {
    let members = tree.at(at).and_then(Node::as_mapping).into_iter().flatten();
    members
        .filter(|(name, _)| !name.starts_with("x-"))
        .map(|(name, _)| (name.as_str(), at.key(name)))
        .collect()
}

/// The elements of a list, by place.
pub(super) fn listed(tree: &Node, at: &Pointer) -> Vec<Pointer> {
    let items = tree.at(at).and_then(Node::as_sequence).unwrap_or_default();
    (0..items.len()).map(|index| at.index(index)).collect()
}

/// What stands at a place in the end, after any number of references within the document, and where.
pub(super) fn resolve<'n>(tree: &'n Node, at: &Pointer) -> Option<(Pointer, &'n Node)> {
    let mut at = at.clone();
    for _ in 0..LONGEST_CHAIN {
        let node = tree.at(&at)?;
        match node.get("$ref").and_then(Node::as_str) {
            Some(text) => at = document::pointer(text)?,
            None => return Some((at, node)),
        }
    }
    None
}

/// The members of the mapping at a place, to be changed.
pub(super) fn members<'n>(tree: &'n mut Node, at: &Pointer) -> Option<&'n mut Members> {
    match tree.at_mut(at)? {
        Node::Mapping(members) => Some(members),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Sequence(_) => None,
    }
}

/// Takes a member out of a mapping.
pub(super) fn take(tree: &mut Node, holder: &Pointer, key: &str) -> Option<Node> {
    members(tree, holder)?.remove(key)
}

/// A text as a node.
pub(super) fn text(text: &str) -> Node {
    Node::String(text.to_owned())
}

/// A mapping as a node.
pub(super) fn mapping<'k>(members: impl IntoIterator<Item = (&'k str, Node)>) -> Node {
    Node::Mapping(members.into_iter().map(|(key, node)| (key.to_owned(), node)).collect())
}
