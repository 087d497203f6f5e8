//! Answers of operations whose successes differ. In: such operations; out: an enum each, by status and form.
//! It never emits one for successes that are alike: those are plain values.

use super::answer::{self, Delivery, NamedCase};
use super::tokens::{self, Doc};
use super::{CodeLines, Context, Item, headers};
use crate::ir::{Operation, OperationId, Outcome};
use crate::naming::{Ident, OperationNames};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for (index, operation) in cx.api.operations.iter().enumerate() {
        let Some(names) = cx.names.operation(OperationId(index)) else { continue };
        let Some((name, variants)) = &names.response else { continue };
        let part = super::part_of(cx, OperationId(index));
        let define = move || definition(cx, operation, names, (name, variants));
        let decode = move || decode(cx, operation, (name, variants));
        let name = name.as_str();
        items.push(Item::new(name, define).within(part).defining(name));
        items.push(Item::new(format!("decode {name}"), decode).within(part).using([name]));
        let variants = cases(operation, variants);
        if variants.iter().any(|named| named.case.content.is_some()) {
            let by_name = move || by_name(cx, name, &variants);
            items.push(Item::lines(format!("variants of {name}"), by_name).within(part).using([name]));
        }
    }
    items.extend(headers::items(cx));
    items
}

pub(super) fn cases<'a>(operation: &'a Operation, variants: &'a [Ident]) -> Vec<NamedCase<'a>> {
    match operation.outcome() {
        Outcome::Many(cases) => cases
            .into_iter()
            .zip(variants)
            .map(|(case, name)| NamedCase { delivery: Delivery::Success, case, name })
            .collect(),
        Outcome::Nothing | Outcome::One(_) | Outcome::Optional(_) => Vec::new(),
    }
}

/// The list of the variants with a body, of which the runtime makes `into_…`.
fn by_name(cx: Context<'_>, name: &str, cases: &[NamedCase<'_>]) -> CodeLines {
    let mut lines = CodeLines::braced("variants");
    lines.line(format_args!("answer {name},"));
    for NamedCase { case, name, .. } in cases {
        let Some(content) = case.content else { continue };
        let held = answer::ty(cx, &content.payload, Delivery::Success).text();
        lines.line(format_args!("{name}({held}) = into_{};", name.snake()));
    }
    lines
}

fn definition(
    cx: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
    (name, variants): (&Ident, &[Ident]),
) -> TokenStream {
    let name = tokens::ident(name);
    let doc = Doc::sentence(format!("Successes of [`{0}`](client::Client::{0}).", names.method));
    let cases = cases(operation, variants);
    // a stream is one of a kind: it is read once
    let streams =
        cases.iter().filter_map(|named| named.case.content).any(|it| answer::is_stream(&it.payload));
    let derives = if streams { quote!(Debug) } else { quote!(Debug, Clone, PartialEq) };
    let variants = cases.iter().map(|named| named.variant(cx));
    quote! {
        #doc
        #[derive(#derives)]
        pub enum #name { #(#variants)* }
    }
}

fn decode(cx: Context<'_>, operation: &Operation, (name, variants): (&Ident, &[Ident])) -> TokenStream {
    let name = tokens::ident(name);
    let read = answer::by_status(cx, &cases(operation, variants));
    quote! {
        impl #name {
            pub(crate) fn decode(response: &rt::RawResponse) -> Result<Self, rt::Fault> {
                #read
            }
        }
    }
}
