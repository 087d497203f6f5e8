//! Error types. In: the distinct sets of error responses; out: one enum each, by status, and aliases for who shares it.
//! It never decides what counts as an error at run time: the runtime asks by status.

use super::rust_type::{self, From};
use super::tokens::{self, Doc};
use super::{Context, Item, paths};
use crate::ir::{OperationId, Payload, Response, Statuses};
use crate::naming::{ErrorType, Ident};
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

fn responses<'a>(cx: Context<'a>, ty: &'a ErrorType) -> impl Iterator<Item = (&'a Ident, &'a Response)> {
    let owner = cx.api.operations.get(ty.owner.0);
    ty.variants.iter().filter_map(move |(index, name)| Some((name, owner?.responses.get(*index)?)))
}

/// The JSON body of an error response; `None` when it has none, and the variant holds nothing.
fn body(cx: Context<'_>, response: &Response) -> Option<TokenStream> {
    response.content.first().map(|content| match &content.payload {
        Payload::Json(ty) => rust_type::nullable(cx, *ty, From::Beside),
    })
}

fn definition(cx: Context<'_>, ty: &ErrorType) -> TokenStream {
    let Some(names) = cx.names.operation(ty.owner) else { return TokenStream::new() };
    let name = tokens::ident(&names.error);
    let doc =
        Doc::sentence(format!("What [`{0}`](super::Client::{0}) answers instead of success.", names.method));
    let doc = shared(cx, ty).map_or(doc.clone(), |shared| doc.paragraph(shared));
    let variants = responses(cx, ty).map(|(name, response)| {
        let name = tokens::ident(name);
        let Statuses::Exact(status) = response.statuses;
        let doc = Doc::of(&response.text, "").prefixed(format!("{status}:"));
        let body = body(cx, response).map(|body| quote!((#body)));
        quote!(#doc #name #body,)
    });
    quote! {
        #doc
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
    let arms = responses(cx, ty).map(|(variant, response)| {
        let variant = tokens::ident(variant);
        let Statuses::Exact(status) = response.statuses;
        let status = tokens::number(status);
        match body(cx, response) {
            Some(_) => quote!(#status => response.json().map(Self::#variant),),
            None => quote!(#status => Ok(Self::#variant),),
        }
    });
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
