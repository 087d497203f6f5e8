//! JSON for programs: one object on the standard output. In: what came of a run; out: the keys that the README lists, always
//! all of them. It never writes anything else there.

use super::Outcome;
use clientwright::Summary;
use clientwright::diagnostic::Located;
use serde_json::{Value, json};
use std::io::{Result, Write as _};

/// Writes the report.
///
/// Of a description at fault nothing is emitted: the counts are zero, and what it would be (`dialect`, `declared`) is null.
pub(crate) fn json(outcome: &Outcome<'_>) -> Result<()> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &report(outcome))?;
    writeln!(out)
}

fn report(outcome: &Outcome<'_>) -> Value {
    let summary = outcome.summary;
    let left_out: Vec<Value> = summary.map(left_out).unwrap_or_default();
    json!({
        "dialect": summary.map(|summary| &summary.dialect),
        "operations": {
            "declared": summary.map(|summary| summary.declared),
            "emitted": summary.map_or(0, |summary| summary.emitted),
            "left_out": left_out,
        },
        "types": summary.map_or(0, |summary| summary.types),
        "untyped": summary.map_or(0, |summary| summary.untyped.len()),
        "files": outcome.files,
        "diagnostics": diagnostics(outcome),
        "elapsed_ms": u64::try_from(outcome.elapsed.as_millis()).unwrap_or(u64::MAX),
    })
}

fn left_out(summary: &Summary) -> Vec<Value> {
    let entry = |left: &clientwright::ir::LeftOut| json!({ "id": left.id, "reason": left.reason, "at": left.at.as_str() });
    summary.left_out.iter().map(entry).collect()
}

fn diagnostics(outcome: &Outcome<'_>) -> Vec<Value> {
    let entry = |found: Located| {
        json!({
            "code": found.code.to_string(),
            "severity": found.severity.to_string(),
            "message": found.message,
            "pointer": found.at.pointer.as_str(),
            "file": found.file,
            "line": found.at.position.line,
            "column": found.at.position.column,
            "help": found.help,
        })
    };
    outcome.report.located(outcome.source).into_iter().map(entry).collect()
}
