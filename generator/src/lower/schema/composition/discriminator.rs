//! Discriminators (OpenAPI 3.0.4, section 4.7.25). In: the object of that name and a branch; out: the values for it.
//! It never takes a value for a branch that the mapping gives to another one.

use super::parts::collect;
use crate::document::Place;
use crate::lower::{Lowering, schema};
use std::collections::BTreeSet;

/// A discriminator: a member, and which value stands for which schema.
#[derive(Debug)]
pub(super) struct Discriminator<'a> {
    /// The name of the member.
    pub(super) member: String,
    mapping: Vec<(&'a str, &'a str)>,
}

/// The discriminator of a schema, if it has one.
pub(super) fn of<'a>(schema: &Place<'a>) -> Option<Discriminator<'a>> {
    let place = schema.get("discriminator")?;
    let member = place.text("propertyName")?.to_owned();
    let mapping = place.get("mapping");
    let pairs = mapping.iter().flat_map(Place::members);
    let mapping = pairs.filter_map(|(value, target)| Some((value, target.node.as_str()?))).collect();
    Some(Discriminator { member, mapping })
}

impl<'a> Discriminator<'a> {
    /// The values that stand for a branch: those the mapping has for it, else those its own member lists, else the name
    /// of its component.
    pub(super) fn values(&self, cx: &Lowering<'a, '_>, branch: &Place<'a>) -> Vec<String> {
        let name = cx.document.target(branch).and_then(|target| schema::component(&target));
        let same = |target: &str| {
            branch.reference() == Some(target) || name.as_deref().is_some_and(|name| name == target)
        };
        let mapped = self.mapping.iter().filter(|(_, target)| same(target)).map(|(value, _)| *value);
        let mapped: Vec<String> = mapped.map(str::to_owned).collect();
        if !mapped.is_empty() {
            return mapped;
        }
        let listed = listed(cx, branch, &self.member);
        let taken = |value: &String| self.mapping.iter().any(|(other, _)| other == value);
        let implied = if listed.is_empty() { name.into_iter().collect() } else { listed };
        implied.into_iter().filter(|value| !taken(value)).collect()
    }
}

/// The only value of the first member that has only one: what a branch could be called that has no name.
pub(super) fn constant<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>) -> Option<String> {
    let parts = collect(cx, std::slice::from_ref(branch));
    let members = parts.plain.iter().filter_map(|part| part.get("properties"));
    let mut constants = members.flat_map(|all| all.members()).filter_map(|(_, member)| {
        let values = values(cx, &member);
        <[String; 1]>::try_from(values).ok().map(|[value]| value)
    });
    constants.next()
}

/// The values that a branch lists for a member.
fn listed<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>, member: &str) -> Vec<String> {
    let parts = collect(cx, std::slice::from_ref(branch));
    let members = parts.plain.iter().filter_map(|part| part.get("properties")?.get(member));
    let mut lists = members.map(|member| values(cx, &member)).filter(|values| !values.is_empty());
    let Some(first) = lists.next() else { return Vec::new() };
    // parts narrow each other: what a later one lists counts where both list something
    lists.fold(first, |before, list| {
        let both: BTreeSet<&String> = list.iter().filter(|value| before.contains(value)).collect();
        if both.is_empty() { before } else { list.iter().filter(|it| both.contains(it)).cloned().collect() }
    })
}

fn values<'a>(cx: &Lowering<'a, '_>, member: &Place<'a>) -> Vec<String> {
    let parts = collect(cx, std::slice::from_ref(member));
    let lists = parts.plain.iter().filter_map(|part| part.get("enum"));
    lists.flat_map(|list| list.items()).filter_map(|value| value.node.as_str().map(str::to_owned)).collect()
}
