//! Rules of shape that need more than one key. In: an object whose keys were checked; out: findings that break it.
//! It never looks beyond the object.

use super::Walk;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::place::Place;
use crate::document::table::Thing;

/// Applies the rules of an object.
pub(super) fn check(walk: &mut Walk<'_, '_>, place: &Place<'_>, thing: Thing) {
    if matches!(thing, Thing::Parameter | Thing::Header) {
        schema_or_content(walk, place, thing);
    }
    if thing == Thing::Parameter {
        style(walk, place);
    }
    if thing == Thing::SecurityScheme {
        scheme_keys(walk, place);
    }
}

/// A parameter has a `schema` or a `content`, and not both (4.7.12.2: "MUST contain one, but not both").
fn schema_or_content(walk: &mut Walk<'_, '_>, place: &Place<'_>, thing: Thing) {
    let what = thing.name();
    let message = match (place.node.get("schema"), place.node.get("content")) {
        (Some(_), None) | (None, Some(_)) => return,
        (Some(_), Some(_)) => format!("{what} has either a `schema` or a `content`, not both"),
        (None, None) => format!("{what} needs a `schema` or a `content`"),
    };
    walk.broken(Diagnostic::new(Code::SCHEMA_OR_CONTENT, Label::value(&place.at), message));
}

/// Which styles are legal where (4.7.12.2.1.2, the table of style values).
fn style(walk: &mut Walk<'_, '_>, place: &Place<'_>) {
    let (Some(location), Some(style)) = (place.text("in"), place.text("style")) else { return };
    let legal: &[&str] = match location {
        "path" => &["simple", "label", "matrix"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        "cookie" => &["form"],
        _ => return,
    };
    if !legal.contains(&style) {
        let listed = legal.iter().map(|style| format!("`{style}`")).collect::<Vec<_>>().join(", ");
        let message = format!("style `{style}` does not go with `in: {location}`");
        let found = Diagnostic::new(Code::STYLE, Label::value(&place.at.key("style")), message);
        walk.broken(found.help(format!("legal there: {listed}")));
    }
}

/// Keys that a security scheme of a type needs (4.7.30.1).
fn scheme_keys(walk: &mut Walk<'_, '_>, place: &Place<'_>) {
    let needed: &[&str] = match place.text("type") {
        Some("apiKey") => &["name", "in"],
        Some("http") => &["scheme"],
        Some("oauth2") => &["flows"],
        Some("openIdConnect") => &["openIdConnectUrl"],
        _ => return,
    };
    for key in needed.iter().filter(|key| place.node.get(key).is_none()) {
        let message = format!("a security scheme of this type needs `{key}`");
        walk.broken(Diagnostic::new(Code::MISSING_KEY, Label::value(&place.at), message));
    }
}
