//! Enumerations of numbers, and of values of several kinds. In: one; out: its enum, open by one variant more, and the list
//! the runtime reads it by. It never closes one: a value that nobody listed is kept, whatever it is.

use super::{definition, doc, variants};
use crate::emit::lines::CodeLines;
use crate::emit::rust_type::RustType;
use crate::emit::{Context, Item, tokens};
use crate::ir::{Enumeration, Literal, TypeId};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items<'a>(cx: Context<'a>, id: TypeId, enumeration: &'a Enumeration) -> Vec<Item<'a>> {
    let name = cx.names.ty(id);
    let define = move || {
        let variants = variants(cx, id, enumeration);
        let derives = format!("Debug, Clone, PartialEq, Eq, Hash{}", crate::emit::derive::more(cx, id, &[]));
        definition(name, (&doc(cx, id), &derives), &variants, &RustType::Runtime("Value"))
    };
    let values = move || {
        let mut lines = CodeLines::braced("value_enum");
        lines.line(format_args!("{name},"));
        for (index, variant) in enumeration.variants.iter().enumerate() {
            let (name, value) = (cx.names.variant(id, index), listed(&variant.value));
            lines.line(format_args!("{index}: {name} = {value},"));
        }
        lines
    };
    vec![Item::lines(name.as_str(), define), Item::lines(format!("values of {name}"), values)]
}

/// A value as the list has it: the variant of `rt::Literal` with what it holds.
pub(in crate::emit) fn listed(value: &Literal) -> String {
    match value {
        Literal::Text(text) => format!("Text({})", tokens::quoted(text)),
        Literal::Integer(value) => format!("Number(\"{value}\")"),
        Literal::Number(text) => format!("Number({})", tokens::quoted(text)),
        Literal::Boolean(value) => format!("Boolean({value})"),
    }
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
