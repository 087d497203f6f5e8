//! Media types by `consumes` and `produces`. In: an operation; out: those that count for it, with their places.
//! It never judges them: `document` does, wherever one becomes the key of a `content`.

use super::walk;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::{Origins, Pointer};
use crate::tree::Node;
use std::collections::HashSet;

/// What is meant where nothing is said: no description of 2.0 without these lists means anything else.
const USUAL: &str = "application/json";

/// How many values may be made of media types, whatever the size of the description.
const MOST_FORMS: usize = 2_000_000;

/// A media type, and where it is written.
#[derive(Debug, Clone)]
pub(super) struct Media {
    pub(super) name: String,
    pub(super) at: Option<Pointer>,
}

impl Media {
    /// One that is written nowhere.
    pub(super) fn implied(name: &str) -> Self {
        Self { name: name.to_owned(), at: None }
    }

    /// The type without its parameters, in lower case.
    pub(super) fn essence(&self) -> String {
        essence(&self.name)
    }
}

/// Those of an operation, or else of the document (Operation Object: "This overrides the … definition at the Swagger Object. An
/// empty value MAY be used to clear the global definition").
pub(super) fn media_types(tree: &Node, operation: &Pointer, key: &str) -> Vec<Media> {
    let own = tree.at(operation).is_some_and(|operation| operation.get(key).is_some());
    if own { of_holder(tree, operation, key) } else { of_document(tree, key) }
}

/// Those of the document.
pub(super) fn of_document(tree: &Node, key: &str) -> Vec<Media> {
    of_holder(tree, &Pointer::root(), key)
}

fn of_holder(tree: &Node, holder: &Pointer, key: &str) -> Vec<Media> {
    let at = holder.key(key);
    let listed = tree.at(&at).and_then(Node::as_sequence).unwrap_or_default().iter().enumerate();
    let mut all: Vec<Media> = Vec::new();
    let mut known = HashSet::new();
    for (index, node) in listed {
        if let Some(name) = node.as_str().filter(|name| known.insert(*name)) {
            all.push(Media { name: name.to_owned(), at: Some(at.index(index)) });
        }
    }
    if all.is_empty() { vec![Media::implied(USUAL)] } else { all }
}

/// Refuses media types that would be written with each operation and each response so often that the description becomes
/// many times what it is: 3.0 has the schema once for each of them.
pub(super) fn bound(tree: &mut Node, _: &mut Origins, problems: &mut Problems) {
    let operations = walk::operations(tree);
    let forms = |slot: &walk::OperationSlot, key, parts: &str| {
        let written = tree.at(&slot.operation.key(parts)).map_or(0, Node::size);
        media_types(tree, &slot.operation, key).len().saturating_mul(written)
    };
    let made: usize = operations
        .iter()
        .map(|slot| {
            forms(slot, "consumes", "parameters").saturating_add(forms(slot, "produces", "responses"))
        })
        .fold(0, usize::saturating_add);
    if made <= MOST_FORMS.max(tree.size().saturating_mul(16)) {
        return;
    }
    let longest = ["consumes", "produces"].into_iter().max_by_key(|key| of_document(tree, key).len());
    let at = longest.map(|key| Pointer::root().key(key)).filter(|at| tree.at(at).is_some());
    let message = "with each media type for each operation, the description has too many values";
    let found = Diagnostic::new(Code::TOO_MANY_NODES, Label::key(&at.unwrap_or_default()), message);
    problems.push(found.help("give each operation its own `consumes` and `produces`"));
    for holder in operations.into_iter().map(|slot| slot.operation).chain([Pointer::root()]) {
        for key in ["consumes", "produces"] {
            if let Some(Node::Sequence(types)) = tree.at_mut(&holder.key(key)) {
                types.truncate(1);
            }
        }
    }
}

/// Whether two lists have the same types in the same order.
pub(super) fn same(one: &[Media], other: &[Media]) -> bool {
    one.iter().map(|media| &media.name).eq(other.iter().map(|media| &media.name))
}

/// The one list that all uses have, or else that of the document.
pub(super) fn agreed(tree: &Node, key: &str, uses: &[Vec<Media>]) -> Vec<Media> {
    match uses.split_first() {
        Some((first, others)) if others.iter().all(|other| same(first, other)) => first.clone(),
        Some(_) | None => of_document(tree, key),
    }
}

/// A media type without its parameters, in lower case (RFC 9110, section 8.3.1).
pub(super) fn essence(name: &str) -> String {
    name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
