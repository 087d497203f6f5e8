//! Values of discriminators. In: a value as the description has it; out: the literal it is on the wire. It never decides by its look
//! alone that a text is a number: a description that means one says so.

use super::case;
use crate::emit::{Context, enumeration, rust_type};
use crate::ir::{Branch, Field, Listing, Literal, Scalar, Shape, Union};
use proc_macro2::TokenStream;

/// The member and the value that name the variant, where its own record may not write them.
pub(super) fn tag<'a>(cx: Context<'_>, union: &'a Union, case: &'a Branch) -> Option<(&'a str, TokenStream)> {
    let name = union.discriminator.as_deref()?;
    // what is meant where no value says so needs none
    if union.fallback.and_then(|index| union.variants.get(index)).is_some_and(|it| std::ptr::eq(it, case)) {
        return None;
    }
    let value = case.values.first()?;
    let record = case::record(cx, case.ty.id)?;
    let written = record.fields.iter().any(|field| field.wire == name && field.required);
    (!written).then(|| (name, literal(cx, union, case, value)))
}

/// A value of the discriminator as its member is written: by the type of that member, in this variant or in another one. Where none
/// describes it, `true` and `false` are booleans if there are no other values; the rest are texts (OpenAPI 3.0.4, 4.7.25).
fn literal(cx: Context<'_>, union: &Union, case: &Branch, value: &str) -> TokenStream {
    let name = union.discriminator.as_deref().unwrap_or_default();
    let cases = std::iter::once(case).chain(&union.variants);
    let described = cases.filter_map(|case| member(cx, case, name));
    let typed = described.map(|field| typed(rust_type::resolved(cx, field.ty.id), value)).next();
    let all_boolean = || {
        let mut values = union.variants.iter().flat_map(|case| &case.values);
        values.all(|value| value.parse::<bool>().is_ok())
    };
    let literal = match (typed, value.parse()) {
        (Some(literal), _) => literal,
        (None, Ok(boolean)) if all_boolean() => Literal::Boolean(boolean),
        (None, Ok(_) | Err(_)) => Literal::Text(value.to_owned()),
    };
    enumeration::literal(&literal)
}

/// The member of a variant that has this name.
fn member<'a>(cx: Context<'a>, case: &Branch, name: &str) -> Option<&'a Field> {
    case::record(cx, case.ty.id)?.fields.iter().find(|field| field.wire == name)
}

/// A value as one of a type, where it can be that.
fn typed(shape: &Shape, value: &str) -> Literal {
    let number = || value.parse::<f64>().is_ok().then(|| Literal::Number(value.to_owned()));
    let typed = match shape {
        Shape::Scalar(_) | Shape::Own(_) => match shape.scalar() {
            Some(Scalar::Boolean) => value.parse().ok().map(Literal::Boolean),
            Some(Scalar::Text | Scalar::Secret | Scalar::Formatted(_)) | None => None,
            Some(_) => number(),
        },
        Shape::Enumeration(listed) => match listed.listing {
            Listing::Texts => None,
            Listing::Integers => number(),
            Listing::Values => {
                let mut values = listed.variants.iter().map(|variant| &variant.value);
                values.find(|listed| listed.to_string() == value).cloned()
            }
        },
        Shape::Record(_) | Shape::Union(_) | Shape::List(_) | Shape::Tuple(_) => None,
        Shape::Map(_) | Shape::Alias(_) | Shape::Any => None,
    };
    typed.unwrap_or_else(|| Literal::Text(value.to_owned()))
}
