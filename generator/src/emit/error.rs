//! Error types. In: the distinct sets of error responses; out: one enum each, by status, and aliases for who shares it.
//! It never decides what counts as an error at run time: the runtime asks by status.

use super::answer::{self, Named};
use super::tokens::{self, Doc};
use super::{Context, Item, paths};
use crate::ir::{Operation, OperationId};
use crate::naming::ErrorType;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    if cx.names.errors().is_empty() {
        return Vec::new();
    }
    let mut items = vec![Item::new("imports", move || paths::imports(cx, &["types"]))];
    for ty in cx.names.errors() {
        let Some(owner) = cx.names.operation(ty.owner) else { continue };
        items.push(Item::new(owner.error.as_str(), move || definition(cx, ty)));
        items.push(Item::new(format!("ErrorBody for {}", owner.error), move || decode(cx, ty)));
        for other in ty.operations.iter().skip(1) {
            items.push(Item::new("alias", move || alias(cx, ty.owner, *other)));
        }
    }
    items
}

/// The error type of an operation, as seen from beside `errors.rs`.
pub(super) fn of(cx: Context<'_>, id: OperationId) -> TokenStream {
    let documented = cx.names.errors().iter().any(|ty| ty.operations.contains(&id));
    match cx.names.operation(id) {
        Some(names) if documented => {
            let name = tokens::ident(&names.error);
            quote!(errors::#name)
        }
        Some(_) | None => quote!(std::convert::Infallible),
    }
}

/// The cases of the owner's errors, with their names.
fn cases<'a>(cx: Context<'a>, ty: &'a ErrorType) -> Vec<Named<'a>> {
    let errors = cx.api.operations.get(ty.owner.0).into_iter().flat_map(Operation::errors);
    let cases = errors.flat_map(|(index, response)| response.cases(index));
    cases.zip(&ty.variants).map(|(case, name)| Named { case, name }).collect()
}

fn definition(cx: Context<'_>, ty: &ErrorType) -> TokenStream {
    let Some(names) = cx.names.operation(ty.owner) else { return TokenStream::new() };
    let name = tokens::ident(&names.error);
    let doc =
        Doc::sentence(format!("What [`{0}`](super::Client::{0}) answers instead of success.", names.method));
    let doc = shared(cx, ty).map_or(doc.clone(), |shared| doc.paragraph(shared));
    let cases = cases(cx, ty);
    let lint = answer::lint(&cases);
    let variants = cases.iter().map(|named| named.variant(cx));
    quote! {
        #doc
        #lint
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name { #(#variants)* }
    }
}

fn shared(cx: Context<'_>, ty: &ErrorType) -> Option<String> {
    let others = ty.operations.iter().skip(1).filter_map(|id| cx.names.operation(*id));
    let others: Vec<_> = others.map(|names| format!("`{}`", names.method)).collect();
    (!others.is_empty()).then(|| format!("The same for {}.", others.join(", ")))
}

fn decode(cx: Context<'_>, ty: &ErrorType) -> TokenStream {
    let Some(names) = cx.names.operation(ty.owner) else { return TokenStream::new() };
    let name = tokens::ident(&names.error);
    let arms = answer::arms(&cases(cx, ty));
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

fn alias(cx: Context<'_>, owner: OperationId, other: OperationId) -> TokenStream {
    let (Some(owner), Some(other)) = (cx.names.operation(owner), cx.names.operation(other)) else {
        return TokenStream::new();
    };
    let doc =
        Doc::sentence(format!("What [`{0}`](super::Client::{0}) answers instead of success.", other.method));
    let (owner, other) = (tokens::ident(&owner.error), tokens::ident(&other.error));
    quote!(#doc pub type #other = #owner;)
}
