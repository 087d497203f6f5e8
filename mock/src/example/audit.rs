//! Whether the examples of a description match their schemas. In: a description; out: how many there are, and what is
//! wrong with which. It never looks at examples that are only a link.

use super::{named, names};
use crate::description::Description;
use crate::json;
use crate::schema::{Direction, check_towards};
use crate::violation::{At, Violation};
use clientwright::source::Pointer;
use clientwright::unstable::tree::Node;

/// What [`Mock::check_examples`](crate::Mock::check_examples) found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExampleFindings {
    /// How many examples were checked.
    pub checked: usize,
    /// What does not match: the pointer of the example, and the violation.
    pub wrong: Vec<String>,
}

/// What a mapping is: an object of the specification, or a list of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Object,
    Names,
}

/// Keys under which values stand that are not part of the description.
const VALUES: [&str; 4] = ["example", "examples", "enum", "default"];
/// Keys under which names stand.
const NAMES: [&str; 3] = ["properties", "patternProperties", "mapping"];

pub(crate) fn audit(description: &Description) -> ExampleFindings {
    let mut findings = ExampleFindings::default();
    // Explicit instead of recursive: a description may be nested as deeply as its parser allows.
    let mut open = vec![(description.root(), Pointer::root(), Level::Object)];
    while let Some((node, place, level)) = open.pop() {
        if level == Level::Object {
            examples(description, node, &place, &mut findings);
        }
        for (key, value) in node.as_mapping().into_iter().flatten() {
            let names = level == Level::Object && NAMES.contains(&key.as_str());
            if level == Level::Names || !VALUES.contains(&key.as_str()) {
                open.push((value, place.key(key), if names { Level::Names } else { Level::Object }));
            }
        }
        for (index, item) in node.as_sequence().unwrap_or_default().iter().enumerate() {
            open.push((item, place.index(index), Level::Object));
        }
    }
    findings.wrong.sort();
    findings
}

/// The examples of a media type, parameter or header object, or of a schema.
fn examples(description: &Description, node: &Node, place: &Pointer, findings: &mut ExampleFindings) {
    let schema = node.get("schema").unwrap_or(node);
    if let Some(value) = node.get("example") {
        findings.add(&place.key("example"), check(description, schema, value));
    }
    if node.get("schema").is_none() {
        return;
    }
    for name in names(node) {
        if let Some(value) = named(description, node, name) {
            findings.add(&place.key("examples").key(name), check(description, schema, value));
        }
    }
}

/// The violations in the direction in which there are fewer: where a schema is used is not looked for.
fn check(description: &Description, schema: &Node, value: &Node) -> Vec<Violation> {
    let towards = |direction| check_towards(description, direction, (schema, value), At::Root("value"));
    let (request, response) = (towards(Direction::Request), towards(Direction::Response));
    if request.len() < response.len() { request } else { response }
}

impl ExampleFindings {
    fn add(&mut self, place: &Pointer, violations: Vec<Violation>) {
        self.checked += 1;
        self.wrong.extend(
            violations.iter().map(|violation| format!("{}: {violation}", json::quoted(place.as_str()))),
        );
    }
}
