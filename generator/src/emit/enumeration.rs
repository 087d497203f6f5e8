//! Enumerations. In: an enumeration; out: its enum, open by one variant more, and the list the runtime reads it by.
//! It never closes one: a value that nobody described is kept and goes out again as it came.

mod integers;
mod values;

use super::lines::Lines;
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
    listed_items(name, listed)
}

/// An open list of texts: its enum, and what the runtime reads and writes it by.
pub(super) fn listed_items<'a>(
    name: String,
    listed: impl Fn() -> Listed + Copy + Send + Sync + 'a,
) -> Vec<Item<'a>> {
    vec![
        Item::new(&name, move || listed().definition()),
        Item::lines(format!("values of {name}"), move || listed().values()),
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

    /// What the runtime reads and writes it by: a line for each value.
    pub(super) fn values(&self) -> Lines {
        let mut lines = Lines::braced("text_enum");
        lines.line(format_args!("{},", self.name));
        for (index, ListedVariant { name, value, .. }) in self.variants.iter().enumerate() {
            lines.line(format_args!("{index}: {name} = {},", tokens::text(value)));
        }
        lines
    }
}
