//! A node and where it stands. In: a node of the tree; out: its members and elements, each with its own pointer.
//! It never follows a reference.

use crate::source::Pointer;
use crate::tree::Node;

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
    pub fn members(&self) -> impl Iterator<Item = (&'a str, Place<'a>)> + use<'a> {
        let at = self.at.clone();
        let members = self.node.as_mapping().into_iter().flatten();
        members.map(move |(name, node)| (name.as_str(), Place { node, at: at.key(name) }))
    }

    /// The elements; none for anything but a list.
    pub fn items(&self) -> impl Iterator<Item = Place<'a>> + use<'a> {
        let at = self.at.clone();
        let items = self.node.as_sequence().into_iter().flatten().enumerate();
        items.map(move |(index, node)| Place { node, at: at.index(index) })
    }

    /// The text of its `$ref`, when it is a reference.
    pub fn reference(&self) -> Option<&'a str> {
        self.text("$ref")
    }
}
