//! What `update` and `copy` do to one node. In: a node, what it is given, and where both were written; out: the node with
//! that in it. It never takes anything away: a primitive value takes the place of another, all else is added.

use crate::source::{FileId, Origin, Origins, Pointer};
use crate::tree::Node;

/// What a node is, as far as merging goes (RFC 9535, 1.1: "primitive value").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Object,
    List,
    Primitive,
}

impl Class {
    pub(super) fn of(node: &Node) -> Self {
        match node {
            Node::Mapping(_) => Self::Object,
            Node::Sequence(_) => Self::List,
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => Self::Primitive,
        }
    }
}

impl std::fmt::Display for Class {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Object => "objects",
            Self::List => "arrays",
            Self::Primitive => "single values",
        })
    }
}

/// Where what is given was written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Giver<'g> {
    /// In the file of an overlay.
    Overlay(FileId),
    /// In the description, as it was when the copy was taken.
    Description(&'g Origins),
}

impl Giver<'_> {
    /// Where the giver's node at a place was written.
    pub(super) fn origin(self, at: &Pointer) -> Origin {
        match self {
            Self::Overlay(file) => Origin { file, at: at.clone() },
            Self::Description(origins) => origins.of(at),
        }
    }
}

/// Two values that cannot be made one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// The given one, by its place in what gives.
    pub(super) given: Pointer,
    /// What it is.
    pub(super) given_kind: &'static str,
    /// The one that is there.
    pub(super) there: Pointer,
    /// What that is.
    pub(super) there_kind: &'static str,
}

/// A merge that is going on.
#[derive(Debug)]
pub(super) struct Merge<'m> {
    pub(super) origins: &'m mut Origins,
    pub(super) giver: Giver<'m>,
    pub(super) misfits: Vec<Misfit>,
}

impl Merge<'_> {
    /// Gives a target what an action has for it. A list takes a list's elements, and anything else as one more (1.1.0, Action
    /// Object, `update`; 1.0.0 says "an entry", and its compliance set shows lists that are put together, so both are
    /// read alike).
    pub(super) fn target(&mut self, node: &mut Node, at: &Pointer, given: &Node, from: &Pointer) {
        match (node, given) {
            (Node::Sequence(items), given) if Class::of(given) != Class::List => {
                self.brought(from, &at.index(items.len()));
                items.push(given.clone());
            }
            (node, given) => self.join(node, at, given, from),
        }
    }

    /// The recursive steps of 1.1.0, Action Object: what only one of both has stays or is inserted; objects are merged, lists
    /// are concatenated, a primitive value replaces one; "other property value combinations are incompatible".
    fn join(&mut self, node: &mut Node, at: &Pointer, given: &Node, from: &Pointer) {
        match (node, given) {
            (Node::Mapping(members), Node::Mapping(given)) => {
                for (name, given) in given {
                    let (at, from) = (at.key(name), from.key(name));
                    match members.get_mut(name) {
                        Some(node) => self.join(node, &at, given, &from),
                        None => {
                            self.brought(&from, &at);
                            members.insert(name.clone(), given.clone());
                        }
                    }
                }
            }
            (Node::Sequence(items), Node::Sequence(given)) => {
                for (index, given) in given.iter().enumerate() {
                    self.brought(&from.index(index), &at.index(items.len()));
                    items.push(given.clone());
                }
            }
            (node, given) if [Class::of(node), Class::of(given)] == [Class::Primitive; 2] => {
                self.brought(from, at);
                *node = given.clone();
            }
            (node, given) => self.misfits.push(Misfit {
                given: from.clone(),
                given_kind: given.kind(),
                there: at.clone(),
                there_kind: node.kind(),
            }),
        }
    }

    fn brought(&mut self, from: &Pointer, to: &Pointer) {
        match self.giver {
            Giver::Overlay(file) => self.origins.written(to, Origin { file, at: from.clone() }),
            Giver::Description(there) => self.origins.taken(there, from, to),
        }
    }
}
