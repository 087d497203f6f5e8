//! Security schemes, and what an operation asks for. In: schemes and requirements; out: schemes by id, alternatives.
//! It never sees a credential.

mod token_url;

use super::parameter::is_token;
use super::{Lowering, text};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Place as Location, Requirement, Scheme, SchemeId, SchemeKind};
use crate::source::Pointer;
use openapiv3::{APIKeyLocation, OAuth2Flows, SecurityScheme};

/// Lowers the security schemes of the components.
pub(super) fn schemes(cx: &mut Lowering<'_, '_>) {
    let listed = cx.document.components("securitySchemes");
    for (name, place) in listed.filter(|(name, _)| !name.starts_with("x-")) {
        let Some(place) = cx.document.resolve(&place) else { continue };
        let Some(piece) = cx.piece::<SecurityScheme>(&place) else { continue };
        let Some((kind, description)) = kind(cx, &place, &piece) else { continue };
        let text = text::described(None, description.as_deref());
        cx.api.schemes.push(Scheme { name: name.to_owned(), text, kind, at: place.at });
    }
}

/// What a scheme asks for, and its description; `None` for one that no request could satisfy.
fn kind<'s>(
    cx: &mut Lowering<'_, '_>,
    place: &Place<'_>,
    scheme: &'s SecurityScheme,
) -> Option<(SchemeKind, &'s Option<String>)> {
    match scheme {
        SecurityScheme::HTTP { scheme, description, .. } => {
            let kind = match scheme.to_ascii_lowercase().as_str() {
                "bearer" => SchemeKind::Bearer,
                "basic" => SchemeKind::Basic,
                word if is_token(word) => SchemeKind::Http(scheme.clone()),
                _ => {
                    return unusable(
                        cx,
                        &place.at.key("scheme"),
                        &format!("{scheme:?} is no word of a scheme"),
                    );
                }
            };
            Some((kind, description))
        }
        SecurityScheme::APIKey { location, name, description, .. } => {
            let place_of_key = match location {
                APIKeyLocation::Query => Location::Query,
                APIKeyLocation::Cookie => Location::Cookie,
                APIKeyLocation::Header if is_token(name) => Location::Header,
                APIKeyLocation::Header => {
                    return unusable(cx, &place.at.key("name"), &format!("{name:?} is no name of a header"));
                }
            };
            Some((SchemeKind::ApiKey { place: place_of_key, name: name.clone() }, description))
        }
        SecurityScheme::OAuth2 { flows, description, .. } => Some((oauth2(cx, place, flows), description)),
        SecurityScheme::OpenIDConnect { open_id_connect_url, description, .. } => {
            Some((SchemeKind::OpenIdConnect { url: open_id_connect_url.clone() }, description))
        }
    }
}

/// Reports a scheme that could not be sent: the alternatives that need it are left out with it.
fn unusable<T>(cx: &mut Lowering<'_, '_>, at: &Pointer, why: &str) -> Option<T> {
    let message = format!("a security scheme is left out: {why}");
    cx.report(Diagnostic::new(Code::UNUSABLE_SCHEME, Label::value(at), message));
    None
}

fn oauth2(cx: &mut Lowering<'_, '_>, place: &Place<'_>, flows: &OAuth2Flows) -> SchemeKind {
    let at = place.at.key("flows").key("clientCredentials").key("tokenUrl");
    let client_credentials = flows.client_credentials.as_ref().and_then(|flow| {
        let made = token_url::lower(&flow.token_url, &cx.api.servers);
        if made.is_none() {
            let message = format!("`{}` is not the address of a token endpoint", flow.token_url);
            let found = Diagnostic::new(Code::TOKEN_URL, Label::value(&at), message);
            cx.report(found.help("write `https://host/path`, or a path such as `/oauth/token`"));
        }
        made
    });
    SchemeKind::OAuth2 { client_credentials }
}

/// The alternatives of an operation: its own, or those of the document (Operation Object, `security`: "overrides"). An
/// operation that has none left of its own, because the schemes are not there, is called as all the others are.
pub(super) fn requirements<'a>(cx: &mut Lowering<'a, '_>, operation: &Place<'a>) -> Vec<Requirement> {
    let Some(own) = operation.get("security") else { return inherited(cx) };
    let made = alternatives(cx, &own);
    if made.is_empty() && own.items().next().is_some() { inherited(cx) } else { made }
}

fn inherited(cx: &mut Lowering<'_, '_>) -> Vec<Requirement> {
    let listed = cx.document.root().get("security");
    listed.map(|listed| alternatives(cx, &listed)).unwrap_or_default()
}

fn alternatives(cx: &mut Lowering<'_, '_>, listed: &Place<'_>) -> Vec<Requirement> {
    listed.items().filter_map(|alternative| requirement(cx, &alternative)).collect()
}

/// One alternative; `None` when it needs a scheme that is not there.
fn requirement(cx: &mut Lowering<'_, '_>, alternative: &Place<'_>) -> Option<Requirement> {
    let mut all = Some(Vec::new());
    for (name, scopes) in alternative.members() {
        let listed = scopes.items().filter_map(|scope| scope.node.as_str().map(str::to_owned)).collect();
        match (scheme(cx, name, &scopes), &mut all) {
            (Some(id), Some(all)) => all.push((id, listed)),
            (None, _) | (_, None) => all = None,
        }
    }
    all.map(|all| Requirement { all })
}

const LEFT_OUT: &str = "this alternative is left out; where it was the only one, those of the document hold";

fn scheme(cx: &mut Lowering<'_, '_>, name: &str, at: &Place<'_>) -> Option<SchemeId> {
    if let Some(index) = cx.api.schemes.iter().position(|scheme| scheme.name == name) {
        return Some(SchemeId(index));
    }
    let names: Vec<&str> = cx.document.components("securitySchemes").map(|(name, _)| name).collect();
    if !names.contains(&name) {
        let message = format!("no security scheme named `{name}`");
        let found = Diagnostic::new(Code::UNKNOWN_SCHEME, Label::key(&at.at), message);
        let suggestion = did_you_mean(name, names);
        let help =
            if suggestion.is_empty() { LEFT_OUT.to_owned() } else { format!("{LEFT_OUT}; {suggestion}") };
        cx.report(found.help(help));
    }
    None
}
