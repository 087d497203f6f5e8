//! Tables of operations. In: an operation; out: a static that says all there is to say of it.
//! It never emits behaviour: what is done with a table is the runtime's.

use super::rust_type::{self, From};
use super::tokens;
use super::{Context, Item, paths};
use crate::ir::{
    Argument, Content, Method, NameHint, Operation, OperationId, Payload, Place, Response, Segment, Statuses,
    Style,
};
use crate::naming::OperationNames;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeSet;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    if cx.api.operations.is_empty() {
        return Vec::new();
    }
    let mut items = vec![Item::new("imports", move || paths::imports(cx, &["types"]))];
    for (index, operation) in cx.api.operations.iter().enumerate() {
        let name = format!("table of {}", operation.template);
        items.push(Item::new(name, move || table(cx, OperationId(index), operation)));
    }
    items
}

/// What an operation gives when it succeeds: the body of its success responses; `()` when there is none.
pub(super) fn output(cx: Context<'_>, operation: &Operation) -> TokenStream {
    match success(operation) {
        Some(Payload::Json(ty)) => rust_type::nullable(cx, *ty, From::Beside),
        None => quote!(()),
    }
}

fn success(operation: &Operation) -> Option<&Payload> {
    successes(operation).find_map(|response| response.content.first()).map(|content| &content.payload)
}

fn successes(operation: &Operation) -> impl Iterator<Item = &Response> {
    operation.responses.iter().filter(|response| response.statuses.is_success())
}

fn table(cx: Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    let Some(names) = cx.names.operation(id) else { return TokenStream::new() };
    let (name, wire) = (tokens::ident(&names.table), said(operation, names));
    let output = output(cx, operation);
    let method = method(operation.method);
    let path = operation.path.iter().map(segment);
    let arguments = operation.arguments.iter().map(argument);
    let servers = tokens::index(operation.servers.0);
    let security = operation.security.iter().map(requirement);
    let success_table = successes(operation).map(success_entry);
    let accept = accept(operation);
    let decode = match success(operation) {
        Some(Payload::Json(_)) => quote!(rt::json::<#output>),
        None => quote!(rt::no_content),
    };
    quote! {
        pub(crate) static #name: rt::Operation<#output> = rt::Operation {
            description: rt::OperationDescription {
                id: #wire,
                method: #method,
                path: &[#(#path),*],
                arguments: &[#(#arguments),*],
                servers: #servers,
                security: &[#(#security),*],
                success: &[#(#success_table),*],
                accept: #accept,
            },
            decode: #decode,
        };
    }
}

/// What errors call an operation: the name the description gives it, else the one that it was given.
fn said<'a>(operation: &'a Operation, names: &'a OperationNames) -> &'a str {
    match &operation.hint {
        NameHint::Given(name) => name,
        NameHint::Derived(_) => names.method.as_str(),
    }
}

fn method(method: Method) -> TokenStream {
    match method {
        Method::Get => quote!(rt::Method::Get),
        Method::Put => quote!(rt::Method::Put),
        Method::Post => quote!(rt::Method::Post),
        Method::Delete => quote!(rt::Method::Delete),
        Method::Options => quote!(rt::Method::Options),
        Method::Head => quote!(rt::Method::Head),
        Method::Patch => quote!(rt::Method::Patch),
        Method::Trace => quote!(rt::Method::Trace),
    }
}

fn segment(segment: &Segment) -> TokenStream {
    match segment {
        Segment::Text(text) => quote!(rt::Segment::Text(#text)),
        Segment::Argument(index) => {
            let index = tokens::index(*index);
            quote!(rt::Segment::Argument(#index))
        }
    }
}

fn argument(argument: &Argument) -> TokenStream {
    let Argument { wire, explode, required, .. } = argument;
    let place = match argument.place {
        Place::Path => quote!(rt::Place::Path),
        Place::Query => quote!(rt::Place::Query),
        Place::Header => quote!(rt::Place::Header),
    };
    let style = match argument.style {
        Style::Simple => quote!(rt::Style::Simple),
        Style::Form => quote!(rt::Style::Form),
    };
    quote!(rt::Argument { name: #wire, place: #place, style: #style, explode: #explode, required: #required })
}

fn requirement(requirement: &crate::ir::Requirement) -> TokenStream {
    let all = requirement.all.iter().map(|(scheme, scopes)| {
        let scheme = tokens::index(scheme.0);
        quote!(rt::Requirement { scheme: #scheme, scopes: &[#(#scopes),*] })
    });
    quote!(&[#(#all),*])
}

fn success_entry(response: &Response) -> TokenStream {
    let Statuses::Exact(status) = response.statuses;
    let status = tokens::number(status);
    let media_types = response.content.iter().map(|content| &content.media_type);
    quote!(rt::Success { statuses: rt::Statuses::Exact(#status), media_types: &[#(#media_types),*] })
}

/// All media types that a response may have, each once; anything when none is documented.
fn accept(operation: &Operation) -> String {
    let content = operation.responses.iter().flat_map(|response| &response.content);
    let types: BTreeSet<&str> = content.map(|Content { media_type, .. }| media_type.as_str()).collect();
    if types.is_empty() { "*/*".to_owned() } else { types.into_iter().collect::<Vec<_>>().join(", ") }
}
