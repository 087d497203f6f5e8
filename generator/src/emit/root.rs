//! The root of the output. In: the API; out: `mod.rs`, which names the other files and what users reach first.
//! It never begins with an inner attribute or comment: it is included into another file.

use super::{Context, Item, Module, request};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn module(cx: Context<'_>) -> Module<'_> {
    let items = vec![Item::new("modules", move || modules(cx)), Item::new("exports", move || exports(cx))];
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

/// Modules that would be empty are still there: what a description has today must not decide what a path means. Each file
/// says itself which lints it silences.
fn modules(cx: Context<'_>) -> TokenStream {
    let (driver, door) = (driver(cx), super::paths::door(cx));
    quote! {
        mod client;
        #driver
        pub mod errors;
        pub mod events;
        mod operations;
        pub mod requests;
        pub mod required;
        pub mod responses;
        pub mod servers;
        pub mod tags;
        #door::with_testing! {
            pub mod testing;
        }
        pub mod types;
    }
}

fn exports(cx: Context<'_>) -> TokenStream {
    let call = request::any_own(cx).then(|| quote!(Call,));
    quote!(
        pub use client::{#call Client, ClientBuilder, Result};
    )
}
