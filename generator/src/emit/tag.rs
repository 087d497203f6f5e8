//! Tags: groups of operations. In: operations by tag; out: for each tag a type with their methods, and the client's way to it.
//! It never does anything a method of the client does not: every method here is one of the client's.

use super::client::{self, Signature};
use super::tokens::{self, Doc};
use super::{Context, Item};
use crate::ir::{OperationId, Section, TagId};
use proc_macro2::TokenStream;
use quote::quote;

/// The groups; none where all operations would be in the same one.
pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let groups = client::by_section(cx);
    if groups.len() < 2 {
        return Vec::new();
    }
    let mut items = Vec::new();
    for (section, ids) in groups {
        let Some(Section::Tag(tag)) = section.and_then(|id| cx.api.section(id)) else {
            continue;
        };
        let (tag, part) = (*tag, super::filed(section));
        let Some(names) = cx.names.tag(tag) else { continue };
        let group = names.group.as_str();
        items.push(Item::new("group", move || definition(cx, tag)).within(part).defining(group));
        items.push(Item::new("accessor", move || accessor(cx, tag)).within(part).using([group]));
        items.push(Item::new("methods", move || methods(cx, tag, &ids)).within(part).using([group]));
    }
    items
}

fn definition(cx: Context<'_>, tag: TagId) -> TokenStream {
    let (Some(names), Some(tag)) = (cx.names.tag(tag), cx.api.tag(tag)) else {
        return TokenStream::new();
    };
    let name = tokens::ident(&names.group);
    let doc = Doc::sentence(format!("The operations of the tag {}.", super::doc::code(&tag.name)))
        .paragraph(super::doc::lines(&tag.text).join("\n"))
        .paragraph(tag.parent.as_deref().map_or_else(String::new, part_of));
    quote! {
        #doc
        #[derive(Debug, Clone, Copy)]
        pub struct #name<'a> {
            pub(crate) client: &'a client::Client,
        }
    }
}

fn part_of(parent: &str) -> String {
    format!("Part of the tag {}.", super::doc::code(parent))
}

fn accessor(cx: Context<'_>, tag: TagId) -> TokenStream {
    let (Some(names), Some(tag)) = (cx.names.tag(tag), cx.api.tag(tag)) else {
        return TokenStream::new();
    };
    let (accessor, group) = (tokens::ident(&names.accessor), tokens::ident(&names.group));
    let doc = Doc::sentence(format!("The operations of the tag {}.", super::doc::code(&tag.name)));
    quote! {
        impl client::Client {
            #doc
            pub fn #accessor(&self) -> #group<'_> {
                #group { client: self }
            }
        }
    }
}

fn methods(cx: Context<'_>, tag: TagId, ids: &[OperationId]) -> TokenStream {
    let Some(names) = cx.names.tag(tag) else { return TokenStream::new() };
    let name = tokens::ident(&names.group);
    let methods = ids.iter().filter_map(|id| method(cx, *id));
    quote!(impl #name<'_> { #(#methods)* })
}

fn method(cx: Context<'_>, id: OperationId) -> Option<TokenStream> {
    let (operation, names) = (cx.api.operations.get(id.0)?, cx.names.operation(id)?);
    let Signature { arguments, answer } = client::signature(cx, id, operation, names);
    let (short, method) = (cx.names.handle(id), tokens::ident(&names.method));
    let doc = Doc::sentence(format!("[`Client::{0}`](client::Client::{0}).", names.method));
    let deprecated = operation.text.deprecated.then(|| quote!(#[deprecated]));
    let passed = arguments.iter().map(|(name, _)| name);
    let arguments = arguments.iter().map(|(name, ty)| quote!(#name: #ty));
    let short = tokens::ident(short);
    Some(quote! {
        #doc
        #deprecated
        pub fn #short(&self, #(#arguments),*) -> #answer {
            self.client.#method(#(#passed),*)
        }
    })
}
