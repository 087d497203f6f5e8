//! Responses. In: an operation on both sides; out: changes of its responses, by status, and of their headers and links. It never
//! compares schemas itself.

use super::{Both, Wire, header};
use crate::rules::Direction;
use crate::rules::responses::*;

pub(super) fn compare<'a>(
    wire: &mut Wire<'a, '_>,
    operation: &Both<'a>,
    (name, direction): (&str, Direction),
) {
    let responses = operation.read_pairs_of("responses");
    let known = |status: &str| status == "default" || status.starts_with(|c: char| c.is_ascii_digit());
    for (status, response) in responses.gone.iter().filter(|(status, _)| known(status)) {
        let code = by_status(status, [SUCCESS_REMOVED, ERROR_REMOVED, DEFAULT_RESPONSE_REMOVED]);
        wire.push(code, format!("{name}: the response {status} was removed"), operation.gone(response));
    }
    for (status, response) in responses.come.iter().filter(|(status, _)| known(status)) {
        let code = by_status(status, [SUCCESS_ADDED, ERROR_ADDED, DEFAULT_RESPONSE_ADDED]);
        wire.push(code, format!("{name}: the response {status} was added"), operation.come(response));
    }
    for (status, response) in responses.both.iter().filter(|(status, _)| known(status)) {
        compare_response(wire, response, (&format!("the response {status} of {name}"), direction));
    }
}

/// One of three, for successes and redirects, for errors, and for `default`.
fn by_status<T>(status: &str, [success, error, default]: [T; 3]) -> T {
    match status.chars().next() {
        Some('1' | '2' | '3') => success,
        Some('4' | '5') => error,
        Some(_) | None => default,
    }
}

fn compare_response<'a>(wire: &mut Wire<'a, '_>, response: &Both<'a>, (name, direction): (&str, Direction)) {
    wire.changed(RESPONSE_TEXT_CHANGED, response, (name, "description"));
    header::compare(wire, response, (name, direction));
    content(wire, response, (name, direction));
    let links = response.read_pairs_of("links");
    for (link, view) in &links.gone {
        wire.push(LINK_REMOVED, format!("{name}: the link `{link}` was removed"), response.gone(view));
    }
    for (link, view) in &links.come {
        wire.push(LINK_ADDED, format!("{name}: the link `{link}` was added"), response.come(view));
    }
    for (link, both) in &links.both {
        let leads = |view: &crate::view::View<'a>| {
            ["operationId", "operationRef", "parameters", "requestBody"]
                .map(|key| view.node.get(key).cloned())
        };
        if leads(&both.old) != leads(&both.new) {
            wire.push(LINK_CHANGED, format!("{name}: the link `{link}` leads elsewhere"), both.here());
        }
    }
}

fn content<'a>(wire: &mut Wire<'a, '_>, response: &Both<'a>, (name, direction): (&str, Direction)) {
    let content = response.pairs_of("content");
    let is_empty = |view: &crate::view::View<'a>| view.members_of("content").is_empty();
    match (is_empty(&response.old), is_empty(&response.new)) {
        (true, true) => return,
        (true, false) => {
            let message = format!("{name}: it has a body now");
            return wire.push(RESPONSE_BODY_ADDED, message, response.places("content"));
        }
        (false, true) => {
            let message = format!("{name}: it has no body any more");
            return wire.push(RESPONSE_BODY_REMOVED, message, response.places("content"));
        }
        (false, false) => {}
    }
    for (media_type, view) in &content.gone {
        let message = format!("{name}: the media type `{media_type}` was removed");
        wire.push(RESPONSE_MEDIA_TYPE_REMOVED, message, response.gone(view));
    }
    for (media_type, view) in &content.come {
        let message = format!("{name}: the media type `{media_type}` was added");
        wire.push(RESPONSE_MEDIA_TYPE_ADDED, message, response.come(view));
    }
    for (_, both) in &content.both {
        match both.get("schema") {
            (Some(_), None) => {
                let message = format!("{name}: the schema was removed");
                wire.push(RESPONSE_SCHEMA_REMOVED, message, both.places("schema"));
            }
            (None, Some(_)) => {
                let message = format!("{name}: a schema was added");
                wire.push(RESPONSE_SCHEMA_ADDED, message, both.places("schema"));
            }
            (old, new) => wire.schema(old.zip(new), (name, direction)),
        }
        for key in ["example", "examples"] {
            wire.changed(RESPONSE_EXAMPLE_CHANGED, both, (name, key));
        }
    }
}
