//! A schema with its `allOf`. In: a schema; out: its keywords and properties, whichever part says them. It never merges two schemas
//! into one: the first part that says something has the word.

use crate::view::View;
use clientwright::source::Pointer;
use clientwright::unstable::tree::Node;
use std::collections::HashSet;

/// How many parts are looked at.
const MOST: usize = 256;

/// A schema, and the schemas of its `allOf` and of theirs.
#[derive(Debug)]
pub(super) struct Effective<'a> {
    parts: Vec<View<'a>>,
    whole: View<'a>,
}

impl<'a> Effective<'a> {
    pub(super) fn of(schema: &View<'a>) -> Self {
        let (mut parts, mut seen) = (Vec::new(), HashSet::new());
        collect(schema, &mut parts, &mut seen);
        Self { parts, whole: schema.clone() }
    }

    /// The value of a keyword: of the first part that has it.
    pub(super) fn get(&self, key: &str) -> Option<View<'a>> {
        self.parts.iter().find_map(|part| part.get(key))
    }

    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.get(key)?.node.as_str()
    }

    /// Whether any part says so.
    pub(super) fn is(&self, key: &str) -> bool {
        self.parts.iter().any(|part| part.is(key))
    }

    /// The place of a keyword, or where it would stand.
    pub(super) fn place(&self, key: &str) -> Pointer {
        self.get(key).map_or_else(|| self.whole.place(key), |view| view.at)
    }

    /// The place of the schema.
    pub(super) fn at(&self) -> &Pointer {
        &self.whole.at
    }

    /// The schema itself.
    pub(super) fn whole(&self) -> View<'a> {
        self.whole.clone()
    }

    /// The properties of all parts, each once.
    pub(super) fn properties(&self) -> Vec<(&'a str, View<'a>)> {
        let mut seen = HashSet::new();
        let all = self.parts.iter().flat_map(|part| part.members_of("properties"));
        all.filter(|(name, _)| seen.insert(*name)).collect()
    }

    /// The names that any part requires.
    pub(super) fn required(&self) -> HashSet<&'a str> {
        self.parts.iter().flat_map(|part| part.texts("required")).collect()
    }

    /// The type: as it is written, or as other keywords tell it.
    pub(super) fn kind(&self) -> Option<&'a str> {
        let has = |keys: &[&str]| keys.iter().any(|key| self.get(key).is_some());
        match self.text("type") {
            Some(kind) => Some(kind),
            None if has(&["properties", "additionalProperties", "required"]) => Some("object"),
            None if has(&["items"]) => Some("array"),
            None => self.kind_of_values(),
        }
    }

    fn kind_of_values(&self) -> Option<&'static str> {
        let listed = self.get("enum")?;
        let mut values = listed.node.as_sequence()?.iter().filter(|value| **value != Node::Null);
        values.all(|value| value.as_str().is_some()).then_some("string")
    }
}

fn collect<'a>(schema: &View<'a>, parts: &mut Vec<View<'a>>, seen: &mut HashSet<Pointer>) {
    if parts.len() >= MOST || !seen.insert(schema.at.clone()) {
        return;
    }
    parts.push(schema.clone());
    for part in schema.items_of("allOf") {
        collect(&part.followed(), parts, seen);
    }
}
