//! The schemas that a value has to fit at once. In: a schema with `allOf`, to any depth; out: its parts, one list.
//! It never takes a part twice, so a schema that is a part of itself comes to an end.

use super::subtypes::{self, Base};
use crate::document::Place;
use crate::lower::Lowering;
use crate::source::{Pointer, PointerSet};
use crate::tree::{Node, private};
use std::rc::Rc;

/// The keys that make a schema of schemas.
pub(super) const KEYS: [&str; 3] = ["allOf", "oneOf", "anyOf"];

/// The keywords of a schema that say what a value is, apart from other schemas.
const SAYING: [&str; 8] = [
    "type",
    "enum",
    "properties",
    "items",
    "additionalProperties",
    private::UNEVALUATED_PROPERTIES,
    "required",
    "format",
];

/// What a schema comes down to.
#[derive(Debug, Default)]
pub(super) struct Parts<'a> {
    /// All of them, those of `allOf` before what stands beside it.
    pub(super) all: Vec<Place<'a>>,
    /// Schemas with something to say by their own keywords, those of `allOf` before what stands beside it.
    pub(super) plain: Vec<Place<'a>>,
    /// Lists of schemas one of which a value has to fit.
    pub(super) choices: Vec<SchemaChoice<'a>>,
    negated: Vec<Place<'a>>,
    seen: PointerSet,
}

/// A `oneOf`, an `anyOf`, or the subtypes of a base.
#[derive(Debug, Clone)]
pub(super) struct SchemaChoice<'a> {
    /// The schema that has it.
    pub(super) schema: Place<'a>,
    /// Which of the keys it is.
    key: &'static str,
    /// The base, of a choice among its subtypes and its own form.
    pub(super) base: Option<Rc<Base<'a>>>,
}

impl<'a> SchemaChoice<'a> {
    /// The choice among the subtypes of a base.
    pub(super) fn among(base: &Rc<Base<'a>>) -> Self {
        Self { schema: base.holder.clone(), key: "discriminator", base: Some(base.clone()) }
    }

    /// Where the list stands.
    pub(super) fn key_at(&self) -> Pointer {
        self.schema.at.key(self.key)
    }

    /// Whether a value may fit several of the branches (JSON Schema, `anyOf`), not one alone.
    pub(super) fn takes_several(&self) -> bool {
        self.key == "anyOf"
    }

    /// The schemas to choose from.
    pub(super) fn branches(&self) -> Vec<Place<'a>> {
        match &self.base {
            Some(base) => [&base.place].into_iter().chain(&base.branches).cloned().collect(),
            None => self.schema.items_at(self.key).collect(),
        }
    }

    /// Whether a branch is the base itself, whose subtypes the others are.
    pub(super) fn is_base(&self, branch: &Place<'a>) -> bool {
        self.base.as_ref().is_some_and(|base| base.place.at == branch.at)
    }
}

enum PartVisit<'a> {
    Enter(Place<'a>),
    Take(Place<'a>),
}

/// The parts of several schemas that a value has to fit at once.
pub(super) fn collect<'a>(cx: &Lowering<'a, '_>, places: &[Place<'a>]) -> Parts<'a> {
    let mut parts = Parts::default();
    let mut open: Vec<PartVisit<'a>> = places.iter().rev().cloned().map(PartVisit::Enter).collect();
    while let Some(step) = open.pop() {
        match step {
            PartVisit::Enter(place) => {
                let Some(schema) = cx.document.resolve(&place) else { continue };
                if parts.seen.insert(schema.at.clone()) {
                    let members: Vec<_> = schema.items_at("allOf").collect();
                    open.push(PartVisit::Take(schema));
                    open.extend(members.into_iter().rev().map(PartVisit::Enter));
                }
            }
            PartVisit::Take(schema) => parts.take(cx, schema),
        }
    }
    parts.decide(cx);
    parts
}

/// Whether a schema is made of schemas.
pub(super) fn is_composed(place: &Place<'_>) -> bool {
    KEYS.iter().any(|key| has_branches(place, key))
}

/// Whether a schema has schemas at a key.
fn has_branches(place: &Place<'_>, key: &str) -> bool {
    place.node.get(key).and_then(Node::as_sequence).is_some_and(|branches| !branches.is_empty())
}

impl<'a> Parts<'a> {
    fn take(&mut self, cx: &Lowering<'a, '_>, schema: Place<'a>) {
        for key in ["oneOf", "anyOf"].into_iter().filter(|key| has_branches(&schema, key)) {
            self.choices.push(SchemaChoice { schema: schema.clone(), key, base: None });
        }
        if let Some(base) = subtypes::base(cx, &schema) {
            self.choices.push(SchemaChoice::among(&base));
        }
        self.all.push(schema.clone());
        if schema.node.get("not").is_some() {
            self.negated.push(schema.clone());
        }
        if speaks(&schema) {
            self.plain.push(schema);
        }
    }

    /// Drops the choices of which one branch is among the parts already: a subtype has the choice of its base as a part.
    fn decide(&mut self, cx: &Lowering<'a, '_>) {
        if self.seen.len() < 2 || self.choices.is_empty() {
            return;
        }
        let parents = self.seen.iter().flat_map(|at| cx.schemas.subtypes.parents(at));
        let parents: PointerSet = parents.cloned().collect();
        let seen = &self.seen;
        let is_made = |choice: &SchemaChoice<'a>, branch: &Place<'a>| {
            let target = cx.document.target(branch);
            target.is_some_and(|it| it.at != choice.schema.at && seen.contains(&it.at))
        };
        self.choices.retain(|choice| match &choice.base {
            Some(base) => !parents.contains(&base.place.at),
            None => !choice.schema.items_at(choice.key).any(|branch| is_made(choice, &branch)),
        });
    }

    /// The schemas with a `not`.
    pub(super) fn negated(&self) -> &[Place<'a>] {
        &self.negated
    }

    /// What makes two collections the same type, whatever led to them.
    pub(super) fn key(&self) -> Vec<Pointer> {
        let plain = self.plain.iter().map(|part| part.at.clone());
        let choices = self.choices.iter().map(SchemaChoice::key_at);
        let mut key: Vec<Pointer> = plain.chain(choices).collect();
        key.sort();
        key
    }
}

/// Whether a schema's own keywords say what a value is.
pub(super) fn speaks(schema: &Place<'_>) -> bool {
    SAYING.iter().any(|key| schema.node.get(key).is_some())
}
