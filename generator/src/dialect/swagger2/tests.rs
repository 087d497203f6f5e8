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

/// A thousand media types for a thousand responses each: a megabyte that would become a gigabyte.
#[test]
fn media_types_do_not_multiply_without_end() {
    let listed = |of: &str| (0..1000).map(|index| format!("{of}{index}")).collect::<Vec<_>>();
    let produces = listed("text/x-").join(", ");
    let responses =
        listed("'2").iter().map(|status| format!("{status}': {{description: x}}, ")).collect::<String>();
    let paths =
        (0..20).map(|path| format!("/{path}: {{get: {{responses: {{{responses}}}}}}}, ")).collect::<String>();
    let text = |paths: &str| format!("{{swagger: '2.0', produces: [{produces}], paths: {{{paths}}}}}");
    assert_eq!(found(super::media::bound, &text(&paths)), ["E0007 /produces"]);
    let one = converted(super::media::bound, &text(&paths));
    assert_eq!(one.get("produces").and_then(Node::as_sequence).map(<[Node]>::len), Some(1));
    let few = text("/a: {get: {responses: {'200': {description: x}}}}");
    assert_eq!(found(super::media::bound, &few), Vec::<String>::new());
    assert_eq!(converted(super::media::bound, &few), parsed(&few));
}
