//! A driver for tests of generated code. In: the whole API; out: tables of functions that read and write each component, and
//! call each operation, with values given as JSON. It never makes up a value: whoever drives gives them.

mod answer;
mod preamble;

use super::client::{self, Signature};
use super::request::Passing;
use super::rust_type::{self, From};
use super::tokens;
use super::{Context, Item, credential, request};
use crate::analysis::Usage;
use crate::ir::{
    Argument, Body, Content, FormPart, FormVariant, Multipart, NameHint, Operation, OperationId, PartContent,
    PartForm, Payload, Scalar, SchemeId, Shape,
};
use crate::naming::{FormNames, FormVariantNames, Ident, OperationNames};
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = vec![
        Item::new("tables", preamble::tables),
        Item::new("given", preamble::given),
        Item::new("values", preamble::values),
        Item::new("shown", preamble::shown),
        Item::new("client", move || drivers_client(cx)),
        Item::new("components", move || components(cx)),
        Item::new("operations", move || operations(cx)),
    ];
    for (index, operation) in cx.api.operations.iter().enumerate() {
        let id = OperationId(index);
        items.push(Item::new(format!("call of {}", operation.template), move || call(cx, id, operation)));
    }
    items
}

/// A client that goes to one address and has the credentials that it is given.
fn drivers_client(cx: Context<'_>) -> TokenStream {
    let servers = (0..cx.api.servers.len()).filter_map(|index| {
        let names = cx.names.group(crate::ir::ServerGroupId(index))?;
        let setter = tokens::ident(&names.setter);
        Some(quote!(.#setter(base.clone())))
    });
    // a client refuses a credential that no operation requires
    let schemes = cx.api.schemes.iter().enumerate().map(|(index, scheme)| (SchemeId(index), scheme));
    let schemes = schemes.filter(|(id, _)| cx.facts.requires(*id)).map(|(id, scheme)| {
        let (name, setter) = (&scheme.name, tokens::ident(cx.names.scheme(id)));
        let credential = credential::of_secret(&scheme.kind);
        quote!(if let Some(secret) = secret(#name) { builder = builder.#setter(#credential); })
    });
    quote! {
        /// A client of the server at this address, with a secret for each scheme that has one and that an operation requires.
        pub fn client(
            base: &rt::BaseUrl,
            secret: &dyn Fn(&str) -> Option<String>,
        ) -> Result<client::Client, rt::BuildError> {
            let _ = secret;
            let mut builder = client::Client::builder()#(#servers)*;
            #(#schemes)*
            builder.build()
        }
    }
}

/// Each component schema with the way its values travel.
fn components(cx: Context<'_>) -> TokenStream {
    let named = cx.api.types.iter().filter(|(_, ty)| {
        matches!(ty.hint, NameHint::Given(_)) && ty.at.as_str().starts_with("/components/schemas/")
    });
    let rows = named.map(|(id, ty)| {
        let (at, name) = (ty.at.as_str(), tokens::ident(cx.names.ty(id)));
        let way = match cx.facts.usage(id) {
            Usage::Request => "sent",
            Usage::Response | Usage::Both => "received",
        };
        quote!((#at, #way, again::<types::#name>))
    });
    quote! {
        /// Place, way and function of each component schema.
        pub static COMPONENTS: &[(&str, &str, Again)] = &[#(#rows),*];
    }
}

fn operations(cx: Context<'_>) -> TokenStream {
    let rows = (0..cx.api.operations.len()).filter_map(|index| {
        let names = cx.names.operation(OperationId(index))?;
        Some(function(names))
    });
    quote! {
        /// The operations in the order of the description.
        pub static OPERATIONS: &[Call] = &[#(#rows),*];
    }
}

fn call(cx: Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    let Some(names) = cx.names.operation(id) else { return TokenStream::new() };
    let method = tokens::ident(&names.method);
    let function = function(names);
    let Signature { arguments, .. } = client::signature(cx, id, operation, names);
    let indices = operation.arguments.iter().enumerate();
    let mut read = Vec::new();
    let required = || indices.clone().filter(|(_, argument)| request::is_asked(cx, argument));
    read.extend(required().map(|(index, argument)| read_required(cx, index, argument)));
    let body = operation.body.as_ref().map(|body| the_body(cx, names, body));
    if let Some(Body { required: true, .. }) = &operation.body {
        read.push(quote!(let body = #body;));
    }
    let passed = required().map(|(index, argument)| borrowed(cx, argument, &local(index)));
    let mut passed: Vec<_> = passed.collect();
    if arguments.len() > passed.len() {
        passed.push(body_borrowed(cx, operation));
    }
    let optional = indices
        .filter(|(_, argument)| !argument.required)
        .filter_map(|(index, argument)| Some(set(cx, index, argument, names.arguments.get(index)?)));
    let set_body = operation.body.as_ref().filter(|body| !body.required).map(|_| {
        let given = body_borrowed(cx, operation);
        quote!(if given.body.is_some() { let body = #body; request = request.body(#given); })
    });
    let optional: Vec<_> = optional.chain(set_body).collect();
    let made = quote!(client.#method(#(#passed),*));
    let media_type = operation.body.as_ref().map(|_| {
        quote!(if let Some(media_type) = given.media_type {
            request = request.body_as(media_type);
        })
    });
    let mutable = (!optional.is_empty() || media_type.is_some()).then(|| quote!(mut));
    let shown = answer::shown(operation, names);
    quote! {
        #[allow(clippy::let_unit_value, reason = "an operation may answer nothing")]
        fn #function(client: &client::Client, given: &Given<'_>) -> Result<Called, String> {
            #(#read)*
            let #mutable request = #made.options(given.options());
            #(#optional)*
            #media_type
            Ok(Box::pin(async move {
                let status = |error: &rt::Error<_>| error.status().map_or(0, |status| status.as_u16());
                let answer = request.send().await.map_err(|error| format!("{} {error:?}", status(&error)))?;
                #shown
            }))
        }
    }
}

fn function(names: &OperationNames) -> proc_macro2::Ident {
    format_ident!("call_{}", names.method.as_str())
}

/// The variable of an argument: its name might be that of another variable here.
fn local(index: usize) -> proc_macro2::Ident {
    format_ident!("argument_{index}")
}

/// Reads a required argument into its variable.
fn read_required(cx: Context<'_>, index: usize, argument: &Argument) -> TokenStream {
    let (ty, name, index) = (owned(cx, argument), local(index), tokens::index(index));
    quote!(let #name: #ty = given.required(#index)?;)
}

fn set(cx: Context<'_>, index: usize, argument: &Argument, name: &Ident) -> TokenStream {
    let (ty, setter, index) = (owned(cx, argument), tokens::ident(name), tokens::index(index));
    let passed = borrowed(cx, argument, &format_ident!("value"));
    quote!(if let Some(value) = given.optional::<#ty>(#index)? { request = request.#setter(#passed); })
}

/// The type that owns what a method borrows.
fn owned(cx: Context<'_>, argument: &Argument) -> TokenStream {
    match rust_type::resolved(cx, argument.ty.id) {
        Shape::List(item) => {
            let item = rust_type::plain(cx, item.id, From::Beside);
            quote!(Vec<#item>)
        }
        _ => rust_type::plain(cx, argument.ty.id, From::Beside).into_token_stream(),
    }
}

/// A value that was read, as a method takes it.
fn borrowed(cx: Context<'_>, argument: &Argument, name: &proc_macro2::Ident) -> TokenStream {
    match Passing::of(cx, argument.ty.id) {
        Passing::Copied => quote!(#name),
        Passing::List(item) if Passing::of(cx, item) == Passing::Text => {
            quote!(#name.iter().map(String::as_str).collect::<Vec<_>>())
        }
        Passing::Text | Passing::Lent | Passing::List(_) => quote!(&#name),
    }
}

/// The body in its first form.
fn the_body(cx: Context<'_>, names: &OperationNames, body: &Body) -> TokenStream {
    let Some(content) = body.content.first() else { return quote!(()) };
    let value = content_value(cx, names, content);
    match &names.body {
        Some((name, variants)) => {
            let (name, variant) = (tokens::ident(name), variants.first().map(tokens::ident));
            quote!(requests::#name::#variant(#value))
        }
        None => value,
    }
}

fn content_value(cx: Context<'_>, names: &OperationNames, content: &Content) -> TokenStream {
    match &content.payload {
        Payload::Json(ty) | Payload::Form(ty, _) => {
            let ty = rust_type::nullable(cx, *ty, From::Beside);
            quote!(given.json::<#ty>()?)
        }
        Payload::Xml(body) => {
            let ty = rust_type::nullable(cx, body.used, From::Beside);
            quote!(given.json::<#ty>()?)
        }
        Payload::Text => quote!(given.text()),
        Payload::Binary => quote!(given.bytes()),
        // the schema is that of one item, or of all of them as a list
        Payload::Items(items) => {
            let item = super::body::item(cx, items);
            quote!(given.json::<Vec<#item>>().or_else(|_| given.json::<#item>().map(|one| vec![one]))?)
        }
        Payload::Multipart(Multipart::Free) => quote!(rt::Multipart::new().text("part", given.text())),
        Payload::Multipart(Multipart::Form(form)) => match names.forms.first() {
            Some(Some(FormNames::One(name, members))) => form_value(cx, form, name, members),
            Some(Some(FormNames::Several(..)) | None) | None => quote!(()),
        },
        Payload::Multipart(Multipart::OneOf(variants)) => match names.forms.first() {
            Some(Some(FormNames::Several(ty, names))) => one_form(cx, ty, variants, names),
            Some(Some(FormNames::One(..)) | None) | None => quote!(()),
        },
    }
}

/// The form whose tags and required parts a body has; those that have tags come first.
fn one_form(
    cx: Context<'_>,
    ty: &Ident,
    variants: &[FormVariant],
    names: &[FormVariantNames],
) -> TokenStream {
    let ty = tokens::ident(ty);
    let mut all: Vec<_> = variants.iter().zip(names).collect();
    all.sort_by_key(|(it, _)| std::cmp::Reverse(it.tags.len()));
    let arms = all.into_iter().map(|(it, names)| {
        let tags = it.tags.iter().map(|(member, value)| quote!((#member, #value)));
        let required = it.form.parts.iter().filter(|part| part.required).map(|part| &part.wire);
        let value = form_value(cx, &it.form, &names.form, &names.members);
        let variant = tokens::ident(&names.variant);
        quote!(if given.fits(&[#(#tags),*], &[#(#required),*]) { requests::#ty::#variant(#value) } else)
    });
    quote!(#(#arms)* { return Err("no form fits the body".to_owned()) })
}

fn form_value(cx: Context<'_>, form: &PartForm, name: &Ident, members: &[Ident]) -> TokenStream {
    let name = tokens::ident(name);
    let members = form.parts.iter().zip(members).map(|(part, name)| {
        let (name, value) = (tokens::ident(name), part_value(cx, part));
        quote!(#name: #value)
    });
    let additional = form.open.then(|| quote!(additional: Vec::new()));
    quote!(requests::#name { #(#members,)* #additional })
}

fn part_value(cx: Context<'_>, part: &FormPart) -> TokenStream {
    let wire = &part.wire;
    let read = |ty: TokenStream, nullable: bool| match part.required && !nullable {
        true => quote!(given.needed::<#ty>(#wire)?),
        false => quote!(given.part::<#ty>(#wire)?),
    };
    let mapped = |ty: TokenStream, convert: TokenStream| match part.required {
        true => quote!((#convert)(given.needed::<#ty>(#wire)?)),
        false => quote!(given.part::<#ty>(#wire)?.map(#convert)),
    };
    let files = quote!(|values: Vec<rt::Value>| values.into_iter().map(file).collect());
    match part.content {
        PartContent::File => mapped(quote!(rt::Value), quote!(file)),
        PartContent::Files => mapped(quote!(Vec<rt::Value>), files),
        PartContent::Value(ty) => {
            let plain = rust_type::plain(cx, ty.id, From::Beside).into_token_stream();
            let value = read(plain, ty.nullable);
            match (part.headers, part.required && !ty.nullable) {
                (true, true) => quote!(rt::PartOf::from(#value)),
                (true, false) => quote!(#value.map(rt::PartOf::from)),
                (false, _) => value,
            }
        }
    }
}

/// The body as a method takes it.
fn body_borrowed(cx: Context<'_>, operation: &Operation) -> TokenStream {
    let content = operation.body.as_ref().map(|body| body.content.as_slice());
    let is_owned = match content {
        Some([Content { payload: Payload::Binary, .. }]) => true,
        Some([Content { payload: Payload::Json(ty), .. }]) => match rust_type::never_null(cx, *ty) {
            Some(Shape::Scalar(Scalar::Text | Scalar::Secret | Scalar::Number | Scalar::Formatted(_))) => {
                false
            }
            Some(Shape::Scalar(_)) => true,
            Some(_) | None => false,
        },
        Some(_) | None => false,
    };
    if is_owned { quote!(body) } else { quote!(&body) }
}
