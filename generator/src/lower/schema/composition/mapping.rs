//! Mappings of discriminators. In: the `mapping` of one or more of them; out: the values that each has for a schema.
//! It never says what a schema is called that no mapping names.

use crate::document::{Place, pointer};
use crate::lower::{Lowering, schema};
use crate::source::{Pointer, PointerMap};
use std::collections::HashSet;

/// Which value stands for which schema.
#[derive(Debug, Default)]
pub(super) struct Mapping<'a> {
    /// The pairs in the order of the description.
    pub(super) pairs: Vec<Mapped<'a>>,
    targets: PointerMap<Vec<&'a str>>,
    values: HashSet<&'a str, foldhash::fast::RandomState>,
}

/// A value of the member, and the schema that it stands for.
#[derive(Debug)]
pub(super) struct Mapped<'a> {
    /// The value.
    pub(super) value: &'a str,
    /// The schema as it is written.
    pub(super) target: &'a str,
    /// Where it is, behind any number of references.
    pub(super) at: Option<Pointer>,
}

impl<'a> Mapping<'a> {
    /// Adds what a discriminator says, behind what is known.
    pub(super) fn read(&mut self, cx: &Lowering<'a, '_>, discriminator: &Place<'a>) {
        for (value, target) in discriminator.members_at("mapping") {
            let Some(target) = target.node.as_str() else { continue };
            let at = named(cx, target).and_then(|place| cx.document.resolve(&place)).map(|place| place.at);
            if let Some(at) = &at {
                self.targets.entry(at.clone()).or_default().push(value);
            }
            self.values.insert(value);
            self.pairs.push(Mapped { value, target, at });
        }
    }

    /// The values that stand for a schema.
    pub(super) fn of(&self, at: &Pointer) -> &[&'a str] {
        self.targets.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a value is there, whatever it stands for.
    pub(super) fn has(&self, value: &str) -> bool {
        self.values.contains(value)
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

/// The component that a mapping names: by reference, or by its key.
pub(super) fn named<'a>(cx: &Lowering<'a, '_>, target: &str) -> Option<Place<'a>> {
    let place = match pointer(target) {
        Some(at) => Place { node: cx.document.root().node.at(&at)?, at },
        None => return cx.document.component("schemas", target),
    };
    schema::component(&place).is_some().then_some(place)
}
