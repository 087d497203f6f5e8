//! A driver for tests of generated code. In: the whole API; out: tables of functions that read and write each component, and
//! call each operation, with values given as JSON. It never makes up a value: whoever drives gives them.

use super::client::{self, Signature};
use super::rust_type::{self, From};
use super::tokens;
use super::{Context, Item};
use crate::analysis::Usage;
use crate::ir::{
    Argument, Body, Content, Multipart, NameHint, Operation, OperationId, Part, PartContent, PartForm,
    Payload, Scalar, SchemeKind, Shape,
};
use crate::naming::{Ident, OperationNames};
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = vec![
        Item::new("reading", reading),
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

/// What every table needs.
fn reading() -> TokenStream {
    quote! {
        /// Reads a value from JSON and writes it again.
        pub type Again = fn(&str) -> Result<String, String>;
        /// Fills in a call; the answer comes later.
        pub type Call = fn(&client::Client, &Given<'_>) -> Result<Called, String>;
        /// A call under way.
        pub type Called = std::pin::Pin<Box<dyn Future<Output = Result<(), String>>>>;

        /// The values for one call, as JSON.
        #[derive(Debug, Clone, Copy)]
        pub struct Given<'a> {
            /// By the index of the parameter.
            pub arguments: &'a [Option<String>],
            /// The body; of a text or of bytes the text itself.
            pub body: Option<&'a str>,
        }

        #[allow(dead_code, reason = "a small description may not need all")]
        impl Given<'_> {
            fn optional<T: rt::Json>(&self, index: usize) -> Result<Option<T>, String> {
                let Some(Some(json)) = self.arguments.get(index) else { return Ok(None) };
                rt::from_str(json).map(Some).map_err(|fault| format!("argument {index}: {fault}"))
            }
            fn required<T: rt::Json>(&self, index: usize) -> Result<T, String> {
                self.optional(index)?.ok_or_else(|| format!("argument {index} is required"))
            }
            fn json<T: rt::Json>(&self) -> Result<T, String> {
                rt::from_str(self.body.unwrap_or_default()).map_err(|fault| format!("body: {fault}"))
            }
            fn text(&self) -> String {
                self.body.unwrap_or_default().to_owned()
            }
            fn part<T: rt::Json>(&self, name: &str) -> Result<Option<T>, String> {
                let body: rt::Value = self.json()?;
                let Some(part) = body.get(name) else { return Ok(None) };
                rt::from_str(&rt::to_string(part)).map(Some).map_err(|fault| format!("part {name}: {fault}"))
            }
            fn needed<T: rt::Json>(&self, name: &str) -> Result<T, String> {
                self.part(name)?.ok_or_else(|| format!("part {name} is required"))
            }
        }

        #[allow(dead_code, reason = "a small description may have no component")]
        fn again<T: rt::Json>(json: &str) -> Result<String, String> {
            rt::from_str::<T>(json).map(|value| rt::to_string(&value)).map_err(|fault| fault.to_string())
        }
    }
}

/// A client that goes to one address and has a credential for every scheme.
fn drivers_client(cx: Context<'_>) -> TokenStream {
    let servers = (0..cx.api.servers.len()).filter_map(|index| {
        let names = cx.names.group(crate::ir::ServerGroupId(index))?;
        let setter = tokens::ident(&names.setter);
        Some(quote!(.#setter(base.clone().into())))
    });
    let schemes = cx.api.schemes.iter().enumerate().map(|(index, scheme)| {
        let setter = tokens::ident(cx.names.scheme(crate::ir::SchemeId(index)));
        let credential = match &scheme.kind {
            SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
                quote!(rt::Credential::bearer("driver-token"))
            }
            SchemeKind::Basic => quote!(rt::Credential::basic("driver", "driver")),
            SchemeKind::Http(_) => quote!(rt::Credential::http("driver")),
            SchemeKind::ApiKey { .. } => quote!(rt::Credential::api_key("driver-key")),
        };
        quote!(.#setter(#credential))
    });
    quote! {
        /// A client of the server at this address.
        pub fn client(base: &rt::BaseUrl) -> Result<client::Client, rt::BuildError> {
            client::Client::builder()#(#servers)*#(#schemes)*.build()
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
    let required = || indices.clone().filter(|(_, argument)| argument.required);
    read.extend(required().map(|(index, argument)| read_required(cx, index, argument)));
    let body = operation.body.as_ref().map(|body| the_body(cx, names, body));
    if let Some(Body { required: true, .. }) = &operation.body {
        read.push(quote!(let body = #body;));
    }
    let passed = required().map(|(index, argument)| borrowed(cx, argument, &local(index)));
    let mut passed: Vec<_> = passed.collect();
    if arguments.len() > passed.len() {
        passed.push(body_borrowed(operation, &quote!(body)));
    }
    let optional = indices
        .filter(|(_, argument)| !argument.required)
        .filter_map(|(index, argument)| Some(set(cx, index, argument, names.arguments.get(index)?)));
    let set_body = operation.body.as_ref().filter(|body| !body.required).map(|_| {
        let given = body_borrowed(operation, &quote!(body));
        quote!(if given.body.is_some() { let body = #body; request = request.body(#given); })
    });
    let optional: Vec<_> = optional.chain(set_body).collect();
    let made = quote!(client.#method(#(#passed),*));
    let request = match optional.is_empty() {
        true => quote!(let request = #made;),
        false => quote!(let mut request = #made; #(#optional)*),
    };
    quote! {
        fn #function(client: &client::Client, given: &Given<'_>) -> Result<Called, String> {
            let _ = given;
            #(#read)*
            #request
            Ok(Box::pin(async move { request.send().await.map(drop).map_err(|error| format!("{error:?}")) }))
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
    let is_text = |id| matches!(rust_type::resolved(cx, id), Shape::Scalar(Scalar::Text));
    match rust_type::resolved(cx, argument.ty.id) {
        Shape::Scalar(Scalar::Text | Scalar::Secret | Scalar::Number | Scalar::Formatted(_)) => {
            quote!(&#name)
        }
        Shape::Scalar(_) => quote!(#name),
        Shape::List(item) if is_text(item.id) => {
            quote!(&#name.iter().map(String::as_str).collect::<Vec<_>>())
        }
        Shape::List(_)
        | Shape::Enumeration(_)
        | Shape::Union(_)
        | Shape::Record(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Alias(_)
        | Shape::Any => quote!(&#name),
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
        Payload::Binary => quote!(rt::Body::from(given.text())),
        // the schema is that of one item, or of all of them as a list
        Payload::Items(items) => {
            let item = super::body::item(cx, items);
            quote!(given.json::<Vec<#item>>().or_else(|_| given.json::<#item>().map(|one| vec![one]))?)
        }
        Payload::Multipart(Multipart::Free) => quote!(rt::Multipart::new().text("part", given.text())),
        Payload::Multipart(Multipart::Form(form)) => match names.forms.first() {
            Some(Some((name, members))) => form_value(cx, form, name, members),
            Some(None) | None => quote!(()),
        },
    }
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

fn part_value(cx: Context<'_>, part: &Part) -> TokenStream {
    let wire = &part.wire;
    let read = |ty: TokenStream, nullable: bool| match part.required && !nullable {
        true => quote!(given.needed::<#ty>(#wire)?),
        false => quote!(given.part::<#ty>(#wire)?),
    };
    let mapped = |ty: TokenStream, convert: TokenStream| match part.required {
        true => quote!((#convert)(given.needed::<#ty>(#wire)?)),
        false => quote!(given.part::<#ty>(#wire)?.map(#convert)),
    };
    let file = quote!(|text| rt::Part::from(text).file_name("driver.bin"));
    match part.content {
        PartContent::File => mapped(quote!(String), file),
        PartContent::Files => {
            mapped(quote!(Vec<String>), quote!(|texts: Vec<String>| texts.into_iter().map(#file).collect()))
        }
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
fn body_borrowed(operation: &Operation, name: &TokenStream) -> TokenStream {
    let content = operation.body.as_ref().map(|body| body.content.as_slice());
    match content {
        Some([Content { payload: Payload::Binary, .. }]) => quote!(#name),
        Some(_) | None => quote!(&#name),
    }
}
