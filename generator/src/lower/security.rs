//! Security schemes, and what an operation asks for. In: schemes and requirements; out: schemes by id, alternatives.
//! It never sees a credential.

mod flow;
mod token_url;

use super::{Lowering, text};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::http::is_token;
use crate::ir::{Location, Requirement, Scheme, SchemeId, SchemeKind};
use crate::source::Pointer;
use foldhash::fast::RandomState;
use std::collections::HashSet;

/// Lowers the security schemes of the components.
pub(super) fn schemes(cx: &mut Lowering<'_, '_>) {
    let listed = cx.document.components("securitySchemes");
    for (name, place) in listed.filter(|(name, _)| !name.starts_with("x-")) {
        let Some(place) = cx.document.resolve(&place) else { continue };
        if cx.document.is_broken(&place) {
            continue;
        }
        let Some(kind) = kind(cx, &place) else { continue };
        let text = text::described(&cx.site, None, place.text("description"));
        cx.api.schemes.push(Scheme { name: name.to_owned(), text, kind, at: place.at });
    }
}

/// Reports schemes that settings name and the description does not declare.
pub(super) fn unknown(cx: &mut Lowering<'_, '_>) {
    let declared: Vec<&str> = cx.document.components("securitySchemes").map(|(name, _)| name).collect();
    for name in cx.settings.assume_security.iter().filter(|name| !declared.contains(&name.as_str())) {
        let message =
            format!("`assume_security` names `{name}`, but the description declares no such security scheme");
        let meant = cx.problems.did_you_mean(name, declared.iter().copied());
        let found = Diagnostic::new(Code::ASSUMED_SCHEME, Label::value(&Pointer::root()), message);
        cx.report(found.help(meant));
    }
}

/// Reports schemes that nothing requires: most descriptions of that kind only lack `security`.
pub(super) fn unasked(cx: &mut Lowering<'_, '_>, root: &Place<'_>) {
    if !cx.settings.assume_security.is_empty() {
        return;
    }
    let mut asked: HashSet<&str, RandomState> = HashSet::default();
    let items = root.members_at("paths").filter_map(|(_, item)| cx.document.resolve(&item));
    let operations = items.flat_map(|item| item.members().map(|(_, member)| member).collect::<Vec<_>>());
    let operations: Vec<Place<'_>> = operations.collect();
    if operations.is_empty() {
        return;
    }
    for holder in operations.into_iter().chain([root.clone()]) {
        for alternative in holder.items_at("security") {
            asked.extend(alternative.members().map(|(name, _)| name));
        }
    }
    let declared: HashSet<&str, RandomState> =
        cx.document.components("securitySchemes").map(|(name, _)| name).collect();
    // a name that is misspelt has been reported, and is the likely reason
    if asked.iter().any(|name| !declared.contains(name)) {
        return;
    }
    let unasked = cx.api.schemes.iter().filter(|scheme| !asked.contains(scheme.name.as_str()));
    let found: Vec<_> = unasked.map(|scheme| not_asked_for(&scheme.name, &scheme.at)).collect();
    found.into_iter().for_each(|found| cx.report(found));
}

fn not_asked_for(name: &str, at: &Pointer) -> Diagnostic {
    let message = format!("no operation requires the security scheme `{name}`");
    Diagnostic::new(Code::UNASKED_SCHEME, Label::key(at), message).help(format!(
        "write `security: [{{{name}: []}}]` beside `paths`, or set `assume_security = [\"{name}\"]`, or use `ClientBuilder::credential`"
    ))
}

/// What a scheme asks for; `None` for one that no request could satisfy.
fn kind(cx: &mut Lowering<'_, '_>, place: &Place<'_>) -> Option<SchemeKind> {
    match place.text("type")? {
        "http" => http(cx, place),
        "apiKey" => api_key(cx, place),
        "oauth2" => Some(SchemeKind::OAuth2 { flows: flow::lower(cx, place) }),
        "openIdConnect" => {
            Some(SchemeKind::OpenIdConnect { url: place.text("openIdConnectUrl")?.to_owned() })
        }
        // has been reported
        _ => None,
    }
}

fn http(cx: &mut Lowering<'_, '_>, place: &Place<'_>) -> Option<SchemeKind> {
    let scheme = place.text("scheme")?;
    if is_token(scheme) {
        return Some(SchemeKind::of_http(scheme));
    }
    unusable(cx, &place.at.key("scheme"), &format!("{scheme:?} is not a valid authentication scheme"))
}

fn api_key(cx: &mut Lowering<'_, '_>, place: &Place<'_>) -> Option<SchemeKind> {
    let name = place.text("name")?;
    let location = match place.text("in")? {
        "query" => Location::Query,
        "cookie" => Location::Cookie,
        _ if is_token(name) => Location::Header,
        _ => return unusable(cx, &place.at.key("name"), &format!("{name:?} is not a valid header name")),
    };
    Some(SchemeKind::ApiKey { place: location, name: name.to_owned() })
}

/// Reports a scheme that could not be sent: the alternatives that need it are left out with it.
fn unusable(cx: &mut Lowering<'_, '_>, at: &Pointer, why: &str) -> Option<SchemeKind> {
    let message = format!("a security scheme is omitted: {why}");
    cx.report(Diagnostic::new(Code::UNUSABLE_SCHEME, Label::value(at), message));
    None
}

/// The alternatives of an operation: its own, or those of the document (Operation Object, `security`: "overrides"). An
/// operation that has none left of its own, because the schemes are not there, is called as all the others are.
pub(super) fn requirements<'a>(cx: &mut Lowering<'a, '_>, operation: &Place<'a>) -> Vec<Requirement> {
    let Some(own) = operation.get("security") else { return inherited(cx) };
    let made = alternatives(cx, &own);
    if made.is_empty() && own.items().next().is_some() { inherited(cx) } else { made }
}

fn inherited(cx: &mut Lowering<'_, '_>) -> Vec<Requirement> {
    match cx.document.root().get("security") {
        Some(listed) => alternatives(cx, &listed),
        None => assumed(cx),
    }
}

/// What settings say where the description is silent: schemes, each an alternative.
fn assumed(cx: &Lowering<'_, '_>) -> Vec<Requirement> {
    let place = |name: &String| cx.api.schemes.iter().position(|scheme| scheme.name == *name);
    let known = cx.settings.assume_security.iter().filter_map(place);
    known.map(|index| Requirement { all: vec![(SchemeId(index), Vec::new())] }).collect()
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
    "this alternative is omitted; if it is the only one, those of the document apply",
    "this alternative is omitted; if it is the only one, no credential is sent",
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
