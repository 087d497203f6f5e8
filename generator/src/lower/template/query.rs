//! The query of a path key. In: a key such as `/messages?beta=true`, and the parameters; out: the path alone, the pairs that are
//! always sent, and a parameter of the query for each expression. It never sends a pair twice.

use super::{text, undescribed};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::ir::{Argument, Location, Style};
use crate::lower::Lowering;
use crate::lower::slot::Slot;

/// A key cut at its query.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut<'t> {
    /// The path.
    pub(super) path: String,
    /// The pairs of the query.
    pub(super) pairs: Vec<Pair<'t>>,
}

/// A pair of the query.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Pair<'t> {
    /// Sent as it is: `beta=true`.
    Fixed(&'t str),
    /// A value: `id={petId}`, or one of RFC 6570 that may be absent: `{?id}`.
    Value { wire: &'t str, name: &'t str, required: bool },
}

/// Cuts a key. A `?` within braces begins an expression of the query (RFC 6570, 3.2.8); what is behind a `#` only tells
/// operations of one path apart, and is never sent (RFC 3986, 3.5).
pub(super) fn cut(template: &str) -> Cut<'_> {
    let (mut path, mut pairs) = (String::new(), Vec::new());
    let mut rest = template.split('#').next().unwrap_or_default();
    while let Some(index) = rest.find(['{', '?']) {
        let (before, from) = rest.split_at(index);
        path.push_str(before);
        if let Some(query) = from.strip_prefix('?') {
            pairs.extend(self::pairs(query));
            return Cut { path, pairs };
        }
        let (expression, behind) = from.split_at(from.find('}').map_or(from.len(), |end| end + 1));
        match optional(expression) {
            Some(names) => pairs.extend(names),
            None => path.push_str(expression),
        }
        rest = behind;
    }
    path.push_str(rest);
    Cut { path, pairs }
}

/// The pairs of a query, which may end with an expression that brings more: `a=b{&c}`.
fn pairs(query: &str) -> Vec<Pair<'_>> {
    let (query, behind) = query.find("{&").map_or((query, ""), |index| query.split_at(index));
    let own = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let value = pair.split_once('=').and_then(|(wire, value)| Some((wire, inside(value)?)));
        match value.or_else(|| inside(pair).map(|name| (name, name))) {
            Some((wire, name)) => Pair::Value { wire, name, required: true },
            None => Pair::Fixed(pair),
        }
    });
    own.chain(optional(behind).into_iter().flatten()).collect()
}

/// The name in an expression.
fn inside(text: &str) -> Option<&str> {
    text.strip_prefix('{')?.strip_suffix('}').filter(|name| !name.contains(['{', '}']))
}

/// The names of an expression of the query: `{?limit,offset}`, `{&limit}`.
fn optional(expression: &str) -> Option<Vec<Pair<'_>>> {
    let names = inside(expression)?.strip_prefix(['?', '&'])?.split(',');
    let names = names.map(|name| name.trim_end_matches('*').trim()).filter(|name| !name.is_empty());
    Some(names.map(|name| Pair::Value { wire: name, name, required: false }).collect())
}

/// Reports the query of a key (Paths Object: a key is "a relative path", which has no query), takes its values as parameters of
/// the query, and gives the pairs that are always sent.
pub(super) fn settle<'a>(
    cx: &mut Lowering<'a, '_>,
    slot: &Slot<'a>,
    pairs: Vec<Pair<'_>>,
    arguments: &mut Vec<Argument>,
) -> Option<String> {
    if pairs.is_empty() {
        return None;
    }
    let message = format!("the path `{}` contains a query", slot.template);
    let found = Diagnostic::new(Code::QUERY_IN_PATH, Label::key(&slot.item.at), message);
    cx.report(found.help("it is sent with each request, before the query parameters"));
    let mut fixed = Vec::new();
    for pair in pairs {
        match pair {
            Pair::Fixed(text) => {
                let name = text.split('=').next().unwrap_or_default();
                // the path says which value it has
                arguments.retain(|it| it.place != Location::Query || it.wire != name);
                fixed.push(text);
            }
            Pair::Value { wire, name, required } => value(cx, slot, (wire, name, required), arguments),
        }
    }
    (!fixed.is_empty()).then(|| fixed.join("&"))
}

/// The parameter of a value: of the query as described, of the path but meant here, or a text that nobody described.
fn value<'a>(
    cx: &mut Lowering<'a, '_>,
    slot: &Slot<'a>,
    (wire, name, required): (&str, &str, bool),
    arguments: &mut Vec<Argument>,
) {
    let is_known = |it: &Argument| it.place == Location::Query && (it.wire == wire || it.wire == name);
    if arguments.iter().any(is_known) {
        return;
    }
    let misplaced = arguments.iter().position(|it| it.place == Location::Path && it.wire == name);
    if misplaced.is_none() {
        let argument = if required { text(cx, slot, name) } else { undescribed(cx, slot, name) };
        arguments.push(Argument { required, ..argument });
    }
    let index = misplaced.unwrap_or(arguments.len().saturating_sub(1));
    if let Some(argument) = arguments.get_mut(index) {
        wire.clone_into(&mut argument.wire);
        (argument.place, argument.style, argument.explode) = (Location::Query, Style::COMMAS, true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_cut_at_their_query() {
        let value = |wire, name, required| Pair::Value { wire, name, required };
        for (key, path, pairs) in [
            ("/pets/{id}", "/pets/{id}", vec![]),
            ("/pets/{id}#by-id", "/pets/{id}", vec![]),
            ("/pets?beta=true&x", "/pets", vec![Pair::Fixed("beta=true"), Pair::Fixed("x")]),
            ("/pets?id={petId}&{a}", "/pets", vec![value("id", "petId", true), value("a", "a", true)]),
            (
                "/pets/{id}{?limit,offset*}",
                "/pets/{id}",
                vec![value("limit", "limit", false), value("offset", "offset", false)],
            ),
            ("/pets?a=b{&c}#d", "/pets", vec![Pair::Fixed("a=b"), value("c", "c", false)]),
            ("/pets?", "/pets", vec![]),
            ("/pets/{id", "/pets/{id", vec![]),
            ("/pets?a=x{y}z", "/pets", vec![Pair::Fixed("a=x{y}z")]),
        ] {
            assert_eq!(cut(key), Cut { path: path.to_owned(), pairs }, "{key}");
        }
    }
}
