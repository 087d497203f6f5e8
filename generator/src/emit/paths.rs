//! The door to the runtime. In: the path the settings name; out: the import every emitted file begins with.
//! It never names anything else of the runtime: emitted code writes `rt::X`, so that no type of a description clashes.

use super::Context;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// `use clientwright_runtime::codegen as rt;`
pub(super) fn runtime(cx: Context<'_>) -> TokenStream {
    let door = door(cx);
    quote! {
        #[allow(unused_imports, reason = "a description may have nothing that needs it")]
        use #door as rt;
    }
}

/// The same, with the trait whose methods models call.
pub(super) fn runtime_with_codec(cx: Context<'_>) -> TokenStream {
    let door = door(cx);
    quote! {
        #[allow(unused_imports, reason = "a description may have nothing that needs it")]
        use #door::{self as rt, Json as _};
    }
}

fn door(cx: Context<'_>) -> TokenStream {
    let segments = cx.settings.runtime.segments().map(|segment| Ident::new(segment, Span::call_site()));
    quote!(#(#segments)::*::codegen)
}
