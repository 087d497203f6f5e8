//! Error types. In: operations with error responses; out: one enum each, by status.
//! It never decides what counts as an error at run time: the runtime asks by status.

use super::answer::{self, Delivery, NamedCase};
use super::rust_type::RustType;
use super::tokens::{self, Doc};
use super::{Context, Item};
use crate::ir::{Operation, OperationId};
use crate::naming::ErrorType;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for ty in cx.names.errors() {
        let part = super::part_of(cx, ty.operation);
        let name = ty.name.as_str();
        items.push(Item::new(name, move || definition(cx, ty)).within(part).defining(name));
        let decode = Item::new(format!("ErrorBody for {name}"), move || decode(cx, ty));
        items.push(decode.within(part).using([name]));
    }
    items
}

/// The error type of an operation, as seen from beside `errors.rs`.
pub(super) fn error_type<'a>(cx: Context<'a>, id: OperationId) -> RustType<'a> {
    let documented = cx.api.operations.get(id.0).is_some_and(|one| one.errors().next().is_some());
    match cx.names.operation(id) {
        Some(names) if documented => RustType::Of("errors", &names.error),
        Some(_) | None => RustType::Plain("std::convert::Infallible"),
    }
}

/// The cases of an operation's errors, with their names.
pub(super) fn cases<'a>(cx: Context<'a>, ty: &'a ErrorType) -> Vec<NamedCase<'a>> {
    let errors = cx.api.operations.get(ty.operation.0).into_iter().flat_map(Operation::errors);
    let cases = errors.flat_map(|(index, response)| response.cases(index));
    cases.zip(&ty.variants).map(|(case, name)| NamedCase { delivery: Delivery::Error, case, name }).collect()
}

fn definition(cx: Context<'_>, ty: &ErrorType) -> TokenStream {
    let name = tokens::ident(&ty.name);
    let method = cx.names.operation(ty.operation).map_or("", |names| names.method.as_str());
    let doc = Doc::sentence(format!("Error responses of [`{method}`](client::Client::{method})."));
    let cases = cases(cx, ty);
    let variants = cases.iter().map(|named| named.variant(cx));
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name { #(#variants)* }
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
