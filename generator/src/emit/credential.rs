//! Security schemes. In: a scheme; out: its entry in the table, and what its setter says of the credentials it takes.
//! It never emits a credential: those are the user's.

use super::Context;
use super::tokens::Doc;
use crate::ir::{Flow, FlowKind, Location, Scheme, SchemeId, SchemeKind, TokenUrl};
use proc_macro2::TokenStream;
use quote::quote;

/// How the credentials of a scheme travel, as the runtime's table has it.
pub(super) fn kind(kind: &SchemeKind) -> TokenStream {
    match kind {
        SchemeKind::Bearer => quote!(rt::SchemeKind::Bearer),
        SchemeKind::OpenIdConnect { url } => quote!(rt::SchemeKind::OpenIdConnect(#url)),
        SchemeKind::Basic => quote!(rt::SchemeKind::Basic),
        SchemeKind::Http(word) => quote!(rt::SchemeKind::Http(#word)),
        SchemeKind::ApiKey { place, name } => {
            let place = match place {
                Location::Path => quote!(rt::Place::Path),
                Location::Query => quote!(rt::Place::Query),
                Location::Header => quote!(rt::Place::Header),
                Location::Cookie => quote!(rt::Place::Cookie),
            };
            quote!(rt::SchemeKind::ApiKey { place: #place, name: #name })
        }
        SchemeKind::OAuth2 { flows } => {
            let flows = flows.iter().map(flow);
            quote!(rt::SchemeKind::OAuth2 { flows: &[#(#flows),*] })
        }
    }
}

fn flow(flow: &Flow) -> TokenStream {
    let Flow { kind, authorization_url, token_url, refresh_url, scopes } = flow;
    let kind = match kind {
        FlowKind::AuthorizationCode => quote!(AuthorizationCode),
        FlowKind::Password => quote!(Password),
        FlowKind::ClientCredentials => quote!(ClientCredentials),
        FlowKind::Device => quote!(Device),
    };
    let authorization_url = authorization_url.as_ref().map(|url| address(quote!(authorization_url), url));
    let token_url = token_url.as_ref().map(|url| address(quote!(token_url), url));
    let refresh_url = refresh_url.as_ref().map(|url| address(quote!(refresh_url), url));
    let scopes = (!scopes.is_empty()).then(|| quote!(scopes: &[#(#scopes),*],));
    quote!(rt::Flow { #authorization_url #token_url #refresh_url #scopes ..rt::Flow::new(rt::FlowKind::#kind) })
}

fn address(field: TokenStream, url: &TokenUrl) -> TokenStream {
    match url {
        TokenUrl::Absolute(url) => quote!(#field: Some(rt::TokenUrl::Absolute(#url)),),
        TokenUrl::OnServer(path) => quote!(#field: Some(rt::TokenUrl::OnServer(#path)),),
    }
}

/// What the setter of a scheme says: which scheme, which credentials, and the description's own words.
pub(super) fn doc(cx: Context<'_>, id: SchemeId, scheme: &Scheme) -> Doc {
    let name = super::doc::code(&scheme.name);
    let variable = variable(cx, id);
    let variables = variables(&scheme.kind).iter().map(|end| format!("`…_{variable}_{end}`"));
    let variables = variables.collect::<Vec<_>>().join(", ");
    Doc::sentence(format!("The credential of the security scheme {name}: {}.", takes(&scheme.kind)))
        .paragraph(super::doc::lines(&scheme.text).join("\n"))
        .paragraph(format!("[`environment`](Self::environment) reads {variables}."))
}

/// The scheme's part in the names of environment variables: its setter in capitals, as no two setters are alike.
pub(super) fn variable(cx: Context<'_>, id: SchemeId) -> String {
    let setter = cx.names.scheme(id).as_str().to_ascii_uppercase();
    setter.trim_end_matches('_').to_owned()
}

/// How the names of a scheme's variables end, as the runtime reads them.
const fn variables(kind: &SchemeKind) -> &'static [&'static str] {
    match kind {
        SchemeKind::Bearer | SchemeKind::Http(_) => &["TOKEN"],
        SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
            &["TOKEN", "CLIENT_ID", "CLIENT_SECRET"]
        }
        SchemeKind::Basic => &["USERNAME", "PASSWORD"],
        SchemeKind::ApiKey { .. } => &["API_KEY"],
    }
}

/// A credential for a scheme, of a variable `secret`.
#[cfg(feature = "driver")]
pub(super) fn of_secret(kind: &SchemeKind) -> TokenStream {
    match kind {
        SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
            quote!(rt::Credential::bearer(secret))
        }
        SchemeKind::Basic => quote!(rt::Credential::basic("driver", secret)),
        SchemeKind::Http(_) => quote!(rt::Credential::http(secret)),
        SchemeKind::ApiKey { .. } => quote!(rt::Credential::api_key(secret)),
    }
}

/// A credential for a scheme as a program writes it, of variables of the environment.
pub(super) fn of_environment(kind: &SchemeKind, variable: &str) -> String {
    let given = |end: &str| format!("std::env::var(\"{variable}_{end}\")?");
    match kind {
        SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. } => {
            format!("Credential::bearer({})", given("TOKEN"))
        }
        SchemeKind::Basic => format!("Credential::basic({}, {})", given("USERNAME"), given("PASSWORD")),
        SchemeKind::Http(_) => format!("Credential::http({})", given("TOKEN")),
        SchemeKind::ApiKey { .. } => format!("Credential::api_key({})", given("API_KEY")),
    }
}

/// What the setter of a scheme does that no operation requires.
pub(super) const UNASKED: &str = "No operation requires this scheme, so that `build` refuses a credential for it. \
    [`credential`](Self::credential) is sent with operations that require no scheme. With clientwright's setting `assume_security` \
    they require this one.";

/// What the setter of a scheme takes.
pub(super) fn takes(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Bearer => "a token (`Credential::bearer`), or a function for tokens".to_owned(),
        SchemeKind::OpenIdConnect { url } => {
            let url = super::doc::code(url);
            format!(
                "tokens of the provider at {url} (`OAuth2`), a token (`Credential::bearer`), or a function for tokens"
            )
        }
        SchemeKind::Basic => "a user name and a password (`Credential::basic`)".to_owned(),
        SchemeKind::Http(word) => {
            let word = super::doc::code(word);
            format!("what follows {word} in the header `Authorization` (`Credential::http`)")
        }
        SchemeKind::ApiKey { place, name } => {
            let place = match place {
                Location::Path | Location::Query => "query parameter",
                Location::Header => "header",
                Location::Cookie => "cookie",
            };
            format!("a key (`Credential::api_key`), sent as the {place} {}", super::doc::code(name))
        }
        SchemeKind::OAuth2 { flows } => {
            let grants = flows.iter().map(|flow| match flow.kind {
                FlowKind::ClientCredentials => {
                    "an id and a secret that tokens are had for (`Credential::client_credentials`)"
                }
                FlowKind::AuthorizationCode => "a sign-in with a browser (`OAuth2::authorization_code`)",
                FlowKind::Password => {
                    "a user name and a password that tokens are had for (`OAuth2::password`)"
                }
                FlowKind::Device => "a sign-in on another device (`OAuth2::device`)",
            });
            let given = ["a token (`Credential::bearer`)", "or a function for tokens"];
            grants.chain(given).collect::<Vec<_>>().join(", ")
        }
    }
}
