//! Rules of shape that need more than one key. In: an object whose keys were checked; out: findings that break it.
//! It never looks beyond the object.

use super::{ShapeChecker, values};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::media_type;
use crate::document::place::Place;
use crate::document::table::Thing;
use crate::tree::Node;
use crate::tree::private;
use crate::tree::style::Style;

/// Applies the rules of an object.
pub(super) fn check(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>, thing: Thing) {
    if matches!(thing, Thing::Parameter | Thing::Header) {
        schema_or_content(walk, place, thing);
    }
    if thing.member("content").is_some() {
        media_types(walk, place);
    }
    if thing == Thing::Schema {
        values::check(walk, place);
    }
    if thing == Thing::Parameter {
        style(walk, place);
    }
    if thing == Thing::SecurityScheme {
        scheme_keys(walk, place);
    }
    if thing == Thing::Responses {
        any_response(walk, place);
    }
    if thing == Thing::Components {
        names(walk, place);
    }
    if thing == Thing::ServerVariable {
        any_value(walk, place);
    }
}

/// What is wrong with a key of an object whose keys follow a pattern.
pub(super) fn pattern(place: &Place<'_>, thing: Thing, name: &str) -> Option<Diagnostic> {
    if thing == Thing::Paths {
        // Paths Object: "The field name MUST begin with a forward slash (/)."
        let found =
            Diagnostic::new(Code::MALFORMED_PATH, Label::key(&place.at), "a path must begin with a slash");
        return Some(found.help(format!("write `/{name}`")));
    }
    (thing == Thing::Responses).then(|| {
        let message = format!("invalid response key `{name}`: expected a status code, a range or `default`");
        let found = Diagnostic::new(Code::MALFORMED_STATUS, Label::key(&place.at), message);
        found.help("write a status code such as `200`, a range such as `4XX`, or `default`")
    })
}

/// Responses Object: "The Responses Object MUST contain at least one response code".
fn any_response(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>) {
    // only of 3.0 is it asked
    let unsaid = place.get(private::UNSAID).is_some();
    if !unsaid && place.members().all(|(name, _)| name.starts_with("x-")) {
        let found =
            Diagnostic::new(Code::NO_RESPONSE, Label::value(&place.at), "an operation needs a response");
        let help =
            "write at least `'200': {description: …}`; until then, any response body is given as bytes";
        walk.problems.push(found.help(help));
    }
}

/// Server Variable Object: "The array MUST NOT be empty" (3.0.4: SHOULD NOT).
fn any_value(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>) {
    let Some(values) = place.get("enum") else { return };
    if values.node.as_sequence().is_some_and(<[Node]>::is_empty) {
        let found = Diagnostic::new(
            Code::EMPTY_ENUM,
            Label::value(&values.at),
            "an `enum` must have at least one value",
        );
        walk.problems.push(found.help("it is ignored: the variable may have any value"));
    }
}

/// Keys of `content` are media types or ranges of them (RFC 9110, section 8.3.1): both have a slash.
fn media_types(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>) {
    for (name, member) in place.members_at("content").filter(|(name, _)| !name.contains('/')) {
        let message = format!("`{name}` is not a media type");
        let found = Diagnostic::new(Code::MEDIA_TYPE, Label::key(&member.at), message);
        walk.problems.push(found.help(match media_type::meant(name) {
            Some(meant) => format!("it is read as `{meant}`"),
            None => "it is read as `*/*`".to_owned(),
        }));
    }
}

/// Components Object: "All the fixed fields declared above are objects that MUST use keys that match the regular expression:
/// ^[a-zA-Z0-9\.\-_]+$". (Swagger 2.0 has no such rule.)
fn names(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>) {
    if place.get(private::NAMES).is_some() {
        return;
    }
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let kinds = place.members().filter(|(kind, _)| Thing::Components.member(kind).is_some());
    for (name, member) in kinds.flat_map(|(_, kind)| kind.members()) {
        if name.is_empty() || !name.chars().all(legal) {
            let message = format!("`{name}` is not a valid component name");
            let found = Diagnostic::new(Code::COMPONENT_NAME, Label::key(&member.at), message);
            walk.problems
                .push(found.help("use only the letters A to Z and a to z, digits, `.`, `-` and `_`"));
        }
    }
}

/// A parameter has a `schema` or a `content`, and not both (Parameter Object: "MUST contain one, but not both").
fn schema_or_content(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>, thing: Thing) {
    let what = thing.name();
    let message = match (place.node.get("schema"), place.node.get("content")) {
        (Some(_), None) | (None, Some(_)) => return,
        (Some(_), Some(_)) => format!("{what} must have either a `schema` or a `content`, not both"),
        (None, None) => format!("{what} needs a `schema` or a `content`"),
    };
    walk.broken(Diagnostic::new(Code::SCHEMA_OR_CONTENT, Label::value(&place.at), message));
}

/// Which styles are legal where (Style Values, the table of style values).
fn style(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>) {
    let (Some(location), Some(style)) = (place.text("in"), place.text("style")) else { return };
    let legal: Vec<&str> = Style::words_in(location).collect();
    // a place that there is not has been reported
    if !legal.is_empty() && !legal.contains(&style) {
        let listed = legal.iter().map(|style| format!("`{style}`")).collect::<Vec<_>>().join(", ");
        let message = format!("style `{style}` is not defined for `in: {location}`");
        let found = Diagnostic::new(Code::STYLE, Label::value(&place.at.key("style")), message);
        walk.problems.push(found.help(format!("the style is ignored; defined there: {listed}")));
    }
}

/// Keys that a security scheme of a type needs (Security Scheme Object).
fn scheme_keys(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>) {
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
