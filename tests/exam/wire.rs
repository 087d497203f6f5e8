//! Texts on the wire as values. In: a path, a query and headers; out: the arguments they came from, by the style of each.
//! It never reads what an operation does not have.

use crate::scenario::Exchange;
use crate::value;
use clientwright::unstable::ir::{Api, Argument, Location, Operation, Segment, Shape, Style};
use serde_json::Value;

/// What a path was matched with.
#[derive(Debug, Default)]
pub(super) struct Bound {
    /// What stands before the operation's own path.
    pub(super) base: String,
    /// How many bytes matched as they are.
    pub(super) literal: usize,
    values: Vec<(usize, String)>,
}

/// A piece of a template.
enum Piece<'a> {
    Text(&'a str),
    Argument(Option<usize>),
}

/// Matches the server's path and the operation's with a path.
pub(super) fn bind(api: &Api, operation: &Operation, path: &str) -> Option<Bound> {
    let path = path.replace("\\:", ":");
    let template = api.servers.first().and_then(|group| group.servers.first()).map(|it| it.template.as_str());
    let base = base_pieces(template.unwrap_or_default());
    let own = operation.path.iter().map(|segment| match segment {
        Segment::Text(text) => Piece::Text(text),
        Segment::Argument(index) => Piece::Argument(Some(*index)),
    });
    let length = base.len();
    let pieces: Vec<_> = base.into_iter().chain(own).collect();
    let mut bound = Bound::default();
    let slashed = format!("{path}/");
    // the server takes a path with a slash at its end for the one without
    let (base_end, path) = match walk(&pieces, length, &path, &mut bound) {
        Some(end) => (end, path),
        None => {
            bound = Bound::default();
            (walk(&pieces, length, &slashed, &mut bound)?, slashed)
        }
    };
    bound.base = path.get(..base_end)?.to_owned();
    Some(bound)
}

/// The path of a server's template; `{endpoint}` stands for scheme and host.
fn base_pieces(template: &str) -> Vec<Piece<'_>> {
    let path = match template.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => template.strip_prefix("{endpoint}").unwrap_or(template),
    };
    let mut pieces = Vec::new();
    let mut rest = path.trim_end_matches('/');
    while let Some((text, variable)) = rest.split_once('{') {
        pieces.push(Piece::Text(text));
        pieces.push(Piece::Argument(None));
        rest = variable.split_once('}').map_or("", |(_, rest)| rest);
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// Goes through the pieces; gives the place where those of the base end.
fn walk(pieces: &[Piece<'_>], base: usize, path: &str, bound: &mut Bound) -> Option<usize> {
    let (mut at, mut base_end) = (0, 0);
    for (index, piece) in pieces.iter().enumerate() {
        if index == base {
            base_end = at;
        }
        let rest = path.get(at..)?;
        match piece {
            Piece::Text(text) => {
                rest.strip_prefix(text)?;
                bound.literal += text.len();
                at += text.len();
            }
            Piece::Argument(argument) => {
                let next = pieces[index + 1..].iter().find_map(|it| match it {
                    Piece::Text(text) if !text.is_empty() => Some(*text),
                    Piece::Text(_) | Piece::Argument(_) => None,
                });
                let end = match next {
                    Some(next) => rest.find(next)?,
                    None => rest.len(),
                };
                let text = &rest[..end];
                if text.is_empty() || text.contains('/') {
                    return None;
                }
                bound.values.extend(argument.map(|argument| (argument, text.to_owned())));
                at += end;
            }
        }
    }
    (at == path.len()).then_some(base_end)
}

/// The value of an argument, where the exchange has one.
pub(super) fn argument(api: &Api, argument: &Argument, exchange: &Exchange, bound: &Bound) -> Option<Value> {
    match argument.place {
        Location::Path => {
            let operation =
                api.operations.iter().find(|it| it.arguments.iter().any(|it| it.at == argument.at))?;
            let index = operation.arguments.iter().position(|it| it.at == argument.at)?;
            let (_, text) = bound.values.iter().find(|(known, _)| *known == index)?;
            Some(read(api, argument, text))
        }
        Location::Query => query(api, argument, exchange),
        Location::Header => Some(told(api, argument, exchange.header(&argument.wire)?)),
        Location::Cookie => None,
    }
}

fn query(api: &Api, argument: &Argument, exchange: &Exchange) -> Option<Value> {
    if let Some(value) = exchange.query.get(&argument.wire) {
        return Some(told(api, argument, value));
    }
    // the members of an exploded object stand for themselves
    let is_object = matches!(value::resolved(api, argument.ty.id), Shape::Record(_) | Shape::Map(_));
    let members = exchange.query.iter().map(|(name, it)| (name.clone(), member(api, argument, name, it)));
    (is_object && argument.explode && !exchange.query.is_empty()).then(|| Value::Object(members.collect()))
}

fn member(api: &Api, argument: &Argument, name: &str, value: &Value) -> Value {
    let id = value::member(api, argument.ty.id, name);
    id.map_or_else(|| value.clone(), |id| value::of(api, id, &value::text(value)))
}

fn told(api: &Api, argument: &Argument, value: &Value) -> Value {
    match (value, value::resolved(api, argument.ty.id)) {
        (Value::Array(items), Shape::List(item)) => {
            items.iter().map(|it| value::of(api, item.id, &value::text(it))).collect()
        }
        _ => read(api, argument, &value::text(value)),
    }
}

/// Reads a text by the argument's style.
fn read(api: &Api, argument: &Argument, text: &str) -> Value {
    let name = format!(";{}=", argument.wire);
    let (text, delimiter) = match argument.style {
        Style::Label => (text.strip_prefix('.').unwrap_or(text), if argument.explode { '.' } else { ',' }),
        Style::Matrix if argument.explode => (text.strip_prefix(';').unwrap_or(text), ';'),
        Style::Matrix => (text.strip_prefix(&name).unwrap_or(text), ','),
        Style::Delimited(delimiter) => (text, delimiter.character()),
        Style::Deep | Style::Whole(_) | Style::Querystring(_) => (text, ','),
    };
    let own = format!("{}=", argument.wire);
    let bare = |text: &'_ str| text.strip_prefix(&own).unwrap_or(text).to_owned();
    match value::resolved(api, argument.ty.id) {
        Shape::List(item) => text.split(delimiter).map(|it| value::of(api, item.id, &bare(it))).collect(),
        Shape::Record(_) | Shape::Map(_) => {
            let texts: Vec<&str> = text.split([delimiter, '=']).collect();
            let pairs = texts.chunks(2).filter_map(|pair| match pair {
                [name, value] => Some(((*name).to_owned(), member(api, argument, name, &(*value).into()))),
                _ => None,
            });
            Value::Object(pairs.collect())
        }
        Shape::Scalar(_)
        | Shape::Enumeration(_)
        | Shape::Union(_)
        | Shape::Tuple(_)
        | Shape::Alias(_)
        | Shape::Own(_)
        | Shape::Any => value::of(api, argument.ty.id, &bare(text)),
    }
}
