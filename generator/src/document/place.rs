//! A node and where it stands. In: a node of the tree; out: its members and elements, each with its own pointer.
//! It never follows a reference.

use crate::source::Pointer;
use crate::tree::{self, Node};

/// The members of a mapping, with their names.
///
/// An iterator of its own, as is [`PlaceItems`]: what is made of adapters, the compiler makes once more for each loop over it.
#[derive(Debug, Clone, Default)]
pub struct PlaceMembers<'a> {
    at: Pointer,
    members: tree::Iter<'a>,
}

/// The elements of a list.
#[derive(Debug, Clone, Default)]
pub struct PlaceItems<'a> {
    at: Pointer,
    items: &'a [Node],
    next: usize,
}

/// A node of a document, and where it stands.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    /// The node.
    pub node: &'a Node,
    /// Where it stands.
    pub at: Pointer,
}

impl<'a> Place<'a> {
    /// A document's root.
    pub fn root(node: &'a Node) -> Self {
        Self { node, at: Pointer::root() }
    }

    /// The member `key`, if there is one.
    pub fn get(&self, key: &str) -> Option<Self> {
        self.node.get(key).map(|node| Self { node, at: self.at.key(key) })
    }

    /// The text at `key`, if there is one.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.node.get(key).and_then(Node::as_str)
    }

    /// Whether the member `key` is `true`.
    pub fn flag(&self, key: &str) -> bool {
        matches!(self.node.get(key), Some(Node::Bool(true)))
    }

    /// The texts listed at `key`.
    pub fn texts(&self, key: &str) -> Vec<&'a str> {
        let listed = self.node.get(key).and_then(Node::as_sequence).unwrap_or_default();
        listed.iter().filter_map(Node::as_str).collect()
    }

    /// The members with their names, in the order of the text; none for anything but a mapping.
    pub fn members(&self) -> PlaceMembers<'a> {
        let members = self.node.as_mapping().map(tree::Members::iter).unwrap_or_default();
        PlaceMembers { at: self.at.clone(), members }
    }

    /// The members of the mapping at `key`; none where there is no mapping.
    pub fn members_at(&self, key: &str) -> PlaceMembers<'a> {
        self.get(key).map(|place| place.members()).unwrap_or_default()
    }

    /// The elements; none for anything but a list.
    pub fn items(&self) -> PlaceItems<'a> {
        let items = self.node.as_sequence().unwrap_or_default();
        PlaceItems { at: self.at.clone(), items, next: 0 }
    }

    /// The elements of the list at `key`; none where there is no list.
    pub fn items_at(&self, key: &str) -> PlaceItems<'a> {
        self.get(key).map(|place| place.items()).unwrap_or_default()
    }

    /// The text of its `$ref`, when it is a reference.
    pub fn reference(&self) -> Option<&'a str> {
        self.text("$ref")
    }
}

impl<'a> Iterator for PlaceMembers<'a> {
    type Item = (&'a str, Place<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, node) = self.members.next()?;
        Some((name, Place { node, at: self.at.key(name) }))
    }
}

impl<'a> Iterator for PlaceItems<'a> {
    type Item = Place<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let node = self.items.get(self.next)?;
        let at = self.at.index(self.next);
        self.next += 1;
        Some(Place { node, at })
    }
}
