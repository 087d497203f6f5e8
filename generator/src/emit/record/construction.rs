//! How records are made. In: a record; out: its constructor, and its default where a caller has to say nothing. It never asks a caller for
//! a member that can have one value only.

use super::{additional, has_filled, required_members};
use crate::emit::lines::CodeLines;
use crate::emit::rust_type::{self, From, Outer};
use crate::emit::tokens::Doc;
use crate::emit::{Context, Item, doc, only, tokens, union};
use crate::ir::{Field, Listing, Literal, Own, Record, Scalar, Shape, Type, TypeId, TypeUse};
use crate::naming::Ident;
use proc_macro2::TokenStream;
use quote::quote;
use std::borrow::Cow;

/// More required members than this, and a constructor by position would mislead.
const MOST_ARGUMENTS: usize = 7;

pub(super) fn items<'a>(cx: Context<'a>, id: TypeId, record: &'a Record) -> Vec<Item<'a>> {
    let name = cx.names.ty(id).to_string();
    let mut items = Vec::new();
    if required_members(cx, id, record).next().is_some() && is_by_position(cx, id, record) {
        items.push(Item::lines(format!("{name}::new"), move || constructor(cx, id, record)));
    }
    if is_empty_possible(cx, id, record) && !is_default_derived(cx, id, record) {
        items.push(Item::new(format!("Default for {name}"), move || default(cx, id, record)));
    }
    items
}

/// Whether the required members are few enough to be arguments.
pub(super) fn is_by_position(cx: Context<'_>, id: TypeId, record: &Record) -> bool {
    given(cx, id, record).count() <= MOST_ARGUMENTS
}

/// Whether the empty value is that of its members.
pub(super) fn is_default_derived(cx: Context<'_>, id: TypeId, record: &Record) -> bool {
    !has_filled(record) && required_members(cx, id, record).next().is_none()
}

/// Whether there is an empty value.
pub(super) fn has_default(cx: Context<'_>, id: TypeId, record: &Record) -> bool {
    is_empty_possible(cx, id, record) || is_default_derived(cx, id, record)
}

/// Whether an empty value makes sense: a caller has to give no member.
fn is_empty_possible(cx: Context<'_>, id: TypeId, record: &Record) -> bool {
    given(cx, id, record).next().is_none()
}

/// The required members that a caller gives values to.
pub(super) fn given<'a>(
    cx: Context<'a>,
    id: TypeId,
    record: &'a Record,
) -> impl Iterator<Item = (usize, &'a Field)> {
    required_members(cx, id, record).filter(move |(_, field)| constant(cx, field, From::Types).is_none())
}

fn constructor(cx: Context<'_>, id: TypeId, record: &Record) -> CodeLines {
    let mut lines = CodeLines::default();
    lines.open(&["impl ", cx.names.ty(id).as_str()]);
    lines.doc(&Doc::sentence(sentence(cx, id, record)));
    let arguments = given(cx, id, record).map(|(index, field)| {
        let ty = rust_type::field(cx, id, index, field);
        let ty = match conversion(cx, id, (index, field)) {
            Conversion::Nothing => ty,
            Conversion::Whole => ty.within(Outer::Into),
            Conversion::Inside => rust_type::plain(cx, field.ty.id, From::Types).within(Outer::Into),
        };
        (format!("{}: ", parameter(cx, cx.names.field(id, index))), ty)
    });
    lines.constructor("new", &arguments.collect::<Vec<_>>());
    let fields = required_members(cx, id, record).map(|(index, field)| {
        let name = cx.names.field(id, index);
        if let Some(FixedValue { expression, .. }) = constant(cx, field, From::Types) {
            return format!("{name}: {expression}");
        }
        let given = parameter(cx, name);
        match conversion(cx, id, (index, field)) {
            Conversion::Nothing if given == name.as_str() => given.into_owned(),
            Conversion::Nothing => format!("{name}: {given}"),
            Conversion::Whole => format!("{name}: {given}.into()"),
            Conversion::Inside => format!("{name}: Box::new({given}.into())"),
        }
    });
    expression(cx, record, fields.collect(), &mut lines);
    lines
}

/// The record of its required members, each as `name: value`; the others are absent or have their defaults.
pub(super) fn expression(cx: Context<'_>, record: &Record, mut fields: Vec<String>, lines: &mut CodeLines) {
    if fields.len() < record.fields.len() || additional(cx, record).is_some() {
        fields.push("..rt::Json::blank()".to_owned());
    }
    let (before, behind) = if has_filled(record) { ("rt::filled(", ")") } else { ("", "") };
    lines.structure(before, &fields, behind);
}

/// What the constructor does with each member.
fn sentence(cx: Context<'_>, id: TypeId, record: &Record) -> String {
    let constants = required_members(cx, id, record).filter_map(|(_, field)| {
        let FixedValue { shown, .. } = constant(cx, field, From::Types)?;
        Some(format!("{} = {}", doc::code(&field.wire), doc::code(&shown)))
    });
    let constants: Vec<String> = constants.collect();
    let from = match (given(cx, id, record).next().is_some(), constants.as_slice()) {
        (true, []) => "from its required members".to_owned(),
        (true, constants) => format!("from its required members, with {}", constants.join(" and ")),
        (false, constants) => format!("with {}", constants.join(" and ")),
    };
    let others = record.fields.len() - required_members(cx, id, record).count();
    let others = match (others, has_filled(record)) {
        (0, _) => "",
        (_, true) => " The others are absent or have their defaults.",
        (_, false) => " The others are absent.",
    };
    format!("Creates a value {from}.{others}")
}

/// What becomes of an argument of the constructor.
enum Conversion {
    /// It is the member.
    Nothing,
    /// It becomes the member.
    Whole,
    /// It becomes what the member has in its box.
    Inside,
}

fn conversion(cx: Context<'_>, id: TypeId, (index, field): (usize, &Field)) -> Conversion {
    let is_boxed = cx.facts.boxed(id, index).is_some() && !field.ty.nullable;
    match (is_converted(cx, field.ty), is_boxed) {
        (true, true) => Conversion::Inside,
        (true, false) | (false, true) => Conversion::Whole,
        (false, false) => Conversion::Nothing,
    }
}

/// Whether other types become this one: texts and what is made of one, unions with conversions.
pub(in crate::emit) fn is_converted(cx: Context<'_>, ty: TypeUse) -> bool {
    match rust_type::never_null(cx, ty) {
        Some(Shape::Scalar(
            Scalar::Text | Scalar::Secret | Scalar::Number | Scalar::UnixTime | Scalar::Formatted(_),
        )) => true,
        Some(Shape::Union(it)) => union::has_conversions(cx, rust_type::behind_aliases(cx, ty.id), it),
        Some(
            Shape::Scalar(_) | Shape::Record(_) | Shape::Enumeration(_) | Shape::List(_) | Shape::Tuple(_),
        ) => false,
        Some(Shape::Own(own)) => matches!(own, Own::Newtype(_)),
        Some(Shape::Map(_) | Shape::Alias(_) | Shape::Any) | None => false,
    }
}

/// The value of a member that is not a choice of the caller.
pub(super) struct FixedValue {
    /// As an expression of its type.
    pub(super) expression: String,
    /// For people.
    shown: String,
}

/// The value that names a record among its siblings, or the only one that a member can have.
pub(super) fn constant(cx: Context<'_>, field: &Field, from: From) -> Option<FixedValue> {
    match &field.named {
        Some(value) => Some(FixedValue { expression: named(cx, field.ty.id, value), shown: value.clone() }),
        None => Some(FixedValue {
            expression: only::expression(cx, field.ty, from)?,
            shown: only::shown(cx, field.ty)?,
        }),
    }
}

/// The value that names a record among its siblings, as the type of its member.
pub(in crate::emit) fn named(cx: Context<'_>, ty: TypeId, value: &str) -> String {
    match rust_type::resolved(cx, ty) {
        Shape::Scalar(Scalar::Text) => format!("{}.into()", tokens::quoted(value)),
        Shape::Enumeration(listed) => match listed.listing {
            Listing::Texts => format!("{}.into()", tokens::quoted(value)),
            Listing::Integers => format!("{value}.into()"),
            Listing::Values => {
                let mut values = listed.variants.iter().map(|variant| &variant.value);
                let literal = match values.find(|listed| listed.to_string() == value) {
                    Some(Literal::Boolean(_)) => format!("Boolean({value})"),
                    Some(Literal::Integer(_) | Literal::Number(_)) => {
                        format!("Number({})", tokens::quoted(value))
                    }
                    Some(Literal::Text(_)) | None => format!("Text({})", tokens::quoted(value)),
                };
                format!("rt::Literal::{literal}.value().into()")
            }
        },
        Shape::Own(Own::Newtype(Scalar::Text)) => format!("{}.into()", tokens::quoted(value)),
        Shape::Own(_) => format!("{value}.into()"),
        // a boolean or an integer
        Shape::Scalar(_) | Shape::Record(_) | Shape::Union(_) | Shape::List(_) => value.to_owned(),
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Any => value.to_owned(),
    }
}

/// A parameter may not have the name of a tuple struct (E0530), and in scripts without capitals a member may well be called
/// as its type is.
fn parameter<'a>(cx: Context<'_>, field: &'a Ident) -> Cow<'a, str> {
    let is_tuple = |id: TypeId, ty: &Type| {
        cx.facts.wrapped(id).is_some() || matches!(ty.shape, Shape::Own(Own::Newtype(_)))
    };
    let is_wrapper = |(id, ty): &(TypeId, &Type)| is_tuple(*id, ty) && cx.names.ty(*id) == field;
    match !field.as_str().is_ascii() && cx.api.types.iter().any(|ty| is_wrapper(&ty)) {
        true => format!("{field}_").into(),
        false => field.as_str().into(),
    }
}

fn default(cx: Context<'_>, id: TypeId, record: &Record) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    let value = match required_members(cx, id, record).next() {
        Some(_) => quote!(Self::new()),
        None => quote!(rt::filled(rt::Json::blank())),
    };
    quote! {
        impl Default for #name {
            fn default() -> Self {
                #value
            }
        }
    }
}
