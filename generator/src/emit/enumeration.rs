//! Enumerations. In: an enumeration; out: its enum, open by one variant more, and the list the runtime reads it by.
//! It never closes one: a value that nobody described is kept and goes out again as it came.

mod integers;
mod values;

use super::tokens::{self, Doc};
use super::{Context, Item};
use crate::ir::{Enumeration, Listing, TypeId};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items<'a>(cx: Context<'a>, id: TypeId, enumeration: &'a Enumeration) -> Vec<Item<'a>> {
    match enumeration.listing {
        Listing::Texts => texts(cx, id, enumeration),
        Listing::Integers => integers::items(cx, id, enumeration),
        Listing::Values => values::items(cx, id, enumeration),
    }
}

fn texts<'a>(cx: Context<'a>, id: TypeId, enumeration: &'a Enumeration) -> Vec<Item<'a>> {
    let name = cx.names.ty(id).to_string();
    let listed = move || Listed {
        name: tokens::ident(cx.names.ty(id)),
        doc: doc(cx, id),
        variants: variants(cx, id, enumeration),
    };
    let ident = move || tokens::ident(cx.names.ty(id));
    vec![
        Item::new(&name, move || listed().definition()),
        Item::new(format!("{name}::as_str"), move || listed().text()),
        Item::new(format!("TextEnum for {name}"), move || listed().table()),
        Item::new(format!("Json for {name}"), move || json(&ident())),
        Item::new(format!("From<&str> for {name}"), move || from_text(&ident())),
        Item::new(format!("Display for {name}"), move || display(&ident())),
    ]
}

fn doc(cx: Context<'_>, id: TypeId) -> Doc {
    super::doc_of_type(cx, id)
}

fn variants(cx: Context<'_>, id: TypeId, enumeration: &Enumeration) -> Vec<ListedVariant> {
    let variants = enumeration.variants.iter().enumerate();
    let listed = variants.map(|(index, variant)| ListedVariant {
        name: tokens::ident(cx.names.variant(id, index)),
        value: variant.value.to_string(),
        doc: Doc::of(&variant.text, super::doc::code(&variant.value.to_string())),
    });
    listed.collect()
}

/// Each index of the table with its variant, as arms of a match.
fn arms(variants: &[ListedVariant]) -> impl Iterator<Item = TokenStream> + '_ {
    variants.iter().enumerate().map(|(index, ListedVariant { name, .. })| {
        let index = tokens::index(index);
        quote!(#index => Self::#name,)
    })
}

/// An open list of texts as an enum: an enumeration of the description, or the values of a server's variable.
pub(super) struct Listed {
    pub(super) name: proc_macro2::Ident,
    pub(super) doc: Doc,
    pub(super) variants: Vec<ListedVariant>,
}

/// A value of such a list.
pub(super) struct ListedVariant {
    pub(super) name: proc_macro2::Ident,
    pub(super) value: String,
    pub(super) doc: Doc,
}

impl Listed {
    pub(super) fn definition(&self) -> TokenStream {
        let Self { name, doc, variants } = self;
        let variants = variants.iter().map(|ListedVariant { name, doc, .. }| quote!(#doc #name,));
        let unknown = Doc::sentence("A value that the description does not list.");
        quote! {
            #doc
            #[derive(Debug, Clone, PartialEq, Eq, Hash)]
            pub enum #name {
                #(#variants)*
                #unknown
                Unknown(String),
            }
        }
    }

    pub(super) fn text(&self) -> TokenStream {
        let name = &self.name;
        let doc = Doc::sentence("The value as it is on the wire.");
        let arms =
            self.variants.iter().map(|ListedVariant { name, value, .. }| quote!(Self::#name => #value,));
        quote! {
            impl #name {
                #doc
                pub fn as_str(&self) -> &str {
                    match self {
                        #(#arms)*
                        Self::Unknown(text) => text,
                    }
                }
            }
        }
    }

    pub(super) fn table(&self) -> TokenStream {
        let name = &self.name;
        let values = self.variants.iter().map(|variant| &variant.value);
        let arms = arms(&self.variants);
        quote! {
            impl rt::TextEnum for #name {
                const VALUES: &'static [&'static str] = &[#(#values),*];
                fn from_index(index: usize, text: &str) -> Self {
                    match index {
                        #(#arms)*
                        _ => Self::Unknown(text.to_owned()),
                    }
                }
            }
        }
    }
}

fn json(name: &proc_macro2::Ident) -> TokenStream {
    quote! {
        impl rt::Json for #name {
            fn blank() -> Self {
                Self::Unknown(String::new())
            }
            fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
                reader.text_enum(first, self)
            }
            fn write(&self, writer: &mut rt::Writer) {
                writer.text(self.as_str());
            }
        }
    }
}

/// From text: a value of the list, or one that is kept as it is.
pub(super) fn from_text(name: &proc_macro2::Ident) -> TokenStream {
    quote! {
        impl From<&str> for #name {
            fn from(text: &str) -> Self {
                rt::TextEnum::from_text(text)
            }
        }
    }
}

/// To text: the value as it is on the wire.
pub(super) fn display(name: &proc_macro2::Ident) -> TokenStream {
    quote! {
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}
