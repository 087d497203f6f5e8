//! Texts as values of a schema: of parameters, forms and XML. In: texts, and the schema of the value that they make; out: the value.
//! It never judges the value: a text that fits no type of the schema stays a text.

use super::{check, kinds, parts};
use crate::description::Description;
use crate::json;
use clientwright::unstable::tree::{Members, Node};
use indexmap::IndexMap;

/// A text as the value that the schema means: a number or a boolean where it allows one, else the text.
pub(crate) fn scalar(description: &Description, schema: &Node, text: &str) -> Node {
    let kinds = kinds(description, schema);
    let plain = Node::String(text.to_owned());
    let other = match json::read(text.as_bytes()) {
        Ok(value @ Node::Number(_)) if kinds.contains("number") || kinds.contains("integer") => value,
        Ok(value @ Node::Bool(_)) if kinds.contains("boolean") => value,
        // only the listed values say what they are
        Ok(value @ (Node::Number(_) | Node::Bool(_))) if kinds.is_empty() => value,
        Ok(_) | Err(_) => return plain,
    };
    let fits = |value: &Node| check(description, schema, value, "").is_empty();
    if fits(&plain) && (kinds.is_empty() || !fits(&other)) { plain } else { other }
}

/// An element or a member: where the schema wants another list or object, whose layout no style has, the text of its JSON.
fn element(description: &Description, schema: &Node, text: &str) -> Node {
    let kinds = kinds(description, schema);
    match json::read(text.as_bytes()) {
        Ok(value @ Node::Sequence(_)) if kinds.contains("array") => value,
        Ok(value @ Node::Mapping(_)) if kinds.contains("object") => value,
        Ok(_) | Err(_) => scalar(description, schema, text),
    }
}

/// Texts as a list, each by the schema of the elements.
pub(crate) fn list(description: &Description, schema: &Node, texts: &[String]) -> Node {
    let any = Node::Mapping(Members::default());
    let schema = parts(description, schema).into_iter().find_map(|part| part.get("items")).unwrap_or(&any);
    Node::Sequence(texts.iter().map(|text| element(description, schema, text)).collect())
}

/// Pairs as an object, each by the schema of its member; a name that comes several times makes a list.
pub(crate) fn object(description: &Description, schema: &Node, pairs: &[(String, String)]) -> Node {
    let any = Node::Mapping(Members::default());
    let mut texts: IndexMap<&str, Vec<String>> = IndexMap::new();
    for (name, text) in pairs {
        texts.entry(name).or_default().push(text.clone());
    }
    let members = texts.into_iter().map(|(name, texts)| {
        let schema = property(description, schema, name).unwrap_or(&any);
        let value = match texts.as_slice() {
            [text] if !kinds(description, schema).contains("array") => element(description, schema, text),
            [text] if text.starts_with('[') => element(description, schema, text),
            _ => list(description, schema, &texts),
        };
        (name.to_owned(), value)
    });
    Node::Mapping(members.collect())
}

/// The schema of a member, wherever in the compositions it is described.
pub(crate) fn property<'a>(description: &'a Description, schema: &'a Node, name: &str) -> Option<&'a Node> {
    let parts = parts(description, schema);
    let described = parts.iter().find_map(|part| part.get("properties")?.get(name));
    described.or_else(|| parts.iter().find_map(|part| part.get("additionalProperties")))
}

/// The names that the members of an object have.
pub(crate) enum Names {
    /// These alone.
    Listed(Vec<String>),
    /// These, and any other.
    Any(Vec<String>),
}

impl Names {
    pub(crate) fn listed(&self) -> &[String] {
        match self {
            Self::Listed(names) | Self::Any(names) => names,
        }
    }
}

/// The names that an object of a schema may have.
pub(crate) fn member_names(description: &Description, schema: &Node) -> Names {
    let parts = parts(description, schema);
    let properties = parts.iter().filter_map(|part| part.get("properties")?.as_mapping());
    let names = properties.flat_map(|names| names.keys().cloned()).collect();
    let more = parts.iter().filter_map(|part| part.get("additionalProperties"));
    if more.into_iter().any(|more| *more != Node::Bool(false)) {
        Names::Any(names)
    } else {
        Names::Listed(names)
    }
}
