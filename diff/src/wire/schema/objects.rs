//! Objects and arrays. In: a pair; out: changes of properties, of additional properties and of items. It never looks at a property that
//! does not travel in the direction.

use super::Pairing;
use super::effective::Effective;
use crate::changes::Places;
use crate::rules::Direction;
use crate::rules::schemas::*;
use crate::view::View;
use crate::wire::{Both, Wire};
use clientwright::unstable::tree::Node;
use std::collections::{HashMap, HashSet};

pub(super) fn compare<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    properties(wire, pair);
    additional(wire, pair);
    items(wire, pair);
}

/// Whether a property does not travel in a direction (OpenAPI 3.0.4, section 4.7.24: `readOnly`, `writeOnly`).
fn stays(property: &View<'_>, direction: Direction) -> bool {
    let property = Effective::of(&property.followed());
    match direction {
        Direction::Request => property.is("readOnly"),
        Direction::Response => property.is("writeOnly"),
    }
}

fn properties<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    let (old, new) = (pair.old.properties(), pair.new.properties());
    let (needed, needs) = (pair.old.required(), pair.new.required());
    let before: HashMap<&str, &View<'a>> = old.iter().map(|(name, property)| (*name, property)).collect();
    let after: HashSet<&str> = new.iter().map(|(name, _)| *name).collect();
    let travels = |property: &View<'a>| !stays(property, pair.direction);
    for (name, property) in old.iter().filter(|(name, it)| !after.contains(name) && travels(it)) {
        let (keyword, word) = match needed.contains(name) {
            true => (REQUIRED_PROPERTY_REMOVED, "required"),
            false => (OPTIONAL_PROPERTY_REMOVED, "optional"),
        };
        let places = Places::both(property.at.clone(), pair.new.at().clone());
        pair.push_at(wire, keyword, places, &format!("the {word} property `{name}` was removed"));
    }
    for (name, property) in &new {
        match before.get(name) {
            Some(old) => {
                let both = Both { old: (*old).clone(), new: property.clone() };
                let required = (needed.contains(name), needs.contains(name));
                of_property(wire, pair, &both, (name, required));
            }
            None if travels(property) => {
                let (keyword, word) = match needs.contains(name) {
                    true => (REQUIRED_PROPERTY_ADDED, "required"),
                    false => (OPTIONAL_PROPERTY_ADDED, "optional"),
                };
                let places = Places::both(pair.old.at().clone(), property.at.clone());
                pair.push_at(wire, keyword, places, &format!("the {word} property `{name}` was added"));
            }
            None => {}
        }
    }
}

fn of_property<'a>(
    wire: &mut Wire<'a, '_>,
    pair: &Pairing<'a, '_>,
    both: &Both<'a>,
    (name, required): (&str, (bool, bool)),
) {
    let (old, new) = (Effective::of(&both.old.followed()), Effective::of(&both.new.followed()));
    for (key, added, removed) in [
        ("readOnly", READ_ONLY_ADDED, READ_ONLY_REMOVED),
        ("writeOnly", WRITE_ONLY_ADDED, WRITE_ONLY_REMOVED),
    ] {
        let (keyword, what) = match (old.is(key), new.is(key)) {
            (false, true) => (added, format!("the property `{name}` is `{key}` now")),
            (true, false) => (removed, format!("the property `{name}` is no longer `{key}`")),
            (true, true) | (false, false) => continue,
        };
        pair.push_at(wire, keyword, Places::both(old.place(key), new.place(key)), &what);
    }
    if stays(&both.old, pair.direction) || stays(&both.new, pair.direction) {
        return;
    }
    let change = match required {
        (false, true) => Some((PROPERTY_BECAME_REQUIRED, "required")),
        (true, false) => Some((PROPERTY_BECAME_OPTIONAL, "optional")),
        (true, true) | (false, false) => None,
    };
    if let Some((keyword, word)) = change {
        pair.push_at(wire, keyword, both.here(), &format!("the property `{name}` became {word}"));
    }
    let name = pair.name_of(&format!("property `{name}`"));
    wire.schema(Some((both.old.clone(), both.new.clone())), (&name, pair.direction));
}

/// What properties may be that no name is given for.
enum Additional<'a> {
    Any,
    None,
    Of(View<'a>),
}

fn additional_of<'a>(schema: &Effective<'a>) -> Additional<'a> {
    match schema.get("additionalProperties") {
        None => Additional::Any,
        Some(view) => match view.node {
            Node::Bool(false) => Additional::None,
            Node::Mapping(members) if !members.is_empty() => Additional::Of(view),
            Node::Null
            | Node::Bool(true)
            | Node::Number(_)
            | Node::String(_)
            | Node::Sequence(_)
            | Node::Mapping(_) => Additional::Any,
        },
    }
}

fn additional<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    let (keyword, what) = match (additional_of(&pair.old), additional_of(&pair.new)) {
        (Additional::Of(old), Additional::Of(new)) => {
            let name = pair.name_of("additional properties");
            return wire.schema(Some((old, new)), (&name, pair.direction));
        }
        (Additional::Any | Additional::Of(_), Additional::None) => {
            (ADDITIONAL_FORBIDDEN, "are no longer allowed")
        }
        (Additional::None, Additional::Any | Additional::Of(_)) => (ADDITIONAL_ALLOWED, "are allowed"),
        (Additional::Any, Additional::Of(_)) => (ADDITIONAL_TYPED, "have a schema now"),
        (Additional::Of(_), Additional::Any) => (ADDITIONAL_UNTYPED, "have no schema any more"),
        (Additional::Any, Additional::Any) | (Additional::None, Additional::None) => return,
    };
    pair.push(wire, keyword, ("additionalProperties", &format!("additional properties {what}")));
}

fn items<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    let said = |view: Option<View<'a>>| {
        view.filter(|view| view.node.as_mapping().is_some_and(|members| !members.is_empty()))
    };
    match (said(pair.old.get("items")), said(pair.new.get("items"))) {
        (Some(old), Some(new)) => {
            let name = pair.name_of("items");
            wire.schema(Some((old, new)), (&name, pair.direction));
        }
        (None, Some(_)) => pair.push(wire, ITEMS_ADDED, ("items", "the items have a schema now")),
        (Some(_), None) => pair.push(wire, ITEMS_REMOVED, ("items", "the items have no schema any more")),
        (None, None) => {}
    }
}
