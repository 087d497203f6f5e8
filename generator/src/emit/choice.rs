//! Other forms of a body. In: a form with the media types that may take its place; out: their table, and what is said of them.
//! It never writes a body: the runtime does, when the caller has chosen.

use super::{Context, doc, operation, tokens};
use crate::ir::{Body, Content, Encoding, InnerPart, Multipart, PartLayout, Payload};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::HashSet;

/// The table of the forms that a body may be sent in by the caller's choice; `None` where there is no choice.
pub(super) fn forms(content: &Content) -> Option<TokenStream> {
    // XML has a layout of its own
    let others = others(content).filter(|(_, payload)| !matches!(payload, Some(Payload::Xml(_))));
    let forms: Vec<_> = others.map(|(media_type, payload)| form(media_type, payload)).collect();
    (!forms.is_empty()).then(|| quote!(const { &[#(#forms),*] }))
}

/// Sets the forms of XML that a body may be sent in by the caller's choice.
pub(super) fn documents(cx: Context<'_>, content: &Content, request: &TokenStream) -> TokenStream {
    let documents = content.also.iter().filter_map(|(media_type, payload)| match payload {
        Payload::Xml(body) => Some((media_type, super::xml::root(cx, body))),
        Payload::Json(_) | Payload::Form(..) | Payload::Multipart(_) => None,
        Payload::Text | Payload::Binary | Payload::Items(_) => None,
    });
    let set = documents.map(|(media_type, root)| quote!(; #request.xml_form(#media_type, #root)));
    quote!(#(#set)*)
}

/// What the documentation of a method or a setter says of a body that may be sent as something else.
pub(super) fn sentence(body: &Body) -> Option<String> {
    let [content] = body.content.as_slice() else { return None };
    let one = |(media_type, _): (&String, Option<&Payload>)| match media_type.contains('*') {
        true => format!("any of {}", doc::code(media_type)),
        false => doc::code(media_type),
    };
    let types: Vec<_> = others(content).map(one).collect();
    let first = doc::code(content.sent_as());
    (!types.is_empty())
        .then(|| format!("Sent as {first}; `body_as` chooses another media type: {}.", types.join(", ")))
}

/// The media types that may be chosen; `None` stands for the layout that the body has anyway.
fn others(content: &Content) -> impl Iterator<Item = (&String, Option<&Payload>)> {
    let sent_as = content.sent_as();
    let names = content.media_types.iter().filter(move |name| *name != sent_as).map(|name| (name, None));
    let also = content.also.iter().map(|(name, payload)| (name, Some(payload)));
    names.chain(also)
}

fn form(media_type: &str, payload: Option<&Payload>) -> TokenStream {
    match payload {
        Some(Payload::Text) => quote!(rt::Form::text(#media_type)),
        Some(Payload::Form(_, encodings)) => {
            let encodings = encodings.iter().map(encoding);
            quote!(rt::Form::fields(#media_type, &[#(#encodings),*]))
        }
        Some(Payload::Multipart(multipart @ (Multipart::Form(_) | Multipart::OneOf(_)))) => {
            // a part that several forms have is the same in all of them
            let mut seen = HashSet::new();
            let parts = multipart.forms().into_iter().flat_map(|form| &form.parts);
            let typed = parts
                .filter(|part| seen.insert(&part.wire))
                .filter_map(|it| Some((&it.wire, it.media_type.as_ref()?, it)));
            let typed = typed.map(|(name, media_type, it)| {
                let form = part(media_type, it.layout.as_ref());
                quote!((#name, #form))
            });
            quote!(rt::Form::parts(#media_type, &[#(#typed),*]))
        }
        // what is left is not lowered beside JSON in a request
        None
        | Some(Payload::Multipart(Multipart::Free) | Payload::Json(_) | Payload::Binary)
        | Some(Payload::Items(_) | Payload::Xml(_)) => quote!(rt::Form::new(#media_type)),
    }
}

/// A row of the table of a form's fields.
pub(super) fn encoding(encoding: &Encoding) -> TokenStream {
    let Encoding { wire, explode, .. } = encoding;
    let style = tokens::path(&operation::style(encoding.style));
    quote!(rt::Encoding { name: #wire, style: #style, explode: #explode })
}

/// The form of a part, which may be one of parts or fields itself: a literal, so that references to it are constants.
pub(super) fn part(media_type: &str, layout: Option<&PartLayout>) -> TokenStream {
    let inner = |inner: &InnerPart| part(&inner.media_type, inner.layout.as_ref());
    let layout = match layout {
        None => quote!(rt::Layout::Same),
        Some(PartLayout::Fields(encodings)) => {
            let encodings = encodings.iter().map(encoding);
            quote!(rt::Layout::Fields(&[#(#encodings),*]))
        }
        Some(PartLayout::Parts(parts)) => {
            let parts = parts.iter().map(|(name, it)| {
                let form = inner(it);
                quote!((#name, #form))
            });
            quote!(rt::Layout::Parts(&[#(#parts),*]))
        }
        Some(PartLayout::Items(first, others)) => {
            let first = first.iter().map(inner);
            let others = match others {
                Some(others) => {
                    let form = inner(others);
                    quote!(Some(&#form))
                }
                None => quote!(None),
            };
            quote!(rt::Layout::Items(&[#(#first),*], #others))
        }
    };
    quote!(rt::Form { media_type: #media_type, layout: #layout })
}
