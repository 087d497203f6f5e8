//! Our own extension. In: its value; out: a [`Pagination`]. It never looks at an operation.

use crate::settings::{Advance, Input, Output, Pagination};
use crate::tree::{Node, Number};

pub(super) const KEY: &str = crate::tree::private::PAGINATION;

const KEYS: [&str; 10] =
    ["cursor", "last_id", "page", "offset", "next_url", "link", "items", "has_more", "total", "pages"];

/// Reads it; `None` for `false`: the operation has no pages.
pub(super) fn read(node: &Node) -> Result<Option<Pagination>, String> {
    if matches!(node, Node::Bool(false)) {
        return Ok(None);
    }
    let Some(members) = node.as_mapping() else {
        return Err("must be an object, or `false`".to_owned());
    };
    if let Some(unknown) = members.keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(format!("has the unknown key `{unknown}`: write {}", KEYS.join(", ")));
    }
    let mut next = Vec::new();
    for (key, value) in members.iter() {
        next.extend(advance(key, value)?);
    }
    let (Some(next), 1) = (next.pop(), next.len() + 1) else {
        return Err(format!("must have exactly one of {}", KEYS.get(..6).unwrap_or_default().join(", ")));
    };
    let place = |key: &str| match node.get(key) {
        Some(value) => pointer(value, key).map(Some),
        None => Ok(None),
    };
    Ok(Some(Pagination {
        next,
        items: place("items")?,
        has_more: place("has_more")?,
        total: place("total")?,
        pages: place("pages")?,
    }))
}

fn advance(key: &str, value: &Node) -> Result<Option<Advance>, String> {
    Ok(Some(match key {
        "cursor" => Advance::Cursor(input(value, key)?, output(value, key)?),
        "last_id" => match value.get("id") {
            Some(id) => Advance::LastId(input(value, key)?, pointer(id, "id")?),
            None => Advance::LastId(input(value, key)?, "/id".to_owned()),
        },
        "page" => Advance::Page(input(value, key)?, first(value)?),
        "offset" => Advance::Offset(input(value, key)?),
        "next_url" => Advance::NextUrl(match value.as_str() {
            Some(_) => Output::Body(pointer(value, key)?),
            None => output(value, key)?,
        }),
        "link" if matches!(value, Node::Bool(true)) => Advance::Link,
        "link" => return Err("has a `link` that is not `true`".to_owned()),
        _ => return Ok(None),
    }))
}

/// A name, or an object with `parameter` or `body`.
fn input(value: &Node, key: &str) -> Result<Input, String> {
    if let Some(name) = value.as_str() {
        return Ok(Input::Parameter(name.to_owned()));
    }
    match (value.get("parameter").and_then(Node::as_str), value.get("body")) {
        (Some(name), None) => Ok(Input::Parameter(name.to_owned())),
        (None, Some(body)) => pointer(body, "body").map(Input::Body),
        _ => Err(format!("has a `{key}` without exactly one of `parameter` and `body`")),
    }
}

/// `next`, or `header`.
fn output(value: &Node, key: &str) -> Result<Output, String> {
    match (value.get("next"), value.get("header").and_then(Node::as_str)) {
        (Some(next), None) => pointer(next, "next").map(Output::Body),
        (None, Some(name)) => Ok(Output::Header(name.to_owned())),
        _ => Err(format!("has a `{key}` without exactly one of `next` and `header`")),
    }
}

fn first(value: &Node) -> Result<Option<i64>, String> {
    match value.get("first") {
        None => Ok(None),
        Some(Node::Number(Number::Unsigned(first))) => Ok(i64::try_from(*first).ok()),
        Some(_) => Err("has a `first` that is not an integer".to_owned()),
    }
}

fn pointer(value: &Node, key: &str) -> Result<String, String> {
    let text = value.as_str().filter(|text| text.is_empty() || text.starts_with('/'));
    text.map(str::to_owned)
        .ok_or_else(|| format!("has a `{key}` that is not a JSON pointer, such as `/data/items`"))
}
