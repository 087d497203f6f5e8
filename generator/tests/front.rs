//! The front half on texts that nobody wrote: cut off, changed at random, made up. No panic, no endless work, and every
//! place that is reported is in the text.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test may panic")]

use clientwright::Source;
use clientwright::diagnostic::{Problems, Report};
use clientwright::source::locate::{Lines, locate, offsets};
use clientwright::source::{Part, Pointer};
use clientwright::unstable::dialect;
use clientwright::unstable::tree::{self, Node, Number};
use proptest::prelude::*;

const YAML: &str = "\
# a comment
openapi: 3.0.3
info: {title: 'Pets', version: \"1\\u0030\", x: &n [1, 2.5, -3, ~, yes]}
paths:
  /pets/{id}:
    get: &get
      tags:
      - &a {name: x, more: &b [*n, deep]}
      - *a
      - 'it''s'
      - ? key
        : {<<: [*a, {z: 1}], y: !!str 2}
      description: |
        two [0, 1) lines
          {
      responses:
        200: &r
          description: >-
            folded
        '404': *r
    <<: {put: *get}
 # less
components: !own
  größe: \"\\ud83d 😀\"
  a:
";

const JSON: &str = r#"{"openapi": "3.0.3", "info": {"title": "Pets \ud83d\ude00", "n": [1, -2.5e3, true, null, {}]},
  "paths": {"/a~b": {"get": {"tags": [["x"], []], "größe": "\"\\"}}, "": 18446744073709551616}}
"#;

/// Reads a text as the pipeline does, and renders what was found.
fn front(text: &str) -> (Option<Node>, Report) {
    let source = Source::from_text("t", text);
    let mut problems = Problems::default();
    let tree = tree::parse(&source, &mut problems);
    if let Some(tree) = &tree {
        dialect::normalize(tree.clone(), &mut problems);
    }
    let report = problems.into_report();
    check_places(&source, tree.as_ref(), &report);
    (tree, report)
}

fn check_places(source: &Source, tree: Option<&Node>, report: &Report) {
    let text = source.text();
    let lines = Lines::new(text);
    for found in report.located(source) {
        for spot in std::iter::once(&found.at).chain(&found.labels) {
            assert!(text.is_char_boundary(spot.offset), "{spot:?} in {text:?}");
            assert_eq!(lines.offset(spot.position), spot.offset, "{spot:?} in {text:?}");
        }
        assert_eq!(found.to_string().lines().count(), 1);
    }
    assert_eq!(report.render(source).is_empty(), report.diagnostics.is_empty());
    let places = tree.map(places).unwrap_or_default();
    let asked: Vec<_> = places.iter().flat_map(|at| [(at, Part::Key), (at, Part::Value)]).collect();
    for (offset, (pointer, _)) in offsets(text, &asked).into_iter().zip(&asked) {
        let offset = offset.expect("every place of a tree is in its text");
        assert_eq!(lines.offset(lines.position(offset)), offset, "{pointer} in {text:?}");
    }
    if let Some(last) = places.last() {
        assert!(locate(text, last, Part::Value).is_some(), "{last} in {text:?}");
    }
}

/// All places of a tree, and one that is not there.
fn places(tree: &Node) -> Vec<Pointer> {
    let mut found = vec![Pointer::root().key("nowhere").index(3)];
    let mut open = vec![(Pointer::root(), tree)];
    while let Some((at, node)) = open.pop() {
        match node {
            Node::Mapping(members) => open.extend(members.iter().map(|(key, inner)| (at.key(key), inner))),
            Node::Sequence(items) => {
                open.extend(items.iter().enumerate().map(|(i, inner)| (at.index(i), inner)))
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
        }
        found.push(at);
    }
    found
}

#[test]
fn the_samples_are_well_formed() {
    let (yaml, report) = front(YAML);
    // half a pair of surrogates is no character in YAML
    assert!(yaml.is_none() && report.render(&Source::from_text("t", YAML)).contains("E0001"));
    assert!(front(&YAML.replace("\\ud83d ", "")).0.is_some());
    assert!(front(JSON).0.is_some());
}

#[test]
fn every_prefix() {
    let yaml = YAML.replace("\\ud83d ", "");
    for text in [yaml.as_str(), JSON] {
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            front(&text[..end]);
        }
    }
}

/// One change of a text: a piece is taken out, doubled, moved, or put in.
#[derive(Debug, Clone)]
enum Change {
    Remove(prop::sample::Index, usize),
    Double(prop::sample::Index, usize),
    Insert(prop::sample::Index, &'static str),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    const PIECES: &[&str] = &[
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        ": ",
        "- ",
        "? ",
        "|",
        ">",
        "'",
        "\"",
        "\\",
        "#",
        "&a ",
        "*a",
        "*a : ",
        "&b ",
        "*b",
        "!t ",
        "!!int ",
        "<<: *a\n",
        "\n",
        "\n  ",
        "\r",
        "\t",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{0}",
        "😀",
        "1e999",
        "null",
    ];
    let at = any::<prop::sample::Index>;
    let change = prop_oneof![
        (at(), 1..12_usize).prop_map(|(at, length)| Change::Remove(at, length)),
        (at(), 1..40_usize).prop_map(|(at, length)| Change::Double(at, length)),
        (at(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Change::Insert(at, piece)),
    ];
    prop::collection::vec(change, 1..6)
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for change in changes {
        match change {
            Change::Remove(at, length) => {
                let at = at.index(chars.len() + 1);
                chars.drain(at..(at + length).min(chars.len()));
            }
            Change::Double(at, length) => {
                let at = at.index(chars.len() + 1);
                let piece = chars[at..(at + length).min(chars.len())].to_vec();
                chars.splice(at..at, piece);
            }
            Change::Insert(at, piece) => {
                let at = at.index(chars.len() + 1);
                chars.splice(at..at, piece.chars());
            }
        }
    }
    chars.into_iter().collect()
}

/// Any tree. Fractions have few digits: serde_json reads those exactly without its feature `float_roundtrip`.
fn nodes() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        Just(Node::Null),
        any::<bool>().prop_map(Node::Bool),
        any::<u64>().prop_map(|n| Node::Number(Number::Unsigned(n))),
        (i64::MIN..0).prop_map(|n| Node::Number(Number::Signed(n))),
        any::<i32>().prop_map(|n| Node::Number(Number::Float(f64::from(n) / 1000.0))),
        any::<String>().prop_map(Node::String),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        let mapping = prop::collection::vec((any::<String>(), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Node::Sequence),
            mapping.prop_map(|members| Node::Mapping(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_yaml(changes in changes()) {
        front(&changed(&YAML.replace("\\ud83d ", ""), &changes));
    }

    #[test]
    fn changed_json(changes in changes()) {
        front(&changed(JSON, &changes));
    }

    #[test]
    fn any_text(text in "[\\PC\n\t \\[\\]{}:,&*!|>'\"#?-]{0,60}") {
        front(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// A tree written as JSON is the same tree when it is read, and every key is found where it stands.
    #[test]
    fn json_and_back(node in nodes()) {
        let root = Node::Sequence(vec![node]);
        for text in [serde_json::to_string(&root).unwrap(), serde_json::to_string_pretty(&root).unwrap()] {
            let (tree, _) = front(&text);
            prop_assert_eq!(tree.as_ref(), Some(&root));
        }
    }

    /// The same text behind a comment is read by the YAML parser, to the same tree; JSON is YAML but for surrogates.
    #[test]
    fn json_as_yaml(node in nodes()) {
        let text = format!("# YAML\n{}", serde_json::to_string(&Node::Sequence(vec![node])).unwrap());
        let mut problems = Problems::default();
        let tree = tree::parse(&Source::from_text("t", text.as_str()), &mut problems);
        let _ = problems.into_report();
        for pointer in tree.iter().flat_map(places) {
            prop_assert!(locate(&text, &pointer, Part::Value).is_some());
        }
    }
}
