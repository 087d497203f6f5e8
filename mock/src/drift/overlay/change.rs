//! Actions. In: places of the description and what changes there; out: the actions of an overlay, in their order.
//! It never joins two actions: each says what one finding is about.

use crate::drift::inferred::text;
use clientwright::source::Pointer;
use clientwright::unstable::tree::Node;
use std::collections::BTreeSet;

/// Actions of an overlay.
#[derive(Debug, Default)]
pub(super) struct Changes {
    actions: Vec<Node>,
    /// The components that they add.
    added: BTreeSet<String>,
}

impl Changes {
    pub(super) fn actions(&self) -> Vec<Node> {
        self.actions.clone()
    }

    /// Merges an object into the one at a place.
    pub(super) fn update(&mut self, written: &Node, at: &Pointer, update: Node) {
        self.actions.push(object([("target", text(&path(written, at))), ("update", update)]));
    }

    /// Removes the members that are there.
    pub(super) fn remove(&mut self, written: &Node, at: &Pointer, names: &[&str]) {
        for name in names {
            if written.at(&at.key(name)).is_some() {
                self.removal(&path(written, &at.key(name)));
            }
        }
    }

    /// Takes a text out of a list.
    pub(super) fn unlist(&mut self, written: &Node, at: &Pointer, (list, name): (&str, &str)) {
        self.removal(&format!("{}[?@ == {}]", path(written, &at.key(list)), quoted(name)));
    }

    fn removal(&mut self, target: &str) {
        self.actions.push(object([("target", text(target)), ("remove", Node::Bool(true))]));
    }

    /// A name for a component that is called like a text.
    pub(super) fn component(&mut self, schemas: &Node, like: &str) -> String {
        let words = like.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let capital = |word: &str| {
            let (first, rest) = word.split_at(1);
            format!("{}{rest}", first.to_ascii_uppercase())
        };
        let name: String = words.map(capital).collect();
        let name = if name.is_empty() { "Variant".to_owned() } else { name };
        let mut candidates = std::iter::once(name.clone()).chain((2_usize..).map(|n| format!("{name}{n}")));
        let is_free = |name: &String| schemas.get(name).is_none() && !self.added.contains(name);
        let free = candidates.find(is_free).unwrap_or(name);
        self.added.insert(free.clone());
        free
    }
}

/// A place as a normalized path (RFC 9535, 2.7).
fn path(written: &Node, at: &Pointer) -> String {
    let mut path = "$".to_owned();
    let mut node = Some(written);
    for token in at.tokens() {
        let index = node.and_then(Node::as_sequence).and_then(|items| Some((items, token.parse().ok()?)));
        node = match index {
            Some((items, index)) => {
                path.push_str(&format!("[{index}]"));
                items.get::<usize>(index)
            }
            None => {
                path.push_str(&format!("[{}]", quoted(&token)));
                node.and_then(|node| node.get(&token))
            }
        };
    }
    path
}

fn quoted(text: &str) -> String {
    let mut quoted = "'".to_owned();
    for c in text.chars() {
        match c {
            '\'' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() && u32::from(c) < 0x20 => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(c)))
            }
            c => quoted.push(c),
        }
    }
    quoted.push('\'');
    quoted
}

pub(super) fn object<'k>(members: impl IntoIterator<Item = (&'k str, Node)>) -> Node {
    Node::Mapping(members.into_iter().map(|(name, node)| (name.to_owned(), node)).collect())
}

pub(super) fn list(items: impl IntoIterator<Item = Node>) -> Node {
    Node::Sequence(items.into_iter().collect())
}
