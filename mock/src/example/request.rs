//! A request made from a description. In: an operation; out: path, query, headers and body that match it.
//! It never holds a real credential.

use super::synthesis::Synthesis;
use super::{documented, value};
use crate::check::body::is_json;
use crate::check::style;
use crate::description::operation::{Parameter, Place};
use crate::description::{Operation, server};
use crate::json;
use crate::route;
use crate::schema::{Direction, check};
use crate::scheme::{KeyLocation, Scheme};
use clientwright::unstable::tree::style::{Delimiter, Style};
use clientwright::unstable::tree::{Members, Node};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986, 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A request that an operation accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleRequest {
    /// The method in capitals.
    pub method: String,
    /// Path and query, percent-encoded, with the prefix of the first server.
    pub target: String,
    /// The headers, with placeholders for credentials, without `Host` and `Content-Length`.
    pub headers: Vec<(String, String)>,
    /// The body; empty when the operation takes none, or one of a media type that cannot be made.
    pub body: Vec<u8>,
}

pub(crate) fn example(operation: Operation<'_>) -> ExampleRequest {
    let fixed = route::fixed(operation.path).map(str::to_owned).collect();
    let mut request = Draft { query: fixed, ..Draft::default() };
    for parameter in operation.parameters() {
        if parameter.required() || documented(operation.description, parameter.node).is_some() {
            request.add(operation, &parameter);
        }
    }
    request.credentials(operation);
    request.body(operation);
    let prefix = operation
        .servers()
        .first()
        .and_then(|server| server::prefixes(server).into_iter().next())
        .unwrap_or_default();
    let mut target = format!("{prefix}{}", request.path(operation.path));
    if !request.query.is_empty() {
        target = format!("{target}?{}", request.query.join("&"));
    }
    if !request.cookies.is_empty() {
        request.headers.push(("cookie".to_owned(), request.cookies.join("; ")));
    }
    ExampleRequest {
        method: operation.method.to_uppercase(),
        target,
        headers: request.headers,
        body: request.body,
    }
}

/// The parts of a request in the making.
#[derive(Debug, Default)]
struct Draft {
    arguments: Vec<(String, String)>,
    query: Vec<String>,
    headers: Vec<(String, String)>,
    cookies: Vec<String>,
    body: Vec<u8>,
}

impl Draft {
    fn add(&mut self, operation: Operation<'_>, parameter: &Parameter<'_>) {
        let Some(value) = parameter_value(operation, parameter) else { return };
        let style = style::written(parameter.node).unwrap_or(Style::COMMAS);
        match parameter.place {
            Place::Path => {
                let text = nonempty(joined(&value, &separator(style), encoded));
                let text = match style {
                    Style::Label => format!(".{text}"),
                    Style::Matrix => format!(";{}={text}", parameter.name),
                    Style::Delimited(_) | Style::Deep | Style::Whole(_) | Style::Querystring(_) => text,
                };
                self.arguments.push((parameter.name.to_owned(), text));
            }
            Place::Query => self.query.extend(query(parameter, style, &value)),
            Place::Header => {
                let separator = style::delimiter(style).character().to_string();
                self.headers.push((parameter.name.to_owned(), joined(&value, &separator, str::to_owned)))
            }
            Place::Cookie => {
                self.cookies.push(format!("{}={}", parameter.name, joined(&value, ",", encoded)))
            }
        }
    }

    /// Placeholders for the first alternative of the security.
    fn credentials(&mut self, operation: Operation<'_>) {
        let alternative = operation.security().first().and_then(Node::as_mapping);
        for (name, _) in alternative.into_iter().flatten() {
            let Some(scheme) = operation.description.scheme(name) else { continue };
            match Scheme::of(scheme).placeholder() {
                Some((KeyLocation::Header, name, text)) => self.headers.push((name.to_owned(), text)),
                Some((KeyLocation::Query, name, text)) => {
                    self.query.push(format!("{}={text}", encoded(name)));
                }
                Some((KeyLocation::Cookie, name, text)) => self.cookies.push(format!("{name}={text}")),
                None => {}
            }
        }
    }

    /// A body of JSON, of an urlencoded form or of text, where one is described.
    fn body(&mut self, operation: Operation<'_>) {
        let content = operation.body().and_then(|body| body.get("content")).and_then(Node::as_mapping);
        let Some(content) = content else { return };
        let writable =
            |media_type: &str| is_json(media_type) || media_type == "application/x-www-form-urlencoded";
        let chosen = content
            .iter()
            .find(|(key, _)| is_json(key))
            .or_else(|| content.iter().find(|(key, _)| writable(key)));
        let Some((media_type, media)) = chosen.or(content.at(0)) else { return };
        // Without a schema any value will do.
        let value = fitting(operation, media).unwrap_or_else(|| Node::Mapping(Members::default()));
        let (media_type, body) = match media_type.as_str() {
            "*/*" | "application/*" => ("application/json", json::text(&value)),
            media_type if is_json(media_type) => (media_type, json::text(&value)),
            "application/x-www-form-urlencoded" => (media_type.as_str(), form(&value)),
            "multipart/form-data" => ("multipart/form-data; boundary=boundary", multipart(&value)),
            "text/*" => ("text/plain", joined(&value, ",", str::to_owned)),
            media_type => (media_type, joined(&value, ",", str::to_owned)),
        };
        self.headers.push(("content-type".to_owned(), media_type.replace('*', "octet-stream")));
        self.body = body.into_bytes();
    }

    fn path(&self, template: &str) -> String {
        let template = template.split(['?', '#']).next().unwrap_or_default();
        let mut path = template.replace(' ', "%20");
        for (name, text) in &self.arguments {
            path = path.replace(&format!("{{{name}}}"), text);
        }
        // Names that no parameter describes still need a text.
        while let Some((before, name, after)) = next_name(&path) {
            path = format!("{before}{}{after}", encoded(&name));
        }
        path
    }
}

fn next_name(path: &str) -> Option<(String, String, String)> {
    let (before, rest) = path.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((
        before.to_owned(),
        if name.is_empty() { "x".to_owned() } else { name.to_owned() },
        after.to_owned(),
    ))
}

/// The documented example if it matches its schema, else one made from the schema.
fn fitting(operation: Operation<'_>, holder: &Node) -> Option<Node> {
    let description = operation.description;
    let Some(schema) = holder.get("schema") else { return value(description, Direction::Request, holder) };
    let fits = |value: &&Node| check(description, schema, value, "").is_empty();
    let said = documented(description, holder).filter(fits).cloned();
    Some(said.unwrap_or_else(|| Synthesis::new(description, Direction::Request).value(schema)))
}

fn parameter_value(operation: Operation<'_>, parameter: &Parameter<'_>) -> Option<Node> {
    let Some((_, media)) =
        parameter.node.get("content").and_then(Node::as_mapping).and_then(|content| content.at(0))
    else {
        return fitting(operation, parameter.node);
    };
    fitting(operation, media).map(|value| Node::String(json::text(&value)))
}

/// The pairs of a query parameter.
fn query(parameter: &Parameter<'_>, style: Style, value: &Node) -> Vec<String> {
    let name = encoded(parameter.name);
    let explode = match parameter.node.get("explode") {
        Some(Node::Bool(explode)) => *explode,
        Some(_) | None => style == Style::COMMAS,
    };
    let pair = |name: &str, value: &Node| format!("{}={}", encoded(name), single(value, encoded));
    match value {
        _ if style == Style::Deep => deep(name, value),
        Node::Sequence(items) if explode => {
            items.iter().map(|item| format!("{name}={}", single(item, encoded))).collect()
        }
        Node::Mapping(members) if explode => {
            let pairs = members.iter().flat_map(|(key, value)| match value {
                Node::Sequence(items) => items.iter().map(|item| pair(key, item)).collect(),
                value => vec![pair(key, value)],
            });
            pairs.collect()
        }
        _ => {
            vec![format!("{name}={}", joined(value, &separator(style), encoded))]
        }
    }
}

/// What stands between the elements of a list, escaped; a comma needs no escape.
fn separator(style: Style) -> String {
    match style::delimiter(style) {
        Delimiter::Comma => ",".to_owned(),
        other => encoded(&other.character().to_string()),
    }
}

/// The pairs of a value in brackets, one for each of its leaves.
fn deep(name: String, value: &Node) -> Vec<String> {
    match value {
        Node::Sequence(items) => {
            let items = items.iter().enumerate();
            items.flat_map(|(index, item)| deep(format!("{name}[{index}]"), item)).collect()
        }
        Node::Mapping(members) => {
            let members = members.iter();
            members.flat_map(|(key, value)| deep(format!("{name}[{}]", encoded(key)), value)).collect()
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {
            vec![format!("{name}={}", single(value, encoded))]
        }
    }
}

/// A value in style `simple`: elements, or names and values by turns, with a separator between.
fn joined(value: &Node, separator: &str, encode: fn(&str) -> String) -> String {
    match value {
        Node::String(text) => encode(text),
        Node::Null => String::new(),
        Node::Bool(_) | Node::Number(_) => encode(&json::text(value)),
        Node::Sequence(items) => {
            items.iter().map(|item| single(item, encode)).collect::<Vec<_>>().join(separator)
        }
        Node::Mapping(members) => members
            .iter()
            .flat_map(|(name, value)| [encode(name), single(value, encode)])
            .collect::<Vec<_>>()
            .join(separator),
    }
}

/// A value inside of another one; of lists and objects there, which no style has a layout for, the text of the JSON.
fn single(value: &Node, encode: fn(&str) -> String) -> String {
    match value {
        Node::String(text) => encode(text),
        Node::Null => String::new(),
        Node::Bool(_) | Node::Number(_) | Node::Sequence(_) | Node::Mapping(_) => encode(&json::text(value)),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

fn nonempty(text: String) -> String {
    if text.is_empty() { "x".to_owned() } else { text }
}

/// An urlencoded form: lists exploded, objects as JSON texts.
fn form(value: &Node) -> String {
    let members = value.as_mapping().into_iter().flatten();
    let pairs = members.flat_map(|(name, value)| match value {
        Node::Sequence(items) => items.iter().map(|item| (name, plain(item))).collect(),
        other => vec![(name, plain(other))],
    });
    pairs.map(|(name, text)| format!("{}={}", encoded(name), encoded(&text))).collect::<Vec<_>>().join("&")
}

fn multipart(value: &Node) -> String {
    let members = value.as_mapping().into_iter().flatten();
    let parts = members.flat_map(|(name, value)| match value {
        Node::Sequence(items) => items.iter().map(|item| (name, plain(item))).collect(),
        other => vec![(name, plain(other))],
    });
    let parts = parts.map(|(name, text)| {
        format!("--boundary\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
    });
    format!("{}--boundary--\r\n", parts.collect::<String>())
}

fn plain(value: &Node) -> String {
    match value {
        Node::String(text) => text.clone(),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::Sequence(_) | Node::Mapping(_) => {
            json::text(value)
        }
    }
}
