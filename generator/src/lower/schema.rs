//! Schemas. In: a place where a schema stands; out: the use of a type, and types in the arena.
//! It never nests a type in a type, and never descends through a reference: what it names waits in a queue.

mod access;
mod array;
mod composition;
mod derive;
mod enumeration;
mod format;
mod hints;
mod kind;
mod limits;
mod mixed;
mod nullable;
mod number;
mod object;
mod own;
mod parts;
mod sharing;
mod string;
mod subtypes;
mod wrapper;

use super::{Hint, Lowering, text};
use crate::document::Place;
use crate::ir::{Field, NameHint, Scalar, Shape, Text, TypeId, TypeUse, Types};
use crate::source::{Pointer, PointerMap};
use enumeration::BaseType;
pub(super) use hints::component;
use hints::{base, below, called, component_name, component_of, given, named_or};
use openapiv3::{SchemaKind, Type};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::rc::Rc;

/// How many schemas may come down to the next one.
const LONGEST_CHAIN: usize = 64;

/// What is known of schemas so far.
#[derive(Debug, Default)]
pub(super) struct Schemas<'a> {
    /// The type of each place that was met.
    known: PointerMap<TypeId>,
    /// The type of each set of schemas that was merged.
    merged: HashMap<Vec<Pointer>, TypeId, foldhash::fast::RandomState>,
    /// Other names of these, by the place that has each.
    merged_elsewhere: HashMap<(TypeId, NameHint), TypeId, foldhash::fast::RandomState>,
    /// The type of the own form of each base, by where that is, and by the schemas that the form is made of.
    own_forms: HashMap<(Pointer, Vec<Pointer>), TypeId, foldhash::fast::RandomState>,
    /// Inline schemas that are being lowered; their type, as soon as one of their own parts asks for it.
    open: PointerMap<Option<TypeId>>,
    /// Types that are reserved and not filled yet.
    waiting: VecDeque<(TypeId, Work<'a>)>,
    /// Which components are subtypes of which others.
    subtypes: subtypes::Subtypes<'a>,
    /// Which of them null fits.
    nullable: nullable::KnownNullable,
    /// Schemas that come down to one other schema, and whether the last of those comes down to one before it.
    rings: PointerMap<bool>,
    /// The schemas that branches of choices are made of.
    plain: RefCell<PointerMap<Rc<[Place<'a>]>>>,
    /// The formats of the settings that a schema has.
    formats: BTreeSet<String>,
    /// Which inline types are equal.
    sharing: sharing::Sharing,
}

/// What is left to do for a type that is reserved.
#[derive(Debug)]
enum Work<'a> {
    /// Lower the schema at a place.
    Schema(Place<'a>),
    /// Lower schemas that a value has to fit at once.
    Together(composition::Together<'a>, Hint),
}

/// The type at a place, and whether it may be null there.
pub(super) fn type_use<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> TypeUse {
    if place.reference().is_none() && component(place).is_some() {
        return TypeUse { id: reserved(cx, place), nullable: nullable::fits_null(cx, place) };
    }
    if own::is_replaced(place) {
        return TypeUse { id: inline(cx, place, hint), nullable: nullable::fits_null(cx, place) };
    }
    if let Some(branch) = wrapper::only_branch(cx, place) {
        let used = type_use(cx, &branch, hint);
        let id = narrowed(cx, place, hint, used.id);
        return TypeUse { id, nullable: used.nullable || nullable::fits_null(cx, place) };
    }
    if place.reference().is_none() {
        let id = inline(cx, place, hint);
        // null is one of any values already
        let nullable = *cx.api.types.shape(id) != Shape::Any && nullable::fits_null(cx, place);
        return TypeUse { id, nullable };
    }
    match cx.document.target(place) {
        Some(target) => TypeUse { id: reserved(cx, &target), nullable: nullable::fits_null(cx, place) },
        None => TypeUse { id: any(cx, place, "a broken reference"), nullable: false },
    }
}

/// Finds the components that are subtypes of others.
pub(super) fn subtypes(cx: &mut Lowering<'_, '_>) {
    cx.schemas.subtypes = subtypes::find(cx);
}

/// Says of each record by which value of a member its base knows it; to be asked after [`settle`].
pub(super) fn name_subtypes(cx: &mut Lowering<'_, '_>) {
    let named = composition::names(cx);
    let mut types: PointerMap<Vec<TypeId>> = PointerMap::default();
    for id in cx.schemas.own_forms.values() {
        let at = cx.api.types.get(*id).map(|ty| ty.at.clone());
        types.entry(at.unwrap_or_else(Pointer::root)).or_default().push(*id);
    }
    for it in &named {
        let known = cx.schemas.known.get(&it.at).copied();
        types.entry(it.at.clone()).or_insert_with(|| known.into_iter().collect());
    }
    let of = |it| types.get(&it).into_iter().flatten().copied();
    let named = named.iter().flat_map(|it| of(it.at.clone()).map(move |id| (id, it)));
    subtypes::name(&mut cx.api.types, named);
}

/// Whether a value of a discriminator is one that a required member can have.
pub(super) fn can_be(types: &Types, field: &Field, value: &str) -> bool {
    field.required && subtypes::fits(types, field, value)
}

/// Lists what each component schema would like to be called.
pub(super) fn names(cx: &mut Lowering<'_, '_>) {
    let names = cx.document.components("schemas");
    let names = names.map(|(key, place)| (place.at.clone(), given(&place).unwrap_or_else(|| key.to_owned())));
    cx.api.components = names.collect();
}

/// Reserves a type for each component schema, whether anything refers to it or not.
pub(super) fn components(cx: &mut Lowering<'_, '_>) {
    for (_, place) in cx.document.components("schemas") {
        reserved(cx, &place);
    }
}

/// The text and the shape of a schema, references and wrappers aside, for a caller that gives it no type of its own.
pub(super) fn whole<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> (Text, Shape) {
    match innermost(cx, place) {
        Some(target) if place.reference().is_some() => {
            let hint = below(&target);
            described(cx, &target, &hint)
        }
        Some(target) => described(cx, &target, hint),
        None => {
            cx.untyped(place, "a broken reference");
            (Text::default(), Shape::Any)
        }
    }
}

/// The schema behind references and compositions that come down to one schema; `None` when there is none.
pub(super) fn innermost<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<Place<'a>> {
    let mut place = cx.document.resolve(place)?;
    for _ in 0..LONGEST_CHAIN {
        match wrapper::only_branch(cx, &place) {
            Some(branch) => place = cx.document.resolve(&branch)?,
            None => return Some(place),
        }
    }
    None
}

/// The component behind references, and compositions that come down to it.
fn innermost_component<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<Place<'a>> {
    let resolved = cx.document.resolve(place).filter(|it| component(it).is_some());
    resolved.or_else(|| innermost(cx, place).filter(|it| component(it).is_some()))
}

/// An inline scalar as a schema around it has it, where that sets limits of its own.
fn narrowed<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint, id: TypeId) -> TypeId {
    let Some(ty) = cx.api.types.get(id) else { return id };
    let (Shape::Scalar(_), NameHint::Derived(_)) = (&ty.shape, &ty.hint) else { return id };
    if limits::limits_of(cx, place, &ty.shape) == ty.limits {
        return id;
    }
    let shape = ty.shape.clone();
    sharing::intern(cx, place, hint.derived(), Text::default(), shape)
}

/// Fills every type that was reserved.
pub(super) fn settle(cx: &mut Lowering<'_, '_>) {
    while let Some((id, work)) = cx.schemas.waiting.pop_front().filter(|_| !cx.is_full()) {
        let (text, shape, limits, derives) = match work {
            Work::Schema(place) => {
                let (text, shape, place) = named(cx, place);
                let limits = limits::limits_of(cx, &place, &shape);
                (text, shape, limits, derive::wanted_derives(&place))
            }
            Work::Together(together, hint) => {
                let shape = composition::whole(cx, &hint, &together);
                let limits = limits::of_all(cx, together.places(), &shape);
                (composition::text(cx, &together), shape, limits, Vec::new())
            }
        };
        cx.count(&shape);
        cx.api.types.fill(id, text, shape);
        cx.api.types.limit(id, limits);
        cx.api.types.derive(id, derives);
    }
}

/// Reports what settings choose for types and none of them can have.
pub(super) fn check_choices(cx: &mut Lowering<'_, '_>) {
    own::unused(cx);
    derive::check(cx);
}

/// Makes one type of inline types that are equal; to be asked after the last [`settle`].
pub(super) fn share(cx: &mut Lowering<'_, '_>) {
    sharing::settle(cx);
}

/// What a component is, and the schema that says it.
fn named<'a>(cx: &mut Lowering<'a, '_>, place: Place<'a>) -> (Text, Shape, Place<'a>) {
    let hint = below(&place);
    if place.reference().is_some() && !own::is_replaced(&place) {
        // every use says for itself whether null may stand there
        let used = type_use(cx, &place, &hint);
        return (Text::default(), Shape::Alias(TypeUse { nullable: false, ..used }), place);
    }
    let Some(branch) = own_branch(cx, &place) else {
        let (text, shape) = made(cx, &place, &hint);
        return (text, shape, place);
    };
    if let Some(id) = cx.schemas.known.get(&place.at).copied() {
        cx.schemas.known.insert(branch.at.clone(), id);
    }
    let (said, shape) = made(cx, &branch, &hint);
    let text = text::of_schema(&cx.site, &place);
    (if text == Text::default() { said } else { text }, shape, branch)
}

/// The inline schema that a component comes down to, if it becomes an item: the component is that item then, and no other name for it.
fn own_branch<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<Place<'a>> {
    let branch = wrapper::only_branch(cx, place).filter(|branch| branch.reference().is_none())?;
    let is_item = ["properties", "enum"].iter().any(|key| branch.node.get(key).is_some());
    let is_own = ![place, &branch].into_iter().any(own::is_replaced)
        && given(&branch).is_none()
        && !cx.schemas.known.contains_key(&branch.at);
    (is_item && is_own && !parts::is_composed(&branch) && subtypes::base(cx, place).is_none())
        .then_some(branch)
}

/// The shape of a use, through aliases; to be asked after [`settle`].
pub(super) fn shape_of(cx: &Lowering<'_, '_>, used: TypeUse) -> Shape {
    let mut id = used.id;
    for _ in 0..cx.api.types.len() {
        match cx.api.types.shape(id) {
            Shape::Alias(next) => id = next.id,
            shape => return shape.clone(),
        }
    }
    Shape::Any
}

/// Any value, counted with the reason.
pub(super) fn any<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, reason: &'static str) -> TypeId {
    cx.untyped(place, reason);
    sharing::intern(cx, place, NameHint::Derived(Vec::new()), Text::default(), Shape::Any)
}

/// Any text, at a place without a schema.
pub(super) fn text<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> TypeUse {
    let hint = NameHint::Derived(Vec::new());
    let id = sharing::intern(cx, place, hint, Text::default(), Shape::Scalar(Scalar::Text));
    TypeUse { id, nullable: false }
}

/// Any value, at a place that could not have been typed.
pub(super) fn any_value(cx: &mut Lowering<'_, '_>) -> TypeId {
    let hint = NameHint::Derived(Vec::new());
    let root = cx.document.root();
    sharing::intern(cx, &root, hint, Text::default(), Shape::Any)
}

/// The type of a schema that a reference names; its place is taken at once, its shape follows later.
fn reserved<'a>(cx: &mut Lowering<'a, '_>, target: &Place<'a>) -> TypeId {
    if let Some(id) = cx.schemas.known.get(&target.at) {
        return *id;
    }
    let hint = called(target).map_or_else(|| base(target).derived(), NameHint::Given);
    let id = cx.api.types.reserve(hint, target.at.clone());
    cx.schemas.known.insert(target.at.clone(), id);
    cx.schemas.waiting.push_back((id, Work::Schema(target.clone())));
    id
}

fn inline<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> TypeId {
    if let Some(id) = cx.schemas.known.get(&place.at) {
        return *id;
    }
    if let Some(asked) = cx.schemas.open.get(&place.at).copied() {
        let id = asked.unwrap_or_else(|| cx.api.types.reserve(named_or(place, hint), place.at.clone()));
        cx.schemas.open.insert(place.at.clone(), Some(id));
        return id;
    }
    cx.schemas.open.insert(place.at.clone(), None);
    let below = given(place).map_or_else(|| hint.clone(), Hint::of);
    let (text, shape) = made(cx, place, &below);
    cx.count(&shape);
    let id = match cx.schemas.open.remove(&place.at).flatten() {
        Some(id) => {
            let limits = limits::limits_of(cx, place, &shape);
            cx.api.types.fill(id, text, shape);
            cx.api.types.limit(id, limits);
            id
        }
        None => sharing::intern(cx, place, named_or(place, hint), text, shape),
    };
    cx.api.types.derive(id, derive::wanted_derives(place));
    cx.schemas.known.insert(place.at.clone(), id);
    id
}

/// The text and the shape of a schema that is not a reference.
fn made<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> (Text, Shape) {
    own::check(cx, place);
    match own::replaced(place) {
        Some(shape) => (text::of_schema(&cx.site, place), shape),
        None => described(cx, place, hint),
    }
}

/// The same of what the description says, whatever takes its place.
fn described<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> (Text, Shape) {
    let is_base = subtypes::base(cx, place).is_some();
    subtypes::alone(cx, place);
    let shape = if is_base || parts::is_composed(place) {
        composition::lower(cx, place, hint)
    } else {
        let shape = plain_shape(cx, place, hint);
        own::chosen(cx, place, shape)
    };
    (text::of_schema(&cx.site, place), shape)
}

/// The shape that a schema's own keywords speak of, whatever schemas it is made of besides.
fn plain_shape<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> Shape {
    let Some(schema) = cx.piece::<openapiv3::Schema>(place) else {
        cx.untyped(place, "a broken schema");
        return Shape::Any;
    };
    if place.get("enum").is_some_and(|values| values.items().next().is_none()) {
        enumeration::empty(cx, place);
    }
    match &schema.schema_kind {
        SchemaKind::Type(Type::String(_)) => string::lower(cx, place),
        SchemaKind::Type(Type::Number(_)) => number::number(cx, place),
        SchemaKind::Type(Type::Integer(_)) => number::integer(cx, place),
        SchemaKind::Type(Type::Boolean(_)) => boolean(cx, place),
        SchemaKind::Type(Type::Object(schema)) => object::lower(cx, place, hint, schema),
        SchemaKind::Type(Type::Array(_)) => array::lower(cx, place, hint),
        SchemaKind::Not { .. } => composition::not(cx, place),
        SchemaKind::Any(schema) => mixed::lower(cx, place, hint, schema),
        SchemaKind::OneOf { .. } | SchemaKind::AnyOf { .. } | SchemaKind::AllOf { .. } => {
            cx.untyped(place, "a composition without schemas");
            Shape::Any
        }
    }
}

/// A boolean: of a list of booleans there is no more to say.
fn boolean<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    enumeration::lower(cx, place, BaseType::Boolean).unwrap_or(Shape::Scalar(Scalar::Boolean))
}
