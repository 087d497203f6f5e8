//! Headers of responses. In: a distinct set of documented headers; out: a struct of them, and the function that reads it.
//! It never decodes a header: the runtime does, by style and shape.

use super::rust_type::{self, From};
use super::tokens::{self, Doc};
use super::{Context, Item, ModulePart};
use crate::ir::{Header, HeaderStyle, OperationId, Response, Shape, Wire};
use crate::naming::{HeadersType, Ident};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for ty in cx.names.headers() {
        let part = part_of(cx, ty);
        let name = ty.name.as_str();
        items.push(Item::new(name, move || definition(cx, ty)).within(part).defining(name));
        let read = Item::new(format!("Headers for {name}"), move || read(cx, ty));
        items.push(read.within(part).using([name]));
        for (id, alias) in &ty.aliases {
            let item = Item::new(alias.as_str(), move || other_name(cx, ty, (*id, alias)));
            items.push(item.within(super::part_of(cx, *id)).defining(alias.as_str()).using([name]));
        }
    }
    items
}

/// The structs of an operation's headers: for which statuses, and what it is called.
pub(super) fn of_operation<'a>(cx: Context<'a>, id: OperationId) -> Vec<(String, &'a HeadersType)> {
    let mut found = Vec::new();
    for ty in cx.names.headers() {
        let statuses = ty.responses.iter().filter(|(of, _)| *of == id);
        let statuses: Vec<_> =
            statuses.filter_map(|it| Some(response(cx, it)?.statuses.to_string())).collect();
        if !statuses.is_empty() {
            found.push((statuses.join(", "), ty));
        }
    }
    found
}

/// The struct of headers that an operation's successes have, when it is one.
pub(super) fn of_success<'a>(cx: Context<'a>, id: OperationId) -> Option<&'a HeadersType> {
    let successes: Vec<usize> = cx.api.operations.get(id.0)?.successes().map(|(index, _)| index).collect();
    let is_of_success = |(of, index): &(OperationId, usize)| *of == id && successes.contains(index);
    let mut found = cx.names.headers().iter().filter(|ty| ty.responses.iter().any(is_of_success));
    found.next().filter(|_| found.next().is_none())
}

/// The struct of headers that one response has.
pub(super) fn of_response<'a>(cx: Context<'a>, id: OperationId, index: usize) -> Option<&'a HeadersType> {
    cx.names.headers().iter().find(|ty| ty.responses.contains(&(id, index)))
}

fn response<'a>(cx: Context<'a>, (id, index): &(OperationId, usize)) -> Option<&'a Response> {
    cx.api.operations.get(id.0)?.responses.get(*index)
}

/// The part of its operations, when they are all of one.
fn part_of(cx: Context<'_>, ty: &HeadersType) -> ModulePart {
    let mut parts = ty.responses.iter().map(|(id, _)| super::part_of(cx, *id));
    match parts.next() {
        Some(part) if parts.all(|other| other == part) => part,
        Some(_) | None => ModulePart::Shared,
    }
}

fn members<'a>(
    cx: Context<'a>,
    ty: &'a HeadersType,
) -> impl Iterator<Item = (&'a Header, proc_macro2::Ident)> {
    let headers = ty.responses.first().and_then(|first| response(cx, first));
    let headers = headers.into_iter().flat_map(|response| &response.headers);
    headers.zip(&ty.members).map(|(header, name)| (header, tokens::ident(name)))
}

fn definition(cx: Context<'_>, ty: &HeadersType) -> TokenStream {
    let name = tokens::ident(&ty.name);
    let doc = Doc::sentence(format!("The headers of {}.", whose(cx, &ty.responses)));
    let several = if ty.aliases.is_empty() {
        ""
    } else {
        "Several places have this type, each under a name of its own."
    };
    let doc = doc.paragraph(several);
    let members = members(cx, ty).map(|(header, name)| {
        let doc =
            Doc::of(&header.text, super::doc::wire(&name.to_string(), &header.wire)).examples(&header.text);
        let ty = rust_type::plain(cx, header.ty.id, From::Beside);
        quote!(#doc pub #name: Option<#ty>,)
    });
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct #name { #(#members)* }
    }
}

/// What one of several operations calls the struct.
fn other_name(cx: Context<'_>, ty: &HeadersType, (id, alias): (OperationId, &Ident)) -> TokenStream {
    let responses: Vec<_> = ty.responses.iter().filter(|(of, _)| *of == id).copied().collect();
    let doc = Doc::sentence(format!("The headers of {}.", whose(cx, &responses)));
    let (alias, name) = (tokens::ident(alias), tokens::ident(&ty.name));
    quote!(#doc pub type #alias = #name;)
}

/// The response, or that there are many.
fn whose(cx: Context<'_>, responses: &[(OperationId, usize)]) -> String {
    let method = |id: &OperationId| cx.names.operation(*id).map(|names| &names.method);
    let mut ids: Vec<_> = responses.iter().map(|(id, _)| id).collect();
    ids.dedup();
    match ids.as_slice() {
        [id] => {
            let statuses = responses.iter().filter_map(|it| Some(response(cx, it)?.statuses.to_string()));
            let statuses: Vec<_> = statuses.collect();
            let method =
                method(id).map_or_else(String::new, |it| format!(" of [`{it}`](client::Client::{it})"));
            format!("the responses{method} for {}", statuses.join(" and "))
        }
        [first, ..] => {
            let first =
                method(first).map_or_else(String::new, |it| format!("[`{it}`](client::Client::{it})"));
            format!("responses of {first} and {} more", ids.len() - 1)
        }
        [] => "no response".to_owned(),
    }
}

fn read(cx: Context<'_>, ty: &HeadersType) -> TokenStream {
    let name = tokens::ident(&ty.name);
    let members = members(cx, ty).map(|(header, name)| {
        let wire = &header.wire;
        let method = method(cx, header);
        quote!(#name: reader.#method(#wire))
    });
    quote! {
        impl rt::Headers for #name {
            fn read(reader: &mut rt::HeaderReader<'_>) -> Self {
                Self { #(#members),* }
            }
        }
    }
}

fn method(cx: Context<'_>, header: &Header) -> TokenStream {
    match (header.style, rust_type::resolved(cx, header.ty.id)) {
        (HeaderStyle::Json, _) => quote!(json),
        (HeaderStyle::Simple | HeaderStyle::Exploded, Shape::List(_) | Shape::Tuple(_)) => quote!(list),
        (HeaderStyle::Simple, Shape::Record(_) | Shape::Map(_)) => quote!(object),
        (HeaderStyle::Exploded, Shape::Record(_) | Shape::Map(_)) => quote!(exploded),
        (style, Shape::Own(own)) => match (style, own.wire()) {
            (_, Wire::List) => quote!(list),
            (HeaderStyle::Exploded, Wire::Object) => quote!(exploded),
            (_, Wire::Object) => quote!(object),
            (_, Wire::Scalar(_) | Wire::Any) => quote!(text),
        },
        (
            HeaderStyle::Simple | HeaderStyle::Exploded,
            Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Alias(_) | Shape::Any,
        ) => quote!(text),
    }
}
