//! Answers by status and form. In: cases with their names; out: variants, and the arms of a match that reads them.
//! It never asks for a content type where one status has one form: the runtime has compared it with the description.

use super::Context;
use super::lines::Constant;
use super::rust_type::{self, From, Outer, RustType};
use super::tokens::{self, Doc};
use super::xml;
use crate::ir::{Answer, Content, Framing, ItemType, Items, Operation, Payload, Statuses, XmlBody};
use crate::naming::Ident;
use proc_macro2::TokenStream;
use quote::quote;

/// How a body is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delivery {
    /// Of a success: items and bytes as they arrive.
    Success,
    /// Of an error: whole, since it has been read already.
    Error,
}

/// A case and the variant that stands for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct NamedCase<'a> {
    /// How its body is handed over.
    pub(super) delivery: Delivery,
    /// The case.
    pub(super) case: Answer<'a>,
    /// The variant.
    pub(super) name: &'a Ident,
}

impl NamedCase<'_> {
    /// The variant of an enum.
    pub(super) fn variant(&self, cx: Context<'_>) -> TokenStream {
        let name = tokens::ident(self.name);
        let doc = Doc::of(&self.case.response.text, "").prefixed(format!("{}:", self.case.response.statuses));
        let body = self.case.content.map(|content| {
            let ty = ty(cx, &content.payload, self.delivery);
            quote!((#ty))
        });
        quote!(#doc #name #body,)
    }

    fn read(&self, cx: Context<'_>) -> TokenStream {
        let name = tokens::ident(self.name);
        match self.case.content {
            Some(content) => {
                let read = read(cx, content, self.delivery);
                quote!(#read.map(Self::#name))
            }
            None => quote!(Ok(Self::#name)),
        }
    }
}

/// The type of what a body carries, as seen from beside `types.rs`.
pub(super) fn ty<'a>(cx: Context<'a>, payload: &Payload, delivery: Delivery) -> RustType<'a> {
    match (payload, delivery) {
        (Payload::Json(ty) | Payload::Form(ty, _), _) => rust_type::nullable(cx, *ty, From::Beside),
        (Payload::Xml(body), _) => rust_type::nullable(cx, body.used, From::Beside),
        // a described form has a name in `requests.rs`: see `body`
        (Payload::Multipart(_), _) => RustType::Runtime("Multipart"),
        (Payload::Text, _) => RustType::Plain("String"),
        (Payload::Binary, Delivery::Success) => RustType::Runtime("ByteStream"),
        (Payload::Items(items), Delivery::Success) => {
            let item = match items.item {
                ItemType::Json(ty) | ItemType::Event(ty, _) => rust_type::nullable(cx, ty, From::Beside),
                ItemType::Text => RustType::Plain("String"),
            };
            item.within(match items.framing {
                Framing::Lines | Framing::Sequence => Outer::ItemStream,
                Framing::Events => Outer::Events,
            })
        }
        (Payload::Binary | Payload::Items(_), Delivery::Error) => RustType::Runtime("Bytes"),
    }
}

/// Whether what a body carries is handed over before it has been read.
pub(super) fn is_stream(payload: &Payload) -> bool {
    match payload {
        Payload::Binary | Payload::Items(_) => true,
        Payload::Json(_) | Payload::Form(..) | Payload::Multipart(_) | Payload::Text | Payload::Xml(_) => {
            false
        }
    }
}

/// The function that reads the items of a success, for inference to choose their type; `None` where it takes more than them.
pub(super) fn items_reader(items: &Items) -> Option<Constant<'static>> {
    Some(Constant::path(match (items.framing, &items.item) {
        (Framing::Lines, _) => "rt::json_lines",
        (Framing::Sequence, _) => "rt::json_sequence",
        (Framing::Events, ItemType::Json(_)) => "rt::events",
        (Framing::Events, ItemType::Text) => "rt::text_events",
        (Framing::Events, ItemType::Event(..)) => return None,
    }))
}

/// Reads the items of a success from `response`.
fn read_items(items: &Items) -> TokenStream {
    match (items_reader(items), &items.item) {
        (Some(reader), _) => quote!(#reader(response)),
        (None, ItemType::Event(_, texts)) => quote!(rt::told_events(response, &[#(#texts),*])),
        (None, ItemType::Json(_) | ItemType::Text) => TokenStream::new(),
    }
}

/// What the documentation of a method says of successes that go on with the same values.
pub(super) fn streams_sentence(operation: &Operation) -> Option<String> {
    let content = operation.successes().flat_map(|(_, response)| &response.content);
    let streams = content.flat_map(|content| &content.also).filter(|(_, payload)| is_stream(payload));
    let mut types: Vec<_> = streams.map(|(media_type, _)| super::doc::code(media_type)).collect();
    types.sort_unstable();
    types.dedup();
    (!types.is_empty()).then(|| format!("`send_for_items` reads {} item by item.", types.join(", ")))
}

/// The function that reads JSON, for inference to choose its type; of a value that may come as text, too, that function.
pub(super) fn json_reader(content: &Content) -> &'static str {
    if is_text_too(content) { "rt::json_or_text" } else { "rt::json" }
}

fn is_text_too(content: &Content) -> bool {
    content.also.iter().any(|(_, payload)| matches!(payload, Payload::Text))
}

/// The layout of the XML that JSON may come as, too.
fn xml_too(content: &Content) -> Option<&XmlBody> {
    content.also.iter().find_map(|(_, payload)| match payload {
        Payload::Xml(body) => Some(body),
        Payload::Json(_) | Payload::Form(..) | Payload::Multipart(_) => None,
        Payload::Text | Payload::Binary | Payload::Items(_) => None,
    })
}

/// Whether a function of the runtime reads JSON, without a layout.
pub(super) fn is_read_alone(content: &Content) -> bool {
    xml_too(content).is_none()
}

/// Reads a body from `response`.
pub(super) fn read(cx: Context<'_>, content: &Content, delivery: Delivery) -> TokenStream {
    match (&content.payload, delivery) {
        (Payload::Json(_), _) if is_text_too(content) => quote!(response.json_or_text()),
        (Payload::Json(_) | Payload::Form(..) | Payload::Multipart(_), _) => match xml_too(content) {
            Some(body) => {
                let root = xml::root(cx, body);
                quote!(response.json_or_xml(#root))
            }
            None => quote!(response.json()),
        },
        (Payload::Xml(body), _) => {
            let root = xml::root(cx, body);
            quote!(response.xml(#root))
        }
        (Payload::Text, _) => quote!(response.text()),
        (Payload::Binary, Delivery::Success) => quote!(response.byte_stream()),
        (Payload::Items(items), Delivery::Success) => read_items(items),
        (Payload::Binary | Payload::Items(_), Delivery::Error) => quote!(response.bytes()),
    }
}

/// Reads an enum of successes. A 2xx that nobody documented is none of several.
pub(super) fn by_status(cx: Context<'_>, cases: &[NamedCase<'_>]) -> TokenStream {
    let groups = groups(cases);
    if let [(_, only)] = groups.as_slice() {
        return by_form(cx, only);
    }
    let arms = groups.iter().map(|(statuses, group)| {
        let (pattern, read) = (pattern(*statuses), by_form(cx, group));
        quote!(#pattern => #read,)
    });
    quote!(match response.status().as_u16() { #(#arms)* _ => response.undocumented(), })
}

/// The arms that read an enum of errors. `default` is not for 2xx: what nobody documented is not an error of a known shape.
pub(super) fn arms(cx: Context<'_>, cases: &[NamedCase<'_>]) -> Vec<TokenStream> {
    let arm = |(statuses, group): &(Statuses, Vec<NamedCase<'_>>)| {
        let (pattern, read) = (pattern(*statuses), by_form(cx, group));
        quote!(#pattern => #read,)
    };
    groups(cases).iter().map(arm).collect()
}

/// The cases by status: one status before its class, and that before `default` (OpenAPI 3.0.4, section 4.7.16), whatever the
/// order of the description.
fn groups<'a>(cases: &[NamedCase<'a>]) -> Vec<(Statuses, Vec<NamedCase<'a>>)> {
    let mut groups: Vec<(Statuses, Vec<NamedCase<'_>>)> = Vec::new();
    for case in cases {
        let statuses = case.case.response.statuses;
        match groups.iter_mut().find(|(known, _)| *known == statuses) {
            Some((_, group)) => group.push(*case),
            None => groups.push((statuses, vec![*case])),
        }
    }
    groups.sort_by_key(|(statuses, _)| *statuses);
    groups
}

/// The statuses as a pattern of numbers. A response to a request has no status below 200.
pub(super) fn pattern(statuses: Statuses) -> TokenStream {
    match statuses {
        Statuses::Exact(status) => {
            let status = tokens::number(status);
            quote!(#status)
        }
        Statuses::Class(class) => {
            let first = u64::from(class) * 100;
            let (first, last) = (tokens::number(first), tokens::number(first + 99));
            quote!(#first..=#last)
        }
        Statuses::Default => quote!(300..),
    }
}

/// Reads one of several forms by the content type of the answer.
fn by_form(cx: Context<'_>, group: &[NamedCase<'_>]) -> TokenStream {
    if let [only] = group {
        return only.read(cx);
    }
    let forms = group.iter().map(|one| {
        let types = one.case.content.into_iter().flat_map(Content::all_media_types);
        quote!(&[#(#types),*])
    });
    let last = group.len().saturating_sub(1);
    let arms = group.iter().enumerate().map(|(index, one)| {
        let read = one.read(cx);
        let pattern = tokens::index(index);
        if index == last { quote!(_ => #read,) } else { quote!(#pattern => #read,) }
    });
    quote!(match response.form(&[#(#forms),*]) { #(#arms)* })
}
