use super::super::Pass;
use crate::diagnostic::Problems;
use crate::source::{Origins, Source};
use crate::tree::{self, Node};

/// A text in YAML, even where it begins with a brace.
pub(super) fn parsed(text: &str) -> Node {
    let mut problems = Problems::default();
    let yaml = if text.starts_with('{') { format!("--- {text}") } else { text.to_owned() };
    let tree = tree::parse(&Source::from_text("t", yaml), &mut problems);
    assert_eq!(problems.into_report().diagnostics, [], "{text}");
    tree.unwrap()
}

fn run(pass: Pass, text: &str) -> (Node, Vec<String>) {
    let (mut tree, mut problems) = (parsed(text), Problems::default());
    pass(&mut tree, &mut Origins::default(), &mut problems);
    let found = problems.into_report().diagnostics;
    (tree, found.iter().map(|found| format!("{} {}", found.code, found.at.at)).collect())
}

/// What a pass makes of a document.
pub(super) fn converted(pass: Pass, text: &str) -> Node {
    run(pass, text).0
}

/// What a pass has to say of a document.
pub(super) fn found(pass: Pass, text: &str) -> Vec<String> {
    run(pass, text).1
}

pub(super) fn assert_converts(pass: Pass, before: &str, after: &str) {
    let (made, wanted) = (converted(pass, before), parsed(after));
    assert_eq!(made, wanted, "{before}");
}
