//! SARIF 2.1.0 (OASIS, <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>), for programs that show findings beside code. In: what
//! came of a run; out: one log with one run on the standard output. It never says what was generated.

use super::Outcome;
use clientwright::diagnostic::code::{CATALOGUE, Entry};
use clientwright::diagnostic::{Located, Severity, Spot};
use clientwright::source::Position;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Value, json};
use std::io::Result;

/// What is escaped in the path of an address (RFC 3986, section 3.3), but for the slash.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Writes the log.
pub(crate) fn sarif(outcome: &Outcome<'_>) -> Result<()> {
    super::json::write(&log(&outcome.report.located(outcome.source)))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: String,
    rule_index: usize,
    level: &'static str,
    message: Value,
    locations: Vec<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Value>,
}

fn log(found: &[Located]) -> Value {
    let mut rules: Vec<&Entry> =
        CATALOGUE.iter().filter(|entry| found.iter().any(|it| it.code == entry.code)).collect();
    rules.sort_by_key(|entry| entry.code);
    let results: Vec<Finding> = found.iter().map(|found| result(found, &rules)).collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "clientwright",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|entry| rule(entry)).collect::<Vec<_>>(),
            }},
            // columns count characters, not UTF-16 units
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(entry: &Entry) -> Value {
    json!({
        "id": entry.code.to_string(),
        "shortDescription": {"text": entry.title},
        "help": {"text": entry.text, "markdown": entry.text},
        "defaultConfiguration": {"level": level(entry.severity)},
    })
}

fn result(found: &Located, rules: &[&Entry]) -> Finding {
    let mut message = found.message.clone();
    if !found.at.text.is_empty() {
        message.push_str(&format!(": {}", found.at.text));
    }
    if !found.help.is_empty() {
        message.push_str(&format!(" ({})", found.help));
    }
    let location = (!found.code.concerns_settings()).then(|| location(&found.at));
    Finding {
        rule_id: found.code.to_string(),
        rule_index: rules.iter().position(|entry| entry.code == found.code).unwrap_or_default(),
        level: level(found.severity),
        message: json!({"text": message}),
        locations: location.into_iter().collect(),
        related_locations: found.labels.iter().enumerate().map(related).collect(),
    }
}

fn related((index, spot): (usize, &Spot)) -> Value {
    let mut related = location(spot);
    if let Value::Object(members) = &mut related {
        members.insert("id".to_owned(), json!(index));
        members.insert("message".to_owned(), json!({"text": spot.text}));
    }
    related
}

fn location(spot: &Spot) -> Value {
    json!({
        "physicalLocation": physical(&uri(&spot.file), spot.position),
        "logicalLocations": [{"fullyQualifiedName": format!("#{}", spot.pointer), "kind": "member"}],
    })
}

/// The URI of a file.
pub(super) fn uri(file: &str) -> String {
    utf8_percent_encode(file, PATH).to_string()
}

/// A place in a file.
pub(super) fn physical(uri: &str, position: Position) -> Value {
    json!({
        "artifactLocation": {"uri": uri},
        "region": {"startLine": position.line, "startColumn": position.column},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
