//! Ways to corrupt a description. In: a tree and a source of choices; out: the tree with a fault, and where it is.
//! It never looks at what a node means.

use super::Random;
use clientwright::source::Pointer;
use clientwright::unstable::tree::{Node, Number};

/// A corruption: `None` where the tree has no place for it.
pub(super) type Corrupt = fn(&mut Node, &mut Pick) -> Option<Pointer>;

/// All ways, and what each is called.
pub(super) const KINDS: &[(&str, Corrupt)] = &[
    ("a member is dropped", |tree, pick| on_member(tree, pick, |_| None)),
    ("a value is null", |tree, pick| becomes(tree, pick, Node::Null)),
    ("a value is true", |tree, pick| becomes(tree, pick, Node::Bool(true))),
    ("a value is a number", |tree, pick| becomes(tree, pick, Node::Number(Number::Unsigned(7)))),
    ("a value is below zero", |tree, pick| becomes(tree, pick, Node::Number(Number::Signed(-1)))),
    ("a value is a fraction", |tree, pick| becomes(tree, pick, Node::Number(Number::Float(0.5)))),
    ("a value is beyond measure", |tree, pick| becomes(tree, pick, Node::Number(Number::Float(1e300)))),
    ("a value is a text", |tree, pick| becomes(tree, pick, said("wrong"))),
    ("a value is an empty text", |tree, pick| becomes(tree, pick, said(""))),
    ("a value is a long text", |tree, pick| becomes(tree, pick, said(&"long ".repeat(20_000)))),
    ("a value is an odd text", |tree, pick| {
        becomes(tree, pick, said("*/ \"#\u{202e}\u{0}{x}/../\\\r\n```\n#!["))
    }),
    ("a value is a list", |tree, pick| becomes(tree, pick, Node::Sequence(vec![said("wrong")]))),
    ("a value is an empty list", |tree, pick| becomes(tree, pick, Node::Sequence(Vec::new()))),
    ("a value is an empty mapping", |tree, pick| becomes(tree, pick, mapping("", None))),
    ("a value is in a list", |tree, pick| changes(tree, pick, |node| Node::Sequence(vec![node]))),
    ("a value is in a mapping", |tree, pick| changes(tree, pick, |node| mapping("wrong", Some(node)))),
    ("a value is deep inside", |tree, pick| {
        changes(tree, pick, |node| (0..200).fold(node, |node, _| mapping("properties", Some(node))))
    }),
    ("a list is doubled", |tree, pick| changes(tree, pick, doubled)),
    ("a key is misspelt", |tree, pick| renamed(tree, pick, |key| format!("{key}x"))),
    ("a key is in capitals", |tree, pick| renamed(tree, pick, |key| key.to_uppercase())),
    ("a key is empty", |tree, pick| renamed(tree, pick, |_| String::new())),
    ("a key is odd", |tree, pick| renamed(tree, pick, |_| "\u{202e}}{/~\"*/\u{1F600}".to_owned())),
    ("a reference leads nowhere", |tree, pick| {
        becomes(tree, pick, reference("#/components/schemas/Nowhere"))
    }),
    ("a reference leads to the root", |tree, pick| becomes(tree, pick, reference("#"))),
    ("a reference leads to a text", |tree, pick| becomes(tree, pick, reference("#/info/title"))),
    ("a reference leads outside", |tree, pick| {
        becomes(tree, pick, reference("https://example.com/a.yaml#/b"))
    }),
    ("a reference is none", |tree, pick| becomes(tree, pick, reference(":: %zz"))),
    ("a reference leads to itself", itself),
    ("a value is another one of the description", swapped),
    ("a mapping has one member alone", |tree, pick| changes(tree, pick, alone)),
];

/// Choices that are the same each time.
pub(super) struct Pick(Random);

impl Pick {
    pub(super) fn new(seed: &str) -> Self {
        Self(Random::new(seed))
    }

    fn below(&mut self, count: usize) -> usize {
        (self.0.number() % count.max(1) as u64) as usize
    }
}

fn said(text: &str) -> Node {
    Node::String(text.to_owned())
}

fn mapping(key: &str, value: Option<Node>) -> Node {
    Node::Mapping(value.into_iter().map(|value| (key.to_owned(), value)).collect())
}

fn reference(text: &str) -> Node {
    mapping("$ref", Some(said(text)))
}

fn doubled(node: Node) -> Node {
    match node {
        Node::Sequence(items) => Node::Sequence(items.iter().chain(&items).cloned().collect()),
        other => Node::Sequence(vec![other.clone(), other]),
    }
}

fn alone(node: Node) -> Node {
    match node {
        Node::Mapping(members) => Node::Mapping(members.into_iter().take(1).collect()),
        other => other,
    }
}

/// All places but the root.
fn places(node: &Node, at: &Pointer, all: &mut Vec<Pointer>) {
    let mut inside = |place: Pointer, node: &Node| {
        all.push(place.clone());
        places(node, &place, all);
    };
    match node {
        Node::Mapping(members) => members.iter().for_each(|(key, node)| inside(at.key(key), node)),
        Node::Sequence(items) => {
            items.iter().enumerate().for_each(|(index, node)| inside(at.index(index), node))
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}

fn place(tree: &Node, pick: &mut Pick) -> Option<Pointer> {
    let mut all = Vec::new();
    places(tree, &Pointer::root(), &mut all);
    let index = pick.below(all.len());
    all.into_iter().nth(index)
}

fn changes(tree: &mut Node, pick: &mut Pick, change: impl FnOnce(Node) -> Node) -> Option<Pointer> {
    let at = place(tree, pick)?;
    let node = tree.at_mut(&at)?;
    *node = change(std::mem::replace(node, Node::Null));
    Some(at)
}

fn becomes(tree: &mut Node, pick: &mut Pick, other: Node) -> Option<Pointer> {
    changes(tree, pick, |_| other)
}

/// Gives a member another key, or takes it away; the others stay where they are.
fn on_member(tree: &mut Node, pick: &mut Pick, rename: impl Fn(&str) -> Option<String>) -> Option<Pointer> {
    for _ in 0..50 {
        let at = place(tree, pick)?;
        let (parent, key) = (at.parent()?, at.last()?);
        let Some(Node::Mapping(members)) = tree.at_mut(&parent) else { continue };
        let new = rename(&key);
        let renamed = new.as_deref().map_or_else(|| at.clone(), |new| parent.key(new));
        *members =
            std::mem::take(members)
                .into_iter()
                .filter_map(|(name, value)| {
                    if name == key { new.clone().map(|new| (new, value)) } else { Some((name, value)) }
                })
                .collect();
        return Some(renamed);
    }
    None
}

fn renamed(tree: &mut Node, pick: &mut Pick, rename: fn(&str) -> String) -> Option<Pointer> {
    on_member(tree, pick, |key| Some(rename(key)))
}

fn itself(tree: &mut Node, pick: &mut Pick) -> Option<Pointer> {
    let at = place(tree, pick)?;
    *tree.at_mut(&at)? = reference(&format!("#{at}"));
    Some(at)
}

fn swapped(tree: &mut Node, pick: &mut Pick) -> Option<Pointer> {
    let (from, to) = (place(tree, pick)?, place(tree, pick)?);
    let other = tree.at(&from)?.clone();
    *tree.at_mut(&to)? = other;
    Some(to)
}
