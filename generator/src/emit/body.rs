//! Bodies of requests. In: a body with its forms; out: what the user passes, the call that sets it, an enum where forms differ.
//! It never writes a body: the runtime does, by the kind of form.

use super::answer::{self, Delivery};
use super::rust_type::{self, From};
use super::tokens::{self, Doc};
use super::{Context, Item, choice, form, xml};
use crate::ir::{Body, Content, Framing, ItemType, Items, Multipart, OperationId, Payload, Scalar, Shape};
use crate::naming::{Ident, OperationNames};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

/// Who sets a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Caller {
    /// A method of the client, on its variable `request`.
    Client,
    /// A setter of a request, on its own field.
    Request,
}

/// The forms of parts, and the enums of bodies that may take several forms.
pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for (index, operation) in cx.api.operations.iter().enumerate() {
        let Some(names) = cx.names.operation(OperationId(index)) else { continue };
        let part = super::part_of(cx, OperationId(index));
        items.extend(form::items(cx, operation, names).into_iter().map(|item| item.within(part)));
        let (Some((name, variants)), Some(body)) = (&names.body, &operation.body) else { continue };
        let define = move || definition(cx, names, name, (body, variants));
        let item = Item::new(name.as_str(), define).within(part).defining(name.as_str());
        items.push(item.using(form::names(names)));
    }
    items
}

/// The type of a body as the user passes it, and the call that hands it to the runtime.
pub(super) fn passed(
    cx: Context<'_>,
    names: &OperationNames,
    body: &Body,
    caller: Caller,
) -> (TokenStream, TokenStream) {
    let request = match caller {
        Caller::Client => quote!(request),
        Caller::Request => quote!(self.request),
    };
    if let Some((name, _)) = &names.body {
        let name = tokens::ident(name);
        let name = match caller {
            Caller::Client => quote!(requests::#name),
            Caller::Request => quote!(#name),
        };
        return (quote!(&#name), quote!(body.set(&mut #request)));
    }
    let Some(content) = body.content.first() else { return (quote!(()), TokenStream::new()) };
    if let Some(passed) = bare(cx, content, &request) {
        return passed;
    }
    match content.payload {
        Payload::Json(_) | Payload::Form(..) | Payload::Multipart(_) | Payload::Xml(_) => {
            let ty = ty(cx, names, (0, content));
            let ty = match caller {
                Caller::Client if names.forms.first().is_some_and(Option::is_some) => quote!(requests::#ty),
                Caller::Client | Caller::Request => ty,
            };
            (quote!(&#ty), set(cx, content, &request))
        }
        Payload::Text => (quote!(&str), set(cx, content, &request)),
        Payload::Items(ref items) => {
            let item = item(cx, items);
            (quote!(&[#item]), set(cx, content, &request))
        }
        Payload::Binary => {
            let set = bytes(cx, content, &request, &quote!(body.into()));
            (quote!(impl Into<rt::Body>), set)
        }
    }
}

/// A JSON body that is a text, a number, a boolean or a list is passed as that.
fn bare(cx: Context<'_>, content: &Content, request: &TokenStream) -> Option<(TokenStream, TokenStream)> {
    let Payload::Json(ty) = content.payload else { return None };
    let media_type = content.sent_as();
    let (ty, set) = match rust_type::never_null(cx, ty)? {
        Shape::Scalar(Scalar::Text) => (quote!(&str), quote!(json_text(#media_type, body))),
        Shape::Scalar(Scalar::Secret | Scalar::Number | Scalar::Formatted(_)) => return None,
        Shape::Scalar(_) => {
            let ty = rust_type::plain(cx, ty.id, From::Beside);
            (quote!(#ty), quote!(json_body_as(#media_type, &body)))
        }
        Shape::List(_) if cx.facts.wrapped(rust_type::behind_aliases(cx, ty.id)).is_some() => return None,
        Shape::List(item) => match rust_type::never_null(cx, *item) {
            Some(Shape::Scalar(Scalar::Text)) => {
                (quote!(&[impl AsRef<str>]), quote!(json_texts(#media_type, body)))
            }
            Some(_) | None => {
                let item = rust_type::nullable(cx, *item, From::Beside);
                (quote!(&[#item]), quote!(json_list(#media_type, body)))
            }
        },
        Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Tuple(_) => return None,
        Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => return None,
    };
    Some((ty, with_forms(cx, (content, request), quote!(#request.#set))))
}

/// The type of one of the forms, as seen from `requests.rs`.
fn ty(cx: Context<'_>, names: &OperationNames, (index, content): (usize, &Content)) -> TokenStream {
    match (names.forms.get(index), &content.payload) {
        (Some(Some(form)), _) => tokens::ident(form.ty()).into_token_stream(),
        (_, Payload::Binary) => quote!(rt::Body),
        (_, Payload::Items(items)) => {
            let item = item(cx, items);
            quote!(Vec<#item>)
        }
        (
            _,
            Payload::Json(_) | Payload::Text | Payload::Form(..) | Payload::Multipart(_) | Payload::Xml(_),
        ) => answer::ty(cx, &content.payload, Delivery::Success).into_token_stream(),
    }
}

/// The type of an item that is sent.
pub(super) fn item(cx: Context<'_>, items: &Items) -> TokenStream {
    match items.item {
        ItemType::Json(ty) | ItemType::Event(ty, _) => {
            rust_type::nullable(cx, ty, From::Beside).into_token_stream()
        }
        ItemType::Text => quote!(String),
    }
}

/// Sets a body that is borrowed, and the other forms that it may be sent in.
fn set(cx: Context<'_>, content: &Content, request: &TokenStream) -> TokenStream {
    with_forms(cx, (content, request), set_first(cx, content, request))
}

/// The call that sets a body, and those that set the other forms that it may be sent in.
fn with_forms(
    cx: Context<'_>,
    (content, request): (&Content, &TokenStream),
    set: TokenStream,
) -> TokenStream {
    let documents = choice::documents(cx, content, request);
    match choice::forms(content) {
        Some(forms) => quote!(#set; #request.forms(#forms) #documents),
        None => quote!(#set #documents),
    }
}

/// Sets a body of bytes.
fn bytes(cx: Context<'_>, content: &Content, request: &TokenStream, body: &TokenStream) -> TokenStream {
    let media_type = content.sent_as();
    with_forms(cx, (content, request), quote!(#request.body(#media_type, #body)))
}

fn set_first(cx: Context<'_>, content: &Content, request: &TokenStream) -> TokenStream {
    let media_type = content.sent_as();
    match &content.payload {
        Payload::Json(_) if media_type == "application/json" => {
            quote!(#request.json_body(body))
        }
        Payload::Json(_) => quote!(#request.json_body_as(#media_type, body)),
        Payload::Xml(body) => {
            let root = xml::root(cx, body);
            quote!(#request.xml_body(#media_type, #root, body))
        }
        Payload::Text => quote!(#request.body(#media_type, rt::Body::from(body.as_bytes()))),
        Payload::Binary => quote!(#request.body(#media_type, body.clone())),
        Payload::Multipart(Multipart::Free) => quote!(#request.multipart_body(#media_type, body)),
        Payload::Multipart(Multipart::Form(_) | Multipart::OneOf(_)) => {
            quote!(#request.multipart_body(#media_type, &body.parts()))
        }
        Payload::Items(items) => {
            let framing = match items.framing {
                Framing::Sequence => quote!(rt::Framing::Sequence),
                // events are not lowered for requests
                Framing::Lines | Framing::Events => quote!(rt::Framing::Lines),
            };
            quote!(#request.items_body(#media_type, #framing, body))
        }
        Payload::Form(_, encodings) => {
            let encodings = encodings.iter().map(choice::encoding);
            quote!(#request.form_body(body, &[#(#encodings),*]))
        }
    }
}

fn definition(
    cx: Context<'_>,
    names: &OperationNames,
    name: &Ident,
    (body, variants): (&Body, &[Ident]),
) -> TokenStream {
    let name = tokens::ident(name);
    let doc = Doc::sentence(format!(
        "The request body of [`{0}`](client::Client::{0}), by media type.",
        names.method
    ));
    let forms = || body.content.iter().zip(variants);
    let listed = forms().enumerate().map(|(index, (content, variant))| {
        let (variant, ty) = (tokens::ident(variant), ty(cx, names, (index, content)));
        let types: Vec<_> = content.all_media_types().map(|one| super::doc::code(one)).collect();
        let doc = Doc::sentence(types.join(", "));
        quote!(#doc #variant(#ty),)
    });
    let arms = forms().map(|(content, variant)| {
        let (variant, set) = (tokens::ident(variant), set(cx, content, &quote!(parts)));
        match choice::forms(content) {
            Some(_) => quote!(Self::#variant(body) => { #set; }),
            None => quote!(Self::#variant(body) => #set,),
        }
    });
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name { #(#listed)* }

        impl #name {
            pub(crate) fn set(&self, parts: &mut rt::Parts) {
                match self { #(#arms)* }
            }
        }
    }
}
