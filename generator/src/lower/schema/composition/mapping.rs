//! Mappings of discriminators. In: the `mapping` of one or more of them; out: the values that each has for a schema.
//! It never says what a schema is called that no mapping names.

use crate::document::{Place, pointer};
use crate::lower::schema::subtypes::Base;
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

/// The mappings of a discriminator.
#[derive(Debug)]
pub(super) struct Mappings<'a> {
    /// The name of the member.
    pub(super) member: String,
    /// What the discriminator says itself.
    pub(super) own: Mapping<'a>,
    /// What those of the bases say that all branches comprise.
    pub(super) inherited: Mapping<'a>,
}

impl<'a> Mappings<'a> {
    /// The values that a mapping has for a schema.
    pub(super) fn mapped(&self, at: &Pointer) -> Vec<String> {
        let own = self.own.of(at);
        let values = if own.is_empty() { self.inherited.of(at) } else { own };
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    /// Adds what the discriminators of bases among the branches say of the same member.
    pub(super) fn inherit(&mut self, cx: &Lowering<'a, '_>, base: &Base<'a>) {
        let place = base.holder.get("discriminator");
        let place = place.filter(|it| it.text("propertyName") == Some(&self.member));
        place.iter().for_each(|place| self.inherited.read(cx, place));
    }

    /// Whether there is a mapping at all.
    pub(super) fn has_mapping(&self) -> bool {
        !(self.own.is_empty() && self.inherited.is_empty())
    }

    /// Whether a mapping has a value, whatever that stands for.
    pub(super) fn maps(&self, value: &str) -> bool {
        self.own.has(value) || self.inherited.has(value)
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
