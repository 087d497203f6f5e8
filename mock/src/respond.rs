//! Which documented response is the answer. In: an operation, what the request prefers and accepts; out: a reply, or a
//! problem that says what there is. It never checks the request.

pub(crate) mod accept;
pub(crate) mod prefer;

use crate::answer::Reply;
use crate::check::body::is_json;
use crate::description::{Operation, flag};
use crate::example;
use crate::json;
use crate::problem::Problem;
use crate::schema::Direction;
use crate::xml::{self, is_xml};
use clientwright::unstable::tree::Node;
use prefer::{Preference, Wished};

/// The reply that an operation documents for a preference.
pub(crate) fn respond(
    operation: Operation<'_>,
    preference: &Preference,
    accepted: Option<&str>,
) -> Result<Reply, Problem> {
    let (status, response) = match preference.code {
        Some(Wished::Status(code)) => {
            let status = code.to_string();
            (code, of_status(operation, code).ok_or_else(|| no_status(operation, &status))?)
        }
        Some(Wished::Default) => default(operation).ok_or_else(|| no_status(operation, "default"))?,
        // Only errors are described: the mock says no more than that it went well.
        None => success(operation).unwrap_or((204, &Node::Null)),
    };
    let mut reply =
        match response.get("content").and_then(Node::as_mapping).filter(|content| !content.is_empty()) {
            None if preference.example.is_some() => return Err(no_example(operation, preference)),
            None => Reply::empty(status),
            Some(content) => {
                let keys: Vec<&str> = content.keys().map(String::as_str).collect();
                let chosen =
                    accept::choose(&keys, accepted).ok_or_else(|| not_acceptable(operation, &keys))?;
                let media = content.get(chosen).unwrap_or(&Node::Null);
                let value = chosen_example(operation, media, preference)?;
                let body = written(operation, chosen, media, value.as_ref())?;
                Reply::new(status, &concrete(chosen), body)
            }
        };
    for (name, value) in headers(operation, response) {
        reply.set_header(&name, &value);
    }
    if let Some(applied) = preference.applied() {
        reply.set_header("preference-applied", &applied);
    }
    Ok(reply)
}

/// The response of the lowest success; without one, `default`, then the lowest redirection.
fn success<'a>(operation: Operation<'a>) -> Option<(u16, &'a Node)> {
    let known = || operation.responses().filter_map(|(key, node)| Some((status_of(key)?, node)));
    let lowest =
        |from: u16| known().filter(|(status, _)| status / 100 == from).min_by_key(|(status, _)| *status);
    let default = || operation.responses().find(|(key, _)| *key == "default").map(|(_, node)| (200, node));
    lowest(2).or_else(default).or_else(|| lowest(3))
}

/// The response that stands for all other statuses, with one of them: it is an error where a success is described.
fn default<'a>(operation: Operation<'a>) -> Option<(u16, &'a Node)> {
    let (_, response) = operation.responses().find(|(key, _)| *key == "default")?;
    let of_class =
        |class: u16| operation.responses().any(|(key, _)| status_of(key).is_some_and(|it| it / 100 == class));
    let free = |status: &u16| operation.responses().all(|(key, _)| status_of(key) != Some(*status));
    let status = if of_class(2) { (500..600).find(free)? } else { 200 };
    Some((status, response))
}

/// A status for a key: 200 for `200` and for `2XX`.
fn status_of(key: &str) -> Option<u16> {
    let number = key.to_ascii_uppercase().replace("XX", "00").parse().ok()?;
    (100..600).contains(&number).then_some(number)
}

/// The response for a status: its own, that of its range, or the default.
fn of_status<'a>(operation: Operation<'a>, status: u16) -> Option<&'a Node> {
    let keys = [status.to_string(), format!("{}XX", status / 100), "DEFAULT".to_owned()];
    let find = |wanted: &String| operation.responses().find(|(key, _)| key.eq_ignore_ascii_case(wanted));
    keys.iter().find_map(find).map(|(_, node)| node)
}

/// The named example, or the documented one, or one made from the schema.
fn chosen_example(
    operation: Operation<'_>,
    media: &Node,
    preference: &Preference,
) -> Result<Option<Node>, Problem> {
    match &preference.example {
        None => Ok(example::value(operation.description, Direction::Response, media)),
        Some(name) => match example::named(operation.description, media, name) {
            Some(value) => Ok(Some(value.clone())),
            None => Err(no_example(operation, preference)),
        },
    }
}

/// The text of a value in a media type.
fn written(
    operation: Operation<'_>,
    media_type: &str,
    media: &Node,
    value: Option<&Node>,
) -> Result<Vec<u8>, Problem> {
    match value {
        // no text at all is not JSON
        None if is_json(media_type) => Ok(b"{}".to_vec()),
        None => Ok(Vec::new()),
        Some(value) if is_json(media_type) || media_type == "*/*" || media_type == "application/*" => {
            Ok(json::text(value).into_bytes())
        }
        // an example of a text is the document itself, unless a schema says that it is a value
        Some(Node::String(text)) if !is_xml(media_type) || text.trim_start().starts_with('<') => {
            Ok(text.clone().into_bytes())
        }
        Some(value) if is_xml(media_type) => {
            let schema = media.get("schema").unwrap_or(&Node::Null);
            Ok(xml::document(operation.description, schema, value).into_bytes())
        }
        Some(value) if media_type.contains("yaml") => {
            let detail =
                format!("the example is {}, which the mock cannot write as {media_type}", value.kind());
            Err(Problem::new(501, "the mock cannot write this media type", detail))
        }
        Some(value) => Ok(json::text(value).into_bytes()),
    }
}

/// A media type that can be sent: a range becomes JSON or plain text.
fn concrete(media_type: &str) -> String {
    match media_type {
        "*/*" | "application/*" => "application/json".to_owned(),
        "text/*" => "text/plain".to_owned(),
        other => other.replace("/*", "/octet-stream"),
    }
}

/// The headers of a response: those with an example, and those that are required.
fn headers(operation: Operation<'_>, response: &Node) -> Vec<(String, String)> {
    let described = response.get("headers").and_then(Node::as_mapping).into_iter().flatten();
    described
        .filter(|(name, _)| !is_of_the_message(name))
        .filter_map(|(name, header)| {
            let header = operation.description.resolve(header);
            let value = match example::documented(operation.description, header) {
                Some(value) => value.clone(),
                None if flag(header, "required") => {
                    example::value(operation.description, Direction::Response, header)?
                }
                None => return None,
            };
            Some((name.clone(), header_text(&value)?))
        })
        .collect()
}

/// Whether a header says how the message is framed (RFC 9112, section 6) or what is in it: that is true of the answer that is
/// sent, not of the one that was documented.
fn is_of_the_message(name: &str) -> bool {
    [
        "content-type",
        "content-length",
        "content-encoding",
        "transfer-encoding",
        "connection",
        "trailer",
        "upgrade",
    ]
    .iter()
    .any(|known| name.eq_ignore_ascii_case(known))
}

fn header_text(value: &Node) -> Option<String> {
    Some(match value {
        Node::String(text) => text.clone(),
        Node::Bool(_) | Node::Number(_) => json::text(value),
        // Style `simple`: elements separated by commas.
        Node::Sequence(items) => items.iter().filter_map(header_text).collect::<Vec<_>>().join(","),
        Node::Null | Node::Mapping(_) => return None,
    })
}

fn no_status(operation: Operation<'_>, status: &str) -> Problem {
    let known = operation.responses().map(|(key, _)| key.to_owned()).collect();
    let detail = format!("{} does not describe the status code {status}", operation.id());
    Problem::new(404, "no such response", detail).choices("codes", known)
}

fn no_example(operation: Operation<'_>, preference: &Preference) -> Problem {
    let mut known = Vec::new();
    for (key, response) in operation.responses() {
        for (_, media) in response.get("content").and_then(Node::as_mapping).into_iter().flatten() {
            known.extend(example::names(media).map(|name| format!("code={key}, example=\"{name}\"")));
        }
    }
    let name = preference.example.as_deref().unwrap_or_default();
    let detail = format!("{}: this response has no example named {}", operation.id(), json::quoted(name));
    Problem::new(404, "no such example", detail).choices("examples", known)
}

fn not_acceptable(operation: Operation<'_>, keys: &[&str]) -> Problem {
    let detail = format!("{} has no media type that Accept allows", operation.id());
    let known = keys.iter().map(|key| (*key).to_owned()).collect();
    Problem::new(406, "not acceptable", detail).choices("media_types", known)
}
