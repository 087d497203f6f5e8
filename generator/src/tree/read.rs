//! The one visitor both parsers are read with. In: what a serde deserializer meets; out: a [`Node`], and in [`Reading`]
//! what a node cannot hold: members written twice, and why reading was stopped. It never knows which text it reads.

use super::{Members, Node, Number};
use crate::source::Pointer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use std::cell::Cell;
use std::fmt;

/// Levels of lists and mappings that are read: fewer than serde_json (127) and serde_yaml (128) take, so that neither refuses first.
pub(super) const MAX_DEPTH: usize = 126;

/// Bytes that a key may have: servers need not take longer paths (RFC 9110, 4.1), and nothing else is named so. The place of each
/// value has all keys around it, so that longer ones would take the square of their length.
pub(super) const MAX_KEY: usize = 8_192;

/// What is charged for a node beside the length of its text.
const NODE_COST: usize = 8;

/// The key that takes over the members of other mappings (YAML's merge type, <https://yaml.org/type/merge.html>).
const MERGE: &str = "<<";

/// Why reading was stopped by us rather than by the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// More levels than [`MAX_DEPTH`].
    Depth,
    /// More nodes than a text of this length can be meant to have: aliases of aliases.
    Expansion,
    /// More nodes than a description may have.
    Count,
    /// A key of more than [`MAX_KEY`] bytes.
    KeyLength,
    /// A key that is a list or a mapping.
    KeyKind,
}

/// What `<<` means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MergeKeys {
    /// The members of the mappings it names (YAML).
    Applied,
    /// A key like any other (JSON).
    Kept,
}

/// What is known of a text while and after it is read.
#[derive(Debug)]
pub(super) struct Reading {
    merge: MergeKeys,
    budget: usize,
    nodes: usize,
    stop: Option<Stop>,
    duplicates: Vec<Vec<PathStep>>,
}

/// One step of a place; a place is kept from its innermost step outwards.
#[derive(Debug)]
enum PathStep {
    Key(String),
    Index(usize),
}

impl Reading {
    /// For a text of `length` bytes. Without aliases no text costs more than four and a half per byte (`[1,1,1]`).
    /// It may become so many `nodes`.
    pub(super) fn new(length: usize, nodes: usize, merge: MergeKeys) -> Self {
        let budget = length.saturating_mul(8).saturating_add(1 << 22);
        Self { merge, budget, nodes, stop: None, duplicates: Vec::new() }
    }

    /// The seed for the root.
    pub(super) fn root(&mut self) -> NodeSeed<'_> {
        NodeSeed { reading: self, depth: 0 }
    }

    /// Why we stopped, if we did.
    pub(super) fn stop(&self) -> Option<Stop> {
        self.stop
    }

    /// The members that were written more than once, in the order of the text; a place per repetition.
    pub(super) fn duplicates(&self) -> Vec<Pointer> {
        self.duplicates.iter().map(|steps| pointer(steps)).collect()
    }

    /// Counts a node, whose text has this length.
    fn count<E: Error>(&mut self, length: usize) -> Result<(), E> {
        match self.nodes.checked_sub(1) {
            Some(rest) => self.nodes = rest,
            None => return Err(self.stopped(Stop::Count)),
        }
        self.charge(length)
    }

    fn charge<E: Error>(&mut self, length: usize) -> Result<(), E> {
        match self.budget.checked_sub(NODE_COST.saturating_add(length)) {
            Some(rest) => self.budget = rest,
            None => return Err(self.stopped(Stop::Expansion)),
        }
        Ok(())
    }

    fn stopped<E: Error>(&mut self, stop: Stop) -> E {
        self.stop = Some(stop);
        E::custom("stopped")
    }

    /// Says of the repetitions found since `before` that they lie within `step`.
    fn within(&mut self, before: usize, step: impl Fn() -> PathStep) {
        self.duplicates.iter_mut().skip(before).for_each(|steps| steps.push(step()));
    }
}

fn pointer(steps: &[PathStep]) -> Pointer {
    steps.iter().rev().fold(Pointer::root(), |place, step| match step {
        PathStep::Key(key) => place.key(key),
        PathStep::Index(index) => place.index(*index),
    })
}

/// Reads one node.
pub(super) struct NodeSeed<'r> {
    reading: &'r mut Reading,
    depth: usize,
}

impl NodeSeed<'_> {
    fn inner(&mut self) -> NodeSeed<'_> {
        NodeSeed { reading: self.reading, depth: self.depth + 1 }
    }

    fn enter<E: Error>(&mut self) -> Result<(), E> {
        self.reading.count(0)?;
        if self.depth >= MAX_DEPTH { Err(self.reading.stopped(Stop::Depth)) } else { Ok(()) }
    }

    fn key<'de, A: MapAccess<'de>>(&mut self, members: &mut A) -> Result<Option<String>, A::Error> {
        let is_refused = Cell::new(false);
        let key = members.next_key_seed(KeySeed { is_refused: &is_refused });
        if is_refused.get() {
            self.reading.stop = Some(Stop::KeyKind);
        }
        key
    }

    fn leaf<E: Error>(self, cost: usize, node: impl FnOnce() -> Node) -> Result<Node, E> {
        self.reading.count(cost)?;
        Ok(node())
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.leaf(0, || Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        self.leaf(0, || Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.leaf(0, || Node::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        self.leaf(0, || Node::Number(Number::Unsigned(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        self.leaf(0, || Node::Number(u64::try_from(value).map_or(Number::Signed(value), Number::Unsigned)))
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<Node, E> {
        self.leaf(0, || Node::Number(Number::Float(value as f64)))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<Node, E> {
        self.leaf(0, || Node::Number(Number::Float(value as f64)))
    }

    // A description in YAML says only what JSON can say (OAS 3.0.4, "Format"); there `.inf` is a text.
    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        self.leaf(0, || match value {
            f64::INFINITY => Node::String(".inf".into()),
            f64::NEG_INFINITY => Node::String("-.inf".into()),
            value if value.is_nan() => Node::String(".nan".into()),
            value => Node::Number(Number::Float(value)),
        })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        self.leaf(text.len(), || Node::String(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Node, E> {
        self.leaf(text.len(), || Node::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Node, A::Error> {
        self.enter()?;
        let mut list = Vec::new();
        let mut before = self.reading.duplicates.len();
        while let Some(item) = items.next_element_seed(self.inner())? {
            let found = self.reading.duplicates.len();
            if found > before {
                self.reading.within(before, || PathStep::Index(list.len()));
                before = found;
            }
            list.push(item);
        }
        Ok(Node::Sequence(list))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Node, A::Error> {
        self.enter()?;
        let mut mapping = Members::default();
        while let Some(key) = self.key(&mut members)? {
            self.reading.charge(key.len())?;
            if key.len() > MAX_KEY {
                return Err(self.reading.stopped(Stop::KeyLength));
            }
            let before = self.reading.duplicates.len();
            let value = members.next_value_seed(self.inner())?;
            if self.reading.duplicates.len() > before {
                self.reading.within(before, || PathStep::Key(key.clone()));
            }
            match mapping.get_mut(&key) {
                Some(known) => {
                    self.reading.duplicates.push(vec![PathStep::Key(key)]);
                    *known = value;
                }
                None => mapping.push(key, value),
            }
        }
        if self.reading.merge == MergeKeys::Applied {
            merge(&mut mapping);
        }
        Ok(Node::Mapping(mapping))
    }

    // A tag of one's own (`!include x`) says nothing that JSON could say: its content is what counts.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (IgnoredAny, content) = tagged.variant()?;
        content.newtype_variant_seed(self)
    }
}

/// Gives a mapping the members of those that its `<<` names; its own ones, and earlier ones, win.
fn merge(mapping: &mut Members) {
    let mergeable = match mapping.get(MERGE) {
        Some(Node::Mapping(_)) => true,
        Some(Node::Sequence(items)) => items.iter().all(|item| item.as_mapping().is_some()),
        Some(Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_)) | None => false,
    };
    if !mergeable {
        return;
    }
    let others = match mapping.remove(MERGE) {
        Some(Node::Sequence(items)) => items,
        other => other.into_iter().collect(),
    };
    for other in others {
        if let Node::Mapping(members) = other {
            for (key, value) in members {
                mapping.add(&key, value);
            }
        }
    }
}

/// Reads a key as it is written: `200`, `true` and `~` are texts in a key.
struct KeySeed<'r> {
    is_refused: &'r Cell<bool>,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = String;

    // asked for by errors about values of other types alone
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.is_refused.set(true);
        f.write_str("a string as a key")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<String, E> {
        Ok(text)
    }
}
