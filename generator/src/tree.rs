//! The tree: a description as ordered nodes, whatever it was written in. In: a [`Source`]; out: a [`Node`].
//! It never knows OpenAPI.

pub mod json;
pub mod yaml;

use indexmap::IndexMap;

/// A value of JSON or YAML. Mappings keep the order of the text; keys are texts.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// An integer or a fraction.
    Number(Number),
    /// A text.
    String(String),
    /// A list.
    Sequence(Vec<Node>),
    /// Members by name.
    Mapping(IndexMap<String, Node>),
}

/// A number, as exact as the parsers give it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// An integer that is not negative.
    Unsigned(u64),
    /// A negative integer.
    Signed(i64),
    /// Any other number.
    Float(f64),
}

impl Node {
    /// The member `key` of a mapping; `None` for anything else.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_mapping()?.get(key)
    }

    /// The members of a mapping; `None` for anything else.
    pub fn as_mapping(&self) -> Option<&IndexMap<String, Self>> {
        match self {
            Self::Mapping(members) => Some(members),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) | Self::Sequence(_) => None,
        }
    }

    /// The elements of a list; `None` for anything else.
    pub fn as_sequence(&self) -> Option<&[Self]> {
        match self {
            Self::Sequence(items) => Some(items),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) | Self::Mapping(_) => None,
        }
    }

    /// The text of a text; `None` for anything else.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::Sequence(_) | Self::Mapping(_) => None,
        }
    }

    /// What kind of value this is, for messages: `a mapping`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a text",
            Self::Sequence(_) => "a list",
            Self::Mapping(_) => "a mapping",
        }
    }

    /// The node at a pointer below this one.
    pub fn at(&self, pointer: &crate::source::Pointer) -> Option<&Self> {
        let mut node = self;
        for token in pointer.tokens() {
            node = match node {
                Self::Mapping(members) => members.get(&token)?,
                Self::Sequence(items) => items.get(token.parse::<usize>().ok()?)?,
                Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => return None,
            };
        }
        Some(node)
    }
}
