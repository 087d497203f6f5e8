//! Types with subtypes. In: the component schemas; out: which of them have a `discriminator`, and which others comprise each
//! of them by `allOf` (OpenAPI 3.0.4, section 4.7.25). It never looks at a schema that is not a component: nothing could name it.
//!
//! The index is made once, before any schema is lowered, since what comprises a schema may stand anywhere behind it.

use super::component;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::{Place, pointer};
use crate::ir::{Field, Listing, Own, Scalar, Shape, TypeId, Types, Variant};
use crate::lower::Lowering;
use crate::source::{Pointer, PointerMap, PointerSet};
use crate::tree::Node;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

/// Which components have subtypes, and which are such.
#[derive(Debug, Default)]
pub(super) struct Subtypes<'a> {
    bases: PointerMap<Rc<Base<'a>>>,
    /// The components that each component comprises, with no other one in between.
    parents: PointerMap<Vec<Pointer>>,
    /// The components that comprise a base, at any depth.
    all: PointerSet,
}

/// A component whose discriminator names what comprises it.
#[derive(Debug)]
pub(super) struct Base<'a> {
    /// The component.
    pub(super) place: Place<'a>,
    /// The schema with the `discriminator`: the component, or one that it is made of.
    pub(super) holder: Place<'a>,
    /// The components that a value may be instead: of those with subtypes of their own not these, but them.
    pub(super) branches: Vec<Place<'a>>,
    /// All components that comprise it.
    pub(super) below: Vec<Place<'a>>,
    /// What chooses among them.
    chooses: Chooses,
}

/// The value of a member that names a component.
#[derive(Debug)]
pub(super) struct NamedComponent {
    /// The component.
    pub(super) at: Pointer,
    /// The name of the member.
    pub(super) member: String,
    /// The value.
    pub(super) value: String,
}

/// What chooses among the subtypes of a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chooses {
    /// The base itself, wherever it is used.
    Itself,
    /// A `oneOf` or an `anyOf` of its own, or there is nothing to choose from.
    Other,
}

/// What a component is made of.
struct MadeOf<'a> {
    place: Place<'a>,
    parents: Vec<Pointer>,
    holder: Option<Place<'a>>,
    /// whether it comprises a schema only to say that null may stand in its place
    is_wrapper: bool,
    has_choice: bool,
}

/// Finds the bases of a document, and all that comprises them.
pub(super) fn find<'a>(cx: &Lowering<'a, '_>) -> Subtypes<'a> {
    let components = cx.document.components("schemas").map(|(_, place)| made(cx, place));
    let components: Vec<MadeOf<'a>> = components.collect();
    if components.iter().all(|it| it.holder.is_none()) {
        return Subtypes::default();
    }
    let mut children: PointerMap<Vec<usize>> = PointerMap::default();
    for (index, it) in components.iter().enumerate().filter(|(_, it)| !it.is_wrapper) {
        for parent in &it.parents {
            children.entry(parent.clone()).or_default().push(index);
        }
    }
    let graph = Graph { components, children };
    let mut found = Subtypes::default();
    for (index, it) in graph.components.iter().enumerate() {
        if let Some(base) = graph.base(index) {
            found.all.extend(base.below.iter().map(|place| place.at.clone()));
            found.bases.insert(it.place.at.clone(), Rc::new(base));
        }
    }
    let parents = graph.components.into_iter().filter(|it| !it.is_wrapper && !it.parents.is_empty());
    found.parents = parents.map(|it| (it.place.at, it.parents)).collect();
    found
}

/// What a component is made of by `allOf`, whatever references and schemas without a name stand in between.
fn made<'a>(cx: &Lowering<'a, '_>, place: Place<'a>) -> MadeOf<'a> {
    let is_wrapper = is_wrapper(&place);
    let mut it = MadeOf { place, parents: Vec::new(), holder: None, is_wrapper, has_choice: false };
    let mut seen = PointerSet::default();
    let mut open = VecDeque::from([it.place.clone()]);
    while let Some(place) = open.pop_front() {
        if place.reference().is_some() || !seen.insert(place.at.clone()) {
            continue;
        }
        it.has_choice |= ["oneOf", "anyOf"].iter().any(|key| place.items_at(key).next().is_some());
        if it.holder.is_none() && member(&place).is_some() {
            it.holder = Some(place.clone());
        }
        for part in place.items_at("allOf").filter_map(|part| cx.document.resolve(&part)) {
            if component(&part).is_some() && !self::is_wrapper(&part) {
                it.parents.push(part.at);
            } else {
                open.push_back(part);
            }
        }
    }
    it
}

/// The member that a schema's discriminator names.
fn member<'a>(schema: &Place<'a>) -> Option<&'a str> {
    schema.get("discriminator")?.text("propertyName")
}

/// Whether a component is nothing but another one where null may stand, as 3.0 has to write it.
fn is_wrapper(place: &Place<'_>) -> bool {
    const MORE: [&str; 4] = ["properties", "required", "additionalProperties", "discriminator"];
    place.node.get("nullable") == Some(&Node::Bool(true))
        && place.items_at("allOf").count() == 1
        && place.items_at("allOf").all(|part| part.reference().is_some())
        && !MORE.iter().any(|key| place.node.get(key).is_some())
}

/// Which component comprises which.
struct Graph<'a> {
    components: Vec<MadeOf<'a>>,
    children: PointerMap<Vec<usize>>,
}

impl<'a> Graph<'a> {
    fn base(&self, index: usize) -> Option<Base<'a>> {
        let it = self.components.get(index)?;
        let holder = it.holder.clone()?;
        let mut below = Vec::new();
        self.visit(it, Deep::All, &mut below);
        let chooses = if self.branches_out(it) { Chooses::Itself } else { Chooses::Other };
        let mut branches = Vec::new();
        if chooses == Chooses::Itself {
            self.visit(it, Deep::ToBases, &mut branches);
        }
        Some(Base { place: it.place.clone(), holder, branches, below, chooses })
    }

    /// Whether a value of a component may be one of several, by its own discriminator.
    fn branches_out(&self, it: &MadeOf<'a>) -> bool {
        let Some(holder) = &it.holder else { return false };
        let children = self.children.get(&it.place.at).into_iter().flatten();
        let mut children = children.filter_map(|index| self.components.get(*index));
        let has_children = children.any(|child| child.place.at != it.place.at);
        !it.has_choice && (has_children || maps_others(&it.place, holder))
    }

    /// Lists the components that comprise one, each once, in the order of the description below each.
    fn visit(&self, base: &MadeOf<'a>, deep: Deep, found: &mut Vec<Place<'a>>) {
        let children = |at: &Pointer| self.children.get(at).into_iter().flatten().rev().copied();
        let mut seen = PointerSet::from_iter([base.place.at.clone()]);
        let mut open: Vec<usize> = children(&base.place.at).collect();
        while let Some(it) = open.pop().and_then(|index| self.components.get(index)) {
            if seen.insert(it.place.at.clone()) {
                found.push(it.place.clone());
                if deep == Deep::All || !self.is_nested(base, it) {
                    open.extend(children(&it.place.at));
                }
            }
        }
    }

    /// Whether a component with subtypes of its own is a choice within the choice: only where all of its subtypes write the
    /// outer member themselves.
    fn is_nested(&self, base: &MadeOf<'a>, it: &MadeOf<'a>) -> bool {
        let outer = base.holder.as_ref().and_then(member);
        let inner = it.holder.as_ref().and_then(member);
        let places = [Some(&base.place), base.holder.as_ref()];
        let is_required = |name| {
            places.into_iter().flatten().any(|place| {
                place.texts("required").contains(&name)
                    && place.get("properties").is_some_and(|all| all.get(name).is_some())
            })
        };
        self.branches_out(it) && (inner == outer || outer.is_some_and(is_required))
    }
}

/// How far down subtypes are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deep {
    All,
    /// Up to those that have subtypes of their own.
    ToBases,
}

/// Whether the mapping of a discriminator names anything but the schema itself.
fn maps_others(place: &Place<'_>, holder: &Place<'_>) -> bool {
    let name = component(place);
    let mapping = holder.get("discriminator").and_then(|it| it.get("mapping"));
    let targets = mapping.iter().flat_map(Place::members).filter_map(|(_, target)| target.node.as_str());
    targets
        .into_iter()
        .any(|target| pointer(target).as_ref() != Some(&place.at) && name.as_deref() != Some(target))
}

impl<'a> Subtypes<'a> {
    /// The base at a place whose values may be any of its subtypes.
    pub(super) fn choosing(&self, at: &Pointer) -> Option<&Rc<Base<'a>>> {
        self.bases.get(at).filter(|base| base.chooses == Chooses::Itself)
    }

    /// All bases whose values may be any of their subtypes.
    pub(super) fn all_choosing(&self) -> impl Iterator<Item = &Rc<Base<'a>>> {
        self.bases.values().filter(|base| base.chooses == Chooses::Itself)
    }

    /// Whether a component comprises a base.
    pub(super) fn contains(&self, at: &Pointer) -> bool {
        self.all.contains(at)
    }

    /// The bases among the components that a component comprises directly.
    pub(super) fn parents(&self, at: &Pointer) -> &[Pointer] {
        self.parents.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// The bases that all of these components comprise, nearest first.
    pub(super) fn common(&self, components: &[Place<'a>]) -> Vec<&Rc<Base<'a>>> {
        let Some((first, others)) = components.split_first() else { return Vec::new() };
        let others: Vec<Vec<&Pointer>> = others.iter().map(|it| self.above(&it.at)).collect();
        let mut shared = self.above(&first.at);
        shared.retain(|at| others.iter().all(|all| all.contains(at)));
        shared.into_iter().filter_map(|at| self.bases.get(at)).collect()
    }

    /// All components that one comprises, nearest first.
    fn above<'s>(&'s self, at: &Pointer) -> Vec<&'s Pointer> {
        let mut above: Vec<&Pointer> = Vec::new();
        let mut open: VecDeque<&Pointer> = self.parents(at).iter().collect();
        while let Some(parent) = open.pop_front() {
            if !above.contains(&parent) {
                above.push(parent);
                open.extend(self.parents(parent));
            }
        }
        above
    }
}

/// The base at a place whose values may be any of its subtypes: a component, or a schema in place whose mapping names them.
pub(super) fn base<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<Rc<Base<'a>>> {
    cx.schemas.subtypes.choosing(&place.at).cloned().or_else(|| in_place(place).map(Rc::new))
}

/// Nothing can comprise a schema that is not a component, but its mapping can name components.
fn in_place<'a>(place: &Place<'a>) -> Option<Base<'a>> {
    member(place)?;
    let parent = place.at.parent().and_then(|parent| parent.last());
    // what a component is made of has the discriminator for it
    let is_part = parent.as_deref() == Some("allOf");
    let has_choice = ["oneOf", "anyOf"].iter().any(|key| place.items_at(key).next().is_some());
    let is_base = component(place).is_none() && !is_part && !has_choice && maps_others(place, place);
    let base = || Base {
        place: place.clone(),
        holder: place.clone(),
        branches: Vec::new(),
        below: Vec::new(),
        chooses: Chooses::Itself,
    };
    is_base.then(base)
}

/// Reports a discriminator that nothing is chosen by.
pub(super) fn alone<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) {
    let Some(at) = place.get("discriminator").map(|it| it.at) else { return };
    let has_choice = ["oneOf", "anyOf"].iter().any(|key| place.items_at(key).next().is_some());
    // a subtype may repeat the discriminator of its base
    if has_choice || cx.schemas.subtypes.contains(&place.at) || base(cx, place).is_some() {
        return;
    }
    let is_part = place.at.parent().and_then(|parent| parent.last()).as_deref() == Some("allOf");
    if is_part {
        return;
    }
    let message = "this discriminator has no variants to tell apart";
    let found = Diagnostic::new(Code::DISCRIMINATOR_ALONE, Label::key(&at), message);
    cx.report(found.help(match component(place) {
        Some(_) => "name the variants in `mapping`, or remove the discriminator; a variant is a component that includes this schema with `allOf` and that something refers to",
        None => "name the variants in `mapping`, or list them in `oneOf`; only a component can be included with `allOf`",
    }));
}

/// The longest value that is filled in for the caller.
const LONGEST: usize = 60;

/// Gives the members of records the values that name these. A record with two names for one member has none.
pub(super) fn name<'n>(types: &mut Types, named: impl Iterator<Item = (TypeId, &'n NamedComponent)>) {
    let mut values: HashMap<(TypeId, &str), Option<&str>> = HashMap::new();
    for (id, it) in named {
        let known = values.entry((id, &it.member)).or_insert(Some(&it.value));
        *known = known.filter(|value| *value == it.value && value.len() <= LONGEST);
    }
    for ((id, member), value) in values {
        let Shape::Record(record) = types.shape(id) else { continue };
        let Some(index) = record.fields.iter().position(|field| field.wire == member && field.required)
        else {
            continue;
        };
        let fits = |value: &&str| record.fields.get(index).is_some_and(|field| fits(types, field, value));
        let Some(value) = value.filter(fits) else { continue };
        let Some(Shape::Record(record)) = types.shape_mut(id) else { continue };
        let field = record.fields.get_mut(index);
        field.into_iter().for_each(|field| field.named = Some(value.to_owned()));
    }
}

/// Whether a value of a discriminator is one of a member's type, and null is not: a text, or the JSON of a boolean or an integer.
pub(super) fn fits(types: &Types, field: &Field, value: &str) -> bool {
    let (mut ty, mut nullable) = (field.ty.id, field.ty.nullable);
    for _ in 0..types.len() {
        let fits = match types.shape(ty) {
            Shape::Alias(target) => {
                nullable |= target.nullable;
                ty = target.id;
                continue;
            }
            Shape::Scalar(scalar) => is_scalar(*scalar, value),
            Shape::Enumeration(it) => match it.listing {
                Listing::Texts => true,
                Listing::Integers => value.parse::<i64>().is_ok(),
                Listing::Values => {
                    let is_listed = |it: &Variant| it.value.to_string() == value;
                    it.variants.iter().any(is_listed)
                }
            },
            Shape::Record(_) | Shape::Union(_) | Shape::List(_) => false,
            Shape::Own(Own::Newtype(scalar)) => is_scalar(*scalar, value),
            Shape::Tuple(_) | Shape::Map(_) | Shape::Own(_) | Shape::Any => false,
        };
        return fits && !nullable;
    }
    false
}

fn is_scalar(scalar: Scalar, value: &str) -> bool {
    match scalar {
        Scalar::Text => true,
        Scalar::Boolean => value.parse::<bool>().is_ok(),
        Scalar::Int32 => value.parse::<i32>().is_ok(),
        Scalar::Int64 => value.parse::<i64>().is_ok(),
        Scalar::Uint32 => value.parse::<u32>().is_ok(),
        Scalar::Uint64 => value.parse::<u64>().is_ok(),
        Scalar::Secret | Scalar::Formatted(_) | Scalar::UnixTime => false,
        Scalar::Float | Scalar::Double | Scalar::Number => false,
    }
}
