//! The tree: a description as ordered nodes, whatever it was written in. In: a [`Source`]; out: a [`Node`].
//! It never knows OpenAPI.

mod json;
mod members;
pub mod private;
mod read;
pub mod style;
mod write;
mod yaml;

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::locate::{self, Lines};
use crate::source::{Bounds, Format, Pointer, Source};
use read::Reading;

pub use members::{Iter, Members};

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
    Mapping(Members),
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

/// Reads a description's text: JSON when it begins with a brace or a bracket, else YAML.
///
/// `None` when there is an error after which nothing can be said of the rest: the text is not well-formed (E0001),
/// nested too deeply (E0003), expanded beyond measure by aliases (E0004), or several documents (E0005), or a key is too long (E0009). A member that is
/// written twice (E0002) is an error too, but the tree is there, with the last of them.
pub fn parse(source: &Source, problems: &mut Problems) -> Option<Node> {
    parse_within(source, Bounds::default(), problems)
}

/// The same, with other bounds: a text that becomes more nodes is refused while it is read (E0007).
pub fn parse_within(source: &Source, bounds: Bounds, problems: &mut Problems) -> Option<Node> {
    match source.format() {
        Format::Json => json::parse(source.text(), bounds.nodes, problems),
        Format::Yaml => yaml::parse(source.text(), bounds.nodes, problems),
    }
}

/// Reports a description that has become larger than it may be, after what it refers to was put into it (E0007).
pub fn measure(tree: &Node, bounds: Bounds, problems: &mut Problems) {
    if tree.size() > bounds.nodes {
        problems.push(too_many(Label::value(&Pointer::root())));
    }
}

/// Reports the members that were written twice, with both places.
fn report_duplicates(text: &str, reading: &Reading, problems: &mut Problems) {
    let mut twice = reading.duplicates();
    if twice.is_empty() {
        return;
    }
    let lines = Lines::new(text);
    twice.sort();
    twice.dedup();
    for (place, keys) in twice.iter().zip(locate::keys(text, &twice)) {
        let first = keys.first().map(|offset| lines.position(*offset));
        for again in keys.iter().skip(1) {
            problems.push(duplicate(place, first, lines.position(*again)));
        }
        if keys.len() < 2 {
            problems.push(duplicate(place, None, lines.position(keys.first().copied().unwrap_or(0))));
        }
    }
}

fn duplicate(place: &Pointer, first: Option<locate::Position>, again: locate::Position) -> Diagnostic {
    let key = place.last().unwrap_or_default();
    let at = Label { position: Some(again), ..Label::key(place).saying("used again here") };
    let found = Diagnostic::new(Code::DUPLICATE_KEY, at, format!("duplicate key `{key}`"));
    match first {
        Some(_) => found.label(Label { position: first, ..Label::key(place).saying("first used here") }),
        None => found,
    }
}

fn too_deep(at: Label) -> Diagnostic {
    let message = format!("arrays and objects are nested more than {} levels deep", read::MAX_DEPTH);
    Diagnostic::new(Code::TOO_DEEP, at, message)
        .help("move the inner schemas to `components`, and refer to them")
}

fn too_much(at: Label) -> Diagnostic {
    let message = "the aliases in this text expand to too much text";
    Diagnostic::new(Code::TOO_MANY_ALIASES, at, message)
        .help("use `$ref` instead of YAML aliases for large values")
}

fn too_many(at: Label) -> Diagnostic {
    Diagnostic::new(Code::TOO_MANY_NODES, at, "the description has too many values")
        .help("split it, or raise `nodes` in the setting `bounds`")
}

fn too_long(at: Label) -> Diagnostic {
    let message = format!("a key has more than {} bytes", read::MAX_KEY);
    Diagnostic::new(Code::KEY_TOO_LONG, at, message)
        .help("choose a shorter name; a value may have any length")
}

impl Node {
    /// How many nodes it has, itself included.
    pub fn size(&self) -> usize {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => 1,
            Self::Sequence(items) => 1 + items.iter().map(Self::size).sum::<usize>(),
            Self::Mapping(members) => 1 + members.values().map(Self::size).sum::<usize>(),
        }
    }

    /// The member `key` of a mapping; `None` for anything else.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_mapping()?.get(key)
    }

    /// The members of a mapping; `None` for anything else.
    pub fn as_mapping(&self) -> Option<&Members> {
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

    /// What kind of value this is, for messages: `an object`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Sequence(_) => "an array",
            Self::Mapping(_) => "an object",
        }
    }

    /// The node at a pointer below this one.
    pub fn at(&self, pointer: &crate::source::Pointer) -> Option<&Self> {
        let mut node = self;
        for token in pointer.steps() {
            node = match node {
                Self::Mapping(members) => members.get(token.as_ref())?,
                Self::Sequence(items) => items.get(token.parse::<usize>().ok()?)?,
                Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => return None,
            };
        }
        Some(node)
    }

    /// The same, to be changed.
    pub fn at_mut(&mut self, pointer: &crate::source::Pointer) -> Option<&mut Self> {
        let mut node = self;
        for token in pointer.steps() {
            node = match node {
                Self::Mapping(members) => members.get_mut(token.as_ref())?,
                Self::Sequence(items) => items.get_mut(token.parse::<usize>().ok()?)?,
                Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => return None,
            };
        }
        Some(node)
    }
}

#[cfg(test)]
mod tests;
