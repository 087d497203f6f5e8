//! The door to the runtime. In: the path the settings name; out: the import every emitted file begins with.
//! It never names anything else of the runtime: emitted code writes `rt::X`, so that no type of a description clashes.

use super::{Context, Item, Module};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// A module with the runtime as `rt` and the modules beside it that it names, unless there is nothing in it.
pub(super) fn importing<'a>(
    cx: Context<'a>,
    beside: &'static [&'static str],
    mut module: Module<'a>,
) -> Module<'a> {
    if !module.items.is_empty() {
        module.items.insert(0, Item::new("imports", move || imports(cx, beside)));
    }
    Module { beside, ..module }
}

/// A small description may need none of them.
fn imports(cx: Context<'_>, beside: &[&str]) -> TokenStream {
    let door = door(cx);
    let beside: Vec<_> = beside.iter().map(|module| Ident::new(module, Span::call_site())).collect();
    let beside = (!beside.is_empty()).then(|| {
        quote! {
            #[allow(unused_imports, reason = "a small description may use none of them")]
            use super::{#(#beside),*};
        }
    });
    quote! {
        #beside
        #[allow(unused_imports, reason = "a small description may not use it")]
        use #door as rt;
    }
}

/// The path of it.
pub(super) fn door(cx: Context<'_>) -> TokenStream {
    let segments = cx.settings.runtime.segments().map(|segment| Ident::new(segment, Span::call_site()));
    quote!(#(#segments)::*::codegen)
}
