//! What a variant looks like on the wire. In: a case of a union; out: its row in the table, and the tag it needs.
//! It never follows unions inside of unions for more than their kinds.

use crate::emit::{Context, rust_type, tokens};
use crate::ir::{Branch, Enumeration, Field, Format, Literal, Record, Scalar, Shape, TypeId, Union};
use proc_macro2::TokenStream;
use quote::quote;

/// The row of a variant.
pub(super) fn row(cx: Context<'_>, case: &Branch) -> TokenStream {
    let kinds = kinds(cx, case.ty.id).into_iter().map(Kind::tokens);
    let tags = &case.values;
    let values = values(rust_type::resolved(cx, case.ty.id));
    let record = record(cx, case.ty.id);
    let fields = || record.iter().flat_map(|record| &record.fields);
    let constants = fields()
        .filter_map(|field| Some((&field.wire, constant(cx, field)?)))
        .map(|(name, value)| quote!((#name, #value)));
    let members = fields().map(|field| &field.wire);
    let required = fields().filter(|field| field.required).map(|field| &field.wire);
    quote! {
        rt::UnionCase {
            kinds: &[#(#kinds),*],
            tags: &[#(#tags),*],
            values: &[#(#values),*],
            constants: &[#(#constants),*],
            members: &[#(#members),*],
            required: &[#(#required),*],
        }
    }
}

/// The member and the value that name the variant, where its own record may not write them.
pub(super) fn tag<'a>(cx: Context<'_>, union: &'a Union, case: &'a Branch) -> Option<(&'a str, &'a str)> {
    let name = union.discriminator.as_deref()?;
    // what is meant where no value says so needs none
    if union.fallback.and_then(|index| union.variants.get(index)).is_some_and(|it| std::ptr::eq(it, case)) {
        return None;
    }
    let value = case.values.first()?;
    let record = record(cx, case.ty.id)?;
    let written = record.fields.iter().any(|field| field.wire == name && field.required);
    (!written).then_some((name, value.as_str()))
}

fn record<'a>(cx: Context<'a>, id: TypeId) -> Option<&'a Record> {
    match rust_type::resolved(cx, id) {
        Shape::Record(record) => Some(record),
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) => None,
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Any => None,
    }
}

/// The only value a member can have.
fn constant(cx: Context<'_>, field: &Field) -> Option<String> {
    <[String; 1]>::try_from(values(rust_type::resolved(cx, field.ty.id))).ok().map(|[only]| only)
}

/// What a value can be, as texts: of a number or a boolean its JSON.
fn values(shape: &Shape) -> Vec<String> {
    match shape {
        Shape::Enumeration(Enumeration { variants, .. }) => {
            variants.iter().map(|variant| variant.value.to_string()).collect()
        }
        Shape::Scalar(_) | Shape::Record(_) | Shape::Union(_) | Shape::List(_) => Vec::new(),
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Any => Vec::new(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Any,
    Boolean,
    Integer,
    Number,
    Text,
    Format(Format),
    List,
    Object,
}

impl Kind {
    fn tokens(self) -> TokenStream {
        match self {
            Self::Any => quote!(rt::Kind::Any),
            Self::Boolean => quote!(rt::Kind::Boolean),
            Self::Integer => quote!(rt::Kind::Integer),
            Self::Number => quote!(rt::Kind::Number),
            Self::Text => quote!(rt::Kind::Text),
            Self::Format(format) => {
                let name = tokens::format(format);
                quote!(rt::Kind::Format(rt::Format::#name))
            }
            Self::List => quote!(rt::Kind::List),
            Self::Object => quote!(rt::Kind::Object),
        }
    }
}

/// The kinds of JSON value that a type can be, each once; of a union, those of its variants.
fn kinds(cx: Context<'_>, id: TypeId) -> Vec<Kind> {
    let mut kinds = Vec::new();
    // a few: a set of all types would take longer to make than to use
    let mut seen = Vec::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        match cx.api.types.shape(id) {
            Shape::Union(union) => open.extend(union.variants.iter().map(|case| case.ty.id)),
            Shape::Alias(target) => open.push(target.id),
            Shape::Scalar(scalar) => kinds.push(of_scalar(*scalar)),
            Shape::Enumeration(it) => {
                kinds.extend(it.variants.iter().map(|variant| of_literal(&variant.value)))
            }
            Shape::Record(_) | Shape::Map(_) => kinds.push(Kind::Object),
            Shape::List(_) | Shape::Tuple(_) => kinds.push(Kind::List),
            Shape::Any => kinds.push(Kind::Any),
        }
    }
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn of_literal(literal: &Literal) -> Kind {
    match literal {
        Literal::Text(_) => Kind::Text,
        Literal::Integer(_) => Kind::Integer,
        Literal::Number(_) => Kind::Number,
        Literal::Boolean(_) => Kind::Boolean,
    }
}

fn of_scalar(scalar: Scalar) -> Kind {
    match scalar {
        Scalar::Boolean => Kind::Boolean,
        Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 | Scalar::UnixTime => Kind::Integer,
        Scalar::Float | Scalar::Double | Scalar::Number => Kind::Number,
        Scalar::Text | Scalar::Secret => Kind::Text,
        Scalar::Formatted(format) => Kind::Format(format),
    }
}
