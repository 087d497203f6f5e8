//! The answer of an exchange. In: the exchange and its operation; out: faults. It never looks at headers that are not described.

use super::Seen;
use super::fault::{Fault, Noting};
use super::mend::Mend;
use super::request::{bodies, check_content, like};
use super::schema::{Of, check as check_value};
use crate::check::{body, parameter};
use crate::description::{Operation, flag};
use crate::json;
use crate::schema::{Direction, kinds, texts};
use crate::violation::At;
use clientwright::diagnostic::Code;
use clientwright::unstable::tree::Node;

pub(super) fn check<'a>(seen: &Seen<'a, '_>, noting: &mut Noting<'_, 'a>) {
    let (operation, answer) = (seen.operation, &seen.entry.answer);
    let method = super::named(operation);
    let body = answer.body.as_deref().filter(|body| !body.is_empty() && operation.method != "head");
    let media_type = answer.media_type().filter(|_| body.is_some());
    let Some(response) = documented(operation, answer.status) else {
        let message = format!("{method} answered {}, which is not described", answer.status);
        let mend = Mend::Response { status: answer.status, bodies: bodies(media_type, body) };
        let code = Code::SEEN_STATUS;
        return noting.add(Fault { code, node: operation.node, key: "responses", message, mend });
    };
    let whose = format!("the response {} of {method}", answer.status);
    let of = Of { description: operation.description, direction: Direction::Response, whose: &whose };
    check_headers(of, response, seen, noting);
    let (Some(body), Some(media_type)) = (body, media_type) else { return };
    let content = response.get("content").and_then(Node::as_mapping);
    match content.and_then(|content| body::matching(content, &media_type)) {
        Some(media) => check_content(of, (&media_type, media), body, noting),
        None => {
            let message = format!("the media type `{media_type}` of {whose} is not described");
            let mend = Mend::Media(media_type.clone(), like(&media_type, body));
            let code = Code::SEEN_MEDIA_TYPE;
            noting.add(Fault { code, node: response, key: "content", message, mend });
        }
    }
}

/// The response for a status: of its own, of its class, or `default` (OpenAPI 3.0, Responses Object).
fn documented(operation: Operation<'_>, status: u16) -> Option<&Node> {
    let keys = [status.to_string(), format!("{}XX", status / 100), "default".to_owned()];
    let find = |wanted: &String| {
        let mut responses = operation.responses();
        responses.find(|(key, _)| key.eq_ignore_ascii_case(wanted)).map(|(_, response)| response)
    };
    keys.iter().find_map(find)
}

fn check_headers<'a>(of: Of<'a, '_>, response: &'a Node, seen: &Seen<'a, '_>, noting: &mut Noting<'_, 'a>) {
    let headers = response.get("headers").and_then(Node::as_mapping).into_iter().flatten();
    for (name, header) in headers.filter(|(name, _)| !name.eq_ignore_ascii_case("content-type")) {
        let header = of.description.resolve(header);
        let root = At::Root("header");
        let at = root.member(name);
        let Some(text) = seen.entry.answer.header(name) else {
            if flag(header, "required") {
                let message = format!("`{at}` of {} is missing, and is described as required", of.whose);
                let code = Code::SEEN_MISSING;
                noting.add(Fault { code, node: header, key: "required", message, mend: Mend::Optional });
            }
            continue;
        };
        if let Some((schema, value)) = value(of, header, &text) {
            check_value(of, (schema, &value), at, noting);
        }
    }
}

/// The value of a header by its style, which is `simple`; objects are not looked into.
fn value<'a>(of: Of<'a, '_>, header: &'a Node, text: &str) -> Option<(&'a Node, Node)> {
    if let Some((media_type, media)) = parameter::content(header) {
        let value = json::read(text.as_bytes()).ok().filter(|_| body::is_json(media_type))?;
        return Some((media.get("schema")?, value));
    }
    let schema = header.get("schema")?;
    let kinds = kinds(of.description, schema);
    if kinds.contains("object") {
        return None;
    }
    let items = || text.split(',').map(|item| item.trim().to_owned()).collect::<Vec<_>>();
    Some(match kinds.contains("array") {
        true => (schema, texts::list(of.description, schema, &items())),
        false => (schema, texts::scalar(of.description, schema, text)),
    })
}
