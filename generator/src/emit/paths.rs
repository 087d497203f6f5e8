//! The door to the runtime. In: the path the settings name; out: the import every emitted file begins with.
//! It never names anything else of the runtime: emitted code writes `rt::X`, so that no type of a description clashes.

use super::Context;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The runtime as `rt`, and modules beside this one. A small description may need none of them.
pub(super) fn imports(cx: Context<'_>, beside: &[&str]) -> TokenStream {
    let door = door(cx);
    let beside: Vec<_> = beside.iter().map(|module| Ident::new(module, Span::call_site())).collect();
    let beside = (!beside.is_empty()).then(|| {
        quote! {
            #[allow(unused_imports, reason = "a small description may need none of them")]
            use super::{#(#beside),*};
        }
    });
    quote! {
        #beside
        #[allow(unused_imports, reason = "a small description may not need it")]
        use #door as rt;
    }
}

/// The runtime as `rt`, with the trait whose methods models call.
pub(super) fn imports_with_codec(cx: Context<'_>) -> TokenStream {
    let door = door(cx);
    quote! {
        #[allow(unused_imports, reason = "a small description may not need them")]
        use #door::{self as rt, Json as _};
    }
}

fn door(cx: Context<'_>) -> TokenStream {
    let segments = cx.settings.runtime.segments().map(|segment| Ident::new(segment, Span::call_site()));
    quote!(#(#segments)::*::codegen)
}
