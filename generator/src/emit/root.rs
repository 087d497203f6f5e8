//! The root of the output. In: the API; out: `mod.rs`, which names the other files and what users reach first.
//! It never begins with an inner attribute or comment: it is included into another file.

use super::{Context, Item, Module, request};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The root; `empty` are the paths of the files in which nothing would stand.
pub(super) fn module<'a>(cx: Context<'a>, empty: Vec<&'static str>) -> Module<'a> {
    let modules = move || modules(cx, &empty);
    let items = vec![Item::new("modules", modules), Item::new("exports", move || exports(cx))];
    Module::new("mod.rs", "", items)
}

#[cfg(feature = "driver")]
fn driver(cx: Context<'_>) -> TokenStream {
    match cx.settings.driver {
        crate::settings::Driver::Absent => TokenStream::new(),
        crate::settings::Driver::Emitted => quote!(
            pub mod driver;
        ),
    }
}

#[cfg(not(feature = "driver"))]
fn driver(_: Context<'_>) -> TokenStream {
    TokenStream::new()
}

/// Modules that would be empty are still there, without a file: what a description has today must not decide what a path means.
fn modules(cx: Context<'_>, empty: &[&str]) -> TokenStream {
    let (driver, door) = (driver(cx), super::paths::door(cx));
    let module = |name: &str| {
        let module = Ident::new(name, Span::call_site());
        let visible = (name != "operations").then(|| quote!(pub));
        match empty.iter().any(|path| path.strip_suffix(".rs") == Some(name)) {
            true => quote! {
                #[doc(hidden)]
                #visible mod #module {}
            },
            false => quote!(#visible mod #module;),
        }
    };
    let inside = ["errors", "events", "operations", "requests", "required", "responses", "servers", "tags"];
    let (inside, types) = (inside.map(module), module("types"));
    quote! {
        mod client;
        #driver
        #(#inside)*
        #door::with_testing! {
            pub mod testing;
        }
        #types
    }
}

fn exports(cx: Context<'_>) -> TokenStream {
    let call = request::any_own(cx).then(|| quote!(Call,));
    quote!(
        pub use client::{#call Client, ClientBuilder, Result};
    )
}
