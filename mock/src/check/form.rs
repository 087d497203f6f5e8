//! Urlencoded forms. In: the bytes of a body and its media type object; out: the value that they are.
//! It never prefers a notation of nested members: brackets, `a[b][0]=c`, and JSON texts are both read.

use super::deep::{self, Leaf};
use super::fault::{BodyFault, malformed};
use super::style;
use crate::description::Description;
use crate::schema::{all_of, kinds, texts};
use crate::text;
use clientwright::unstable::tree::style::Delimiter;
use clientwright::unstable::tree::{Members, Node};
use indexmap::IndexMap;

/// The value that a form is.
pub(crate) fn value(
    description: &Description,
    (media, schema): (&Node, &Node),
    body: &[u8],
) -> Result<Node, BodyFault> {
    let Ok(body) = std::str::from_utf8(body) else {
        return Err(malformed("a URL-encoded form", "bytes that are not UTF-8"));
    };
    let mut plain = Vec::new();
    let mut bracketed: IndexMap<String, Vec<Leaf>> = IndexMap::new();
    for (name, raw) in text::pairs(body) {
        let member = name.split('[').next().unwrap_or_default();
        if let Some(delimiter) = joined(media, member) {
            let pieces = style::delimited(delimiter, &raw).into_iter();
            plain.extend(pieces.map(|piece| (member.to_owned(), text::form_decoded(&piece))));
        } else if let Some(leaf) = in_brackets(&name, member, &raw) {
            bracketed.entry(member.to_owned()).or_default().push(leaf);
        } else {
            plain.push((name, text::form_decoded(&raw)));
        }
    }
    let mut value = texts::object(description, schema, &plain);
    if let Node::Mapping(members) = &mut value {
        members.extend(bracketed.into_iter().filter_map(|(name, leaves)| {
            let any = Node::Mapping(Members::default());
            let schema = texts::property(description, schema, &name).unwrap_or(&any);
            Some((name, deep::value(description, schema, leaves)?))
        }));
    }
    if let Node::Mapping(members) = &mut value {
        let empty = empty_lists(description, schema, members);
        members.extend(empty.into_iter().map(|name| (name, Node::Sequence(Vec::new()))));
    }
    Ok(value)
}

/// The required lists that are not there: one without elements has no pair.
fn empty_lists(description: &Description, schema: &Node, members: &Members) -> Vec<String> {
    let parts = all_of(description, schema).into_iter();
    let required = parts.filter_map(|part| part.get("required")?.as_sequence()).flatten();
    let missing = required.filter_map(Node::as_str).filter(|name| !members.contains_key(name));
    let is_list = |name: &&str| {
        let schema = texts::property(description, schema, name);
        schema.is_some_and(|schema| kinds(description, schema).into_iter().eq(["array"]))
    };
    missing.filter(is_list).map(str::to_owned).collect()
}

/// The leaf of a pair whose name goes on in brackets.
fn in_brackets(name: &str, member: &str, raw: &str) -> Option<Leaf> {
    if name.len() == member.len() { None } else { Leaf::of(name, member, text::form_decoded(raw)) }
}

/// What stands between the elements of a list that are written in one pair (Encoding Object, `explode: false`).
fn joined(media: &Node, name: &str) -> Option<Delimiter> {
    let encoding = media.get("encoding")?.get(name)?;
    let is_joined = encoding.get("explode").is_some_and(|node| matches!(node, Node::Bool(false)));
    is_joined.then(|| style::written(encoding).map_or(Delimiter::Comma, style::delimiter))
}
