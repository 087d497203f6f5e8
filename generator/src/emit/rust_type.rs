//! How a type is written where it is used. In: a type by id and where it stands; out: tokens such as `Option<Vec<Pet>>`.
//! It never emits the type itself.

use super::{Context, tokens};
use crate::ir::{Field, NameHint, Scalar, Shape, TypeId, TypeUse};
use crate::settings::Nulls;
use proc_macro2::TokenStream;
use quote::quote;

/// From which module a type is referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// From `types.rs` itself.
    Types,
    /// From a module beside it, by `types::`.
    Beside,
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
    match (field.required || field.filled.is_some(), field.ty.nullable && !is_any(cx, field.ty.id)) {
        (true, _) => Presence::Required,
        (false, true) if tells_nulls_apart(cx, record) => Presence::Maybe,
        (false, _) => Presence::Optional,
    }
}

/// Whether null is a value of an optional field as any other, because any value is one.
pub(super) fn keeps_null(cx: Context<'_>, record: TypeId, field: &Field) -> bool {
    !field.required && is_any(cx, field.ty.id) && tells_nulls_apart(cx, record)
}

fn tells_nulls_apart(cx: Context<'_>, record: TypeId) -> bool {
    match cx.settings.nulls {
        Nulls::WhereSent => cx.facts.usage(record).is_sent(),
        Nulls::Everywhere => true,
    }
}

/// The type of a field.
pub(super) fn field(cx: Context<'_>, record: TypeId, index: usize, field: &Field) -> TokenStream {
    let mut ty = plain(cx, field.ty.id, From::Types);
    if cx.facts.boxed(record, index).is_some() {
        ty = quote!(Box<#ty>);
    }
    match presence(cx, record, field) {
        Presence::Required if field.ty.nullable && !is_any(cx, field.ty.id) => quote!(Option<#ty>),
        Presence::Required => ty,
        Presence::Optional => quote!(Option<#ty>),
        Presence::Maybe => quote!(rt::Maybe<#ty>),
    }
}

/// A type that may be null: an element, a whole body.
pub(super) fn nullable(cx: Context<'_>, ty: TypeUse, from: From) -> TokenStream {
    let plain = plain(cx, ty.id, from);
    if ty.nullable && !is_any(cx, ty.id) { quote!(Option<#plain>) } else { plain }
}

/// A type as it is. Types with a name of their own are referred to by it, others are spelled out.
pub(super) fn plain(cx: Context<'_>, id: TypeId, from: From) -> TokenStream {
    if is_named(cx, id) {
        let name = tokens::ident(cx.names.ty(id));
        return match from {
            From::Types => quote!(#name),
            From::Beside => quote!(types::#name),
        };
    }
    spelled(cx, id, from)
}

/// What a type stands for, without its name.
pub(super) fn spelled(cx: Context<'_>, id: TypeId, from: From) -> TokenStream {
    match cx.api.types.shape(id) {
        Shape::Scalar(scalar) => scalar_type(*scalar),
        Shape::List(item) => {
            let item = nullable(cx, *item, from);
            quote!(Vec<#item>)
        }
        Shape::Tuple(items) => {
            let items = items.iter().map(|item| nullable(cx, *item, from));
            quote!((#(#items),*))
        }
        Shape::Map(item) => {
            let item = nullable(cx, *item, from);
            quote!(rt::Map<#item>)
        }
        Shape::Alias(target) => nullable(cx, *target, from),
        Shape::Any => quote!(rt::Value),
        Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) => {
            let name = tokens::ident(cx.names.ty(id));
            quote!(#name)
        }
    }
}

/// Whether a type has an item of its own.
pub(super) fn is_named(cx: Context<'_>, id: TypeId) -> bool {
    let Some(ty) = cx.api.types.get(id) else { return false };
    match (&ty.shape, &ty.hint) {
        (Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_), _) | (_, NameHint::Given(_)) => true,
        (
            Shape::Scalar(_)
            | Shape::List(_)
            | Shape::Tuple(_)
            | Shape::Map(_)
            | Shape::Alias(_)
            | Shape::Any,
            NameHint::Derived(_),
        ) => cx.facts.wrapped(id).is_some(),
    }
}

/// Whether any JSON value may stand here, `null` included.
pub(super) fn is_any(cx: Context<'_>, id: TypeId) -> bool {
    matches!(resolved(cx, id), Shape::Any)
}

/// The shape behind aliases. The gate has refused aliases that lead in a circle.
pub(super) fn resolved<'a>(cx: Context<'a>, id: TypeId) -> &'a Shape {
    let mut shape = cx.api.types.shape(id);
    for _ in 0..cx.api.types.len() {
        let Shape::Alias(target) = shape else { return shape };
        shape = cx.api.types.shape(target.id);
    }
    shape
}

fn scalar_type(scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::Boolean => quote!(bool),
        Scalar::Int32 => quote!(i32),
        Scalar::Int64 => quote!(i64),
        Scalar::Uint32 => quote!(u32),
        Scalar::Uint64 => quote!(u64),
        Scalar::Float => quote!(f32),
        Scalar::Double => quote!(f64),
        Scalar::Number => quote!(rt::Number),
        Scalar::Text => quote!(String),
        Scalar::Secret => quote!(rt::Secret),
        Scalar::Formatted(format) => {
            let name = tokens::format(format);
            quote!(rt::#name)
        }
    }
}
