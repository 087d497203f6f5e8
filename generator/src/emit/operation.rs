//! Tables of operations. In: an operation; out: a static that says all there is to say of it.
//! It never emits behaviour: what is done with a table is the runtime's.

use super::answer::{self, Delivery};
use super::tokens;
use super::{Context, Item};
use crate::ir::{
    Argument, Content, Method, NameHint, Operation, OperationId, Outcome, Payload, Place, Response, Segment,
    Statuses, Style,
};
use crate::naming::OperationNames;
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    if cx.api.operations.is_empty() {
        return Vec::new();
    }
    let mut items = Vec::new();
    for (index, operation) in cx.api.operations.iter().enumerate() {
        let name = format!("table of {}", operation.template);
        let id = OperationId(index);
        items.push(Item::new(name, move || table(cx, id, operation)).within(super::part_of(cx, id)));
    }
    items
}

/// What an operation gives when it succeeds: the body of its successes, an enum of them when they differ, `()` when there
/// is none.
pub(super) fn output(cx: Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    match operation.outcome() {
        Outcome::Nothing => quote!(()),
        Outcome::One(payload) => answer::ty(cx, payload, Delivery::Success),
        Outcome::Optional(payload) => {
            let ty = answer::ty(cx, payload, Delivery::Success);
            quote!(Option<#ty>)
        }
        Outcome::Many(_) => {
            let names = cx.names.operation(id).and_then(|names| names.response.as_ref());
            let name = names.map(|(name, _)| tokens::ident(name));
            quote!(responses::#name)
        }
    }
}

fn decode(cx: Context<'_>, operation: &Operation, output: &TokenStream) -> TokenStream {
    match operation.outcome() {
        Outcome::Nothing => quote!(rt::no_content),
        Outcome::One(Payload::Json(_) | Payload::Form(..) | Payload::Multipart(_)) => {
            quote!(rt::json::<#output>)
        }
        Outcome::One(payload @ (Payload::Text | Payload::Binary | Payload::Items(_) | Payload::Xml(_))) => {
            answer::reader(cx, payload, Delivery::Success)
        }
        Outcome::Optional(payload) => optional(cx, operation, payload),
        Outcome::Many(_) => quote!(#output::decode),
    }
}

/// The statuses without a body are named; every other success has one.
fn optional(cx: Context<'_>, operation: &Operation, payload: &Payload) -> TokenStream {
    let read = answer::read(cx, payload, Delivery::Success);
    let mut successes: Vec<_> = operation.successes().map(|(_, response)| response).collect();
    successes.sort_by_key(|response| response.statuses);
    let last = successes.len().saturating_sub(1);
    let arms = successes.iter().enumerate().map(|(index, response)| {
        let pattern = if index == last { quote!(_) } else { answer::pattern(response.statuses) };
        match response.content.is_empty() {
            true => quote!(#pattern => Ok(None),),
            false => quote!(#pattern => #read.map(Some),),
        }
    });
    quote!(|response| match response.status().as_u16() { #(#arms)* })
}

fn table(cx: Context<'_>, id: OperationId, operation: &Operation) -> TokenStream {
    let Some(names) = cx.names.operation(id) else { return TokenStream::new() };
    let (name, wire) = (tokens::ident(&names.table), said(operation, names));
    let output = output(cx, id, operation);
    let method = method(&operation.method);
    let path: String = operation.path.iter().map(segment).collect();
    let arguments = operation.arguments.iter().map(argument);
    let servers = tokens::index(operation.servers.0);
    let security = operation.security.iter().map(requirement);
    let mut success_table: Vec<_> =
        operation.successes().map(|(_, response)| success_entry(operation, response)).collect();
    if success_table.is_empty() {
        // where only errors are documented, any success will do
        success_table.push(quote!(rt::Success::new(rt::Statuses::Class(2), &[])));
    }
    let accept = accept(operation);
    let decode = decode(cx, operation, &output);
    quote! {
        pub(crate) static #name: rt::Operation<#output> = rt::Operation {
            description: rt::OperationDescription {
                id: #wire,
                method: #method,
                path: #path,
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

fn method(method: &Method) -> TokenStream {
    match method {
        Method::Get => quote!(rt::Method::Get),
        Method::Put => quote!(rt::Method::Put),
        Method::Post => quote!(rt::Method::Post),
        Method::Delete => quote!(rt::Method::Delete),
        Method::Options => quote!(rt::Method::Options),
        Method::Head => quote!(rt::Method::Head),
        Method::Patch => quote!(rt::Method::Patch),
        Method::Trace => quote!(rt::Method::Trace),
        Method::Query => quote!(rt::Method::Query),
        Method::Other(name) => quote!(rt::Method::Other(#name)),
    }
}

/// A piece of the template: an argument in braces, and no other brace.
fn segment(segment: &Segment) -> String {
    match segment {
        Segment::Text(text) => text.replace('{', "%7B").replace('}', "%7D"),
        Segment::Argument(index) => format!("{{{index}}}"),
    }
}

/// By its place, and whatever differs from what the specification takes for granted there.
fn argument(argument: &Argument) -> TokenStream {
    let Argument { wire, explode, reserved, .. } = argument;
    let (usual, usual_style) = match argument.place {
        Place::Path => (quote!(rt::Argument::path(#wire)), Style::Simple),
        Place::Query => (quote!(rt::Argument::query(#wire)), Style::Form),
        Place::Header => (quote!(rt::Argument::header(#wire)), Style::Simple),
        Place::Cookie => (quote!(rt::Argument::cookie(#wire)), Style::Form),
    };
    let required = (argument.required && argument.place != Place::Path).then(|| quote!(.required()));
    let style = (argument.style != usual_style).then(|| style(argument.style));
    let explode = (*explode != (usual_style == Style::Form)).then(|| quote!(explode: #explode,));
    let reserved = reserved.then(|| quote!(reserved: true,));
    if style.is_none() && explode.is_none() && reserved.is_none() {
        return quote!(#usual #required);
    }
    let style = style.map(|style| quote!(style: #style,));
    quote!(rt::Argument { #style #explode #reserved ..#usual #required })
}

fn style(style: Style) -> TokenStream {
    match style {
        Style::Simple => quote!(rt::Style::Simple),
        Style::Label => quote!(rt::Style::Label),
        Style::Matrix => quote!(rt::Style::Matrix),
        Style::Form => quote!(rt::Style::Form),
        Style::SpaceDelimited => quote!(rt::Style::SpaceDelimited),
        Style::PipeDelimited => quote!(rt::Style::PipeDelimited),
        Style::TabDelimited => quote!(rt::Style::TabDelimited),
        Style::DeepObject => quote!(rt::Style::DeepObject),
        Style::Json => quote!(rt::Style::Json),
        Style::Text => quote!(rt::Style::Text),
        Style::QueryJson => quote!(rt::Style::QueryJson),
        Style::QueryText => quote!(rt::Style::QueryText),
    }
}

fn requirement(requirement: &crate::ir::Requirement) -> TokenStream {
    let all = requirement.all.iter().map(|(scheme, scopes)| {
        let scheme = tokens::index(scheme.0);
        quote!(rt::Requirement::new(#scheme, &[#(#scopes),*]))
    });
    quote!(&[#(#all),*])
}

fn success_entry(operation: &Operation, response: &Response) -> TokenStream {
    let statuses = match response.statuses {
        Statuses::Exact(status) => {
            let status = tokens::number(status);
            quote!(rt::Statuses::Exact(#status))
        }
        Statuses::Class(class) => {
            let class = tokens::number(class);
            quote!(rt::Statuses::Class(#class))
        }
        Statuses::Default => quote!(rt::Statuses::Default),
    };
    let types = response.content.iter().flat_map(|content| &content.media_types);
    // whatever the headers of an answer to HEAD say, there is no body to be of that type
    let types: Vec<_> = types.filter(|_| operation.method != Method::Head).collect();
    let streams = response.content.iter().filter(|content| answer::is_stream(&content.payload));
    let streams = streams.flat_map(|content| &content.media_types);
    let streams: Vec<_> = streams.filter(|_| operation.method != Method::Head).collect();
    let success = quote!(rt::Success::new(#statuses, &[#(#types),*]));
    match streams.is_empty() {
        true => success,
        false => quote!(rt::Success { streams: &[#(#streams),*], ..#success }),
    }
}

/// All media types that a response may have, each once; anything when none is documented.
fn accept(operation: &Operation) -> String {
    let content = operation.responses.iter().flat_map(|response| &response.content);
    let mut types: Vec<&str> =
        content.flat_map(|Content { media_types, .. }| media_types).map(String::as_str).collect();
    types.sort_unstable();
    types.dedup();
    if types.is_empty() { "*/*".to_owned() } else { types.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_brace_of_a_path_is_taken_for_an_argument() {
        let path = [Segment::Text("/{0}/a".to_owned()), Segment::Argument(1), Segment::Text("}".to_owned())];
        assert_eq!(path.iter().map(segment).collect::<String>(), "/%7B0%7D/a{1}%7D");
    }
}
