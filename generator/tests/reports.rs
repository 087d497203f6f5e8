//! Reports go to terminals. In: the rejected descriptions with hostile texts in every place in turn, and files with hostile
//! names; out: that no character which a terminal obeys or hides leaves in any form of a report. It never looks at the words.

use clientwright::diagnostic::{Code, Extent, Located, Problems, Report, is_hidden};
use clientwright::source::Pointer;
use clientwright::unstable::tree;
use clientwright::{Settings, Source, read};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Sets the title of a window, turns the direction of writing, has no width, begins a sequence in one character, ends a line.
const HOSTILE: &str = "\u{1b}]0;x\u{7}\u{202e}\u{200b}\u{9b}31m\r\nz\u{85}";

/// How many places of a description are tried.
const PLACES: usize = 40;

/// How many texts and names there are in a value.
fn count(value: &Value) -> usize {
    match value {
        Value::String(_) => 1,
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(|value| 1 + count(value)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

/// The same value with a hostile end to the text or name of that number, or to all of them.
fn with_hostile(value: &Value, place: Option<usize>, seen: &mut usize) -> Value {
    let mut hostile = |text: &str| {
        *seen += 1;
        let is_chosen = place.is_none_or(|place| *seen == place + 1);
        if is_chosen { format!("{text}{HOSTILE}") } else { text.to_owned() }
    };
    match value {
        Value::String(text) => Value::String(hostile(text)),
        Value::Array(items) => items.iter().map(|item| with_hostile(item, place, seen)).collect(),
        Value::Object(members) => {
            let mut member = |(key, value): (&String, &Value)| {
                *seen += 1;
                let is_chosen = place.is_some_and(|place| *seen == place + 1);
                let key = if is_chosen { format!("{key}{HOSTILE}") } else { key.clone() };
                (key, with_hostile(value, place, seen))
            };
            members.iter().map(&mut member).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

/// The escape sequences with which a frame is coloured.
fn without_colours(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';');
        let (colour, rest) = part.split_at(end.unwrap_or(0));
        // what is no colour stays, and is found
        out.push_str(rest.strip_prefix('m').filter(|_| colour.len() < 12).unwrap_or("\u{1b}"));
    }
    out
}

#[track_caller]
fn is_harmless(report: &Report, source: &Source) {
    let coloured = report.render_coloured(source, Extent::Every);
    let frames = [report.render_plain(source, Extent::Few), without_colours(&coloured)];
    let lines = report.lines(source).into_iter().map(|(_, line)| line);
    for line in frames.iter().flat_map(|frames| frames.split('\n').map(str::to_owned)).chain(lines) {
        assert!(!line.contains(is_hidden), "{:?}: {line:?}", source.text());
    }
}

fn report(source: &Source) -> Report {
    match read(source, &Settings::default()) {
        Ok(read) => read.report,
        Err(report) => report,
    }
}

#[test]
fn no_text_of_a_description_speaks_to_the_terminal() {
    let mut codes: BTreeSet<Code> = BTreeSet::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/rejected");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path().join("openapi.yaml");
        let mut problems = Problems::default();
        let tree = tree::parse(&Source::read(&path).unwrap(), &mut problems);
        drop(problems.into_report());
        let Some(tree) = tree else { continue };
        let value = serde_json::to_value(&tree).unwrap();
        let places = count(&value);
        let chosen = (0..places).step_by(places.div_ceil(PLACES)).map(Some);
        for place in chosen.chain([None]) {
            let text = serde_json::to_string_pretty(&with_hostile(&value, place, &mut 0)).unwrap();
            let source = Source::from_text(format!("spec{HOSTILE}.json"), text);
            let report = report(&source);
            codes.extend(report.diagnostics.iter().map(|found| found.code));
            is_harmless(&report, &source);
        }
    }
    assert!(codes.len() > 80, "too few kinds of findings to hold the law against: {codes:?}");
}

/// What YAML does not take may stand in an excerpt as it is.
#[test]
fn no_excerpt_speaks_to_the_terminal() {
    for text in [
        "openapi: 3.0.3\ninfo: \u{1b}[31mred\n",
        "openapi: 3.0.3\nin\u{202e}fo: {title: a, version: b}\npaths: {}\n",
        "openapi: 3.0.3\r\ninfo:\r\n\ttitle: x\r\n",
        "{\"openapi\": \"3.0.3\",\r\n\t\"in\u{200b}fo\": {}, \"\u{9b}\u{7f}\": 1}",
    ] {
        let source = Source::from_text("spec.yaml", text);
        let report = report(&source);
        assert!(!report.diagnostics.is_empty());
        is_harmless(&report, &source);
    }
}

/// The column is that of the text, not of the escapes that are shown.
#[test]
fn places_are_those_of_the_text() {
    let text =
        "openapi: 3.0.3\ninfo: {title: a, version: b}\npaths: {}\n\"\u{202e}\": {\"\u{200b}\": 1, y: 2}\n";
    let source = Source::from_text("spec.yaml", text);
    let drawn = report(&source).render(&source);
    assert!(
        drawn.contains("spec.yaml:4:1\n") && drawn.contains("4 | \"\\u{202e}\": {\"\\u{200b}\": 1, y"),
        "{drawn}"
    );
}

/// References name files, and files are suggested by their names.
#[cfg(unix)]
#[test]
fn no_name_of_a_file_speaks_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let name = HOSTILE.replace(['\r', '\n', '\u{85}'], "");
    let items = |rest: &str| format!("{{\"type\": \"array\", \"items\": {{\"$ref\": \"{rest}\"}}}}");
    let escaped = |text: &str| serde_json::to_string(text).unwrap().trim_matches('"').to_owned();
    let schemas = [
        format!("\"A\": {}", items(&escaped(&format!("{name}.yaml#/X")))),
        format!("\"B\": {}", items(&escaped(&format!("{name}.yam")))),
        format!("\"C\": {}", items(&escaped(&format!("../{name}.yaml")))),
        format!("\"D\": {}", items(&escaped(&format!("http://{name}.example/{name}")))),
    ];
    let text = format!(
        "{{\"openapi\": \"3.0.3\", \"info\": {{\"title\": \"a\", \"version\": \"b\"}}, \"paths\": {{}},\n\"components\": {{\"schemas\": {{\n{}}}}}}}",
        schemas.join(",\n")
    );
    std::fs::write(folder.path().join("spec.json"), text).unwrap();
    std::fs::write(folder.path().join(format!("{name}.yaml")), "X: {type: objec}\n").unwrap();
    let source = Source::read(folder.path().join("spec.json")).unwrap();
    let report = report(&source);
    let codes: BTreeSet<Code> = report.diagnostics.iter().map(|found| found.code).collect();
    for code in [Code::MISSING_FILE, Code::OUTSIDE_REFERENCE, Code::NETWORK_REFERENCE, Code::WRONG_WORD] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
    is_harmless(&report, &source);
}

/// A node of a description in another kind than it was, or under another name; and where it stands.
struct Damage {
    place: usize,
    turn: usize,
    seen: usize,
    at: Pointer,
}

impl Damage {
    fn of(&mut self, value: &Value, at: &Pointer) -> Value {
        self.seen += 1;
        if self.seen == self.place + 1 {
            self.at = at.clone();
            match self.turn {
                0 => return Value::from(7),
                1 => return Value::from("strange"),
                2 => return Value::Array(vec![Value::from("odd")]),
                3 => return serde_json::json!({ "strange": 1 }),
                4 => return Value::Null,
                _ => {}
            }
        }
        match value {
            Value::Array(items) => {
                items.iter().enumerate().map(|(index, item)| self.of(item, &at.index(index))).collect()
            }
            Value::Object(members) => {
                let member = |(key, value): (&String, &Value)| {
                    let is_chosen = self.seen == self.place && self.turn == 5;
                    let value = self.of(value, &at.key(key));
                    (if is_chosen { format!("{key}s") } else { key.clone() }, value)
                };
                members.iter().map(member).collect()
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
        }
    }
}

fn nodes(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(nodes).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(nodes).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

/// Damages accepted descriptions at every so many places, in six ways; `PLACES=60` makes it more of each.
#[test]
fn messages_name_what_was_written() {
    let most: usize = std::env::var("PLACES").ok().and_then(|text| text.parse().ok()).unwrap_or(4);
    let mut wrong = BTreeSet::new();
    let mut all = BTreeSet::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/accepted");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path().join("openapi.yaml");
        let Ok(source) = Source::read(&path) else { continue };
        let mut problems = Problems::default();
        let tree = tree::parse(&source, &mut problems);
        drop(problems.into_report());
        let value = serde_json::to_value(tree.unwrap()).unwrap();
        let is_old = value.get("swagger").is_some();
        let places = nodes(&value);
        let whole = Source::from_text("spec.json", serde_json::to_string(&value).unwrap());
        let unknown = |found: &Located| found.code == Code::UNKNOWN_KEY;
        let known_before: Vec<Located> = report(&whole).located(&whole).into_iter().filter(unknown).collect();
        for place in (1..places).step_by(places.div_ceil(most)) {
            for turn in 0..6 {
                let mut damage = Damage { place, turn, seen: 0, at: Pointer::root() };
                let text = serde_json::to_string(&damage.of(&value, &Pointer::root())).unwrap();
                let source = Source::from_text("spec.json", text);
                for found in report(&source).located(&source) {
                    let labels = found.labels.iter().map(|label| label.text.as_str());
                    let said = [found.message.as_str(), found.help.as_str()].into_iter().chain(labels);
                    let said = said.collect::<Vec<_>>().join(" | ");
                    all.insert(format!("{} {} {said}", if is_old { 2 } else { 3 }, found.code));
                    let is_internal =
                        said.contains("x-clientwright") || (is_old && said.contains("#/components"));
                    let is_internal = is_internal || said.contains("expected struct");
                    // a key stays one of the specification's whatever stands there
                    let is_false = turn < 5
                        && unknown(&found)
                        && found.at.pointer == damage.at
                        // which is none of it, and understood all the same
                        && damage.at.last().as_deref() != Some("$ref")
                        && known_before.iter().all(|before| before.at.pointer != damage.at);
                    if is_false {
                        wrong.insert(format!("{} {said} ({})", found.code, path.display()));
                    }
                    if is_internal && !source.text().contains("x-clientwright") {
                        wrong.insert(format!("{} {said}", found.code));
                    }
                }
            }
        }
    }
    assert!(all.len() > 200, "too few messages to hold the law against: {}", all.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What later versions say and this shape does not is called by its kind, not unknown.
#[test]
fn keys_of_later_versions_are_known() {
    for (key, said) in [
        ("schemas: {A: {examples: {a: 1}}}", "the `examples` of a schema must be an array, found an object"),
        ("schemas: {A: {$dynamicRef: 7}}", "`$dynamicRef` leads to no schema"),
        ("schemas: {A: {$dynamicRef: [7]}}", "expected a string, found an array"),
        ("mediaTypes: 7", "expected an object, found a number"),
        (
            "schemas: {A: {type: strin}}",
            "`strin` is not one of `string`, `number`, `integer`, `boolean`, `object`, `array`, `null`",
        ),
        ("schemas: {A: {items: 7}}", "expected an object, found a number"),
    ] {
        let text =
            format!("openapi: 3.2.0\ninfo: {{title: a, version: b}}\npaths: {{}}\ncomponents: {{{key}}}\n");
        let source = Source::from_text("spec.yaml", text);
        let found = report(&source).located(&source);
        assert_eq!(found.iter().map(|found| found.message.as_str()).collect::<Vec<_>>(), [said], "{key}");
    }
}
