//! Requests with optional inputs, or with pages. In: an operation; out: a value with a setter for each of them.
//! It never emits one for another operation: its method answers with the runtime's own.

use super::body::{self, Caller};
use super::rust_type::{self, From, RustType};
use super::tokens::{self, Doc};
use super::{
    CodeLines, Context, Item, choice, error, form, headers, long_running, newtype, only, operation, paging,
};
use crate::ir::{Argument, Body, Operation, OperationId, Own, Scalar, Shape, TypeId};
use crate::naming::{Ident, OperationNames};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use std::sync::Arc;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = body::items(cx);
    for (index, operation) in cx.api.operations.iter().enumerate().filter(|(_, one)| is_own(one)) {
        let Some(names) = cx.names.operation(OperationId(index)) else { continue };
        let request = Request { cx, id: OperationId(index), operation, names };
        let name = names.request.as_str();
        let made = [
            Item::new(name, move || request.definition()).defining(name),
            Item::new(format!("setters of {name}"), move || request.setters()),
        ];
        let part = super::part_of(cx, request.id);
        let body = names.body.iter().map(|(name, _)| name.as_str());
        let mentioned: Arc<[&str]> = std::iter::once(name).chain(body).chain(form::names(names)).collect();
        items.extend(made.map(|item| item.within(part).using(Arc::clone(&mentioned))));
    }
    items
}

/// What tells requests of their own from each other: an operation as a type, with the types of its answers, and how its pages follow
/// each other.
pub(super) fn told(cx: Context<'_>) -> Vec<Item<'_>> {
    let own = cx.api.operations.iter().enumerate().filter(|(_, one)| is_own(one));
    let items = own.filter_map(|(index, operation)| {
        let (id, names) = (OperationId(index), cx.names.operation(OperationId(index))?);
        let request = Request { cx, id, operation, names };
        let name = names.request.as_str();
        let item = Item::lines(format!("answers of {name}"), move || request.answers());
        Some(item.within(super::part_of(cx, id)).defining(name))
    });
    items.collect()
}

/// Whether a client has requests of its own.
pub(super) fn any_own(cx: Context<'_>) -> bool {
    cx.api.operations.iter().any(is_own)
}

/// Whether an operation has a request of its own: an input may be left out, or its answers come in pages.
pub(super) fn is_own(operation: &Operation) -> bool {
    operation.paging.is_some()
        || operation.long_running.is_some()
        || operation.arguments.iter().any(|argument| !argument.required)
        || operation.body.as_ref().is_some_and(|body| !body.required)
}

/// Whether the caller gives an argument to the method: it is required, and has more than one value.
pub(super) fn is_asked(cx: Context<'_>, argument: &Argument) -> bool {
    argument.required && only::argument(cx, argument).is_none()
}

/// The type of an argument as the user passes it, and the call that hands it to a request: `argument(0, name)`. What may be left out is
/// taken as a value or as an `Option` of one, but for lists, which may be empty.
pub(super) fn passed(
    cx: Context<'_>,
    argument: &Argument,
    (index, name): (usize, &Ident),
) -> [TokenStream; 2] {
    let (name, index) = (tokens::ident(name), tokens::index(index));
    let ty = rust_type::plain(cx, argument.ty.id, From::Beside);
    match (Passing::of(cx, argument.ty.id), argument.required) {
        (Passing::Text, true) => [quote!(&str), quote!(argument(#index, #name))],
        (Passing::Text, false) => [quote!(impl rt::OptionalText), quote!(optional_text(#index, #name))],
        (Passing::List(item), _) => list(cx, item, (&index, &name)),
        (Passing::Lent, true) => [quote!(&#ty), quote!(argument(#index, #name))],
        (Passing::Lent, false) => [quote!(impl Into<Option<&'a #ty>>), quote!(optional_ref(#index, #name))],
        (Passing::Copied, true) => [ty.into_token_stream(), quote!(argument(#index, &#name))],
        (Passing::Copied, false) => [quote!(impl Into<Option<#ty>>), quote!(optional(#index, #name))],
    }
}

/// How a program passes a value of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passing {
    /// As `&str`.
    Text,
    /// As whatever gives its elements, which are of this type.
    List(TypeId),
    /// By value.
    Copied,
    /// By reference; where it may be left out, its lifetime has a name.
    Lent,
}

impl Passing {
    pub(super) fn of(cx: Context<'_>, ty: TypeId) -> Self {
        match rust_type::resolved(cx, ty) {
            Shape::Scalar(Scalar::Text) => Self::Text,
            Shape::Scalar(Scalar::Secret | Scalar::Number | Scalar::Formatted(_)) => Self::Lent,
            Shape::Scalar(_) => Self::Copied,
            Shape::List(item) => Self::List(item.id),
            Shape::Enumeration(_) | Shape::Union(_) | Shape::Record(_) | Shape::Tuple(_) => Self::Lent,
            Shape::Own(Own::Newtype(scalar)) if newtype::is_copied(*scalar) => Self::Copied,
            Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => Self::Lent,
        }
    }
}

/// A list is taken from whatever gives its elements, owned or lent.
fn list(cx: Context<'_>, item: TypeId, (index, name): (&Literal, &proc_macro2::Ident)) -> [TokenStream; 2] {
    match Passing::of(cx, item) {
        Passing::Text => [quote!(impl IntoIterator<Item = impl AsRef<str>>), quote!(texts(#index, #name))],
        Passing::List(_) | Passing::Copied | Passing::Lent => {
            let ty = rust_type::plain(cx, item, From::Beside);
            let elements = quote!(impl IntoIterator<Item = impl std::borrow::Borrow<#ty>>);
            [elements, quote!(list::<#ty>(#index, #name))]
        }
    }
}

/// The types of an operation's success, of its errors, and of the success's headers where it has any.
pub(super) fn results<'a>(cx: Context<'a>, id: OperationId, operation: &Operation) -> Vec<RustType<'a>> {
    let headers = headers::of_success(cx, id).map(|ty| RustType::Of("responses", ty.of(id)));
    [operation::output(cx, id, operation), error::error_type(cx, id)].into_iter().chain(headers).collect()
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

    fn results(&self) -> Vec<RustType<'_>> {
        results(self.cx, self.id, self.operation)
    }

    fn definition(&self) -> TokenStream {
        let name = self.name();
        let doc = Doc::sentence(format!(
            "A request of [`{0}`](client::Client::{0}) that has not been sent.",
            self.names.method
        ));
        quote! {
            #doc
            pub type #name = client::Call<operations::#name>;
        }
    }

    fn setters(&self) -> TokenStream {
        let name = self.name();
        let arguments =
            self.operation.arguments.iter().enumerate().filter(|(_, argument)| !argument.required);
        let mut arguments =
            arguments.filter_map(|(index, argument)| self.argument(index, argument)).peekable();
        let body = self.operation.body.as_ref().filter(|body| !body.required).map(|body| self.body(body));
        if arguments.peek().is_none() && body.is_none() {
            return TokenStream::new();
        }
        quote! {
            impl #name {
                #(#arguments)*
                #body
            }
        }
    }

    fn argument(&self, index: usize, argument: &Argument) -> Option<TokenStream> {
        let name = self.names.arguments.get(index)?;
        let [ty, set] = passed(self.cx, argument, (index, name));
        let default = argument.default.as_deref().map(super::doc::code);
        let default = default.map(|value| format!("Unset, the server uses {value}."));
        let doc = Doc::of(&argument.text, super::doc::wire(name.as_str(), &argument.wire))
            .paragraph(super::limits::sentence(self.cx, argument.ty.id))
            .paragraph(default.unwrap_or_default())
            .examples(&argument.text);
        let name = tokens::ident(name);
        let lifetime = (Passing::of(self.cx, argument.ty.id) == Passing::Lent).then(|| quote!(<'a>));
        Some(quote! {
            #doc
            pub fn #name #lifetime(mut self, #name: #ty) -> Self {
                self.request.#set;
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

    fn answers(&self) -> CodeLines {
        let mut lines = CodeLines::default();
        let mut types = vec![RustType::Named(From::Types, &self.names.request)];
        types.extend(self.results());
        lines.call("request", &types);
        if let Some(paging) = &self.operation.paging {
            paging::call(self.cx, (&self.names.request, paging), &mut lines);
        }
        if let Some(polling) = &self.operation.long_running {
            long_running::call(self.cx, self.id, (&self.names.request, polling), &mut lines);
        }
        lines
    }
}
