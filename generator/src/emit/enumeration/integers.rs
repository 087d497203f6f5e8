//! Enumerations of integers. In: one; out: its enum, open by one variant more, and the list the runtime reads it by.
//! It never closes one: an integer that nobody listed is kept.

use super::{ListedVariant, arms, declared, doc, variants};
use crate::emit::tokens::{self, Doc};
use crate::emit::{Context, Item};
use crate::ir::{Enumeration, Literal, TypeId};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub(super) fn items<'a>(cx: Context<'a>, id: TypeId, enumeration: &'a Enumeration) -> Vec<Item<'a>> {
    let name = cx.names.ty(id).to_string();
    let ident = move || tokens::ident(cx.names.ty(id));
    let variants = move || variants(cx, id, enumeration);
    vec![
        Item::new(&name, move || definition(&ident(), doc(cx, id), &variants())),
        Item::new(format!("{name}::as_i64"), move || value(&ident(), enumeration, &variants())),
        Item::new(format!("IntegerEnum for {name}"), move || table(&ident(), enumeration, &variants())),
        Item::new(format!("Json for {name}"), move || json(&ident())),
        Item::new(format!("From<i64> for {name}"), move || from_integer(&ident())),
        Item::new(format!("Display for {name}"), move || display(&ident())),
    ]
}

fn definition(name: &Ident, doc: Doc, variants: &[ListedVariant<'_>]) -> TokenStream {
    let variants = declared(variants);
    let unknown = Doc::sentence("A value that the description does not list.");
    quote! {
        #doc
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum #name {
            #(#variants)*
            #unknown
            Unknown(i64),
        }
    }
}

/// The values; a list of integers has no others.
fn values(enumeration: &Enumeration) -> impl Iterator<Item = TokenStream> + '_ {
    enumeration.variants.iter().filter_map(|variant| match &variant.value {
        Literal::Integer(value) => {
            let value = proc_macro2::Literal::i64_unsuffixed(*value);
            Some(quote!(#value))
        }
        Literal::Text(_) | Literal::Number(_) | Literal::Boolean(_) => None,
    })
}

fn value(name: &Ident, enumeration: &Enumeration, variants: &[ListedVariant<'_>]) -> TokenStream {
    let doc = Doc::sentence("The integer of this variant.");
    let arms = variants
        .iter()
        .zip(values(enumeration))
        .map(|(ListedVariant { name, .. }, value)| quote!(Self::#name => #value,));
    quote! {
        impl #name {
            #doc
            pub fn as_i64(self) -> i64 {
                match self {
                    #(#arms)*
                    Self::Unknown(value) => value,
                }
            }
        }
    }
}

fn table(name: &Ident, enumeration: &Enumeration, variants: &[ListedVariant<'_>]) -> TokenStream {
    let (values, arms) = (values(enumeration), arms(variants));
    quote! {
        impl rt::IntegerEnum for #name {
            const VALUES: &'static [i64] = &[#(#values),*];
            fn from_index(index: usize) -> Option<Self> {
                Some(match index {
                    #(#arms)*
                    _ => return None,
                })
            }
            fn unknown(value: i64) -> Self {
                Self::Unknown(value)
            }
        }
    }
}

fn json(name: &Ident) -> TokenStream {
    quote! {
        impl rt::Json for #name {
            fn blank() -> Self {
                Self::Unknown(0)
            }
            fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
                reader.integer_enum(first, self)
            }
            fn write(&self, writer: &mut rt::Writer) {
                rt::Json::write(&self.as_i64(), writer);
            }
        }
    }
}

fn from_integer(name: &Ident) -> TokenStream {
    quote! {
        impl From<i64> for #name {
            fn from(value: i64) -> Self {
                rt::IntegerEnum::from_value(value)
            }
        }
    }
}

fn display(name: &Ident) -> TokenStream {
    quote! {
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }
    }
}
