//! Whether a parameter is there and fits. In: a parameter, a call; out: violations.
//! It never complains of parameters that nobody described: OpenAPI does not forbid them.

use super::{Call, style};
use crate::description::flag;
use crate::description::operation::{Parameter, Place};
use crate::json;
use crate::schema::{Direction, check_towards};
use crate::violation::{At, Violation, cut};
use clientwright::unstable::tree::{Members, Node};

pub(crate) fn check(call: &Call<'_>, parameter: &Parameter<'_>) -> Vec<Violation> {
    let root = At::Root(root(parameter.place));
    let at = root.member(parameter.name);
    if let Some((media_type, media)) = content(parameter.node) {
        return check_content(call, parameter, (media_type, media), at);
    }
    let any = Node::Mapping(Members::default());
    let schema = parameter.node.get("schema").unwrap_or(&any);
    let value = match style::value(call, parameter, schema) {
        Some(value) => value,
        // without required members, an empty object was sent
        None if parameter.required() && style::may_be_unseen(call, parameter, schema) => {
            Node::Mapping(Members::default())
        }
        None => return missing(parameter, at),
    };
    let empty = matches!(&value, Node::String(text) if text.is_empty());
    if empty && flag(parameter.node, "allowEmptyValue") {
        return Vec::new();
    }
    check_towards(call.operation.description, Direction::Request, (schema, &value), at)
}

/// The name that a place has in reports.
pub(crate) fn root(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
    }
}

fn missing(parameter: &Parameter<'_>, at: At<'_>) -> Vec<Violation> {
    if !parameter.required() {
        return Vec::new();
    }
    let expected = "a value: the parameter is required".to_owned();
    vec![Violation { place: at.to_string(), expected, found: "nothing".to_owned() }]
}

/// The one media type of a parameter that is serialised by `content` instead of a style.
pub(crate) fn content(node: &Node) -> Option<(&str, &Node)> {
    let (media_type, media) = node.get("content")?.as_mapping()?.at(0)?;
    Some((media_type, media))
}

fn check_content(
    call: &Call<'_>,
    parameter: &Parameter<'_>,
    (media_type, media): (&str, &Node),
    at: At<'_>,
) -> Vec<Violation> {
    let Some(text) = style::text(call, parameter) else { return missing(parameter, at) };
    let Some(schema) = media.get("schema").filter(|_| super::body::is_json(media_type)) else {
        return Vec::new();
    };
    match json::read(text.as_bytes()) {
        Ok(value) => check_towards(call.operation.description, Direction::Request, (schema, &value), at),
        Err(_) => {
            let found = json::quoted(&cut(&text));
            vec![Violation { place: at.to_string(), expected: "a JSON value".to_owned(), found }]
        }
    }
}
