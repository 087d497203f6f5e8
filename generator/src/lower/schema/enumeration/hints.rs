//! What a description says of the values of an `enum` beside it. In: the schema and the index of a value; out: its name
//! and its text. It never takes a list of names for more than it is long.

use crate::document::Place;
use crate::ir::{Literal, Variant};
use crate::lower::prose::Site;
use crate::lower::text;
use crate::tree::Node;
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// What is said of the values, in one of the spellings that are around.
pub(super) struct Hints<'p, 'a> {
    place: &'p Place<'a>,
    /// `x-ms-enum: {values: [{value: …, name: …, description: …}]}`.
    microsoft: HashMap<Literal, Place<'a>, RandomState>,
}

impl<'p, 'a> Hints<'p, 'a> {
    pub(super) fn of(place: &'p Place<'a>) -> Self {
        let values = place.get("x-ms-enum").and_then(|it| it.get("values"));
        let mut microsoft = HashMap::default();
        for about in values.iter().flat_map(Place::items) {
            if let Some(value) = about.get("value").and_then(|it| super::exact(it.node)) {
                microsoft.entry(value).or_insert(about);
            }
        }
        Self { place, microsoft }
    }

    /// A value with what is said of it.
    pub(super) fn variant(&self, site: &Site, index: usize, value: Literal) -> Variant {
        let about = self.microsoft.get(&value);
        let about = |key: &str| about.and_then(|about| about.text(key)).map(str::to_owned);
        let at = |key: &&str| at(self.place, key, index, &value);
        let hint = ["x-enum-varnames", "x-enumNames"].iter().find_map(at);
        let text = ["x-enum-descriptions", "x-enumDescriptions"].iter().find_map(at);
        Variant {
            hint: hint.or_else(|| about("name")),
            text: text::described(site, None, text.or_else(|| about("description")).as_deref()),
            value,
        }
    }
}

/// What Azure's `x-ms-enum` would like the type to be called.
pub(in super::super) fn type_name(place: &Place<'_>) -> Option<String> {
    place.get("x-ms-enum")?.text("name").map(str::to_owned)
}

/// The element of a list at the index of the value, or the member of a mapping by its text.
fn at(place: &Place<'_>, key: &str, index: usize, value: &Literal) -> Option<String> {
    let said = match place.node.get(key)? {
        Node::Sequence(items) => items.get(index)?,
        Node::Mapping(members) => members.get(&value.to_string())?,
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => return None,
    };
    said.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}
