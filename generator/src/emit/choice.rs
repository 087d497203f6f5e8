//! Other forms of a body. In: a form with the media types that may take its place; out: their table, and what is said of them.
//! It never writes a body: the runtime does, when the caller has chosen.

use super::body;
use super::doc;
use crate::ir::{Body, Content, Multipart, Payload};
use proc_macro2::TokenStream;
use quote::quote;

/// The table of the forms that a body may be sent in by the caller's choice; `None` where there is no choice.
pub(super) fn forms(content: &Content) -> Option<TokenStream> {
    let forms: Vec<_> = others(content).map(|(media_type, payload)| form(media_type, payload)).collect();
    (!forms.is_empty()).then(|| quote!(const { &[#(#forms),*] }))
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
            let encodings = encodings.iter().map(body::encoding);
            quote!(rt::Form::fields(#media_type, &[#(#encodings),*]))
        }
        Some(Payload::Multipart(Multipart::Form(form))) => {
            let typed = form.parts.iter().filter_map(|part| Some((&part.wire, part.media_type.as_ref()?)));
            let typed = typed.map(|(name, media_type)| quote!((#name, #media_type)));
            quote!(rt::Form::parts(#media_type, &[#(#typed),*]))
        }
        // what is left is not lowered beside JSON in a request
        None
        | Some(Payload::Multipart(Multipart::Free) | Payload::Json(_) | Payload::Binary)
        | Some(Payload::Items(_) | Payload::Xml(_)) => quote!(rt::Form::new(#media_type)),
    }
}
