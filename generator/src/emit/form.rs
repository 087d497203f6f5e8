//! Forms of parts. In: a described multipart body; out: a struct of its parts, and the function that gives them in order.
//! It never frames a part: the runtime does.

mod one_of;

use super::rust_type::{self, From};
use super::tokens::{self, Doc};
use super::{Context, Item, choice, only, record};
use crate::ir::{FormPart, Multipart, Operation, PartContent, PartForm, Payload};
use crate::naming::{FormNames, Ident, OperationNames};
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
        let (Payload::Multipart(multipart), Some(named)) = (&content.payload, named) else { continue };
        if let (Multipart::OneOf(variants), FormNames::Several(ty, named)) = (multipart, named) {
            items.extend(one_of::items(&names.method, ty, variants, named));
        }
        for (form, (name, members)) in multipart.forms().into_iter().zip(named.forms()) {
            items.extend(Form { cx, form, name, members, method: &names.method }.items());
        }
    }
    items
}

/// The names of an operation's forms.
pub(super) fn names(names: &OperationNames) -> Vec<&str> {
    let forms = names.forms.iter().flatten();
    let named = forms.flat_map(|it| it.forms().into_iter().map(|(form, _)| form).chain([it.ty()]));
    named.map(Ident::as_str).collect()
}

impl<'a> Form<'a> {
    fn items(self) -> Vec<Item<'a>> {
        let name = self.name.as_str();
        let mut items = vec![Item::new(name, move || self.definition()).defining(name)];
        if self.required().next().is_some() && self.given().count() <= MOST_ARGUMENTS {
            items.push(Item::new(format!("{name}::new"), move || self.constructor()).using([name]));
            if self.given().next().is_none() {
                items.push(Item::new(format!("Default for {name}"), move || self.default()).using([name]));
            }
        }
        items.push(Item::new(format!("parts of {name}"), move || self.parts()).using([name]));
        items
    }

    fn members(self) -> impl Iterator<Item = (&'a FormPart, proc_macro2::Ident)> {
        self.form.parts.iter().zip(self.members).map(|(part, name)| (part, tokens::ident(name)))
    }

    fn required(self) -> impl Iterator<Item = (&'a FormPart, proc_macro2::Ident)> {
        self.members().filter(|(part, _)| part.required)
    }

    /// The value of a part that a caller need not give: the only one that it can have, or the one that names the form.
    fn constant(self, part: &FormPart) -> Option<TokenStream> {
        let ty = match part.content {
            PartContent::Value(ty) if part.required => ty,
            PartContent::Value(_) | PartContent::File | PartContent::Files => return None,
        };
        let value = match &part.named {
            Some(value) => record::named(self.cx, ty.id, value),
            None => only::expression(self.cx, ty, From::Beside)?,
        };
        let value: TokenStream = value.parse().ok()?;
        Some(if part.headers { quote!(rt::PartOf::from(#value)) } else { value })
    }

    /// Whether other types become that of a part.
    fn is_converted(self, part: &FormPart) -> bool {
        match part.content {
            PartContent::File => true,
            PartContent::Value(ty) => !part.headers && record::is_converted(self.cx, ty),
            PartContent::Files => false,
        }
    }

    /// The required parts that a caller gives.
    fn given(self) -> impl Iterator<Item = (&'a FormPart, proc_macro2::Ident)> {
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
            let doc =
                Doc::of(&part.text, super::doc::wire(&name.to_string(), &part.wire)).examples(&part.text);
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
    fn ty(self, part: &FormPart) -> TokenStream {
        let (ty, nullable) = self.plain(part);
        if part.required && !nullable { ty } else { quote!(Option<#ty>) }
    }

    fn plain(self, part: &FormPart) -> (TokenStream, bool) {
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
