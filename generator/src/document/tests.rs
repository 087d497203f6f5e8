//! What openapiv3 makes of pieces, and what it must not lose.

use super::piece::{Piece, shown};
use super::table::{NodeKind, Thing};
use super::{Place, view};
use crate::diagnostic::{Code, Problems};
use crate::tree::{self, Node};
use crate::{Source, dialect, samples};
use openapiv3 as v3;
use serde::Serialize;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn parsed(text: &str) -> Option<Node> {
    let mut problems = Problems::default();
    let tree = tree::parse(&Source::from_text("openapi.yaml", text), &mut problems);
    let normalized = tree.and_then(|tree| dialect::normalize(tree, &mut problems));
    let _report = problems.into_report();
    Some(normalized?.tree)
}

/// The project's own description, those of the tests, and real ones.
fn descriptions() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = vec![root.join("spec/openapi.yaml")];
    files.extend(samples::accepted());
    let rejected = std::fs::read_dir(root.join("tests/rejected")).into_iter().flatten().flatten();
    files.extend(rejected.map(|entry| entry.path().join("openapi.yaml")));
    files.extend(samples::real(300_000));
    files.retain(|file| file.is_file());
    files
}

/// openapiv3 drops unknown keys in silence. The tables of keys are ours, so a key that they know and it does not would
/// be lost without anybody noticing: each piece of each description goes there and back here.
#[test]
fn nothing_is_lost_on_the_way_through_openapiv3() {
    let mut pieces = 0;
    let mut lost = Vec::new();
    for file in descriptions() {
        let text = std::fs::read_to_string(&file).expect("a description");
        let Some(tree) = parsed(&text) else { continue };
        let mut problems = Problems::default();
        let document = view(&tree, &mut problems);
        let _report = problems.into_report();
        each_piece(&document.root(), NodeKind::Thing(Thing::Document), &mut |place, thing| {
            if !document.is_broken(place) {
                pieces += 1;
                lost.extend(
                    losses(place, thing)
                        .into_iter()
                        .map(|key| format!("{}: {}{key}", file.display(), place.at)),
                );
            }
        });
    }
    assert!(pieces > 500, "only {pieces} pieces were tried");
    assert!(lost.is_empty(), "{} of {pieces} pieces:\n{}", lost.len(), lost.join("\n"));
}

fn each_piece<'a>(place: &Place<'a>, kind: NodeKind, visit: &mut impl FnMut(&Place<'a>, Thing)) {
    if place.reference().is_some() || kind == NodeKind::Any {
        return;
    }
    if let (Some(thing), Node::Mapping(_)) = (kind.thing(), place.node) {
        visit(place, thing);
    }
    for (name, member) in place.members() {
        if let Some(kind) = kind.step(name) {
            each_piece(&member, kind, visit);
        }
    }
    for (index, item) in place.items().enumerate() {
        if let Some(kind) = kind.step(&index.to_string()) {
            each_piece(&item, kind, visit);
        }
    }
}

fn losses(place: &Place<'_>, thing: Thing) -> Vec<String> {
    match thing {
        Thing::Info => through::<v3::Info>(place),
        Thing::Schema => through::<v3::Schema>(place),
        _ => Vec::new(),
    }
}

/// What is shown to openapiv3, and is not there when it is written again.
fn through<T: Piece + Serialize>(place: &Place<'_>) -> Vec<String> {
    let before = shown(place, NodeKind::Thing(T::THING));
    let typed = match serde_json::from_value::<T>(before.clone()) {
        Ok(typed) => typed,
        Err(error) => return vec![format!(": {error}")],
    };
    let after = serde_json::to_value(typed).expect("openapiv3 writes itself");
    let mut lost = Vec::new();
    missing(&before, &after, T::THING, String::new(), &mut lost);
    lost
}

fn missing(before: &Value, after: &Value, thing: Thing, at: String, lost: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(members), Value::Object(kept)) => {
            for (name, value) in members {
                let at = format!("{at}/{name}");
                match kept.get(name) {
                    Some(kept) => missing(value, kept, thing, at, lost),
                    None if says_nothing(value) || is_known_loss(thing, name) => {}
                    None => lost.push(at),
                }
            }
        }
        (Value::Array(items), Value::Array(kept)) if items.len() == kept.len() => {
            for (index, (item, kept)) in items.iter().zip(kept).enumerate() {
                missing(item, kept, thing, format!("{at}/{index}"), lost);
            }
        }
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => {}
        (one, other) if one == other => {}
        (one, other) => lost.push(format!("{at}: {one} became {other}")),
    }
}

/// What stands for its own absence in openapiv3.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(true) | Value::Number(_) | Value::String(_) => false,
    }
}

/// Keys that openapiv3 has no place for; whoever needs one reads it from the tree.
fn is_known_loss(thing: Thing, name: &str) -> bool {
    match thing {
        Thing::Schema => name == "xml",
        _ => false,
    }
}

fn wrap(key: &str, inner: Node) -> Node {
    Node::Mapping([(key.to_owned(), inner)].into_iter().collect())
}

/// A component schema of so many arrays in each other, with a keyword in the innermost that openapiv3 would stumble on.
fn nested(levels: usize) -> Node {
    let mut schema = wrap("minLength", Node::String("no number".to_owned()));
    for _ in 0..levels {
        schema = wrap("items", schema);
    }
    wrap("components", wrap("schemas", wrap("Deep", schema)))
}

/// A bad keyword below many levels costs openapiv3 2^n attempts, and many levels its stack: a piece has none.
#[test]
fn deep_nesting_costs_nothing() {
    let tree = nested(60);
    let mut problems = Problems::default();
    let began = std::time::Instant::now();
    let document = view(&tree, &mut problems);
    let mut place = document.component("schemas", "Deep").expect("the schema");
    let mut read = 0;
    while let Some(items) = place.get("items") {
        read += usize::from(document.piece::<v3::Schema>(&place, &mut problems).is_some());
        place = items;
    }
    assert_eq!(read, 60);
    assert!(document.piece::<v3::Schema>(&place, &mut problems).is_none());
    let _report = problems.into_report();
    assert!(began.elapsed().as_secs() < 5);
}

#[test]
fn objects_nested_without_measure_are_refused() {
    let tree = nested(1_000);
    let mut problems = Problems::default();
    let _document = view(&tree, &mut problems);
    let report = problems.into_report();
    assert!(report.diagnostics.iter().any(|found| found.code == Code::TOO_DEEP));
}

/// What is said of the values of a parameter's schema, in each dialect.
#[test]
fn values_that_a_schema_does_not_allow_are_found() {
    let found = |version: &str, schema: &str| {
        let text = format!(
            "openapi: {version}\ninfo: {{title: A, version: '1'}}\npaths:\n  /a:\n    get:\n      parameters:\n        - {{name: a, in: query, schema: {schema}}}\n      responses: {{'200': {{description: A.}}}}\n\
             components:\n  schemas:\n    Kind: {{type: string, enum: [cat, dog]}}\n"
        );
        let tree = parsed(&text).expect("a description");
        let mut problems = Problems::default();
        let _document = view(&tree, &mut problems);
        let found = problems.into_report().diagnostics.into_iter().map(|found| found.code);
        found.filter(|code| [Code::DEFAULT_KIND, Code::CROSSED_LIMITS].contains(code)).collect::<Vec<_>>()
    };
    let (default, limits) = (Some(Code::DEFAULT_KIND), Some(Code::CROSSED_LIMITS));
    for (version, schema, expected) in [
        ("3.0.3", "{type: string, enum: [red], default: blue}", default),
        ("3.0.3", "{type: string, enum: [red], default: red}", None),
        ("3.0.3", "{type: string, enum: [red], nullable: true, default: null}", None),
        ("3.0.3", "{type: number, enum: [1, 2], default: 1.0}", None),
        ("3.0.3", "{type: array, items: {type: string, enum: [up]}, default: [up, down]}", default),
        ("3.0.3", "{default: bird, allOf: [{$ref: '#/components/schemas/Kind'}]}", default),
        ("3.1.0", "{default: bird, $ref: '#/components/schemas/Kind'}", default),
        ("3.1.0", "{default: cat, $ref: '#/components/schemas/Kind'}", None),
        ("3.0.3", "{type: integer, maximum: 100, default: 500}", default),
        ("3.0.3", "{type: string, minLength: 1, default: ''}", default),
        ("3.0.3", "{type: integer, minimum: 2, maximum: 1}", limits),
        ("3.0.3", "{type: number, minimum: 1, exclusiveMinimum: true, maximum: 1}", limits),
        ("3.1.0", "{type: number, exclusiveMinimum: 1, maximum: 1}", limits),
        ("3.0.3", "{type: number, minimum: 1, maximum: 1}", None),
        ("3.0.3", "{type: string, minLength: 8, maxLength: 4}", limits),
        ("3.0.3", "{type: array, items: {}, minItems: 2, maxItems: 1}", limits),
        ("3.0.3", "{type: object, minProperties: 2, maxProperties: 1}", limits),
    ] {
        assert_eq!(found(version, schema), expected.into_iter().collect::<Vec<_>>(), "{version} {schema}");
    }
}
