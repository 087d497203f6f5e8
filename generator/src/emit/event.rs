//! What the server sends of its own accord. In: callbacks and webhooks; out: a function for each that reads what it carries.
//! It never receives anything: that is the user's own server.

use super::rust_type::{self, From};
use super::tokens::{self, Doc};
use super::{Context, Item, Part};
use crate::ir::{Cause, Event};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    if cx.api.events.is_empty() {
        return Vec::new();
    }
    let mut items = Vec::new();
    for (index, event) in cx.api.events.iter().enumerate() {
        let part = match event.cause {
            Cause::Callback { operation, .. } => super::part_of(cx, operation),
            Cause::Webhook(_) => Part::Shared,
        };
        let item = Item::new(format!("event {index}"), move || function(cx, index, event));
        items.push(item.within(part).defining(cx.names.event(index).as_str()));
    }
    items
}

fn function(cx: Context<'_>, index: usize, event: &Event) -> TokenStream {
    let name = tokens::ident(cx.names.event(index));
    let ty = rust_type::nullable(cx, event.payload, From::Beside);
    let doc = Doc::sentence(format!("Reads the body of {}.", what(cx, event)))
        .paragraph(super::doc::lines(&event.text).join("\n"))
        .paragraph("# Errors")
        .paragraph("When the bytes are not JSON of the described type.");
    quote! {
        #doc
        pub fn #name(body: &[u8]) -> Result<#ty, rt::Fault> {
            rt::from_slice(body)
        }
    }
}

/// ``the callback `sold`, a `POST` to `{$request.query.url}` that [`watch`](client::Client::watch) asks for``
fn what(cx: Context<'_>, event: &Event) -> String {
    let method = super::doc::code(&event.method.wire());
    match &event.cause {
        Cause::Callback { operation, name, expression } => {
            let asked = cx.names.operation(*operation);
            let asked = asked.map(|names| format!(" of [`{0}`](client::Client::{0})", names.method));
            let (name, expression) = (super::doc::code(name), super::doc::code(expression));
            format!("the callback {name}, a {method} to {expression}{}", asked.unwrap_or_default())
        }
        Cause::Webhook(name) => format!("the webhook {}, a {method}", super::doc::code(name)),
    }
}
