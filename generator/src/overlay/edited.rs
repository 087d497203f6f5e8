//! The description while it is edited. In: its tree; out: the same with changes, and where each node was written. It never
//! decides what is changed: the actions do.
//!
//! JSONPath is asked of a `serde_json::Value`, so there are two trees: ours, which keeps the order of members, and that
//! mirror, which is made once (about as large as the tree) and then follows each change where it was made.

use crate::source::{Origins, Pointer};
use crate::tree::Node;
use serde_json::Value;

/// Levels that a description may have: no parser reads more.
const DEEPEST: usize = 127;

/// What is charged for a node beside the length of its texts.
const NODE_COST: usize = 8;

/// A description that is being edited.
#[derive(Debug)]
pub(super) struct Edited {
    pub(super) tree: Node,
    pub(super) origins: Origins,
    pub(super) mirror: Value,
    /// What may still be brought in, in bytes of text and eight for each node.
    pub(super) budget: usize,
}

/// How large a node is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Size {
    /// Bytes of its texts, and eight for each node in it.
    pub(super) cost: usize,
    /// Levels of nodes in it; a text has none.
    pub(super) depth: usize,
}

impl Edited {
    /// A description whose text has that many bytes.
    pub(super) fn new(tree: Node, length: usize) -> Self {
        let mirror = mirrored(&tree);
        let budget = length.saturating_mul(8).saturating_add(1 << 22);
        Self { tree, origins: Origins::default(), mirror, budget }
    }

    /// An overlay may bring its own text as often as a description can be meant to hold it.
    pub(super) fn credit(&mut self, length: usize) {
        self.budget = self.budget.saturating_add(length.saturating_mul(8));
    }

    /// Takes what it costs to put a node at each of these places out of the budget; `false` when that is too much.
    pub(super) fn charge(&mut self, node: &Node, places: &[Pointer]) -> bool {
        let Size { cost, depth } = size(node);
        let deepest = places.iter().map(|at| at.tokens().count()).max().unwrap_or(0);
        let left = self.budget.checked_sub(cost.saturating_mul(places.len()));
        let fits = left.is_some() && deepest + depth <= DEEPEST;
        self.budget = left.unwrap_or(0);
        fits
    }

    /// Brings the mirror to what is now at a place.
    pub(super) fn reflect(&mut self, at: &Pointer) {
        if let (Some(image), Some(node)) = (self.mirror.pointer_mut(at.as_str()), self.tree.at(at)) {
            *image = mirrored(node);
        }
    }
}

/// The size of a node. The parsers have bounded how deep this can go.
pub(super) fn size(node: &Node) -> Size {
    let around = |inner: Size, text: usize, member: &Node| {
        let Size { cost, depth } = size(member);
        Size { cost: inner.cost + cost + text, depth: inner.depth.max(depth + 1) }
    };
    let own = Size { cost: NODE_COST, depth: 0 };
    match node {
        Node::Mapping(members) => members.iter().fold(own, |sum, (key, node)| around(sum, key.len(), node)),
        Node::Sequence(items) => items.iter().fold(own, |sum, node| around(sum, 0, node)),
        Node::String(text) => Size { cost: NODE_COST + text.len(), depth: 0 },
        Node::Null | Node::Bool(_) | Node::Number(_) => own,
    }
}

/// A tree has no number that JSON has not, so this cannot fail.
fn mirrored(node: &Node) -> Value {
    serde_json::to_value(node).unwrap_or_default()
}
