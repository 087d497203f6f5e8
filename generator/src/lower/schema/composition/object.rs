//! Objects that several schemas describe together. In: the schemas; out: one record with the members of all.
//! It never refuses what `additionalProperties: false` in one part says of the members of another: nobody means that.

use super::uses;
use crate::document::Place;
use crate::ir::{Additional, Field, Record, Shape, Text, TypeUse};
use crate::lower::schema::wrapper::is_silent;
use crate::lower::schema::{self, access, object};
use crate::lower::{Hint, Lowering, text};
use crate::tree::Node;
use crate::tree::private;
use foldhash::fast::RandomState;
use indexmap::IndexMap;
use std::collections::HashSet;

/// The record of all the parts, or a map when none of them names a member.
pub(super) fn merged<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: &Hint,
    parts: &[Place<'a>],
) -> Shape {
    let mut members: IndexMap<&'a str, Vec<Place<'a>>> = IndexMap::new();
    for (wire, member) in parts.iter().filter_map(|part| part.get("properties")).flat_map(|all| all.members())
    {
        members.entry(wire).or_default().push(member);
    }
    let additional = additional(cx, hint, parts);
    if members.is_empty() {
        return match additional {
            Some(Some(values)) => Shape::Map(values),
            Some(None) => Shape::Record(Record { fields: Vec::new(), additional: Additional::Skipped }),
            None => Shape::Map(object::values(cx, place, hint)),
        };
    }
    let names: object::MemberNameSet<'a> = members.keys().copied().collect();
    let undescribed: usize = parts.iter().map(|part| object::unknown_required(cx, part, &names)).sum();
    let required = required(parts);
    let fields = members.into_iter().map(|(wire, places)| Field {
        wire: wire.to_owned(),
        hint: places.iter().find_map(object::given).map(str::to_owned),
        ty: uses::at_once(cx, &places, &around(cx, &places).unwrap_or_else(|| hint.clone()).then(wire)),
        required: required.contains(wire),
        access: access::access_of(cx, &places),
        filled: places.iter().rev().find_map(|place| object::default(cx, place)),
        named: None,
        text: said(cx, &places),
        at: places.last().map_or_else(|| place.at.clone(), |member| member.at.clone()),
    });
    let fields = fields.collect();
    let additional = match additional {
        Some(Some(used)) => Additional::Kept(used),
        // what has to be there is kept, described or not
        None if undescribed > 0 => Additional::Kept(TypeUse { id: schema::any_value(cx), nullable: false }),
        Some(None) | None => Additional::Skipped,
    };
    Shape::Record(Record { fields, additional })
}

/// The component that alone describes a member. The member's type is called after it, and not after the first of the schemas that are
/// made of the component.
fn around<'a>(cx: &Lowering<'a, '_>, places: &[Place<'a>]) -> Option<Hint> {
    let mut saying = places.iter().filter(|place| !is_silent(place));
    let (first, mut others) = (saying.next()?, saying);
    let mut steps = first.at.steps();
    (steps.next()? == "components" && steps.next()? == "schemas").then_some(())?;
    let component = cx.document.component("schemas", &steps.next()?)?;
    let rest: Vec<_> = steps.collect();
    let (parts, [key, _]) = rest.split_last_chunk()?;
    let is_direct =
        key == "properties" && parts.chunks(2).all(|part| part.first().is_some_and(|key| key == "allOf"));
    let is_alone = others.all(|other| other.node == first.node);
    (is_direct && is_alone).then(|| schema::called(&component).map(Hint::of)).flatten()
}

fn required<'a>(parts: &[Place<'a>]) -> HashSet<&'a str, RandomState> {
    let lists = parts.iter().filter_map(|part| part.get("required"));
    lists.flat_map(|list| list.items()).filter_map(|name| name.node.as_str()).collect()
}

/// What is said of a member: the later description speaks, since it knows the earlier one.
fn said(cx: &Lowering<'_, '_>, places: &[Place<'_>]) -> Text {
    let texts = places.iter().rev().map(|place| text::of_schema(&cx.site, place));
    let mut texts: Vec<Text> = texts.filter(|text| *text != Text::default()).collect();
    if texts.is_empty() { Text::default() } else { texts.swap_remove(0) }
}

/// The type of members that nobody described: none when no part speaks of them, `Some(None)` when there are none.
fn additional<'a>(cx: &mut Lowering<'a, '_>, hint: &Hint, parts: &[Place<'a>]) -> Option<Option<TypeUse>> {
    let keys = ["additionalProperties", private::UNEVALUATED_PROPERTIES];
    let said: Vec<_> = parts.iter().flat_map(|part| keys.iter().filter_map(|key| part.get(key))).collect();
    let schemas: Vec<_> = said.iter().filter(|it| it.node.as_mapping().is_some()).cloned().collect();
    if !schemas.is_empty() {
        return Some(Some(uses::at_once(cx, &schemas, &hint.then("value"))));
    }
    if said.iter().any(|it| *it.node == Node::Bool(true)) {
        return Some(Some(TypeUse { id: schema::any_value(cx), nullable: false }));
    }
    said.first().map(|_| None)
}
