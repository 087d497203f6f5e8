//! Values of a mappings. In: the branches of a choice; out: the values that stand for each of them.
//! It never gives a value to two branches, unless both say that it is the only one they have.
//!
//! A branch has the values that the mapping has for it, else those that it alone lists for the member, else the name of its
//! component (OpenAPI 3.0.4, section 4.7.25). A branch that has subtypes has the values of these as well.

use super::mapping::Mappings;
use crate::document::Place;
use crate::lower::schema::enumeration;
use crate::lower::schema::parts::{SchemaChoice, collect};
use crate::lower::{Lowering, schema};
use crate::source::{Pointer, PointerMap, PointerSet};
use std::collections::HashMap;
use std::rc::Rc;

/// A schema that a value may be, and the branch that it belongs to.
struct Leaf<'a> {
    branch: usize,
    rank: BranchRank,
    place: Place<'a>,
    mapped: Vec<String>,
    listed: Vec<String>,
}

/// Whether a schema is a branch, or what comprises one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BranchRank {
    Branch,
    Below,
}

/// Which values stand for what.
#[derive(Debug, Default)]
pub(super) struct ChoiceTags {
    /// The values for each branch, by where it stands.
    pub(super) values: PointerMap<Vec<String>>,
    /// The value that a component is sent with, by where it is: those aside of which the mapping should speak, and does not.
    pub(super) named: Vec<(Pointer, String)>,
}

/// The values for each branch.
pub(super) fn tags_of_branches<'a>(
    cx: &Lowering<'a, '_>,
    mappings: &mut Mappings<'a>,
    choice: &SchemaChoice<'a>,
    branches: &[Place<'a>],
) -> ChoiceTags {
    let leaves = leaves(cx, mappings, choice, branches);
    let mut count: HashMap<&str, usize> = HashMap::new();
    for value in leaves.iter().flat_map(|leaf| &leaf.listed) {
        *count.entry(value).or_default() += 1;
    }
    let mut tags = ChoiceTags::default();
    for leaf in &leaves {
        let Some(branch) = branches.get(leaf.branch) else { continue };
        let mut values = if leaf.mapped.is_empty() { implied(cx, leaf, &count) } else { leaf.mapped.clone() };
        values.retain(|value| !leaf.mapped.is_empty() || !mappings.maps(value));
        let known = tags.values.entry(branch.at.clone()).or_default();
        let is_said = !leaf.mapped.is_empty() || !leaf.listed.is_empty() || !mappings.has_mapping();
        // what comprises a branch, and has no value, has that of the branch
        if let Some(value) = values.first().filter(|_| is_said).or(known.first()) {
            tags.named.extend(cx.document.resolve(&leaf.place).map(|it| (it.at, value.clone())));
        }
        values.retain(|value| !known.contains(value));
        known.append(&mut values);
    }
    tags
}

/// What stands for each branch: itself, and its subtypes unless they are branches of their own.
fn leaves<'a>(
    cx: &Lowering<'a, '_>,
    mappings: &mut Mappings<'a>,
    choice: &SchemaChoice<'a>,
    branches: &[Place<'a>],
) -> Vec<Leaf<'a>> {
    let targets = branches.iter().filter_map(|branch| cx.document.resolve(branch));
    let mut seen: PointerSet = targets.map(|target| target.at).collect();
    let mut leaves = Vec::new();
    for (index, branch) in branches.iter().enumerate() {
        let base = subtypes(cx, branch).filter(|_| !choice.is_base(branch));
        let bases = base.iter().flat_map(|base| base.below.iter());
        let bases: Vec<_> = bases.filter_map(|place| cx.schemas.subtypes.choosing(&place.at)).collect();
        base.iter().chain(bases).for_each(|base| mappings.inherit(cx, base));
        let below = base.iter().flat_map(|base| base.below.iter());
        let below = below.filter(|place| seen.insert(place.at.clone()));
        let below = below.map(|place| (BranchRank::Below, place));
        for (rank, place) in [(BranchRank::Branch, branch)].into_iter().chain(below) {
            let target = schema::innermost_component(cx, place);
            let mapped = target.map(|target| mappings.mapped(&target.at)).unwrap_or_default();
            let is_mapped = !mapped.is_empty();
            let listed = if is_mapped { Vec::new() } else { listed(cx, place, &mappings.member) };
            leaves.push(Leaf { branch: index, rank, place: place.clone(), mapped, listed });
        }
    }
    leaves
}

/// The base that a branch is, whose subtypes it may be as well.
fn subtypes<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>) -> Option<Rc<schema::subtypes::Base<'a>>> {
    let target = schema::innermost(cx, branch)?;
    cx.schemas.subtypes.choosing(&target.at).cloned()
}

/// Where the branches are, and their subtypes.
pub(super) fn inside<'a>(cx: &Lowering<'a, '_>, branches: &[Place<'a>]) -> PointerSet {
    let mut inside = PointerSet::default();
    for branch in branches {
        inside.extend(cx.document.resolve(branch).map(|target| target.at));
        inside.extend(schema::innermost(cx, branch).map(|target| target.at));
        let base = subtypes(cx, branch);
        inside.extend(base.iter().flat_map(|base| base.below.iter().map(|place| place.at.clone())));
    }
    inside
}

/// The values of a schema that no mapping names.
fn implied<'a>(cx: &Lowering<'a, '_>, leaf: &Leaf<'a>, count: &HashMap<&str, usize>) -> Vec<String> {
    if let Some(value) = vendor(cx, &leaf.place) {
        return vec![value];
    }
    let name = schema::component_of(cx, &leaf.place);
    // one value alone is what the schema says of itself, whoever else says the same
    let counts = |value: &&String| leaf.listed.len() == 1 || count.get(value.as_str()) == Some(&1);
    let alone: Vec<String> = leaf.listed.iter().filter(counts).cloned().collect();
    if !alone.is_empty() {
        return alone;
    }
    // a list of all names may spell them in another way
    let same = |value: &&String| name.as_deref().is_some_and(|name| letters(name) == letters(value));
    let mut spelled = leaf.listed.iter().filter(same).cloned();
    match (spelled.next(), spelled.next()) {
        (Some(one), None) => vec![one],
        // what comprises a branch has its value, where all of them are listed
        (_, _) if leaf.rank == BranchRank::Below && !leaf.listed.is_empty() => Vec::new(),
        (_, _) => name.into_iter().collect(),
    }
}

/// The letters and digits of a name, in lower case.
fn letters(name: &str) -> String {
    name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The value that extensions of Swagger 2.0 give to a schema, which has no mapping (of AutoRest, and of the Azure and
/// Redocly tools).
fn vendor<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<String> {
    let schema = cx.document.resolve(place)?;
    let value = ["x-ms-discriminator-value", "x-discriminator-value"].iter().find_map(|key| schema.text(key));
    value.map(str::to_owned)
}

/// The schemas that a branch is made of. Each base around it asks for them.
fn plain<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>) -> Rc<[Place<'a>]> {
    if let Some(known) = cx.schemas.plain.borrow().get(&branch.at) {
        return known.clone();
    }
    let parts: Rc<[Place<'a>]> = collect(cx, std::slice::from_ref(branch)).plain.into();
    cx.schemas.plain.borrow_mut().insert(branch.at.clone(), parts.clone());
    parts
}

/// How many choices may stand in each other on the way to a value.
const DEEPEST: usize = 8;

/// The values that a branch lists for a member, or those of the alternatives that it is a choice of.
fn listed<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>, member: &str) -> Vec<String> {
    let own = listed_itself(cx, branch, member);
    if own.is_empty() { listed_within(cx, branch, member, 0) } else { own }
}

/// What the mapping of a choice in a branch says of the same member, else what its alternatives list.
fn listed_within<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>, member: &str, depth: usize) -> Vec<String> {
    let schema = cx.document.resolve(branch).filter(|_| depth < DEEPEST);
    let Some(schema) = schema else { return Vec::new() };
    let alternatives = ["oneOf", "anyOf"].into_iter().flat_map(|key| schema.items_at(key));
    let alternatives: Vec<Place<'a>> = alternatives.collect();
    if alternatives.is_empty() {
        return Vec::new();
    }
    let discriminator = schema.get("discriminator").filter(|it| it.text("propertyName") == Some(member));
    let mapping = discriminator.as_ref().and_then(|it| it.get("mapping"));
    let mapped: Vec<String> =
        mapping.iter().flat_map(Place::members).map(|(key, _)| key.to_owned()).collect();
    if !mapped.is_empty() {
        return mapped;
    }
    let mut values = Vec::new();
    for alternative in alternatives {
        let mut own = listed_itself(cx, &alternative, member);
        if own.is_empty() {
            own = listed_within(cx, &alternative, member, depth + 1);
        }
        if own.is_empty() && discriminator.is_some() {
            own.extend(schema::component_of(cx, &alternative));
        }
        values.append(&mut own);
    }
    values
}

/// The values that a branch lists for a member in its own properties.
fn listed_itself<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>, member: &str) -> Vec<String> {
    let parts = plain(cx, branch);
    let has = |part: &&Place<'a>| part.node.get("properties").is_some_and(|all| all.get(member).is_some());
    let members = parts.iter().filter(has).filter_map(|part| part.get("properties")?.get(member));
    let mut lists = members.map(|member| values(cx, &member)).filter(|values| !values.is_empty());
    let Some(first) = lists.next() else { return Vec::new() };
    // parts narrow each other: what a later one lists counts where both list something
    lists.fold(first, |before, list| {
        let both: Vec<String> = list.into_iter().filter(|value| before.contains(value)).collect();
        if both.is_empty() { before } else { both }
    })
}

/// The values that a schema lists, as a mapping would have them.
pub(super) fn values<'a>(cx: &Lowering<'a, '_>, member: &Place<'a>) -> Vec<String> {
    let parts = collect(cx, std::slice::from_ref(member));
    let lists = parts.plain.iter().filter_map(|part| part.get("enum"));
    lists.flat_map(|list| list.items()).filter_map(|value| enumeration::spelled(value.node)).collect()
}
