//! A serde deserializer over one piece of the tree. In: a node and what it is; out: a value of openapiv3.
//! It never goes below the piece: whatever could be a reference is shown as one, so time and stack stay linear.
//!
//! openapiv3 tries its variants one after the other at each level: one bad keyword under n nested schemas costs 2^n
//! attempts, and some hundred levels overflow the stack. A piece has no levels: a schema inside a schema is shown
//! as `{"$ref": "#/where/it/stands"}`, and is viewed by itself when somebody asks for it.

use super::place::Place;
use super::table::{Kind, Thing};
use crate::tree::{Node, Number};
use serde::de::value::{Error, MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

/// A value of openapiv3 that is made from one node.
pub trait Piece: serde::de::DeserializeOwned {
    /// What the node has to be.
    const THING: Thing;
}

macro_rules! pieces {
    ($($name:ident),*) => { $(impl Piece for openapiv3::$name { const THING: Thing = Thing::$name; })* };
}
pieces!(Info, Server, Operation, RequestBody, Response, Header, Schema, SecurityScheme, Example, Tag);

/// What all parameters have, wherever they go: the style is looked at on its own, as one that is illegal has a repair.
impl Piece for openapiv3::ParameterData {
    const THING: Thing = Thing::Parameter;
}

/// Makes the value of a piece whose shape has been checked.
///
/// # Errors
///
/// What openapiv3 says against it.
pub(super) fn read<T: Piece>(place: &Place<'_>) -> Result<T, Error> {
    T::deserialize(Shown { place: place.clone(), kind: Kind::Thing(T::THING) })
}

/// A place as openapiv3 is to see it.
pub(super) struct Shown<'a> {
    pub(super) place: Place<'a>,
    pub(super) kind: Kind,
}

impl<'a> Shown<'a> {
    /// What is shown in place of something that is viewed by itself.
    fn as_reference(&self) -> Option<String> {
        let (Kind::Referable(_) | Kind::BooleanOr(_)) = self.kind else { return None };
        match self.place.node {
            Node::Mapping(_) => {
                Some(self.place.reference().map_or_else(|| format!("#{}", self.place.at), str::to_owned))
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Sequence(_) => None,
        }
    }

    fn members(self) -> Members<'a> {
        let kind = self.kind;
        let all = self.place.members().filter_map(move |(name, place)| {
            let below = if name.starts_with("x-") { Some(Kind::Any) } else { below(kind, name) };
            below.map(|kind| (name, Shown { place, kind }))
        });
        Members { all: all.collect::<Vec<_>>().into_iter(), value: None }
    }
}

/// What stands at a key, as far as it is shown: operations and callbacks are asked for by themselves, and what the
/// specification does not know has been reported.
fn below(kind: Kind, name: &str) -> Option<Kind> {
    let hidden = [Kind::Thing(Thing::Operation), Kind::Map(&Kind::Referable(Thing::Callback))];
    let below = if kind == Kind::Any { Some(Kind::Any) } else { kind.step(name) };
    below.filter(|below| !hidden.contains(below))
}

impl<'de> Deserializer<'de> for Shown<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if let Some(reference) = self.as_reference() {
            return visitor.visit_map(MapDeserializer::new(std::iter::once(("$ref", reference))));
        }
        match self.place.node {
            Node::Null => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            Node::Number(value) => visit_number(*value, self.kind, visitor),
            Node::String(text) => visitor.visit_borrowed_str(text),
            Node::Sequence(_) => {
                let kind = self.kind;
                let items = self.place.items().enumerate().map(move |(index, place)| {
                    let below =
                        if kind == Kind::Any { Some(Kind::Any) } else { kind.step(&index.to_string()) };
                    Shown { place, kind: below.unwrap_or(Kind::Any) }
                });
                SeqDeserializer::new(items).deserialize_any(visitor)
            }
            Node::Mapping(_) => visitor.visit_map(self.members()),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if matches!(self.place.node, Node::Null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let text = self.place.node.as_str().unwrap_or_default();
        StrDeserializer::<Error>::new(text).deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Shown<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// A count written as `1.0` is a count all the same (JSON Schema: an integer is a number without a fraction).
fn visit_number<'de, V: Visitor<'de>>(value: Number, kind: Kind, visitor: V) -> Result<V::Value, Error> {
    match value {
        Number::Unsigned(value) => visitor.visit_u64(value),
        Number::Signed(value) => visitor.visit_i64(value),
        Number::Float(value) if kind == Kind::Count => visitor.visit_u64(value as u64),
        Number::Float(value) => visitor.visit_f64(value),
    }
}

/// The members of a mapping, as they are shown.
struct Members<'a> {
    all: std::vec::IntoIter<(&'a str, Shown<'a>)>,
    value: Option<Shown<'a>>,
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((name, value)) = self.all.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(serde::de::value::BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let value = self.value.take().ok_or_else(|| serde::de::Error::custom("a value without its name"))?;
        seed.deserialize(value)
    }
}
