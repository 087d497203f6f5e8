//! Requests with optional inputs. In: an operation; out: a value with a setter for each of them.
//! It never emits one for an operation whose inputs are all required: its method answers with the runtime's own.

use super::body::{self, Caller};
use super::lint::{self, Receiver};
use super::rust_type::{self, From, RustType};
use super::tokens::{self, Doc};
use super::{Context, Item, Lines, choice, error, form, only, operation};
use crate::ir::{Argument, Body, Operation, OperationId, Scalar, Shape};
use crate::naming::{Ident, OperationNames};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::sync::Arc;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = body::items(cx);
    for (index, operation) in cx.api.operations.iter().enumerate().filter(|(_, one)| has_optional(one)) {
        let Some(names) = cx.names.operation(OperationId(index)) else { continue };
        let request = Request { cx, id: OperationId(index), operation, names };
        let name = names.request.as_str();
        let made = [
            Item::new(name, move || request.definition()).defining(name),
            Item::new(format!("setters of {name}"), move || request.setters()),
            Item::lines(format!("sending of {name}"), move || request.sending()),
        ];
        let part = super::part_of(cx, request.id);
        let body = names.body.iter().map(|(name, _)| name.as_str());
        let mentioned: Arc<[&str]> = std::iter::once(name).chain(body).chain(form::names(names)).collect();
        items.extend(made.map(|item| item.within(part).using(Arc::clone(&mentioned))));
    }
    items
}

/// Whether an operation has an input that may be left out.
pub(super) fn has_optional(operation: &Operation) -> bool {
    operation.arguments.iter().any(|argument| !argument.required)
        || operation.body.as_ref().is_some_and(|body| !body.required)
}

/// Whether the caller gives an argument to the method: it is required, and has more than one value.
pub(super) fn is_asked(cx: Context<'_>, argument: &Argument) -> bool {
    argument.required && only::argument(cx, argument).is_none()
}

/// The type of an argument as the user passes it, and the expression that hands it to the runtime.
pub(super) fn passed(cx: Context<'_>, argument: &Argument, name: &Ident) -> (TokenStream, TokenStream) {
    let name = tokens::ident(name);
    let ty = rust_type::plain(cx, argument.ty.id, From::Beside);
    match rust_type::resolved(cx, argument.ty.id) {
        Shape::Scalar(Scalar::Text) => (quote!(&str), quote!(#name)),
        Shape::Scalar(Scalar::Secret | Scalar::Number | Scalar::Formatted(_)) => {
            (quote!(&#ty), quote!(#name))
        }
        Shape::Scalar(_) => (ty.into_token_stream(), quote!(&#name)),
        Shape::List(item) => (list(cx, item.id), quote!(#name)),
        Shape::Enumeration(_)
        | Shape::Union(_)
        | Shape::Record(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Alias(_)
        | Shape::Any => (quote!(&#ty), quote!(#name)),
    }
}

fn list(cx: Context<'_>, item: crate::ir::TypeId) -> TokenStream {
    match rust_type::resolved(cx, item) {
        Shape::Scalar(Scalar::Text) => quote!(&[&str]),
        Shape::Scalar(_)
        | Shape::List(_)
        | Shape::Enumeration(_)
        | Shape::Union(_)
        | Shape::Record(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Alias(_)
        | Shape::Any => {
            let ty = rust_type::plain(cx, item, From::Beside);
            quote!(&[#ty])
        }
    }
}

#[derive(Clone, Copy)]
struct Request<'a> {
    cx: Context<'a>,
    id: OperationId,
    operation: &'a Operation,
    names: &'a OperationNames,
}

impl Request<'_> {
    fn name(&self) -> proc_macro2::Ident {
        tokens::ident(&self.names.request)
    }

    /// The types of its success and of its errors.
    fn results(&self) -> [RustType<'_>; 2] {
        [operation::output(self.cx, self.id, self.operation), error::of(self.cx, self.id)]
    }

    fn definition(&self) -> TokenStream {
        let (name, [output, error]) = (self.name(), self.results());
        let doc = Doc::sentence(format!(
            "A request of [`{0}`](client::Client::{0}) that has not been sent.",
            self.names.method
        ));
        quote! {
            #doc
            #[derive(Debug, Clone)]
            #[must_use = "a request does nothing until it is sent"]
            pub struct #name {
                pub(crate) request: rt::Request<#output, #error>,
            }
        }
    }

    fn setters(&self) -> TokenStream {
        let name = self.name();
        let arguments =
            self.operation.arguments.iter().enumerate().filter(|(_, argument)| !argument.required);
        let arguments = arguments.filter_map(|(index, argument)| self.argument(index, argument));
        let body = self.operation.body.as_ref().filter(|body| !body.required).map(|body| self.body(body));
        quote! {
            impl #name {
                #(#arguments)*
                #body
            }
        }
    }

    fn argument(&self, index: usize, argument: &Argument) -> Option<TokenStream> {
        let name = self.names.arguments.get(index)?;
        let (ty, value) = passed(self.cx, argument, name);
        let default = argument.default.as_deref().map(super::doc::code);
        let default = default.map(|value| format!("Unset, the server uses {value}."));
        let doc = Doc::of(&argument.text, super::doc::code(&argument.wire))
            .paragraph(super::limits::sentence(self.cx, argument.ty.id))
            .paragraph(default.unwrap_or_default())
            .examples(&argument.text);
        let lint = lint::of_method(name.as_str(), Receiver::Taken, 1);
        let (name, index) = (tokens::ident(name), tokens::index(index));
        Some(quote! {
            #doc
            #lint
            pub fn #name(mut self, #name: #ty) -> Self {
                self.request.argument(#index, #value);
                self
            }
        })
    }

    fn body(&self, body: &Body) -> TokenStream {
        let (ty, set) = body::passed(self.cx, self.names, body, Caller::Request);
        let doc = Doc::of(&body.text, "Sets the request body.")
            .paragraph(choice::sentence(body).unwrap_or_default());
        quote! {
            #doc
            pub fn body(mut self, body: #ty) -> Self {
                #set;
                self
            }
        }
    }

    /// What every request has: options, and being sent.
    fn sending(&self) -> Lines {
        let [output, error] = self.results();
        let mut lines = Lines::default();
        lines.call("request", &[RustType::Named(From::Types, &self.names.request), output, error]);
        lines
    }
}
