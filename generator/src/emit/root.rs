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
            #[allow(deprecated)]
            pub mod driver;
        ),
    }
}

#[cfg(not(feature = "driver"))]
fn driver(_: Context<'_>) -> TokenStream {
    TokenStream::new()
}

/// Modules that would be empty are still there: what a description has today must not decide what a path means. What is
/// deprecated is for the user to leave; the tables and functions of the same file still have to name it.
fn modules(cx: Context<'_>) -> TokenStream {
    let driver = driver(cx);
    let undescribed = quote!(#[allow(missing_docs, reason = "the description does not describe everything")]);
    let allow = quote!(
        #[allow(deprecated, reason = "deprecated items still refer to each other")]
        #undescribed
    );
    let named = quote!(#[allow(
        clippy::enum_variant_names,
        clippy::new_ret_no_self,
        clippy::should_implement_trait,
        clippy::too_many_arguments,
        clippy::wrong_self_convention,
        reason = "names and arguments come from the description"
    )]);
    let placeholders = super::lint::of_placeholders(cx);
    let door = super::paths::door(cx);
    quote! {
        #allow
        #named
        #placeholders
        mod client;
        #driver
        #allow
        pub mod errors;
        #allow
        pub mod events;
        #allow
        mod operations;
        #allow
        #placeholders
        pub mod requests;
        #undescribed
        #placeholders
        pub mod required;
        #allow
        #placeholders
        pub mod responses;
        #undescribed
        #named
        #placeholders
        pub mod servers;
        #allow
        #named
        #placeholders
        pub mod tags;
        #door::with_testing! {
            #allow
            #named
            #placeholders
            pub mod testing;
        }
        #allow
        #named
        #placeholders
        pub mod types;
    }
}

fn exports(cx: Context<'_>) -> TokenStream {
    let call = request::any_own(cx).then(|| quote!(Call,));
    quote!(
        pub use client::{#call Client, ClientBuilder, Result};
    )
}
