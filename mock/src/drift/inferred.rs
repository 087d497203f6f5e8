//! The schema of values that nobody described. In: values; out: a schema that all of them match. It never holds a value.

use clientwright::unstable::tree::{Members, Node};
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// An object with more members is taken for a map.
const MEMBERS: usize = 100;
/// Deeper values are not looked into.
const DEPTH: usize = 32;

/// What values were like.
#[derive(Debug, Clone, Default)]
pub(super) struct Inferred {
    kinds: BTreeSet<&'static str>,
    items: Option<Box<Inferred>>,
    members: IndexMap<String, Inferred>,
}

/// How a schema says that a value may be null, or of several types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// Swagger 2.0: `x-nullable`
    Two,
    /// OpenAPI 3.0: `nullable`
    Three,
    /// OpenAPI 3.1 and later: a list of types
    Later,
}

impl Inferred {
    pub(super) fn of(value: &Node) -> Self {
        let mut inferred = Self::default();
        inferred.add(value, 0);
        inferred
    }

    fn add(&mut self, value: &Node, depth: usize) {
        self.kinds.insert(kind(value));
        if depth >= DEPTH {
            return;
        }
        match value {
            Node::Sequence(items) => {
                let inferred = self.items.get_or_insert_default();
                items.iter().for_each(|item| inferred.add(item, depth + 1));
            }
            Node::Mapping(members) => {
                for (name, value) in members {
                    self.members.entry(name.clone()).or_default().add(value, depth + 1);
                }
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
        }
    }

    /// Takes in what other values were like.
    pub(super) fn merge(&mut self, other: Self) {
        self.kinds.extend(other.kinds);
        if let Some(items) = other.items {
            self.items.get_or_insert_default().merge(*items);
        }
        for (name, member) in other.members {
            self.members.entry(name).or_default().merge(member);
        }
    }

    /// A schema that all of them match.
    pub(super) fn schema(&self, notation: Notation) -> Node {
        let mut kinds = self.kinds.clone();
        let is_null = kinds.remove("null");
        if kinds.contains("number") {
            kinds.remove("integer");
        }
        let mut schema = Members::default();
        let types: Vec<&str> = kinds.into_iter().collect();
        let listed = |types: &[&str]| {
            let types = types.iter().copied().chain(is_null.then_some("null"));
            Node::Sequence(types.map(text).collect())
        };
        match (types.as_slice(), notation) {
            ([], _) => return Node::Mapping(schema),
            (types, Notation::Later) if types.len() > 1 || is_null => {
                schema.insert("type".to_owned(), listed(types));
            }
            ([one], notation) => {
                schema.insert("type".to_owned(), text(one));
                let nullable = if notation == Notation::Two { "x-nullable" } else { "nullable" };
                if is_null {
                    schema.insert(nullable.to_owned(), Node::Bool(true));
                }
            }
            // 3.0 has no notation for several types
            (_, _) => return Node::Mapping(schema),
        }
        if let Some(items) = &self.items {
            schema.insert("items".to_owned(), items.schema(notation));
        }
        if !self.members.is_empty() && self.members.len() <= MEMBERS {
            let members = self.members.iter().map(|(name, it)| (name.clone(), it.schema(notation)));
            schema.insert("properties".to_owned(), Node::Mapping(members.collect()));
        }
        Node::Mapping(schema)
    }
}

pub(super) fn text(text: &str) -> Node {
    Node::String(text.to_owned())
}

/// The type of a value, as schemas name it.
pub(super) fn kind(value: &Node) -> &'static str {
    match value {
        Node::Null => "null",
        Node::Bool(_) => "boolean",
        Node::Number(number) if crate::schema::is_whole(*number) => "integer",
        Node::Number(_) => "number",
        Node::String(_) => "string",
        Node::Sequence(_) => "array",
        Node::Mapping(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn a_schema_holds_for_all_values() {
        let schema = |values: &[&str], notation| {
            let mut all = Inferred::default();
            values.iter().for_each(|it| all.merge(Inferred::of(&json::read(it.as_bytes()).unwrap())));
            json::text(&all.schema(notation))
        };
        for (values, notation, expected) in [
            (&["1", "1.5"][..], Notation::Three, r#"{"type":"number"}"#),
            (&["1", "null"], Notation::Three, r#"{"type":"integer","nullable":true}"#),
            (&["1", "null"], Notation::Two, r#"{"type":"integer","x-nullable":true}"#),
            (&["1", "null"], Notation::Later, r#"{"type":["integer","null"]}"#),
            (&["1", "\"a\""], Notation::Three, "{}"),
            (&["1", "\"a\""], Notation::Later, r#"{"type":["integer","string"]}"#),
            (&["null"], Notation::Later, "{}"),
            (&["[]", "[1]"], Notation::Three, r#"{"type":"array","items":{"type":"integer"}}"#),
            (&["[]"], Notation::Three, r#"{"type":"array","items":{}}"#),
            (
                &[r#"{"a":1}"#, r#"{"b":{"c":true}}"#],
                Notation::Three,
                r#"{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"object","properties":{"c":{"type":"boolean"}}}}}"#,
            ),
        ] {
            assert_eq!(schema(values, notation), expected, "{values:?}");
        }
    }
}
