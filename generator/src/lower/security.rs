//! Security schemes, and what an operation asks for. In: schemes and requirements; out: schemes by id, alternatives.
//! It never sees a credential.

mod token_url;

use super::parameter::is_token;
use super::{Lowering, text};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Place as Location, Requirement, Scheme, SchemeId, SchemeKind};
use crate::source::Pointer;

/// Lowers the security schemes of the components.
pub(super) fn schemes(cx: &mut Lowering<'_, '_>) {
    let listed = cx.document.components("securitySchemes");
    for (name, place) in listed.filter(|(name, _)| !name.starts_with("x-")) {
        let Some(place) = cx.document.resolve(&place) else { continue };
        if cx.document.is_broken(&place) {
            continue;
        }
        let Some(kind) = kind(cx, &place) else { continue };
        let text = text::described(None, place.text("description"));
        cx.api.schemes.push(Scheme { name: name.to_owned(), text, kind, at: place.at });
    }
}

/// What a scheme asks for; `None` for one that no request could satisfy.
fn kind(cx: &mut Lowering<'_, '_>, place: &Place<'_>) -> Option<SchemeKind> {
    match place.text("type")? {
        "http" => http(cx, place),
        "apiKey" => api_key(cx, place),
        "oauth2" => Some(oauth2(cx, place)),
        "openIdConnect" => {
            Some(SchemeKind::OpenIdConnect { url: place.text("openIdConnectUrl")?.to_owned() })
        }
        // has been reported
        _ => None,
    }
}

fn http(cx: &mut Lowering<'_, '_>, place: &Place<'_>) -> Option<SchemeKind> {
    let scheme = place.text("scheme")?;
    match scheme.to_ascii_lowercase().as_str() {
        "bearer" => Some(SchemeKind::Bearer),
        "basic" => Some(SchemeKind::Basic),
        word if is_token(word) => Some(SchemeKind::Http(scheme.to_owned())),
        _ => unusable(cx, &place.at.key("scheme"), &format!("{scheme:?} is no word of a scheme")),
    }
}

fn api_key(cx: &mut Lowering<'_, '_>, place: &Place<'_>) -> Option<SchemeKind> {
    let name = place.text("name")?;
    let location = match place.text("in")? {
        "query" => Location::Query,
        "cookie" => Location::Cookie,
        _ if is_token(name) => Location::Header,
        _ => return unusable(cx, &place.at.key("name"), &format!("{name:?} is no name of a header")),
    };
    Some(SchemeKind::ApiKey { place: location, name: name.to_owned() })
}

/// Reports a scheme that could not be sent: the alternatives that need it are left out with it.
fn unusable(cx: &mut Lowering<'_, '_>, at: &Pointer, why: &str) -> Option<SchemeKind> {
    let message = format!("a security scheme is left out: {why}");
    cx.report(Diagnostic::new(Code::UNUSABLE_SCHEME, Label::value(at), message));
    None
}

fn oauth2(cx: &mut Lowering<'_, '_>, place: &Place<'_>) -> SchemeKind {
    let flow = place.get("flows").and_then(|flows| flows.get("clientCredentials"));
    let client_credentials = flow.and_then(|flow| {
        let url = flow.text("tokenUrl")?;
        let made = token_url::lower(url, &cx.api.servers);
        if made.is_none() {
            let message = format!("`{url}` is not the address of a token endpoint");
            let found = Diagnostic::new(Code::TOKEN_URL, Label::value(&flow.at.key("tokenUrl")), message);
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

/// What becomes of an alternative whose scheme is not there: one of an operation, or one of the document.
const LEFT_OUT: [&str; 2] = [
    "this alternative is left out; where it was the only one, those of the document hold",
    "this alternative is left out; where it was the only one, no credential is sent",
];

fn scheme(cx: &mut Lowering<'_, '_>, name: &str, at: &Place<'_>) -> Option<SchemeId> {
    if let Some(index) = cx.api.schemes.iter().position(|scheme| scheme.name == name) {
        return Some(SchemeId(index));
    }
    let names: Vec<&str> = cx.document.components("securitySchemes").map(|(name, _)| name).collect();
    if !names.contains(&name) {
        let message = format!("no security scheme named `{name}`");
        let found = Diagnostic::new(Code::UNKNOWN_SCHEME, Label::key(&at.at), message);
        let suggestion = cx.problems.did_you_mean(name, names);
        let [of_operation, of_document] = LEFT_OUT;
        let left_out = if at.at.as_str().starts_with("/security/") { of_document } else { of_operation };
        let parts = [left_out, suggestion.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        cx.report(found.help(parts.join("; ")));
    }
    None
}
