//! Discriminators (OpenAPI 3.0.4, section 4.7.25). In: the object of that name and a branch; out: the values for it.
//! It never takes a value for a branch that the mapping gives to another one.

use super::parts::collect;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::lower::{Lowering, schema};
use crate::tree::Node;

/// A discriminator: a member, and which value stands for which schema.
#[derive(Debug)]
pub(super) struct Discriminator<'a> {
    /// The name of the member.
    pub(super) member: String,
    mapping: Vec<(&'a str, &'a str)>,
    /// What is meant where the member is missing, or has a value that is not described.
    default: Option<&'a str>,
}

/// The discriminator of a schema, if it has one.
pub(super) fn of<'a>(schema: &Place<'a>) -> Option<Discriminator<'a>> {
    let place = schema.get("discriminator")?;
    let member = place.text("propertyName")?.to_owned();
    let pairs = place.members_at("mapping");
    let mapping = pairs.filter_map(|(value, target)| Some((value, target.node.as_str()?))).collect();
    Some(Discriminator { member, mapping, default: place.text("x-clientwright-default") })
}

impl<'a> Discriminator<'a> {
    /// The values that stand for a branch: those the mapping has for it, else those its own member lists, else the name
    /// of its component.
    pub(super) fn values(&self, cx: &Lowering<'a, '_>, branch: &Place<'a>) -> Vec<String> {
        let name = schema::component_of(cx, branch);
        let same = |target: &str| branch.reference() == Some(target) || name.as_deref() == Some(key(target));
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

impl<'a> Discriminator<'a> {
    /// Whether a branch is the one that is meant where no other is named.
    pub(super) fn is_default(&self, cx: &Lowering<'a, '_>, branch: &Place<'a>) -> bool {
        self.default.is_some_and(|target| {
            branch.reference() == Some(target)
                || schema::component_of(cx, branch).as_deref() == Some(key(target))
        })
    }

    /// The components that the mapping names, and that are none of the branches. The specification asks for them to be
    /// among those (4.7.25: "the schemas in oneOf"), and where they are not, that list was forgotten.
    pub(super) fn outside(
        &self,
        cx: &mut Lowering<'a, '_>,
        schema: &Place<'a>,
        branches: &[Place<'a>],
    ) -> Vec<Place<'a>> {
        let mut outside: Vec<Place<'a>> = Vec::new();
        for (value, target) in &self.mapping {
            let at = schema.at.key("discriminator").key("mapping").key(value);
            let known = named(cx, target);
            let name = known.as_ref().and_then(schema::component);
            let is_branch = |it: &Place<'a>| {
                it.reference() == Some(target) || (name.is_some() && schema::component_of(cx, it) == name)
            };
            if branches.iter().any(is_branch) || (known.is_none() && cx.is_lost(&at)) {
                continue;
            }
            let (what, help) = match &known {
                Some(_) => ("is not among the choices", "it is taken as one more of them"),
                None => ("is no schema", "it is ignored; values of that kind are kept as raw JSON"),
            };
            let found =
                Diagnostic::new(Code::MAPPING_OUTSIDE, Label::value(&at), format!("`{target}` {what}"));
            cx.report(found.help(help));
            outside.extend(known.filter(|known| outside.iter().all(|other| other.at != known.at)));
        }
        outside
    }

    /// Whether a value that was read as this branch, together with what stands beside it, still has the member: as a
    /// member of its own, or kept among those that nobody described.
    pub(super) fn is_kept(&self, cx: &Lowering<'a, '_>, branch: &Place<'a>, beside: &[Place<'a>]) -> bool {
        let own = collect(cx, std::slice::from_ref(branch));
        let plain: Vec<&Place<'a>> = own.plain.iter().chain(beside).collect();
        let has =
            |part: &Place<'a>| part.get("properties").is_some_and(|all| all.get(&self.member).is_some());
        let keeps = |part: &Place<'a>| {
            part.get("additionalProperties").is_some_and(|it| *it.node != Node::Bool(false))
        };
        let is_record = own.choices.is_empty() && plain.iter().any(|part| part.get("properties").is_some());
        !is_record || plain.iter().any(|part| has(part) || keeps(part))
    }
}

/// The component that a mapping names: by reference, or by its key.
fn named<'a>(cx: &Lowering<'a, '_>, target: &str) -> Option<Place<'a>> {
    cx.document.component("schemas", key(target))
}

fn key(target: &str) -> &str {
    target.strip_prefix("#/components/schemas/").unwrap_or(target)
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
        let both: Vec<String> = list.into_iter().filter(|value| before.contains(value)).collect();
        if both.is_empty() { before } else { both }
    })
}

fn values<'a>(cx: &Lowering<'a, '_>, member: &Place<'a>) -> Vec<String> {
    let parts = collect(cx, std::slice::from_ref(member));
    let lists = parts.plain.iter().filter_map(|part| part.get("enum"));
    lists.flat_map(|list| list.items()).filter_map(|value| value.node.as_str().map(str::to_owned)).collect()
}
