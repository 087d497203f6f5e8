//! Other names. In: a list, a map, a scalar, anything, or another name, as a component of the description; out: a type
//! alias, or a type of its own where it contains itself. It never emits one for what has no name in the description.

use super::lines::CodeLines;
use super::rust_type::{self, From};
use super::tokens;
use super::{Context, Item};
use crate::ir::{Own, Shape, TypeId};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items(cx: Context<'_>, id: TypeId) -> Vec<Item<'_>> {
    if let Shape::Own(Own::Newtype(scalar)) = cx.api.types.shape(id) {
        return super::newtype::items(cx, id, *scalar);
    }
    let name = cx.names.ty(id).to_string();
    if cx.facts.wrapped(id).is_some() {
        let json = format!("Json for {name}");
        let made =
            [Item::new(name, move || wrapper(cx, id)), Item::new(json, move || json_of_wrapper(cx, id))];
        return made.into_iter().chain(super::equality(cx, id)).collect();
    }
    if rust_type::is_named(cx, id) { vec![Item::lines(name, move || alias(cx, id))] } else { Vec::new() }
}

fn alias(cx: Context<'_>, id: TypeId) -> CodeLines {
    let mut lines = CodeLines::default();
    lines.doc(&super::doc_of_type(cx, id));
    let target = rust_type::spelled(cx, id, From::Types);
    lines.typed(&["pub type ", cx.names.ty(id).as_str(), " = "], &target, ";");
    lines
}

/// Rust has no alias that contains itself, so the cycle goes through a struct with one field.
fn wrapper(cx: Context<'_>, id: TypeId) -> TokenStream {
    let (name, doc) = (tokens::ident(cx.names.ty(id)), super::doc_of_type(cx, id));
    let target = rust_type::spelled(cx, id, From::Types);
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct #name(pub #target);
    }
}

fn json_of_wrapper(cx: Context<'_>, id: TypeId) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    quote! {
        impl rt::Json for #name {
            fn blank() -> Self {
                Self(rt::Json::blank())
            }
            fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
                rt::Json::read(&mut self.0, first, reader)
            }
            fn write(&self, writer: &mut rt::Writer) {
                rt::Json::write(&self.0, writer);
            }
        }
    }
}
