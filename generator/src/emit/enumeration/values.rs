//! Enumerations of numbers, and of values of several kinds. In: one; out: its enum, open by one variant more, and the list
//! the runtime reads it by. It never closes one: a value that nobody listed is kept, whatever it is.

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
        Item::new(format!("{name}::to_value"), move || value(&ident(), enumeration, &variants())),
        Item::new(format!("ValueEnum for {name}"), move || table(&ident(), enumeration, &variants())),
        Item::new(format!("Json for {name}"), move || json(&ident())),
        Item::new(format!("From<Value> for {name}"), move || from_value(&ident())),
    ]
}

fn definition(name: &Ident, doc: Doc, variants: &[ListedVariant<'_>]) -> TokenStream {
    let variants = declared(variants);
    let unknown = Doc::sentence("A value that the description does not list.");
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum #name {
            #(#variants)*
            #unknown
            Unknown(rt::Value),
        }
    }
}

fn literals(enumeration: &Enumeration) -> impl Iterator<Item = TokenStream> + '_ {
    enumeration.variants.iter().map(|variant| literal(&variant.value))
}

/// A value as the runtime has it.
pub(in crate::emit) fn literal(value: &Literal) -> TokenStream {
    match value {
        Literal::Text(text) => quote!(rt::Literal::Text(#text)),
        Literal::Integer(value) => {
            let text = value.to_string();
            quote!(rt::Literal::Number(#text))
        }
        Literal::Number(text) => quote!(rt::Literal::Number(#text)),
        Literal::Boolean(value) => quote!(rt::Literal::Boolean(#value)),
    }
}

fn value(name: &Ident, enumeration: &Enumeration, variants: &[ListedVariant<'_>]) -> TokenStream {
    let doc = Doc::sentence("The JSON value of this variant.");
    let arms = variants
        .iter()
        .zip(literals(enumeration))
        .map(|(ListedVariant { name, .. }, literal)| quote!(Self::#name => #literal.value(),));
    quote! {
        impl #name {
            #doc
            pub fn to_value(&self) -> rt::Value {
                match self {
                    #(#arms)*
                    Self::Unknown(value) => value.clone(),
                }
            }
        }
    }
}

fn table(name: &Ident, enumeration: &Enumeration, variants: &[ListedVariant<'_>]) -> TokenStream {
    let (literals, arms) = (literals(enumeration), arms(variants));
    quote! {
        impl rt::ValueEnum for #name {
            const VALUES: &'static [rt::Literal] = &[#(#literals),*];
            fn from_index(index: usize) -> Option<Self> {
                Some(match index {
                    #(#arms)*
                    _ => return None,
                })
            }
            fn unknown(value: rt::Value) -> Self {
                Self::Unknown(value)
            }
        }
    }
}

fn json(name: &Ident) -> TokenStream {
    quote! {
        impl rt::Json for #name {
            fn blank() -> Self {
                Self::Unknown(rt::Value::Null)
            }
            fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
                reader.value_enum(first, self)
            }
            fn write(&self, writer: &mut rt::Writer) {
                rt::Json::write(&self.to_value(), writer);
            }
        }
    }
}

fn from_value(name: &Ident) -> TokenStream {
    quote! {
        impl From<rt::Value> for #name {
            fn from(value: rt::Value) -> Self {
                rt::ValueEnum::from_value(value)
            }
        }
    }
}
