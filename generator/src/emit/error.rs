//! Error types. In: the distinct sets of error responses; out: one enum each, by status, and aliases for who shares it.
//! It never decides what counts as an error at run time: the runtime asks by status.

use super::answer::{self, Delivery, Named};
use super::rust_type::RustType;
use super::tokens::{self, Doc};
use super::{Context, Item, Part, lint};
use crate::ir::{Operation, OperationId};
use crate::naming::ErrorType;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    if cx.names.errors().is_empty() {
        return Vec::new();
    }
    let mut items = Vec::new();
    for ty in cx.names.errors() {
        let part = part_of(cx, ty);
        let name = ty.name.as_str();
        items.push(Item::new(name, move || definition(cx, ty)).within(part).defining(name));
        let decode = Item::new(format!("ErrorBody for {name}"), move || decode(cx, ty));
        items.push(decode.within(part).using([name]));
        if ty.operations.len() > 1 {
            items.extend(ty.operations.iter().filter_map(|id| {
                let alias = cx.names.operation(*id)?.error.as_str();
                let item =
                    Item::new("alias", move || self::alias(cx, ty, *id)).within(super::part_of(cx, *id));
                Some(item.defining(alias).using([name]))
            }));
        }
    }
    items
}

/// The part of its operations, when they are all of one.
fn part_of(cx: Context<'_>, ty: &ErrorType) -> Part {
    let part = super::part_of(cx, ty.owner);
    let is_one = ty.operations.iter().all(|id| super::part_of(cx, *id) == part);
    if is_one { part } else { Part::Shared }
}

/// The error type of an operation, as seen from beside `errors.rs`.
pub(super) fn of<'a>(cx: Context<'a>, id: OperationId) -> RustType<'a> {
    let documented = cx.api.operations.get(id.0).is_some_and(|one| one.errors().next().is_some());
    match cx.names.operation(id) {
        Some(names) if documented => RustType::Of("errors", &names.error),
        Some(_) | None => RustType::Plain("std::convert::Infallible"),
    }
}

/// The cases of the owner's errors, with their names.
fn cases<'a>(cx: Context<'a>, ty: &'a ErrorType) -> Vec<Named<'a>> {
    let errors = cx.api.operations.get(ty.owner.0).into_iter().flat_map(Operation::errors);
    let cases = errors.flat_map(|(index, response)| response.cases(index));
    cases.zip(&ty.variants).map(|(case, name)| Named { delivery: Delivery::Error, case, name }).collect()
}

fn definition(cx: Context<'_>, ty: &ErrorType) -> TokenStream {
    let name = tokens::ident(&ty.name);
    let doc = Doc::sentence(format!("Error responses of {}.", whose(cx, ty)));
    let cases = cases(cx, ty);
    let (lint, sizes) = (answer::lint(&cases), lint::of_sizes(answer::bodies(&cases)));
    let variants = cases.iter().map(|named| named.variant(cx));
    quote! {
        #doc
        #lint
        #sizes
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name { #(#variants)* }
    }
}

/// The operation, or the first ones of many.
fn whose(cx: Context<'_>, ty: &ErrorType) -> String {
    let all = ty.operations.iter().filter_map(|id| cx.names.operation(*id));
    let all: Vec<_> = all.map(|names| format!("[`{0}`](client::Client::{0})", names.method)).collect();
    match all.as_slice() {
        [one] => one.clone(),
        [first @ .., last] if first.len() < 5 => format!("{} and {last}", first.join(", ")),
        [a, b, c, rest @ ..] => format!("{a}, {b}, {c} and {} more", rest.len()),
        [] | [..] => "operations".to_owned(),
    }
}

fn decode(cx: Context<'_>, ty: &ErrorType) -> TokenStream {
    let name = tokens::ident(&ty.name);
    let arms = answer::arms(cx, &cases(cx, ty));
    quote! {
        impl rt::ErrorBody for #name {
            fn decode(response: &rt::RawResponse) -> Option<Result<Self, rt::Fault>> {
                Some(match response.status().as_u16() {
                    #(#arms)*
                    _ => return None,
                })
            }
        }
    }
}

fn alias(cx: Context<'_>, ty: &ErrorType, operation: OperationId) -> TokenStream {
    let Some(names) = cx.names.operation(operation) else { return TokenStream::new() };
    let doc = Doc::sentence(format!("Error responses of [`{0}`](client::Client::{0}).", names.method));
    let (shared, alias) = (tokens::ident(&ty.name), tokens::ident(&names.error));
    quote!(#doc pub type #alias = #shared;)
}
