//! Types with one value. In: a type where it is used; out: that value, as a literal of the wire, as text, or as an expression. It
//! never takes one of several values, or a value that may be null as well, for the only one.

use super::rust_type::{self, From};
use super::{Context, enumeration, tokens};
use crate::ir::{Always, Argument, Literal, Shape, TypeId, TypeUse};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// The only value of a type, as a member that is told apart by it has it on the wire.
pub(super) fn literal(cx: Context<'_>, ty: TypeUse) -> Option<TokenStream> {
    Some(match value(cx, ty)? {
        Only::Listed(_, literal) => enumeration::literal(literal),
        Only::Boolean(value) => enumeration::literal(&Literal::Boolean(value)),
        Only::Null => quote!(rt::Literal::Null),
    })
}

/// The same as lists for macros of the runtime have it; none of null.
pub(super) fn listed(cx: Context<'_>, ty: TypeUse) -> Option<String> {
    match value(cx, ty)? {
        Only::Listed(_, literal) => Some(enumeration::listed(literal)),
        Only::Boolean(value) => Some(enumeration::listed(&Literal::Boolean(value))),
        Only::Null => None,
    }
}

/// The only value of a type, for people.
pub(super) fn shown(cx: Context<'_>, ty: TypeUse) -> Option<String> {
    Some(match value(cx, ty)? {
        Only::Listed(_, literal) => literal.to_string(),
        Only::Boolean(value) => value.to_string(),
        Only::Null => "null".to_owned(),
    })
}

/// The only value of a type, as an expression of that type in `types.rs`, or in a module beside it.
pub(super) fn expression(cx: Context<'_>, ty: TypeUse, from: From) -> Option<String> {
    Some(match value(cx, ty)? {
        Only::Listed(id, _) => {
            // by the name that the place has for it, as everything else says it there
            let path = rust_type::plain(cx, ty.id, from).text();
            format!("{path}::{}", cx.names.variant(id, 0))
        }
        Only::Boolean(value) => value.to_string(),
        Only::Null => "rt::Value::Null".to_owned(),
    })
}

/// The only value of a required parameter, as an expression that hands it to the runtime; none of null, which would not be sent.
pub(super) fn argument(cx: Context<'_>, argument: &Argument) -> Option<TokenStream> {
    if !argument.required {
        return None;
    }
    Some(match value(cx, argument.ty)? {
        Only::Listed(_, Literal::Text(text)) => tokens::text(text).into_token_stream(),
        Only::Listed(_, literal) => {
            let literal = enumeration::literal(literal);
            quote!(&#literal.value())
        }
        Only::Boolean(value) => quote!(&#value),
        Only::Null => return None,
    })
}

enum Only<'a> {
    /// The only one of an enumeration.
    Listed(TypeId, &'a Literal),
    Boolean(bool),
    Null,
}

fn value<'a>(cx: Context<'a>, ty: TypeUse) -> Option<Only<'a>> {
    if ty.nullable {
        return None;
    }
    match cx.api.types.shape(ty.id) {
        // no alias leads back to itself
        Shape::Alias(target) => value(cx, *target),
        Shape::Enumeration(listed) => match listed.variants.as_slice() {
            [only] => Some(Only::Listed(ty.id, &only.value)),
            _ => None,
        },
        Shape::Scalar(_) | Shape::Any => match cx.api.types.get(ty.id)?.limits.always? {
            Always::Boolean(value) => Some(Only::Boolean(value)),
            Always::Null => Some(Only::Null),
        },
        Shape::Record(_) | Shape::Union(_) | Shape::List(_) => None,
        Shape::Tuple(_) | Shape::Map(_) | Shape::Own(_) => None,
    }
}
