//! What does not match, and where. In: places, expectations, values; out: [`Violation`]s for problem reports.
//! It never judges.

use crate::json;
use clientwright::unstable::tree::Node;
use std::fmt;

/// One thing in a request that does not match the description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where: `body.deliveryType`, `query.limit`, `header.Content-Type`, `path.id`.
    pub place: String,
    /// What the description asks for.
    pub expected: String,
    /// What was there; long values are cut.
    pub found: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}, found {}", self.place, self.expected, self.found)
    }
}

/// A place inside a value, as a chain on the stack: nothing is written until something is wrong.
#[derive(Debug, Clone, Copy)]
pub(crate) enum At<'a> {
    Root(&'a str),
    Member(&'a At<'a>, &'a str),
    Element(&'a At<'a>, usize),
    /// A member that nobody named: of a map.
    Entry(&'a At<'a>),
}

impl<'a> At<'a> {
    pub(crate) fn member(&'a self, name: &'a str) -> At<'a> {
        At::Member(self, name)
    }

    pub(crate) fn element(&'a self, index: usize) -> At<'a> {
        At::Element(self, index)
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            At::Root(name) => f.write_str(name),
            At::Member(parent, name) if is_plain(name) => write!(f, "{parent}.{name}"),
            At::Member(parent, name) => write!(f, "{parent}[{}]", json::quoted(name)),
            At::Element(parent, index) => write!(f, "{parent}[{index}]"),
            At::Entry(parent) => write!(f, "{parent}.*"),
        }
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$'))
}

/// So many characters of a found text are shown.
const SHOWN: usize = 60;

/// A value as problem reports show it.
pub(crate) fn shown(value: &Node) -> String {
    match value {
        Node::Null | Node::Bool(_) | Node::Number(_) => json::text(value),
        Node::String(text) => json::quoted(&cut(text)),
        Node::Sequence(items) => format!("an array of {}", items.len()),
        Node::Mapping(_) => "an object".to_owned(),
    }
}

/// A text, cut after 60 characters.
pub(crate) fn cut(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(SHOWN).collect();
    short.push('…');
    short
}

/// `a`, `a or b`, `a, b or c`.
pub(crate) fn either(names: &[String]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_like_paths() {
        let root = At::Root("body");
        let list = root.member("messages");
        let item = list.element(2);
        assert_eq!(item.member("text").to_string(), "body.messages[2].text");
        assert_eq!(item.member("odd name").to_string(), "body.messages[2][\"odd name\"]");
    }

    #[test]
    fn alternatives_read_like_a_sentence() {
        let names =
            |count: usize| ["a", "b", "c"].iter().take(count).map(|s| (*s).to_owned()).collect::<Vec<_>>();
        assert_eq!([0, 1, 2, 3].map(|n| either(&names(n))), ["nothing", "a", "a or b", "a, b or c"]);
    }
}
