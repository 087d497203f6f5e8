//! Damaged descriptions: whatever stands in the place of whatever, the front half answers with a report.

use crate::check::check;
use crate::diagnostic::Problems;
use crate::source::{Pointer, Source};
use crate::tree::{self, Node, Number};
use crate::{Settings, document};
use std::path::Path;

/// Every so many places are damaged; all of them take half a minute in a debug build.
const STEP: usize = 13;

#[test]
fn no_damage_makes_it_panic_and_none_goes_unnoticed_for_long() {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml");
    let text = std::fs::read_to_string(spec).expect("the description");
    let mut problems = Problems::default();
    let tree = tree::parse(&Source::from_text("openapi.yaml", text), &mut problems).expect("a tree");
    assert!(problems.into_report().diagnostics.is_empty());
    let mut places = Vec::new();
    collect(&tree, Pointer::root(), &mut places);
    assert!(places.len() > 1_000, "only {} places", places.len());
    let mut refused = 0;
    for (index, place) in places.iter().step_by(STEP).enumerate() {
        let mut damaged = tree.clone();
        let kinds = replacements();
        *find(&mut damaged, place).expect("the place") = kinds[index % kinds.len()].clone();
        refused += usize::from(is_refused(&damaged));
    }
    assert!(refused > 20, "only {refused} were refused");
}

fn replacements() -> [Node; 7] {
    let reference = |text: &str| {
        Node::Mapping([("$ref".to_owned(), Node::String(text.to_owned()))].into_iter().collect())
    };
    [
        Node::Null,
        Node::Bool(true),
        Node::Number(Number::Float(-1.5)),
        Node::String("{".to_owned()),
        Node::Sequence(vec![Node::Sequence(Vec::new())]),
        reference("#/components/schemas/DavinciScreen"),
        reference("#"),
    ]
}

fn is_refused(tree: &Node) -> bool {
    let mut problems = Problems::default();
    let document = document::view(tree, &mut problems);
    let api = super::super::lower(&document, &Settings::default(), &mut problems);
    check(api, problems).is_err()
}

fn collect(node: &Node, at: Pointer, places: &mut Vec<Pointer>) {
    if let Some(members) = node.as_mapping() {
        members.iter().for_each(|(name, node)| collect(node, at.key(name), places));
    }
    for (index, item) in node.as_sequence().unwrap_or_default().iter().enumerate() {
        collect(item, at.index(index), places);
    }
    places.push(at);
}

fn find<'n>(node: &'n mut Node, at: &Pointer) -> Option<&'n mut Node> {
    at.tokens().try_fold(node, |node, token| match node {
        Node::Mapping(members) => members.get_mut(&token),
        Node::Sequence(items) => items.get_mut(token.parse::<usize>().ok()?),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => None,
    })
}
