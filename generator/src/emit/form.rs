//! Forms of parts. In: a described multipart body; out: a struct of its parts, and the function that gives them in order.
//! It never frames a part: the runtime does.

use super::rust_type::{self, From};
use super::tokens::{self, Doc};
use super::{Context, Item, choice, only, record};
use crate::ir::{Content, Multipart, Operation, Part, PartContent, PartForm, Payload};
use crate::naming::{Ident, OperationNames};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// More required parts than this, and a constructor by position would mislead.
const MOST_ARGUMENTS: usize = 7;

/// A form, its name and those of its members.
#[derive(Clone, Copy)]
struct Form<'a> {
    cx: Context<'a>,
    form: &'a PartForm,
    name: &'a Ident,
    members: &'a [Ident],
    method: &'a Ident,
}

/// The forms among the forms of a body.
pub(super) fn items<'a>(
    cx: Context<'a>,
    operation: &'a Operation,
    names: &'a OperationNames,
) -> Vec<Item<'a>> {
    let content = operation.body.iter().flat_map(|body| &body.content);
    let mut items = Vec::new();
    for (content, named) in content.zip(&names.forms) {
        let (Some(form), Some((name, members))) = (form(content), named) else { continue };
        let form = Form { cx, form, name, members, method: &names.method };
        let name = name.as_str();
        items.push(Item::new(name, move || form.definition()).defining(name));
        if form.required().next().is_some() && form.given().count() <= MOST_ARGUMENTS {
            items.push(Item::new(format!("{name}::new"), move || form.constructor()).using([name]));
            if form.given().next().is_none() {
                items.push(Item::new(format!("Default for {name}"), move || form.default()).using([name]));
            }
        }
        items.push(Item::new(format!("parts of {name}"), move || form.parts()).using([name]));
    }
    items
}

/// The names of an operation's forms.
pub(super) fn names(names: &OperationNames) -> impl Iterator<Item = &str> {
    names.forms.iter().flatten().map(|(name, _)| name.as_str())
}

fn form(content: &Content) -> Option<&PartForm> {
    match &content.payload {
        Payload::Multipart(Multipart::Form(form)) => Some(form),
        Payload::Multipart(Multipart::Free)
        | Payload::Json(_)
        | Payload::Text
        | Payload::Binary
        | Payload::Items(_)
        | Payload::Xml(_)
        | Payload::Form(..) => None,
    }
}

impl<'a> Form<'a> {
    fn members(self) -> impl Iterator<Item = (&'a Part, proc_macro2::Ident)> {
        self.form.parts.iter().zip(self.members).map(|(part, name)| (part, tokens::ident(name)))
    }

    fn required(self) -> impl Iterator<Item = (&'a Part, proc_macro2::Ident)> {
        self.members().filter(|(part, _)| part.required)
    }

    /// The only value that a part can have.
    fn constant(self, part: &Part) -> Option<TokenStream> {
        match part.content {
            PartContent::Value(ty) if part.required && part.headers => {
                let value: TokenStream = only::expression(self.cx, ty, From::Beside)?.parse().ok()?;
                Some(quote!(rt::PartOf::from(#value)))
            }
            PartContent::Value(ty) if part.required => {
                only::expression(self.cx, ty, From::Beside)?.parse().ok()
            }
            PartContent::Value(_) | PartContent::File | PartContent::Files => None,
        }
    }

    /// Whether other types become that of a part.
    fn is_converted(self, part: &Part) -> bool {
        match part.content {
            PartContent::File => true,
            PartContent::Value(ty) => !part.headers && record::is_converted(self.cx, ty),
            PartContent::Files => false,
        }
    }

    /// The required parts that a caller gives.
    fn given(self) -> impl Iterator<Item = (&'a Part, proc_macro2::Ident)> {
        self.required().filter(move |(part, _)| self.constant(part).is_none())
    }

    fn definition(self) -> TokenStream {
        let name = tokens::ident(self.name);
        let doc = Doc::sentence(format!(
            "The parts of the form that [`{0}`](client::Client::{0}) sends.",
            self.method
        ))
        .paragraph(super::doc::lines(&self.form.text).join("\n"));
        // `new` is for forms that need a part, and nothing is one that needs none
        let default = self.required().next().is_none().then(|| quote!(, Default));
        let members = self.members().map(|(part, name)| {
            let ty = self.ty(part);
            let doc = Doc::of(&part.text, super::doc::code(&part.wire)).examples(&part.text);
            quote!(#doc pub #name: #ty,)
        });
        let additional = self.form.open.then(|| {
            let doc = Doc::sentence("Parts that the description does not declare, with their names.");
            quote!(#doc pub additional: Vec<(String, rt::Part)>,)
        });
        quote! {
            #doc
            #[derive(Debug, Clone, PartialEq #default)]
            pub struct #name { #(#members)* #additional }
        }
    }

    /// The type of a member. What is null is not a part, so that it is the same as what is absent.
    fn ty(self, part: &Part) -> TokenStream {
        let (ty, nullable) = self.plain(part);
        if part.required && !nullable { ty } else { quote!(Option<#ty>) }
    }

    fn plain(self, part: &Part) -> (TokenStream, bool) {
        match part.content {
            PartContent::File => (quote!(rt::Part), false),
            PartContent::Files => (quote!(Vec<rt::Part>), false),
            PartContent::Value(ty) => {
                let plain = rust_type::plain(self.cx, ty.id, From::Beside).into_token_stream();
                let plain = if part.headers { quote!(rt::PartOf<#plain>) } else { plain };
                (plain, ty.nullable)
            }
        }
    }

    fn constructor(self) -> TokenStream {
        let name = tokens::ident(self.name);
        let doc = Doc::sentence("Creates the form with its required parts; the others are absent.");
        let arguments = self.given().map(|(part, name)| {
            let ty = match part.content {
                PartContent::File => quote!(rt::Part),
                PartContent::Files | PartContent::Value(_) => self.ty(part),
            };
            let ty = if self.is_converted(part) { quote!(impl Into<#ty>) } else { ty };
            quote!(#name: #ty)
        });
        let members = self.members().map(|(part, name)| match (part.required, self.constant(part)) {
            (_, Some(value)) => quote!(#name: #value),
            (true, None) if self.is_converted(part) => quote!(#name: #name.into()),
            (true, None) => quote!(#name),
            (false, None) => quote!(#name: None),
        });
        let additional = self.form.open.then(|| quote!(additional: Vec::new()));
        quote! {
            impl #name {
                #doc
                pub fn new(#(#arguments),*) -> Self {
                    Self { #(#members,)* #additional }
                }
            }
        }
    }

    fn default(self) -> TokenStream {
        let name = tokens::ident(self.name);
        quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    }

    fn parts(self) -> TokenStream {
        let name = tokens::ident(self.name);
        let parts = self.members().map(|(part, name)| {
            let wire = &part.wire;
            let media_type = part.media_type.as_deref().unwrap_or_default();
            match part.content {
                PartContent::File | PartContent::Files => {
                    quote!(parts.files(#wire, #media_type, &self.#name);)
                }
                PartContent::Value(_) if part.layout.is_some() => {
                    let form = choice::part(media_type, part.layout.as_ref());
                    match part.headers {
                        true => quote!(parts.nested_values(#wire, #form, &self.#name);),
                        false => quote!(parts.nested(#wire, #form, &self.#name);),
                    }
                }
                PartContent::Value(_) if part.headers => {
                    quote!(parts.values(#wire, #media_type, &self.#name);)
                }
                PartContent::Value(_) => quote!(parts.value(#wire, #media_type, &self.#name);),
            }
        });
        let additional = self.form.open.then(|| quote!(parts.more(&self.additional);));
        let parts: Vec<TokenStream> = parts.chain(additional).collect();
        let made = if parts.is_empty() {
            quote!(rt::Multipart::new())
        } else {
            quote! {
                let mut parts = rt::Multipart::new();
                #(#parts)*
                parts
            }
        };
        quote! {
            impl #name {
                pub(crate) fn parts(&self) -> rt::Multipart {
                    #made
                }
            }
        }
    }
}
