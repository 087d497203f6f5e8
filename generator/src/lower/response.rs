//! Responses. In: the responses of an operation; out: one per status, with its forms and headers.
//! It never loses a success silently: an operation whose answer cannot be read is left out.

use super::content::{self, Message};
use super::{Hint, Lowering, body, event, gateway, media_type, schema, text};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::{Place, Thing};
use crate::ir::{Content, Header, HeaderStyle, Payload, Response, Statuses, Text, TypeUse};
use crate::source::Pointer;
use crate::tree::Node;
use crate::tree::private;

/// Lowers all responses of an operation.
///
/// # Errors
///
/// Why the operation's answer could not be read.
pub(super) fn lower_responses<'a>(
    cx: &mut Lowering<'a, '_>,
    operation: &Place<'a>,
    hint: &Hint,
) -> Result<Vec<Response>, String> {
    let listed = operation.get("responses");
    let mut responses = Vec::new();
    let mut reason = None;
    for (key, place) in operation.members_at("responses").filter(|(key, _)| is_status(key)) {
        let Some(statuses) = statuses(key) else { continue };
        match lower_response(cx, (statuses, operation), &place, hint) {
            Ok(response) => responses.push(response),
            Err(because) => reason = reason.or(Some(because)),
        }
    }
    if responses.is_empty() && reason.is_none() {
        let at = listed.map_or_else(|| operation.at.clone(), |listed| listed.at);
        responses.push(undescribed(Statuses::Default, at));
    }
    reason.map_or(Ok(responses), Err)
}

/// The media types that are asked for beside those of the responses.
pub(super) fn asked_for(operation: &Place<'_>) -> Vec<String> {
    let listed =
        operation.get(private::ACCEPT).and_then(|listed| listed.node.as_sequence()).unwrap_or_default();
    listed.iter().filter_map(Node::as_str).map(str::to_owned).collect()
}

/// What stands for responses that nobody described: whatever comes, as it came.
fn undescribed(statuses: Statuses, at: Pointer) -> Response {
    let any = Content::new(vec!["*/*".to_owned()], Payload::Binary);
    Response {
        statuses,
        content: if is_bodiless(statuses) { Vec::new() } else { vec![any] },
        headers: Vec::new(),
        links: Vec::new(),
        text: Text::default(),
        at,
    }
}

/// What is not a status has been reported.
fn is_status(key: &str) -> bool {
    Thing::Responses.member(key).is_some()
}

/// `404`, `4XX` or `default` (OpenAPI 3.0.4, section 4.7.16).
fn statuses(key: &str) -> Option<Statuses> {
    match key.strip_suffix("XX").or_else(|| key.strip_suffix("xx")) {
        Some(class) => class.parse().ok().map(Statuses::Class),
        None if key == "default" => Some(Statuses::Default),
        None => key.parse().ok().map(Statuses::Exact),
    }
}

fn lower_response<'a>(
    cx: &mut Lowering<'a, '_>,
    (statuses, operation): (Statuses, &Place<'a>),
    place: &Place<'a>,
    hint: &Hint,
) -> Result<Response, String> {
    let status = statuses.to_string();
    let found = cx.document.resolve(place).filter(|found| !cx.document.is_broken(found));
    let Some(place) = &found else {
        let is_reference = place.reference().is_some();
        cx.untyped(place, if is_reference { "a broken reference" } else { "a broken schema" });
        return Ok(undescribed(statuses, place.at.clone()));
    };
    let hint = match body::named(place, "responses") {
        Some(component) => component.then("response"),
        None if statuses.is_success() => hint.then("response"),
        None => hint.then(&status).then("response"),
    };
    let content = contents(cx, statuses, place, &hint);
    let content = if statuses.is_success() { gateway::divide(operation, place, content) } else { content };
    let headers = headers(cx, place, &hint);
    let text = Text {
        examples: body::all_examples(cx, place),
        ..text::described(&cx.site, None, place.text("description"))
    };
    let links = event::links(cx, place);
    Ok(Response { statuses, content, headers, links, text, at: place.at.clone() })
}

/// The forms of a response's body.
fn contents<'a>(
    cx: &mut Lowering<'a, '_>,
    statuses: Statuses,
    place: &Place<'a>,
    hint: &Hint,
) -> Vec<Content> {
    let Some(listed) = place.get("content").filter(|content| content.members().next().is_some()) else {
        return Vec::new();
    };
    if is_bodiless(statuses) {
        let found = Diagnostic::new(
            Code::BODY_IGNORED,
            Label::key(&listed.at),
            "a response with this status code has no body",
        );
        cx.report(found.help("remove the `content`, or use another status code"));
        return Vec::new();
    }
    content::lower_forms(cx, place, hint, Message::Response)
}

/// RFC 9110, section 6.4.1: "All 1xx (Informational), 204 (No Content), and 304 (Not Modified) responses do not include
/// content."
fn is_bodiless(statuses: Statuses) -> bool {
    match statuses {
        Statuses::Exact(status) => (100..200).contains(&status) || status == 204 || status == 304,
        Statuses::Class(class) => class == 1,
        Statuses::Default => false,
    }
}

fn headers<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> Vec<Header> {
    let members = place.members_at("headers");
    members.filter_map(|(wire, header)| one_header(cx, wire, &header, hint)).collect()
}

/// A header; Response Object: "If a response header is defined with the name Content-Type, it SHALL be ignored."
fn one_header<'a>(cx: &mut Lowering<'a, '_>, wire: &str, place: &Place<'a>, hint: &Hint) -> Option<Header> {
    if wire.eq_ignore_ascii_case("content-type") {
        return None;
    }
    let place = cx.document.resolve(place).filter(|place| !cx.document.is_broken(place))?;
    let style = header_style(&place);
    let content = place.get("content").and_then(|content| content.members().next());
    let described = place.get("schema").or_else(|| content.and_then(|(_, form)| form.get("schema")));
    let ty = match described {
        Some(schema) => {
            let component = body::named(&place, "headers").map(|hint| hint.then("header"));
            schema::type_use(cx, &schema, &component.unwrap_or_else(|| hint.then(wire)))
        }
        None => TypeUse { id: schema::any(cx, &place, "a header without a schema"), nullable: false },
    };
    let text = Text {
        deprecated: place.flag("deprecated"),
        examples: text::examples(cx, &place),
        ..text::described(&cx.site, None, place.text("description"))
    };
    Some(Header { wire: wire.to_owned(), ty, style, text })
}

/// Header Object: its style is `simple`; a `content` has one media type, and what is not JSON is a text.
fn header_style(place: &Place<'_>) -> HeaderStyle {
    let content = place.get("content").and_then(|content| content.members().next());
    let is_json = content.is_some_and(|(name, _)| media_type::kind(name) == media_type::MediaKind::Json);
    match (is_json, place.get("explode").is_some_and(|explode| *explode.node == Node::Bool(true))) {
        (true, _) => HeaderStyle::Json,
        (false, true) => HeaderStyle::Exploded,
        (false, false) => HeaderStyle::Simple,
    }
}
