//! `oneOf` and `anyOf`. In: a list of schemas one of which a value fits; out: a union, each of its types once.
//! It never decides which one a value is: that is for the value to show.

use super::discriminator::{self, Discriminator};
use super::{Together, called, uses};
use crate::document::Place;
use crate::ir::{Branch, NameHint, Scalar, Shape, Text, TypeId, TypeUse, Union};
use crate::lower::schema::parts::{Parts, SchemaChoice};
use crate::lower::schema::wrapper::{is_silent, leave_null_out};
use crate::lower::schema::{kind, parts};
use crate::lower::{Hint, Lowering, schema, text};
use crate::tree::private;
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// Whether the branches say no more than which members must be there together: a rule for values, not a type.
pub(super) fn is_rule(choice: &SchemaChoice<'_>) -> bool {
    const TYPE: [&str; 8] =
        ["$ref", "type", "enum", "properties", "items", "additionalProperties", "format", "title"];
    let composed = |branch: &Place<'_>| parts::KEYS.iter().any(|key| branch.node.get(key).is_some());
    choice.base.is_none()
        && choice
            .branches()
            .iter()
            .all(|branch| !composed(branch) && !TYPE.iter().any(|key| branch.node.get(key).is_some()))
}

/// The union of the branches, each together with what holds for all of them.
pub(super) fn union<'a>(
    cx: &mut Lowering<'a, '_>,
    hint: &Hint,
    together: &Together<'a>,
    parts: &Parts<'a>,
    choice: &SchemaChoice<'a>,
) -> Shape {
    let mut discriminator = discriminator::find_discriminator(cx, choice);
    let mut branches = choice.branches();
    if let Some(discriminator) = &discriminator {
        branches.extend(discriminator.outside(cx, choice));
    }
    leave_null_out(cx, &mut branches);
    let (mut silent, mut typed): (Vec<_>, Vec<_>) = branches.into_iter().partition(is_silent);
    // a base that describes nothing has no form of its own
    silent.retain(|branch| !choice.is_base(branch));
    let shared = choice.base.is_some() || shares(cx, parts, choice, &typed);
    // what contradicts that which stands beside the choice is not a branch that a value could take
    if shared && typed.iter().any(|branch| is_possible(cx, &parts.plain, branch)) {
        typed.retain(|branch| is_possible(cx, &parts.plain, branch));
    }
    // a branch that says nothing stands for what holds anyway, or for any value: that, every union keeps
    typed.extend(silent.iter().filter(|_| shared).cloned());
    if let Some(discriminator) = &mut discriminator {
        discriminator.assign(cx, choice, &typed);
    }
    let cases = cases(cx, hint, (together, parts, choice), (discriminator.as_ref(), shared), &typed);
    match (cases.all.as_slice(), together.places.first()) {
        ([], Some(place)) => {
            cx.untyped(place, "a `oneOf` or `anyOf` without variants");
            Shape::Any
        }
        ([only], _) if only.values.is_empty() && (shared || silent.is_empty()) => Shape::Alias(only.ty),
        (_, _) => {
            let position = |id: Option<TypeId>| cases.all.iter().position(|case| Some(case.ty.id) == id);
            let (fallback, common) = (position(cases.default), position(cases.own));
            let discriminator = discriminator.map(|it| it.member().to_owned()).filter(|_| tagged(&cases.all));
            let several = choice.takes_several() && discriminator.is_none();
            Shape::Union(Union { variants: cases.all, discriminator, fallback, common, several })
        }
    }
}

/// The cases of a choice.
#[derive(Default)]
struct Cases {
    all: Vec<Branch>,
    /// The type that is meant where nothing names another.
    default: Option<TypeId>,
    /// The own form of a base, whose subtypes the others are.
    own: Option<TypeId>,
}

/// A case for each of the types that the branches come to.
fn cases<'a>(
    cx: &mut Lowering<'a, '_>,
    hint: &Hint,
    (together, parts, choice): (&Together<'a>, &Parts<'a>, &SchemaChoice<'a>),
    (discriminator, shared): (Option<&Discriminator<'a>>, bool),
    branches: &[Place<'a>],
) -> Cases {
    let mut found = Cases::default();
    let mut cases: Vec<(Branch, Memory)> = Vec::new();
    let mut places: HashMap<TypeLikeness, usize, RandomState> = HashMap::default();
    for branch in branches {
        let case = case(cx, hint, (discriminator, choice), branch, |cx, below| {
            match (choice.is_base(branch), shared) {
                (true, _) => uses::own_form(cx, together, choice, branch, &below.here),
                (false, true) => uses::with(cx, together, choice, branch, &below),
                (false, false) => schema::type_use(cx, branch, &below.alone),
            }
        });
        if discriminator.is_some_and(|it| it.is_default(cx, branch)) {
            found.default = Some(case.ty.id);
        }
        if choice.is_base(branch) {
            found.own = Some(case.ty.id);
        }
        let beside = if shared { parts.plain.as_slice() } else { &[] };
        let kept = discriminator.is_none_or(|it| it.is_kept(cx, choice, branch, beside));
        let kept = if kept { Memory::Member } else { Memory::Variant };
        let place = *places.entry(likeness(cx, case.ty.id)).or_insert(cases.len());
        match cases.get_mut(place) {
            Some((known, _)) => known.values.extend(case.values),
            None => cases.push((case, kept)),
        }
    }
    found.all = cases.into_iter().flat_map(|(case, kept)| by_value(case, kept)).collect();
    found
}

/// What two types have in common that are the same but for limits of types without names, by which no variant could be told: the
/// lists and maps around it, each with whether null may stand in it, and what is in them.
type TypeLikeness = (Vec<(Around, bool)>, Inside);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Around {
    List,
    Map,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Inside {
    Scalar(Scalar),
    /// The first of the types that are equal.
    Type(TypeId),
}

fn likeness(cx: &Lowering<'_, '_>, mut id: TypeId) -> TypeLikeness {
    let types = &cx.api.types;
    let mut around = Vec::new();
    for _ in 0..types.len() {
        let inline = types.get(id).filter(|ty| matches!(ty.hint, NameHint::Derived(_)));
        let (step, item) = match inline.map(|ty| &ty.shape) {
            Some(Shape::Scalar(scalar)) => return (around, Inside::Scalar(*scalar)),
            Some(Shape::List(item)) => (Around::List, item),
            Some(Shape::Map(item)) => (Around::Map, item),
            Some(Shape::Record(_) | Shape::Union(_) | Shape::Enumeration(_) | Shape::Tuple(_)) => break,
            Some(Shape::Alias(_) | Shape::Own(_) | Shape::Any) | None => break,
        };
        around.push((step, item.nullable));
        id = item.id;
    }
    (around, Inside::Type(cx.schemas.sharing.first(id)))
}

/// What a base itself is called among its subtypes.
const BASE: &str = "base";

/// What remembers which value of the discriminator a case was read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Memory {
    /// A member of the value itself.
    Member,
    /// The variant alone.
    Variant,
}

/// A case for each value that stands for it, where nothing else remembers which of them it was.
fn by_value(case: Branch, memory: Memory) -> Vec<Branch> {
    if memory == Memory::Member || case.values.len() < 2 {
        return vec![case];
    }
    let of =
        |value: &String| Branch { values: vec![value.clone()], hint: Some(value.clone()), ..case.clone() };
    case.values.iter().map(of).collect()
}

fn tagged(cases: &[Branch]) -> bool {
    cases.iter().any(|case| !case.values.is_empty())
}

fn case<'a>(
    cx: &mut Lowering<'a, '_>,
    hint: &Hint,
    (discriminator, choice): (Option<&Discriminator<'a>>, &SchemaChoice<'a>),
    branch: &Place<'a>,
    ty: impl FnOnce(&mut Lowering<'a, '_>, uses::Below) -> TypeUse,
) -> Branch {
    let values = discriminator.map(|it| it.values(branch)).unwrap_or_default();
    let component = schema::component_name(cx, branch);
    let title = branch.text("title").filter(|_| branch.reference().is_none()).map(str::to_owned);
    let constant = || called::constant(cx, branch);
    let only_value = <&[String; 1]>::try_from(values.as_slice()).ok().map(|[value]| value.clone());
    // a boolean or a number names nothing
    let (word, number) = match only_value {
        Some(value) if called::is_word(&value) => (Some(value), None),
        number => (None, number),
    };
    let is_base = choice.is_base(branch);
    let name = match is_base {
        true => Some(BASE.to_owned()),
        false => {
            word.or(component).or(title).or(number).or_else(constant).or_else(|| called::tag(cx, branch))
        }
    };
    let below = |hint: &Hint| match &name {
        // its members are called as those of the base
        Some(_) if is_base => hint.clone(),
        Some(name) => hint.then(name),
        None => hint.then(kind::value_kind(branch).map_or("option", kind::ValueKind::word)),
    };
    let alone = schema::called(&choice.schema).map_or_else(|| below(hint), |holder| below(&Hint::of(holder)));
    let below = uses::Below { here: below(hint), alone };
    // null stands for itself, outside of the union
    let ty = TypeUse { nullable: false, ..ty(cx, below) };
    // a component speaks for itself
    let text =
        if schema::component(branch).is_some() { Text::default() } else { text::of_schema(&cx.site, branch) };
    Branch { ty, values, hint: name, text }
}

/// Whether what stands beside the choice says more than the branches themselves do.
fn shares<'a>(
    cx: &Lowering<'a, '_>,
    all: &Parts<'a>,
    choice: &SchemaChoice<'a>,
    branches: &[Place<'a>],
) -> bool {
    const MORE: [&str; 6] =
        ["enum", "properties", "items", "additionalProperties", private::UNEVALUATED_PROPERTIES, "format"];
    let says_more = |part: &Place<'a>| MORE.iter().any(|key| part.node.get(key).is_some());
    let more_choices = all.choices.iter().any(|other| other.key_at() != choice.key_at() && !is_rule(other));
    more_choices
        || all.plain.iter().any(says_more)
        || (!all.plain.is_empty() && branches.iter().any(|branch| !has_kind(cx, branch)))
}

fn has_kind<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>) -> bool {
    let parts = parts::collect(cx, std::slice::from_ref(branch));
    !parts.choices.is_empty() || parts.plain.iter().any(|part| kind::value_kind(part).is_some())
}

fn is_possible<'a>(cx: &Lowering<'a, '_>, beside: &[Place<'a>], branch: &Place<'a>) -> bool {
    let own = parts::collect(cx, std::slice::from_ref(branch)).plain;
    let mut kinds = beside.iter().chain(&own).filter_map(kind::value_kind);
    let Some(first) = kinds.next() else { return true };
    kinds.try_fold(first, kind::ValueKind::and).is_some()
}
