//! Conversions into a union. In: a union; out: `From` for each variant whose type no other variant has, and
//! for texts where there is a variant for them.
//! It never emits two for what Rust takes for one type.

use crate::emit::rust_type::{self, From};
use crate::emit::{Context, tokens};
use crate::ir::{Branch, Own, Shape, TypeId, TypeUse, Union};
use foldhash::fast::RandomState;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::HashMap;

/// The variants that a value of their type can only mean.
pub(super) fn unambiguous<'a>(cx: Context<'a>, id: TypeId, union: &'a Union) -> Vec<(usize, &'a Branch)> {
    let types: Vec<String> = union.variants.iter().map(|case| rust(cx, case.ty.id)).collect();
    let mut counts: HashMap<&str, usize, RandomState> = HashMap::default();
    types.iter().for_each(|ty| *counts.entry(ty).or_default() += 1);
    let once = |ty: &String| counts.get(ty.as_str()) == Some(&1);
    let own = rust(cx, id);
    let cases = union.variants.iter().enumerate().zip(&types);
    cases.filter(|(_, ty)| once(ty) && **ty != own).map(|(case, _)| case).collect()
}

pub(super) fn from(cx: Context<'_>, id: TypeId, index: usize, case: &Branch) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    let variant = tokens::ident(cx.names.variant(id, index));
    let ty = rust_type::plain(cx, case.ty.id, From::Types);
    let boxed = cx.facts.boxed(id, index).is_some();
    let value = if boxed { quote!(Box::new(value)) } else { quote!(value) };
    quote! {
        impl From<#ty> for #name {
            fn from(value: #ty) -> Self {
                Self::#variant(#value)
            }
        }
    }
}

/// A text is what it would be if it were read.
pub(super) fn from_text(cx: Context<'_>, id: TypeId) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    quote! {
        impl From<&str> for #name {
            fn from(text: &str) -> Self {
                rt::of_text(text)
            }
        }
    }
}

/// A type as Rust sees it, behind every alias: equal texts are equal types.
fn rust(cx: Context<'_>, id: TypeId) -> String {
    let used = |ty: TypeUse| {
        let plain = rust(cx, ty.id);
        if ty.nullable && !rust_type::is_any(cx, ty.id) { format!("?{plain}") } else { plain }
    };
    if cx.facts.wrapped(id).is_some() {
        return format!("{id:?}");
    }
    match cx.api.types.shape(id) {
        Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) => format!("{id:?}"),
        Shape::List(item) => format!("[{}]", used(*item)),
        Shape::Tuple(items) => {
            format!("({})", items.iter().map(|item| used(*item)).collect::<Vec<_>>().join(","))
        }
        Shape::Map(item) => format!("{{{}}}", used(*item)),
        Shape::Alias(target) => used(*target),
        Shape::Scalar(scalar) => format!("{scalar:?}"),
        Shape::Own(Own::Newtype(_)) => format!("{id:?}"),
        Shape::Own(Own::Foreign(foreign)) => format!("{:?}", foreign.path),
        Shape::Any => "any".to_owned(),
    }
}
