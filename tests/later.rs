//! Descriptions in their 3.0 and their 3.1 form: what is said in other words becomes the same client. Every accepted
//! description of 3.0 is rewritten, keyword by keyword, as 3.1 has it.

use clientwright::diagnostic::{Code, Problems};
use clientwright::generate;
use clientwright::source::Source;
use clientwright::unstable::tree::{Node, Number, parse};
use clientwright_tests::{root, settings};

#[test]
fn the_3_1_form_of_a_description_becomes_the_same_client() {
    let mut rewritten = 0;
    let folders = std::fs::read_dir(root().join("tests/accepted")).expect("a folder");
    for folder in folders.map(|entry| entry.expect("an entry").path()) {
        let text = std::fs::read_to_string(folder.join("openapi.yaml")).expect("a description");
        let source = Source::from_text("openapi.yaml", text);
        let mut problems = Problems::default();
        let before = parse(&source, &mut problems).expect("a tree");
        let _read = problems.into_report();
        let is_3_0 = before.get("openapi").and_then(Node::as_str).is_some_and(|it| it.starts_with("3.0"));
        // what is in other files would have to be rewritten there
        let is_split = folder.ends_with("many-files");
        if !is_3_0 || is_split || folder.join("report.txt").is_file() {
            continue;
        }
        let mut after = before.clone();
        document(&mut after);
        let after = Source::from_text("openapi.json", serde_json::to_string(&after).expect("JSON"));
        let settings = settings(&folder);
        let made = |source: &Source| match generate(source, &settings) {
            Ok(generated) => generated,
            Err(report) => panic!("{}:\n{}", folder.display(), report.render(source)),
        };
        let (before, after_made) = (made(&source), made(&after));
        // beside a composition, `nullable` is the one word there is for it, in both
        let others = after_made.report.diagnostics.iter().filter(|found| found.code != Code::OLD_KEYWORD);
        assert_eq!(others.count(), 0, "{}:\n{}", folder.display(), after_made.report.render(&after));
        let (old, new): (Vec<_>, Vec<_>) = (before.files.iter().collect(), after_made.files.iter().collect());
        for ((path, old), (_, new)) in old.iter().zip(&new) {
            assert_eq!(new, old, "{}: {path}", folder.display());
        }
        assert_eq!(new.len(), old.len(), "{}", folder.display());
        rewritten += 1;
    }
    assert!(rewritten > 30, "{rewritten}");
}

fn document(root: &mut Node) {
    let Node::Mapping(members) = root else { return };
    members.insert("openapi".to_owned(), text("3.1.1"));
    if let Some(webhooks) = members.remove("x-webhooks") {
        members.insert("webhooks".to_owned(), webhooks);
    }
    visit(root);
}

/// Rewrites schemas wherever they are; values are left alone.
fn visit(node: &mut Node) {
    match node {
        Node::Mapping(members) => {
            let is_value = |name: &str| matches!(name, "example" | "examples" | "default" | "enum" | "value");
            for (name, member) in members.iter_mut() {
                if !is_value(name) && !name.starts_with("x-") {
                    visit(member);
                }
            }
            if matches!(members.get("type"), Some(Node::String(_))) && !members.contains_key("in") {
                schema(node);
            }
        }
        Node::Sequence(items) => items.iter_mut().for_each(visit),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}

fn schema(node: &mut Node) {
    let Node::Mapping(members) = node else { return };
    if members.get("nullable") == Some(&Node::Bool(true)) {
        members.remove("nullable");
        let word = members.get("type").cloned().expect("a type");
        members.insert("type".to_owned(), Node::Sequence(vec![word, text("null")]));
    }
    members.remove("nullable");
    if let Some(Node::Sequence(values)) = members.get("enum")
        && let [value] = values.as_slice()
    {
        let value = value.clone();
        members.remove("enum");
        members.insert("const".to_owned(), value);
    }
    for (bound, exclusive) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        if members.remove(exclusive) == Some(Node::Bool(true)) {
            let bound = members.remove(bound).unwrap_or(Node::Number(Number::Unsigned(0)));
            members.insert(exclusive.to_owned(), bound);
        }
    }
    if let Some(example) = members.remove("example") {
        members.insert("examples".to_owned(), Node::Sequence(vec![example]));
    }
    match members.get("format").and_then(Node::as_str) {
        Some("byte") => {
            members.remove("format");
            members.insert("contentEncoding".to_owned(), text("base64"));
        }
        Some("binary") => {
            members.remove("format");
            members.insert("contentMediaType".to_owned(), text("application/octet-stream"));
        }
        _ => {}
    }
}

fn text(text: &str) -> Node {
    Node::String(text.to_owned())
}
