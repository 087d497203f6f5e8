//! Discriminators (OpenAPI 3.0.4, section 4.7.25). In: the object of that name and a branch; out: the values for it.
//! It never takes a value for a branch that the mapping gives to another one.

use super::mapping::{Mapped, Mapping, Mappings, named};
use super::tags;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::lower::schema::kind::{self, ValueKind};
use crate::lower::schema::parts::{SchemaChoice, collect};
use crate::lower::schema::subtypes::{Base, NamedComponent};
use crate::lower::schema::wrapper;
use crate::lower::{Lowering, schema};
use crate::source::PointerMap;
use crate::tree::Node;
use crate::tree::private;
use std::rc::Rc;

/// A discriminator: a member, and which value stands for which schema.
#[derive(Debug)]
pub(super) struct Discriminator<'a> {
    mappings: Mappings<'a>,
    /// What is meant where the member is missing, or has a value that is not described.
    default: Option<&'a str>,
    /// The values of each branch, by where that stands.
    tags: PointerMap<Vec<String>>,
}

/// The discriminator of a choice, if it has one: its own, else that of the nearest base that all branches comprise. What the
/// mapping of such a base says of the same member counts for the branches of which the choice says nothing itself.
pub(super) fn find_discriminator<'a>(
    cx: &Lowering<'a, '_>,
    choice: &SchemaChoice<'a>,
) -> Option<Discriminator<'a>> {
    let mut branches = match &choice.base {
        Some(base) => vec![base.place.clone()],
        None => choice.branches(),
    };
    wrapper::leave_null_out(cx, &mut branches);
    branches.retain(|branch| may_be_object(cx, branch));
    let components = branches.iter().map(|branch| schema::innermost_component(cx, branch));
    let components: Vec<Place<'a>> = components.collect::<Option<_>>().unwrap_or_default();
    let bases = cx.schemas.subtypes.common(&components);
    let own = choice.schema.get("discriminator").filter(|it| it.text("propertyName").is_some());
    let mut all = own.iter().cloned().chain(bases.iter().filter_map(|it| it.holder.get("discriminator")));
    let place = all.next()?;
    let member = place.text("propertyName")?.to_owned();
    let inherited: Vec<Place<'a>> = all.filter(|it| it.text("propertyName") == Some(&member)).collect();
    let mut mappings = Mappings { member, own: Mapping::default(), inherited: Mapping::default() };
    match own {
        Some(_) => mappings.own.read(cx, &place),
        None => mappings.inherited.read(cx, &place),
    }
    inherited.iter().for_each(|place| mappings.inherited.read(cx, place));
    Some(Discriminator { mappings, default: place.text(private::DEFAULT), tags: PointerMap::default() })
}

/// Whether a branch may be an object: a text or a list has no member that tells it apart.
fn may_be_object<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>) -> bool {
    let kind = cx.document.resolve(branch).and_then(|schema| kind::value_kind(&schema));
    kind.is_none_or(|kind| kind == ValueKind::Object)
}

/// Which value of which member names each of the subtypes of a base, and the base itself.
pub(super) fn names<'a>(cx: &Lowering<'a, '_>, base: &Rc<Base<'a>>) -> Vec<NamedComponent> {
    let choice = SchemaChoice::among(base);
    let Some(mut discriminator) = find_discriminator(cx, &choice) else { return Vec::new() };
    let named = tags::tags_of_branches(cx, &mut discriminator.mappings, &choice, &choice.branches()).named;
    let member = || discriminator.member().to_owned();
    named.into_iter().map(|(at, value)| NamedComponent { at, member: member(), value }).collect()
}

impl<'a> Discriminator<'a> {
    /// The name of the member.
    pub(super) fn member(&self) -> &str {
        &self.mappings.member
    }

    /// Says which values stand for each of the branches, once these are known.
    pub(super) fn assign(
        &mut self,
        cx: &Lowering<'a, '_>,
        choice: &SchemaChoice<'a>,
        branches: &[Place<'a>],
    ) {
        self.tags = tags::tags_of_branches(cx, &mut self.mappings, choice, branches).values;
    }

    /// The values that stand for a branch.
    pub(super) fn values(&self, branch: &Place<'a>) -> Vec<String> {
        self.tags.get(&branch.at).cloned().unwrap_or_default()
    }

    /// Whether a branch is the one that is meant where no other is named.
    pub(super) fn is_default(&self, cx: &Lowering<'a, '_>, branch: &Place<'a>) -> bool {
        self.default.is_some_and(|target| {
            branch.reference() == Some(target)
                || schema::component_of(cx, branch).as_deref() == Some(key(target))
        })
    }

    /// The components that the mapping names, and that are none of the branches. The specification asks for them to be
    /// among those (4.7.25: "the schemas in oneOf"), and where they are not, that list was forgotten. Those that comprise
    /// one of the branches are among them.
    pub(super) fn outside(&self, cx: &mut Lowering<'a, '_>, choice: &SchemaChoice<'a>) -> Vec<Place<'a>> {
        let mut outside: Vec<Place<'a>> = Vec::new();
        let inside = tags::inside(cx, &choice.branches());
        for Mapped { value, target, at: resolved } in &self.mappings.own.pairs {
            let at = choice.schema.at.key("discriminator").key("mapping").key(value);
            let known = named(cx, target);
            if resolved.as_ref().is_some_and(|it| inside.contains(it)) || (known.is_none() && cx.is_lost(&at))
            {
                continue;
            }
            let (what, help) = match &known {
                Some(_) if choice.base.is_some() => (
                    "does not include this schema with `allOf`",
                    "it becomes a variant with the properties of both",
                ),
                Some(_) => ("is not listed as a variant", "it becomes another variant"),
                None => ("is not a schema", "it is ignored; values of that kind are kept as raw JSON"),
            };
            let found =
                Diagnostic::new(Code::MAPPING_OUTSIDE, Label::value(&at), format!("`{target}` {what}"));
            let found = match known.as_ref().filter(|_| choice.base.is_some()) {
                Some(known) => found.label(Label::key(&known.at).saying("the schema that it names")),
                None => found,
            };
            cx.report(found.help(help));
            outside.extend(known.filter(|known| outside.iter().all(|other| other.at != known.at)));
        }
        outside
    }

    /// Whether a value that was read as this branch, together with what stands beside it, still has the member: as a
    /// member of its own, or kept among those that nobody described.
    pub(super) fn is_kept(
        &self,
        cx: &Lowering<'a, '_>,
        choice: &SchemaChoice<'a>,
        branch: &Place<'a>,
        beside: &[Place<'a>],
    ) -> bool {
        let own = collect(cx, std::slice::from_ref(branch));
        let plain: Vec<&Place<'a>> = own.plain.iter().chain(beside).collect();
        let has =
            |part: &Place<'a>| part.get("properties").is_some_and(|all| all.get(self.member()).is_some());
        let keeps = |part: &Place<'a>| {
            part.get("additionalProperties").is_some_and(|it| *it.node != Node::Bool(false))
        };
        let is_record = (own.choices.is_empty() || choice.is_base(branch))
            && plain.iter().any(|part| part.get("properties").is_some());
        !is_record || plain.iter().any(|part| has(part) || keeps(part))
    }
}

fn key(target: &str) -> &str {
    target.strip_prefix("#/components/schemas/").unwrap_or(target)
}
