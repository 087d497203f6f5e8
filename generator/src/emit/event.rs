//! What the server sends of its own accord. In: callbacks and webhooks; out: a function for each that reads what it carries, a type that verifies it first.
//! It never receives anything: that is the user's own server.

use super::lines::Constant;
use super::rust_type::{self, From, RustType};
use super::tokens::{self, Doc};
use super::{CodeLines, Context, Item, ModulePart, only};
use crate::ir::{Cause, Event};
use crate::naming::EventNames;
use crate::settings::{HmacScheme, SignatureEncoding, WebhookScheme};
use proc_macro2::TokenStream;
use quote::quote;

/// The enum of all events.
const ANY: &str = "AnyEvent";

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    if cx.api.events.is_empty() {
        return Vec::new();
    }
    let mut items: Vec<_> = cx
        .settings
        .webhooks
        .iter()
        .map(|scheme| Item::lines("scheme of events", || secrets(scheme)))
        .collect();
    for (index, event) in cx.api.events.iter().enumerate() {
        let part = match event.cause {
            Cause::Callback { operation, .. } => super::part_of(cx, operation),
            Cause::Webhook(_) => ModulePart::Shared,
        };
        let Some(names) = cx.names.event(index) else { continue };
        let item = Item::new(format!("event {index}"), move || function(cx, names, event));
        items.push(item.within(part).defining(names.function.as_str()));
        let verified = Item::lines(format!("verified event {index}"), move || verified(cx, names, event));
        items.push(verified.within(part).defining(names.ty.as_str()).using([names.function.as_str()]));
    }
    items.push(Item::lines("any event", move || any(cx)).defining(ANY));
    items
}

/// The call of the macro that gives the enum of all events; where tags are features, of those that belong to none.
fn any(cx: Context<'_>) -> CodeLines {
    let mut lines = CodeLines::braced("any_event");
    lines.line(format_args!("{ANY};"));
    for (index, event) in cx.api.events.iter().enumerate() {
        let Some(names) = cx.names.event(index) else { continue };
        let is_always = match event.cause {
            Cause::Webhook(_) => true,
            Cause::Callback { operation, .. } => {
                !cx.settings.is_gated(cx.api.operations.len())
                    || cx.api.operations.get(operation.0).is_none_or(|one| one.tags.is_empty())
            }
        };
        if is_always {
            case(cx, (names, event), &mut lines);
        }
    }
    lines
}

/// `PetCreated(types::Pet) = "petCreated", headers ["X-Event" = "created"], members ["kind" = Text("pet")];`
fn case(cx: Context<'_>, (names, event): (&EventNames, &Event), lines: &mut CodeLines) {
    let name = match &event.cause {
        Cause::Callback { name, .. } | Cause::Webhook(name) => tokens::quoted(name),
    };
    let headers = event.headers.iter().map(|(name, values)| {
        let values: Vec<_> = values.iter().map(|value| tokens::quoted(value)).collect();
        format!("{} = {}", tokens::quoted(name), values.join(" | "))
    });
    let headers: Vec<_> = headers.collect();
    let record =
        super::union::case::record(cx, event.payload.id).into_iter().flat_map(|record| &record.fields);
    let members = record.filter(|field| field.required && !event.payload.nullable);
    let members = members.filter_map(|field| {
        Some(format!("{} = {}", tokens::quoted(&field.wire), only::listed(cx, field.ty)?))
    });
    let members: Vec<_> = members.collect();
    let body = rust_type::nullable(cx, event.payload, From::Beside).text();
    lines.line(format_args!(
        "{}({body}) = {name}, headers [{}], members [{}];",
        names.ty,
        headers.join(", "),
        members.join(", ")
    ));
}

fn function(cx: Context<'_>, names: &EventNames, event: &Event) -> TokenStream {
    let name = tokens::ident(&names.function);
    let ty = rust_type::nullable(cx, event.payload, From::Beside);
    let doc = Doc::sentence(format!("Reads the body of {}, whoever has sent it.", what(cx, event)))
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

/// The call of the macro that gives the type which verifies an event, where the runtime has the feature.
fn verified(cx: Context<'_>, names: &EventNames, event: &Event) -> CodeLines {
    let [ty, function] = [&names.ty, &names.function].map(|name| RustType::Named(From::Types, name));
    let mut lines = CodeLines::default();
    lines.call("webhook", &[ty, function, rust_type::nullable(cx, event.payload, From::Beside)]);
    lines
}

/// The call of the macro that says how events are signed.
fn secrets(scheme: &WebhookScheme) -> CodeLines {
    let scheme = match scheme {
        WebhookScheme::Standard => Constant::path("rt::WebhookScheme::STANDARD"),
        WebhookScheme::Stripe => Constant::path("rt::WebhookScheme::STRIPE"),
        WebhookScheme::Github => Constant::path("rt::WebhookScheme::GITHUB"),
        WebhookScheme::Slack => Constant::path("rt::WebhookScheme::SLACK"),
        WebhookScheme::Hmac(scheme) => Constant::Call("rt::WebhookScheme::hmac", vec![hmac(scheme)]),
    };
    let mut lines = CodeLines::default();
    lines.call_with("webhook_secrets", &[], &scheme);
    lines
}

fn hmac(scheme: &HmacScheme) -> Constant<'_> {
    let HmacScheme { header, prefix, encoding, timestamp, signed, tolerance } = scheme;
    let text = |text: &'_ String| Constant::Text(text.clone().into());
    let some = |value: &'_ String| Constant::some(text(value));
    let encoding = match encoding {
        SignatureEncoding::Hex => None,
        SignatureEncoding::Base64 => Some(Constant::path("rt::SignatureEncoding::Base64")),
    };
    let fields = [
        ("prefix", (!prefix.is_empty()).then(|| text(prefix))),
        ("encoding", encoding),
        ("timestamp", timestamp.as_ref().map(some)),
        ("signed", signed.as_ref().map(some)),
        ("tolerance", tolerance.map(|tolerance| Constant::number(tolerance.as_secs()))),
    ];
    let fields: Vec<_> = fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let usual = Constant::Call("rt::HmacScheme::new", vec![text(header)]);
    usual.with("rt::HmacScheme", fields)
}
