//! Pieces of the tree as openapiv3 has them. In: a node and what it is; out: a value of openapiv3.
//! It never goes below the piece: whatever could be a reference is shown as one, so time and stack stay linear.
//!
//! openapiv3 tries its variants one after the other at each level: one bad keyword under n nested schemas costs 2^n
//! attempts, and some hundred levels overflow the stack. A piece has no levels: a schema inside a schema is shown
//! as `{"$ref": "#/where/it/stands"}`, and is viewed by itself when somebody asks for it.
//!
//! What is shown is a value of serde_json: openapiv3 reads its own references from one, too, and for each further
//! kind of input the compiler would make all of its readers once more.

use super::place::Place;
use super::table::{NodeKind, Thing};
use crate::source::Pointer;
use crate::tree::{Node, Number};
use serde_json::{Error, Map, Value};

/// A value of openapiv3 that is made from one node.
pub trait Piece: serde::de::DeserializeOwned {
    /// What the node has to be.
    const THING: Thing;
}

macro_rules! pieces {
    ($($name:ident),*) => { $(impl Piece for openapiv3::$name { const THING: Thing = Thing::$name; })* };
}
pieces!(Info, Schema);

/// Makes the value of a piece whose shape has been checked.
///
/// # Errors
///
/// What openapiv3 says against it.
pub(super) fn read<T: Piece>(place: &Place<'_>) -> Result<T, Error> {
    serde_json::from_value(shown(place, NodeKind::Thing(T::THING)))
}

/// A place as openapiv3 is to see it.
pub(super) fn shown(place: &Place<'_>, kind: NodeKind) -> Value {
    below(place.node, kind, || place.at.clone())
}

/// A node as openapiv3 is to see it; where it stands is worked out only where that matters.
fn below(node: &Node, kind: NodeKind, at: impl FnOnce() -> Pointer) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(value) => Value::Bool(*value),
        Node::Number(value) => number(*value, kind),
        Node::String(text) => Value::String(text.clone()),
        Node::Sequence(_) => items(&Place { node, at: at() }, kind),
        Node::Mapping(_) => {
            let place = Place { node, at: at() };
            let is_viewed_alone = matches!(kind, NodeKind::Referable(_) | NodeKind::BooleanOr(_));
            if is_viewed_alone { reference(&place) } else { members(&place, kind) }
        }
    }
}

/// A count written as `1.0` is a count all the same (JSON Schema: an integer is a number without a fraction).
fn number(value: Number, kind: NodeKind) -> Value {
    match value {
        Number::Unsigned(value) => value.into(),
        Number::Signed(value) => value.into(),
        Number::Float(value) if kind == NodeKind::Count => (value as u64).into(),
        Number::Float(value) => value.into(),
    }
}

fn items(place: &Place<'_>, kind: NodeKind) -> Value {
    let kind = if let NodeKind::List(item) = kind { *item } else { NodeKind::Any };
    let items = place.node.as_sequence().unwrap_or_default().iter().enumerate();
    Value::Array(items.map(|(index, node)| below(node, kind, || place.at.index(index))).collect())
}

/// What is shown in place of something that is viewed by itself.
fn reference(place: &Place<'_>) -> Value {
    let target = place.reference().map_or_else(|| format!("#{}", place.at), str::to_owned);
    let mut all = Map::new();
    all.insert("$ref".to_owned(), Value::String(target));
    Value::Object(all)
}

/// The members that the specification knows: of the others, what is not an extension has been reported, and extensions are
/// read from the tree.
fn members(place: &Place<'_>, kind: NodeKind) -> Value {
    let mut all = Map::new();
    for (name, node) in place.node.as_mapping().into_iter().flatten() {
        let kind = if kind == NodeKind::Any { Some(NodeKind::Any) } else { kind.step(name) };
        if let Some(kind) = kind {
            all.insert(name.clone(), below(node, kind, || place.at.key(name)));
        }
    }
    Value::Object(all)
}
