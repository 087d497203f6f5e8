//! Passes by themselves. In: a pass, and schemas or documents before and after it; out: nothing, or a failed test.
//! It never runs another pass.

use super::Pass;
use crate::diagnostic::Problems;
use crate::source::{Origins, Pointer, Source};
use crate::tree::{self, Node};

/// What a pass makes of a document, and what it finds: the code and the place in the text of each finding.
pub(super) fn document(pass: Pass, text: &str) -> (Node, Vec<String>, Origins) {
    let mut problems = Problems::default();
    let mut tree = tree::parse(&Source::from_text("t", text), &mut problems).unwrap();
    let mut origins = Origins::default();
    pass(&mut tree, &mut origins, &mut problems);
    let found = problems.into_report().diagnostics;
    (tree, found.iter().map(|one| format!("{} {}", one.code, one.at.at)).collect(), origins)
}

/// Holds what a pass makes of schemas against what it should, with its findings in the schema.
pub(super) fn schemas(pass: Pass, cases: &[(&str, &str, &[&str])]) {
    let place = Pointer::parse("/components/schemas/A").unwrap();
    let wrapped = |schema: &str| format!("openapi: 3.1.0\ncomponents: {{schemas: {{A: {schema}}}}}\n");
    for (before, after, findings) in cases {
        let (tree, found, _) = document(pass, &wrapped(before));
        let (wanted, _, _) = document(|_, _, _| {}, &wrapped(after));
        assert_eq!(tree.at(&place), wanted.at(&place), "{before}");
        let found: Vec<_> = found.iter().map(|one| one.replace("/components/schemas/A", "")).collect();
        assert_eq!(found, *findings, "{before}");
    }
}

/// Where in the text the node was written that a pass has brought to a place.
pub(super) fn origin(pass: Pass, text: &str, place: &str) -> String {
    let (tree, _, origins) = document(pass, text);
    let place = Pointer::parse(place).unwrap();
    assert!(tree.at(&place).is_some(), "{place} is not there");
    origins.of(&place).at.to_string()
}
