//! A schema with its `allOf`, and with the one schema that it is beside null. In: a schema; out: its keywords and properties, whichever
//! part says them. It never merges two schemas into one: the first part that says something has the word.

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
    /// Whether null is a variant of its own.
    has_null: bool,
}

/// The keys of choices.
const CHOICES: [&str; 2] = ["oneOf", "anyOf"];

impl<'a> Effective<'a> {
    pub(super) fn of(schema: &View<'a>) -> Self {
        let mut effective = Self { parts: Vec::new(), whole: schema.clone(), has_null: false };
        effective.collect(schema, &mut HashSet::new());
        effective
    }

    fn collect(&mut self, schema: &View<'a>, seen: &mut HashSet<Pointer>) {
        if self.parts.len() >= MOST || !seen.insert(schema.at.clone()) {
            return;
        }
        self.parts.push(schema.clone());
        for part in schema.items_of("allOf") {
            self.collect(&part.followed(), seen);
        }
        for key in CHOICES {
            let variants = schema.items_of(key);
            let others: Vec<_> = variants.iter().filter(|variant| !is_null(variant)).collect();
            if others.len() < variants.len() {
                self.has_null = true;
                if let [only] = others.as_slice() {
                    self.collect(&only.followed(), seen);
                }
            }
        }
    }

    /// Its choice: the key, and the variants without null. A choice between one schema and null is none.
    pub(super) fn choice(&self) -> Option<(&'static str, Vec<View<'a>>)> {
        let choices = self.parts.iter().flat_map(|part| CHOICES.map(|key| (key, part.items_of(key))));
        choices.into_iter().find_map(|(key, mut variants)| {
            let all = variants.len();
            variants.retain(|variant| !is_null(variant));
            let is_choice = variants.len() > 1 || variants.len() == 1 && all == 1;
            is_choice.then_some((key, variants))
        })
    }

    /// Whether null fits.
    pub(super) fn is_nullable(&self) -> bool {
        self.has_null || self.is("nullable")
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

/// Whether a schema allows null alone: what the type `null` of later versions becomes.
fn is_null(schema: &View<'_>) -> bool {
    let values = schema.node.get("enum").and_then(Node::as_sequence);
    values.is_some_and(|values| values.iter().all(|value| *value == Node::Null) && !values.is_empty())
}
