//! The schemas that a value has to fit at once. In: a schema with `allOf`, to any depth; out: its parts, one list.
//! It never takes a part twice, so a schema that is a part of itself comes to an end.

use crate::document::Place;
use crate::lower::Lowering;
use crate::source::{Pointer, PointerSet};

/// The keywords of a schema that say what a value is, apart from other schemas.
const SAYING: [&str; 7] =
    ["type", "enum", "properties", "items", "additionalProperties", "required", "format"];

/// What a schema comes down to.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    /// All of them, those of `allOf` before what stands beside it.
    pub(super) all: Vec<Place<'a>>,
    /// Schemas with something to say by their own keywords, those of `allOf` before what stands beside it.
    pub(super) plain: Vec<Place<'a>>,
    /// Lists of schemas one of which a value has to fit.
    pub(super) choices: Vec<Choice<'a>>,
    negated: Vec<Place<'a>>,
    seen: PointerSet,
}

/// A `oneOf` or an `anyOf`.
#[derive(Debug, Clone)]
pub(super) struct Choice<'a> {
    /// The schema that has it.
    pub(super) schema: Place<'a>,
    /// Which of the two it is.
    pub(super) key: &'static str,
}

impl<'a> Choice<'a> {
    /// Where the list stands.
    pub(super) fn key_at(&self) -> Pointer {
        self.schema.at.key(self.key)
    }

    /// The schemas to choose from.
    pub(super) fn branches(&self) -> Vec<Place<'a>> {
        self.schema.items_at(self.key).collect()
    }
}

enum Step<'a> {
    Enter(Place<'a>),
    Take(Place<'a>),
}

/// The parts of several schemas that a value has to fit at once.
pub(super) fn collect<'a>(cx: &Lowering<'a, '_>, places: &[Place<'a>]) -> Parts<'a> {
    let mut parts = Parts::default();
    let mut open: Vec<Step<'a>> = places.iter().rev().cloned().map(Step::Enter).collect();
    while let Some(step) = open.pop() {
        match step {
            Step::Enter(place) => {
                let Some(schema) = cx.document.resolve(&place) else { continue };
                if parts.seen.insert(schema.at.clone()) {
                    let members: Vec<_> = schema.items_at("allOf").collect();
                    open.push(Step::Take(schema));
                    open.extend(members.into_iter().rev().map(Step::Enter));
                }
            }
            Step::Take(schema) => parts.take(schema),
        }
    }
    parts
}

impl<'a> Parts<'a> {
    fn take(&mut self, schema: Place<'a>) {
        for key in ["oneOf", "anyOf"].into_iter().filter(|key| super::has_branches(&schema, key)) {
            self.choices.push(Choice { schema: schema.clone(), key });
        }
        self.all.push(schema.clone());
        if schema.node.get("not").is_some() {
            self.negated.push(schema.clone());
        }
        if speaks(&schema) {
            self.plain.push(schema);
        }
    }

    /// The schemas with a `not`.
    pub(super) fn negated(&self) -> &[Place<'a>] {
        &self.negated
    }

    /// What makes two collections the same type, whatever led to them.
    pub(super) fn key(&self) -> Vec<Pointer> {
        let plain = self.plain.iter().map(|part| part.at.clone());
        let choices = self.choices.iter().map(Choice::key_at);
        let mut key: Vec<Pointer> = plain.chain(choices).collect();
        key.sort();
        key
    }
}

/// Whether a schema's own keywords say what a value is.
pub(super) fn speaks(schema: &Place<'_>) -> bool {
    SAYING.iter().any(|key| schema.node.get(key).is_some())
}
