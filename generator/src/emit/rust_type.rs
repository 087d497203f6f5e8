//! How a type is written where it is used. In: a type by id and where it stands; out: a [`RustType`] such as
//! `Option<Vec<Pet>>`, as tokens or as text. It never emits the type itself.

use super::Context;
use crate::ir::{Field, ForeignPath, NameHint, Own, Scalar, Shape, TypeId, TypeUse};
use crate::naming::Ident;
use crate::settings::{Nulls, Required};
use proc_macro2::TokenStream;
use quote::ToTokens;

/// A type as it is written where it is used.
#[derive(Debug, Clone)]
pub(super) enum RustType<'a> {
    /// One of Rust's own: `String`, `std::convert::Infallible`.
    Plain(&'static str),
    /// One of the runtime: `rt::Value`.
    Runtime(&'static str),
    /// One of the description.
    Named(From, &'a Ident),
    /// One that is not generated, by its path.
    Written(&'a str),
    /// One of another module: `errors::ReadPetError`.
    Of(&'static str, &'a Ident),
    /// One with another inside.
    Around(Outer, Box<RustType<'a>>),
    /// `(String, i64)`, `()`
    Tuple(Vec<RustType<'a>>),
}

/// A type with another inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outer {
    Box,
    /// What fakes answer with in place of the other.
    Choice,
    Events,
    /// What becomes the other: an argument alone.
    Into,
    ItemStream,
    Map,
    Maybe,
    Operation,
    Option,
    Vec,
}

impl Outer {
    /// What stands before the other.
    pub(super) fn head(self) -> RustType<'static> {
        match self {
            Self::Box => RustType::Plain("Box"),
            Self::Choice => RustType::Runtime("testing::Choice"),
            Self::Events => RustType::Runtime("Events"),
            Self::Into => RustType::Plain("impl Into"),
            Self::ItemStream => RustType::Runtime("ItemStream"),
            Self::Map => RustType::Runtime("Map"),
            Self::Maybe => RustType::Runtime("Maybe"),
            Self::Operation => RustType::Runtime("Operation"),
            Self::Option => RustType::Plain("Option"),
            Self::Vec => RustType::Plain("Vec"),
        }
    }
}

impl RustType<'_> {
    /// The same within another.
    pub(super) fn within(self, outer: Outer) -> Self {
        Self::Around(outer, Box::new(self))
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    /// Writes it on one line.
    pub(super) fn write(&self, text: &mut String) {
        match self {
            Self::Plain(name) => text.push_str(name),
            Self::Runtime(name) => {
                text.push_str("rt::");
                text.push_str(name);
            }
            Self::Named(from, name) => {
                text.push_str(from.path());
                text.push_str(name.as_str());
            }
            Self::Written(path) => text.push_str(path),
            Self::Of(module, name) => text.extend([module, "::", name.as_str()]),
            Self::Around(outer, inner) => {
                outer.head().write(text);
                text.push('<');
                inner.write(text);
                text.push('>');
            }
            Self::Tuple(items) => {
                text.push('(');
                for (index, item) in items.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { ", " });
                    item.write(text);
                }
                text.push(')');
            }
        }
    }
}

impl ToTokens for RustType<'_> {
    fn to_tokens(&self, out: &mut TokenStream) {
        // paths and names of ours are Rust
        out.extend(self.text().parse::<TokenStream>().unwrap_or_default());
    }
}

/// From which module a type is referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// From `types.rs` itself.
    Types,
    /// From a module beside it, by `types::`.
    Beside,
}

impl From {
    fn path(self) -> &'static str {
        match self {
            Self::Types => "",
            Self::Beside => "types::",
        }
    }
}

/// How the absence of a member is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// It is always there: `T`, or `Option<T>` when it may be null.
    Required,
    /// It may be absent: `Option<T>`.
    Optional,
    /// It may be absent, and null means something else: `Maybe<T>`.
    Maybe,
}

/// Absent and null are told apart only where the difference can be sent.
pub(super) fn presence(cx: Context<'_>, record: TypeId, field: &Field) -> Presence {
    match (
        is_required(cx, record, field) || field.filled.is_some(),
        field.ty.nullable && !is_any(cx, field.ty.id),
    ) {
        (true, _) => Presence::Required,
        (false, true) if tells_nulls_apart(cx, record) => Presence::Maybe,
        (false, _) => Presence::Optional,
    }
}

/// Whether a value must have a member: answers may lack it, where settings say so.
pub(super) fn is_required(cx: Context<'_>, record: TypeId, field: &Field) -> bool {
    field.required
        && match cx.settings.required {
            Required::Trusted => true,
            // what names a record is what it was told by
            Required::ReceivedOptional => field.named.is_some() || cx.facts.usage(record).is_sent(),
        }
}

/// Whether null is a value of an optional field as any other, because any value is one.
pub(super) fn keeps_null(cx: Context<'_>, record: TypeId, field: &Field) -> bool {
    presence(cx, record, field) == Presence::Optional
        && is_any(cx, field.ty.id)
        && tells_nulls_apart(cx, record)
}

fn tells_nulls_apart(cx: Context<'_>, record: TypeId) -> bool {
    match cx.settings.nulls {
        Nulls::WhereSent => cx.facts.usage(record).is_sent(),
        Nulls::Everywhere => true,
    }
}

/// The type of a field.
pub(super) fn field<'a>(cx: Context<'a>, record: TypeId, index: usize, field: &Field) -> RustType<'a> {
    field_from(cx, record, (index, field), From::Types)
}

/// The same, from another module.
pub(super) fn field_from<'a>(
    cx: Context<'a>,
    record: TypeId,
    (index, field): (usize, &Field),
    from: From,
) -> RustType<'a> {
    let ty = within(cx, record, index, plain(cx, field.ty.id, from));
    match presence(cx, record, field) {
        Presence::Required if field.ty.nullable && !is_any(cx, field.ty.id) => ty.within(Outer::Option),
        Presence::Required => ty,
        Presence::Optional => ty.within(Outer::Option),
        Presence::Maybe => ty.within(Outer::Maybe),
    }
}

/// The same type, in a box where a field or a variant needs one.
pub(super) fn within<'a>(cx: Context<'_>, id: TypeId, index: usize, ty: RustType<'a>) -> RustType<'a> {
    if cx.facts.boxed(id, index).is_some() { ty.within(Outer::Box) } else { ty }
}

/// A type that may be null: an element, a whole body.
pub(super) fn nullable<'a>(cx: Context<'a>, ty: TypeUse, from: From) -> RustType<'a> {
    let plain = plain(cx, ty.id, from);
    if ty.nullable && !is_any(cx, ty.id) { plain.within(Outer::Option) } else { plain }
}

/// A type as it is. Types with a name of their own are referred to by it, others are spelled out.
pub(super) fn plain<'a>(cx: Context<'a>, id: TypeId, from: From) -> RustType<'a> {
    if is_named(cx, id) { RustType::Named(from, cx.names.ty(id)) } else { spelled(cx, id, from) }
}

/// What a type stands for, without its name.
pub(super) fn spelled<'a>(cx: Context<'a>, id: TypeId, from: From) -> RustType<'a> {
    match cx.api.types.shape(id) {
        Shape::Scalar(scalar) => scalar_type(*scalar),
        Shape::List(item) => nullable(cx, *item, from).within(Outer::Vec),
        Shape::Tuple(items) => RustType::Tuple(items.iter().map(|item| nullable(cx, *item, from)).collect()),
        Shape::Map(item) => nullable(cx, *item, from).within(Outer::Map),
        Shape::Alias(target) => nullable(cx, *target, from),
        Shape::Any => RustType::Runtime("Value"),
        Shape::Own(Own::Foreign(foreign)) => match &foreign.path {
            ForeignPath::Written(path) => RustType::Written(path),
            ForeignPath::Known(path) => RustType::Runtime(path),
        },
        Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Own(Own::Newtype(_)) => {
            RustType::Named(From::Types, cx.names.ty(id))
        }
    }
}

/// The names that the items of a type mention: its own, and those of the types that it is made of.
pub(super) fn mentioned<'a>(cx: Context<'a>, id: TypeId) -> Vec<&'a str> {
    mentioned_with(cx, id, cx.api.types.shape(id).uses())
}

/// The same of an item of a type that mentions only these of what it is made of.
pub(super) fn mentioned_with<'a>(cx: Context<'a>, id: TypeId, mut open: Vec<TypeUse>) -> Vec<&'a str> {
    let mut names = vec![cx.names.ty(id).as_str()];
    while let Some(used) = open.pop() {
        match is_named(cx, used.id) {
            true => names.push(cx.names.ty(used.id).as_str()),
            // the gate has refused types without a name that contain themselves
            false => open.extend(cx.api.types.shape(used.id).uses()),
        }
    }
    names
}

/// Whether a type has an item of its own.
pub(super) fn is_named(cx: Context<'_>, id: TypeId) -> bool {
    let Some(ty) = cx.api.types.get(id) else { return false };
    match (&ty.shape, &ty.hint) {
        _ if ty.is_place => true,
        (Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Own(Own::Newtype(_)), _)
        | (_, NameHint::Given(_)) => true,
        (
            Shape::Scalar(_)
            | Shape::List(_)
            | Shape::Tuple(_)
            | Shape::Map(_)
            | Shape::Alias(_)
            | Shape::Own(_)
            | Shape::Any,
            NameHint::Derived(_) | NameHint::Common(_),
        ) => cx.facts.wrapped(id).is_some(),
    }
}

/// Whether any JSON value may stand here, `null` included.
pub(super) fn is_any(cx: Context<'_>, id: TypeId) -> bool {
    matches!(resolved(cx, id), Shape::Any)
}

/// The shape behind aliases. The gate has refused aliases that lead in a circle.
pub(super) fn resolved<'a>(cx: Context<'a>, id: TypeId) -> &'a Shape {
    cx.api.types.shape(behind_aliases(cx, id))
}

/// The shape behind aliases, unless null may stand in its place.
pub(super) fn never_null<'a>(cx: Context<'a>, ty: TypeUse) -> Option<&'a Shape> {
    match cx.api.types.shape(ty.id) {
        _ if ty.nullable => None,
        Shape::Alias(target) => never_null(cx, *target),
        shape => Some(shape),
    }
}

/// The type behind aliases.
pub(super) fn behind_aliases(cx: Context<'_>, mut id: TypeId) -> TypeId {
    for _ in 0..cx.api.types.len() {
        let Shape::Alias(target) = cx.api.types.shape(id) else { return id };
        id = target.id;
    }
    id
}

pub(super) fn scalar_type(scalar: Scalar) -> RustType<'static> {
    match scalar {
        Scalar::Boolean => RustType::Plain("bool"),
        Scalar::Int32 => RustType::Plain("i32"),
        Scalar::Int64 => RustType::Plain("i64"),
        Scalar::Uint32 => RustType::Plain("u32"),
        Scalar::Uint64 => RustType::Plain("u64"),
        Scalar::UnixTime => RustType::Runtime("UnixTime"),
        Scalar::Float => RustType::Plain("f32"),
        Scalar::Double => RustType::Plain("f64"),
        Scalar::Number => RustType::Runtime("Number"),
        Scalar::Text => RustType::Plain("String"),
        Scalar::Secret => RustType::Runtime("Secret"),
        Scalar::Formatted(format) => RustType::Runtime(format.name()),
    }
}
