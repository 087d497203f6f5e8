//! Security schemes. In: a scheme; out: its entry in the table, and what its setter says of the credentials it takes.
//! It never emits a credential: those are the user's.

use super::tokens::Doc;
use crate::ir::{Place, Scheme, SchemeKind, TokenUrl};
use proc_macro2::TokenStream;
use quote::quote;

/// How the credentials of a scheme travel, as the runtime's table has it.
pub(super) fn kind(kind: &SchemeKind) -> TokenStream {
    match kind {
        SchemeKind::Bearer | SchemeKind::OpenIdConnect { .. } => quote!(rt::SchemeKind::Bearer),
        SchemeKind::Basic => quote!(rt::SchemeKind::Basic),
        SchemeKind::Http(word) => quote!(rt::SchemeKind::Http(#word)),
        SchemeKind::ApiKey { place, name } => {
            let place = match place {
                Place::Path => quote!(rt::Place::Path),
                Place::Query => quote!(rt::Place::Query),
                Place::Header => quote!(rt::Place::Header),
                Place::Cookie => quote!(rt::Place::Cookie),
            };
            quote!(rt::SchemeKind::ApiKey { place: #place, name: #name })
        }
        SchemeKind::OAuth2 { client_credentials: None } => {
            quote!(rt::SchemeKind::OAuth2 { client_credentials: None })
        }
        SchemeKind::OAuth2 { client_credentials: Some(TokenUrl::Absolute(url)) } => {
            quote!(rt::SchemeKind::OAuth2 { client_credentials: Some(rt::TokenUrl::Absolute(#url)) })
        }
        SchemeKind::OAuth2 { client_credentials: Some(TokenUrl::OnServer(path)) } => {
            quote!(rt::SchemeKind::OAuth2 { client_credentials: Some(rt::TokenUrl::OnServer(#path)) })
        }
    }
}

/// What the setter of a scheme says: which scheme, which credentials, and the description's own words.
pub(super) fn doc(scheme: &Scheme) -> Doc {
    let name = super::doc::code(&scheme.name);
    Doc::sentence(format!("The credential of the security scheme {name}: {}.", takes(&scheme.kind)))
        .paragraph(super::doc::lines(&scheme.text).join("\n"))
}

/// What the setter of a scheme does that no operation requires.
pub(super) const UNASKED: &str = "No operation requires this scheme, so this credential is never sent. \
    [`credential`](Self::credential) is sent with operations that require no scheme. With clientwright's setting `assume_security` \
    they require this one.";

fn takes(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Bearer => "a token (`Credential::bearer`), or a function for tokens".to_owned(),
        SchemeKind::OpenIdConnect { url } => {
            let url = super::doc::code(url);
            format!("a token (`Credential::bearer`), or a function for tokens, of the provider at {url}")
        }
        SchemeKind::Basic => "a user name and a password (`Credential::basic`)".to_owned(),
        SchemeKind::Http(word) => {
            let word = super::doc::code(word);
            format!("what follows {word} in the header `Authorization` (`Credential::http`)")
        }
        SchemeKind::ApiKey { place, name } => {
            let place = match place {
                Place::Path | Place::Query => "query parameter",
                Place::Header => "header",
                Place::Cookie => "cookie",
            };
            format!("a key (`Credential::api_key`), sent as the {place} {}", super::doc::code(name))
        }
        SchemeKind::OAuth2 { client_credentials: Some(_) } => {
            "an id and a secret that tokens are had for (`Credential::client_credentials`), a token \
             (`Credential::bearer`), or a function for tokens"
                .to_owned()
        }
        SchemeKind::OAuth2 { client_credentials: None } => {
            "a token (`Credential::bearer`), or a function for tokens".to_owned()
        }
    }
}
