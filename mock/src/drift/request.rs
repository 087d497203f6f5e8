//! The request of an exchange. In: the exchange and its operation; out: faults. It never asks for credentials or cookies: who records traffic
//! takes them out.

use super::Seen;
use super::fault::{Fault, Noting};
use super::inferred::Inferred;
use super::mend::{Bodies, Mend};
use super::schema::{Of, check as check_value};
use crate::check::{Call, body, parameter, style};
use crate::description::operation::{Parameter, Place};
use crate::description::{Operation, flag};
use crate::json;
use crate::received::Received;
use crate::route::fixed;
use crate::schema::Direction;
use crate::schema::texts::{Names, member_names};
use crate::violation::At;
use clientwright::diagnostic::Code;
use clientwright::unstable::tree::{Members, Node};

pub(super) fn check<'a>(seen: &Seen<'a, '_>, noting: &mut Noting<'_, 'a>) {
    let operation = seen.operation;
    let whose = format!("the request {}", super::named(operation));
    let of = Of { description: operation.description, direction: Direction::Request, whose: &whose };
    let call = Call { operation, received: &seen.entry.received, arguments: seen.arguments };
    let parameters = operation.parameters();
    for parameter in &parameters {
        check_parameter(of, &call, parameter, noting);
    }
    for name in unknown(operation, &parameters, &call) {
        let message = format!("the parameter `{name}` in the query of {whose} is not described");
        let mend = Mend::Query(name);
        let code = Code::SEEN_PARAMETER;
        noting.add(Fault { code, node: operation.node, key: "parameters", message, mend });
    }
    if seen.entry.is_body_known {
        check_body(of, operation, &seen.entry.received, noting);
    }
}

fn check_parameter<'a>(
    of: Of<'a, '_>,
    call: &Call<'_>,
    parameter: &Parameter<'a>,
    noting: &mut Noting<'_, 'a>,
) {
    let root = At::Root(parameter::root(parameter.place));
    let at = root.member(parameter.name);
    let content = parameter::content(parameter.node);
    let schema = match content {
        Some((_, media)) => media.get("schema"),
        None => parameter.node.get("schema"),
    };
    let any = Node::Mapping(Members::default());
    let value = match content {
        Some((media_type, _)) => style::text(call, parameter).map(|text| match body::is_json(media_type) {
            true => json::read(text.as_bytes()).unwrap_or(Node::String(text)),
            false => Node::String(text),
        }),
        None => style::value(call, parameter, schema.unwrap_or(&any)),
    };
    let Some(value) = value else {
        if parameter.required()
            && is_kept(call.operation, parameter)
            && !may_be_unseen(call, parameter, schema)
        {
            let message = format!("`{at}` of {} is missing, and is described as required", of.whose);
            let code = Code::SEEN_MISSING;
            noting.add(Fault { code, node: parameter.node, key: "required", message, mend: Mend::Optional });
        }
        return;
    };
    let is_empty = matches!(&value, Node::String(text) if text.is_empty());
    if let Some(schema) = schema
        && !(is_empty && flag(parameter.node, "allowEmptyValue"))
    {
        check_value(of, (schema, &value), at, noting);
    }
}

fn may_be_unseen(call: &Call<'_>, parameter: &Parameter<'_>, schema: Option<&Node>) -> bool {
    schema.is_some_and(|schema| style::may_be_unseen(call, parameter, schema))
}

/// Whether a recorder keeps a parameter.
fn is_kept(operation: Operation<'_>, parameter: &Parameter<'_>) -> bool {
    parameter.place != Place::Cookie && !is_credential(operation, parameter.name)
}

fn is_credential(operation: Operation<'_>, name: &str) -> bool {
    let mut schemes = operation.description.schemes();
    schemes.any(|(_, scheme)| scheme.get("name").and_then(Node::as_str) == Some(name))
}

/// The names in the query that no parameter has.
fn unknown(operation: Operation<'_>, parameters: &[Parameter<'_>], call: &Call<'_>) -> Vec<String> {
    let description = operation.description;
    let in_query = || parameters.iter().filter(|parameter| parameter.place == Place::Query);
    let members = |parameter: &Parameter<'_>| {
        parameter.node.get("schema").map(|schema| member_names(description, schema))
    };
    let is_whole = |parameter: &Parameter<'_>| style::is_whole_query(parameter);
    let takes_any =
        |parameter: &Parameter<'_>| is_whole(parameter) || matches!(members(parameter), Some(Names::Any(_)));
    if in_query().any(takes_any) {
        return Vec::new();
    }
    let is_known = |name: &str| {
        let plain = name.split('[').next().unwrap_or_default();
        let is_member = |parameter: &Parameter<'_>| {
            members(parameter).is_some_and(|names| names.listed().iter().any(|known| known == name))
        };
        in_query().any(|parameter| [name, plain].contains(&parameter.name) || is_member(parameter))
            || fixed(operation.path).any(|pair| pair.split('=').next() == Some(name))
            || is_credential(operation, name)
    };
    let names = call.received.query_pairs().into_iter().map(|(name, _)| name);
    names.filter(|name| !name.is_empty() && !is_known(name)).collect()
}

fn check_body<'a>(
    of: Of<'a, '_>,
    operation: Operation<'a>,
    received: &Received,
    noting: &mut Noting<'_, 'a>,
) {
    let (is_empty, media_type) = (received.body.is_empty(), received.media_type());
    let described = operation.body();
    let mut add = |code, node, (key, message, mend)| noting.add(Fault { code, node, key, message, mend });
    let Some(described) = described else {
        if let (false, Some(media_type)) = (is_empty, media_type) {
            let message = format!("{} has a body, which is not described", of.whose);
            let mend = Mend::Body(media_type.clone(), like(&media_type, &received.body));
            add(Code::SEEN_MEDIA_TYPE, operation.node, ("", message, mend));
        }
        return;
    };
    if is_empty {
        if flag(described, "required") {
            let message = format!("the body of {} is missing, and is described as required", of.whose);
            add(Code::SEEN_MISSING, described, ("required", message, Mend::Optional));
        }
        return;
    }
    let Some(media_type) = media_type else { return };
    let media = described.get("content").and_then(Node::as_mapping);
    let Some(media) = media.and_then(|content| body::matching(content, &media_type)) else {
        let message = format!("the media type `{media_type}` of {} is not described", of.whose);
        let mend = Mend::Media(media_type.clone(), like(&media_type, &received.body));
        return add(Code::SEEN_MEDIA_TYPE, described, ("content", message, mend));
    };
    check_content(of, (&media_type, media), &received.body, noting);
}

/// A body of a described media type.
pub(super) fn check_content<'a>(
    of: Of<'a, '_>,
    (media_type, media): (&str, &'a Node),
    bytes: &[u8],
    noting: &mut Noting<'_, 'a>,
) {
    let Some(schema) = media.get("schema") else { return };
    match body::value(of.description, media_type, (media, schema), bytes) {
        Ok(Some(value)) => check_value(of, (schema, &value), At::Root("body"), noting),
        Ok(None) => {}
        Err(_) => {
            let message = format!("the body of {} is not well-formed {media_type}", of.whose);
            let code = Code::SEEN_TYPE;
            noting.add(Fault { code, node: media, key: "", message, mend: Mend::Nothing });
        }
    }
}

/// What a body was like, where there is one.
pub(super) fn bodies(media_type: Option<String>, bytes: Option<&[u8]>) -> Bodies {
    let body = media_type.zip(bytes.filter(|bytes| !bytes.is_empty()));
    body.map(|(media_type, bytes)| (media_type.clone(), like(&media_type, bytes))).into_iter().collect()
}

/// What a body was like; of one that is not JSON, nothing is known.
pub(super) fn like(media_type: &str, bytes: &[u8]) -> Inferred {
    let value = json::read(bytes).ok().filter(|_| body::is_json(media_type));
    value.map_or_else(Inferred::default, |value| Inferred::of(&value))
}
