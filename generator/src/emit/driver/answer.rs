//! How the answer of an operation is shown. In: an operation; out: an expression for its body as text.
//! It never compares: whoever drives knows what was sent.

use super::super::tokens;
use crate::ir::{Framing, Operation, Outcome, Payload};
use crate::naming::OperationNames;
use proc_macro2::TokenStream;
use quote::quote;

/// An expression of `Result<String, String>` over `answer`.
pub(super) fn shown(operation: &Operation, names: &OperationNames) -> TokenStream {
    let nothing = quote!(Ok(String::new()));
    match operation.outcome() {
        Outcome::Nothing => quote!({ let () = answer; #nothing }),
        Outcome::One(content) => body(&content.payload),
        Outcome::Optional(content) => {
            let body = body(&content.payload);
            quote!(match answer { Some(answer) => #body, None => #nothing })
        }
        Outcome::Many(cases) => {
            let Some((name, variants)) = &names.response else { return nothing };
            let responses = tokens::ident(name);
            let arms = cases.iter().zip(variants).map(|(case, variant)| {
                let variant = tokens::ident(variant);
                match case.content.map(|content| body(&content.payload)) {
                    Some(body) => quote!(responses::#responses::#variant(answer) => #body,),
                    None => quote!(responses::#responses::#variant => #nothing,),
                }
            });
            quote!(match answer { #(#arms)* })
        }
    }
}

fn body(payload: &Payload) -> TokenStream {
    match payload {
        Payload::Json(_) | Payload::Form(..) | Payload::Xml(_) | Payload::Text => {
            quote!(Ok(rt::to_string(&answer)))
        }
        Payload::Binary => quote!(shown_bytes(answer).await),
        Payload::Items(items) => match items.framing {
            Framing::Lines | Framing::Sequence => quote!(shown_items(answer).await),
            Framing::Events => quote!(shown_events(answer).await),
        },
        Payload::Multipart(_) => quote!({
            let _ = answer;
            Ok(String::new())
        }),
    }
}
