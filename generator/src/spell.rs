//! Numbers that are texts. In: a tree, and the texts that it was read from; out: the same, where a text is wanted with the text
//! that was written. It never changes what was written in JSON, which has quotes to tell the two apart.
//!
//! YAML takes `version: 1.10` for the number 1.1, `default: 443` for a number and `enum: [12e03]` for 12000; whoever wrote
//! that into the version of a description or into a schema of texts meant a text.

use crate::bundle::kinds;
use crate::diagnostic::Problems;
use crate::document::Thing;
use crate::document::table::NodeKind;
use crate::source::lazy_pointer::LazyPointer;
use crate::source::{FileId, Format, Part, Pointer, Source, locate};
use crate::tree::{Node, Number};
use indexmap::IndexMap;

/// Gives each number and boolean of a text in YAML that stands where a text is wanted the text that was written.
#[must_use]
pub fn spell(mut tree: Node, source: &Source, problems: &Problems) -> Node {
    let mut found = Vec::new();
    let files = (0..).map_while(|file| problems.source(FileId(file), source));
    if files.into_iter().all(|it| it.format() == Format::Json) {
        return tree;
    }
    collect(&tree, kinds::DOCUMENT, &LazyPointer::ROOT, &mut found);
    let mut by_file: IndexMap<FileId, Vec<(Pointer, Pointer)>> = IndexMap::new();
    for at in found {
        let origin = problems.origins().of(&at);
        by_file.entry(origin.file).or_default().push((at, origin.at));
    }
    for (file, places) in by_file {
        let Some(source) = problems.source(file, source).filter(|it| it.format() == Format::Yaml) else {
            continue;
        };
        let sought: Vec<_> = places.iter().map(|(_, written)| (written, Part::Value)).collect();
        for ((at, _), offset) in places.iter().zip(locate::offsets(source.text(), &sought)) {
            if let Some(node) = tree.at_mut(at)
                && let Some(text) = written(source.text(), offset, node)
            {
                *node = Node::String(text);
            }
        }
    }
    tree
}

/// The numbers and booleans that stand where a text is wanted. The parsers have bounded how deep this can go.
fn collect(node: &Node, kind: NodeKind, way: &LazyPointer<'_>, found: &mut Vec<Pointer>) {
    let texts = holds_texts(node, kind);
    for (name, member) in node.as_mapping().into_iter().flatten() {
        let way = way.step(name);
        match kinds::step(kind, name) {
            _ if is_version(kind, name) => guessed(member, &way, found),
            Some(NodeKind::Text) => guessed(member, &way, found),
            Some(NodeKind::Any) | None if texts && is_value(name) => values(member, &way, found),
            Some(NodeKind::List(NodeKind::Any))
                if texts && is_value(name) && member.as_sequence().is_some() =>
            {
                values(member, &way, found);
            }
            Some(kind) => collect(member, kind, &way, found),
            None => {}
        }
    }
    for (index, item) in node.as_sequence().unwrap_or_default().iter().enumerate() {
        let token = index.to_string();
        let way = way.step(&token);
        match kinds::step(kind, &token) {
            Some(NodeKind::Text) => guessed(item, &way, found),
            Some(kind) => collect(item, kind, &way, found),
            None => {}
        }
    }
}

fn guessed(node: &Node, way: &LazyPointer<'_>, found: &mut Vec<Pointer>) {
    match node {
        Node::Number(_) | Node::Bool(_) => found.push(way.pointer()),
        Node::Null | Node::String(_) | Node::Sequence(_) | Node::Mapping(_) => {}
    }
}

/// A value of a schema, or a list of them.
fn values(node: &Node, way: &LazyPointer<'_>, found: &mut Vec<Pointer>) {
    guessed(node, way, found);
    for (index, item) in node.as_sequence().unwrap_or_default().iter().enumerate() {
        guessed(item, &way.step(&index.to_string()), found);
    }
}

/// The version of the specification is a text, whatever `dialect` makes of it (OAS 3.0.4, 4.8.1).
fn is_version(kind: NodeKind, name: &str) -> bool {
    kind == kinds::DOCUMENT && matches!(name, "openapi" | "swagger")
}

/// The keys whose values are values of the schema.
fn is_value(name: &str) -> bool {
    matches!(name, "enum" | "default" | "example" | "examples" | "const")
}

/// Whether all values of a schema are texts, or null; parameters and headers are schemas themselves in Swagger 2.0, and have
/// one later.
fn holds_texts(node: &Node, kind: NodeKind) -> bool {
    match kind.thing() {
        Some(Thing::Schema) => is_text(node.get("type")),
        Some(Thing::Parameter | Thing::Header | Thing::MediaType) => {
            is_text(node.get("type")) || is_text(node.get("schema").and_then(|schema| schema.get("type")))
        }
        Some(_) | None => false,
    }
}

fn is_text(of: Option<&Node>) -> bool {
    let named = |node: &Node, word: &str| node.as_str() == Some(word);
    match of {
        Some(Node::Sequence(words)) => {
            words.iter().any(|word| named(word, "string"))
                && words.iter().all(|word| named(word, "string") || named(word, "null"))
        }
        Some(node) => named(node, "string"),
        None => false,
    }
}

/// What was written where a scalar was read; how it would be written where that cannot be found.
fn written(text: &str, offset: Option<usize>, node: &Node) -> Option<String> {
    let usual = match node {
        Node::Bool(value) => value.to_string(),
        Node::Number(Number::Unsigned(value)) => value.to_string(),
        Node::Number(Number::Signed(value)) => value.to_string(),
        Node::Number(Number::Float(value)) => value.to_string(),
        Node::Null | Node::String(_) | Node::Sequence(_) | Node::Mapping(_) => return None,
    };
    let token = offset.and_then(|offset| token(text, offset)).filter(|token| reads_as(token, node));
    Some(token.map_or(usual, str::to_owned))
}

/// The plain scalar at a place, behind its anchor; that of an alias stands behind the anchor that it names.
fn token(text: &str, offset: usize) -> Option<&str> {
    let here = text.get(offset..)?;
    let word = |text: &'_ str| {
        text.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}')).unwrap_or(text.len())
    };
    if let Some(alias) = here.strip_prefix('*') {
        let anchor = format!("&{} ", alias.get(..word(alias))?);
        let at = text.find(&anchor)? + anchor.len();
        return text.get(at..).map(|rest| rest.trim_start()).and_then(|rest| rest.get(..word(rest)));
    }
    let here = match here.strip_prefix('&') {
        Some(anchor) => anchor.get(word(anchor)..)?.trim_start(),
        None => here,
    };
    here.get(..word(here))
}

/// Whether a token is the scalar that was read.
fn reads_as(token: &str, node: &Node) -> bool {
    match node {
        Node::Bool(value) => serde_yaml::from_str(token).ok() == Some(*value),
        Node::Number(Number::Unsigned(value)) => serde_yaml::from_str(token).ok() == Some(*value),
        Node::Number(Number::Signed(value)) => serde_yaml::from_str(token).ok() == Some(*value),
        Node::Number(Number::Float(value)) => serde_yaml::from_str(token).ok() == Some(*value),
        Node::Null | Node::String(_) | Node::Sequence(_) | Node::Mapping(_) => false,
    }
}

#[cfg(test)]
mod tests;
