//! Differences as SARIF 2.1.0. In: a comparison; out: one log with one run on the standard output. It never leaves a finding out.

use super::{Compared, operations};
use crate::render::json::write;
use crate::render::sarif::{physical, uri};
use clientwright_diff::{Code, Finding, Level, Site};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Result;

/// Writes the log.
pub(crate) fn sarif(compared: &Compared<'_>) -> Result<()> {
    let findings = &compared.difference.findings;
    let codes: BTreeSet<Code> = findings.iter().map(|finding| finding.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    write(&json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "clientwright diff",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(rule).collect::<Vec<_>>(),
            }},
            // columns count characters, not UTF-16 units
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(|finding| result(finding, &codes)).collect::<Vec<_>>(),
        }],
    }))
}

fn rule(code: &Code) -> Value {
    let Some(rule) = code.rule() else { return Value::Null };
    json!({
        "id": code.to_string(),
        "shortDescription": {"text": rule.title},
        "help": {"text": if rule.help.is_empty() { rule.title } else { rule.help }},
        "defaultConfiguration": {"level": level(rule.level)},
        "properties": {"tags": [rule.class.to_string()]},
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "note",
    }
}

fn result(finding: &Finding, codes: &[Code]) -> Value {
    let mut message = finding.message.clone();
    if !finding.help.is_empty() {
        message.push_str(&format!(" ({})", finding.help));
    }
    json!({
        "ruleId": finding.code.to_string(),
        "ruleIndex": codes.iter().position(|code| *code == finding.code),
        "level": level(finding.level),
        "message": {"text": message},
        "locations": [location(&finding.new, finding.rust.as_deref())],
        "relatedLocations": [before(&finding.old)],
        "properties": {"class": finding.class.to_string(), "operation": operations(finding)},
    })
}

fn location(site: &Site, rust: Option<&str>) -> Value {
    let place = json!({"fullyQualifiedName": format!("#{}", site.pointer), "kind": "member"});
    let item = rust.map(|item| json!({"fullyQualifiedName": item}));
    json!({
        "physicalLocation": physical(&uri(&site.file), site.position),
        "logicalLocations": std::iter::once(place).chain(item).collect::<Vec<_>>(),
    })
}

fn before(site: &Site) -> Value {
    json!({
        "id": 0,
        "message": {"text": "before"},
        "physicalLocation": physical(&uri(&site.file), site.position),
    })
}
