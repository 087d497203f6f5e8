//! JSON for programs: one object on the standard output. In: what came of a run; out: the keys that the README lists, always
//! all of them, in that order. It never writes anything else there.

use super::{Outcome, stdout};
use clientwright::Source;
use clientwright::diagnostic::{Located, Spot, is_hidden};
use clientwright::source::Origin;
use serde::Serialize;
use std::io::{Result, Write as _};

/// Writes the report.
pub(crate) fn json(outcome: &Outcome<'_>) -> Result<()> {
    write(&report(outcome))
}

/// Writes a value. What a terminal would obey or hide can stand in texts alone, where it is escaped as `\u200b`: RFC 8259
/// asks for that of the first 32 characters alone.
pub(super) fn write(value: &impl Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(value)?;
    let mut escaped = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if is_hidden(c) && c != '\n' {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| escaped.push_str(&format!("\\u{unit:04x}")));
        } else {
            escaped.push(c);
        }
    }
    escaped.push('\n');
    stdout().write_all(escaped.as_bytes())
}

/// Of a description at fault nothing is emitted: the counts are zero, and what nobody knows then is null.
#[derive(Serialize)]
struct JsonReport<'a> {
    dialect: Option<&'a str>,
    operations: Operations<'a>,
    types: usize,
    untyped: usize,
    untyped_places: Vec<UntypedPlace<'a>>,
    pages: Vec<Paged<'a>>,
    files: usize,
    diagnostics: Vec<Diagnostic>,
    elapsed_ms: u128,
}

#[derive(Serialize)]
struct Operations<'a> {
    declared: Option<usize>,
    not_chosen: usize,
    emitted: usize,
    left_out: Vec<LeftOut<'a>>,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    id: &'a str,
    reason: &'a str,
    file: &'a str,
    at: &'a str,
}

/// A place whose type says less than its schema.
#[derive(Serialize)]
struct UntypedPlace<'a> {
    file: &'a str,
    at: &'a str,
    reason: &'a str,
}

/// An operation whose answers come in pages, and how that is known.
#[derive(Serialize)]
struct Paged<'a> {
    operation: &'a str,
    by: &'a str,
    rule: Option<&'a str>,
    next: String,
    items: Option<&'a str>,
}

#[derive(Serialize)]
struct Diagnostic {
    code: String,
    severity: String,
    message: String,
    /// What is said under the excerpt.
    text: String,
    pointer: String,
    file: String,
    line: usize,
    column: usize,
    help: String,
    labels: Vec<Label>,
}

/// Another place that belongs to a finding; it may be in another file.
#[derive(Serialize)]
struct Label {
    text: String,
    pointer: String,
    file: String,
    line: usize,
    column: usize,
}

fn report<'a>(outcome: &Outcome<'a>) -> JsonReport<'a> {
    let summary = outcome.summary;
    JsonReport {
        dialect: summary.map(|summary| summary.dialect.as_str()),
        operations: operations(outcome),
        types: summary.map_or(0, |summary| summary.types),
        untyped: summary.map_or(0, |summary| summary.untyped.len()),
        untyped_places: untyped_places(outcome),
        pages: summary.into_iter().flat_map(|summary| &summary.paged).map(paged).collect(),
        files: outcome.files,
        diagnostics: outcome.report.located(outcome.source).into_iter().map(diagnostic).collect(),
        elapsed_ms: outcome.elapsed.as_millis(),
    }
}

fn paged(paged: &clientwright::Paged) -> Paged<'_> {
    Paged {
        operation: &paged.id,
        by: paged.by,
        rule: paged.rule,
        next: paged.next(),
        items: paged.pagination.items.as_deref(),
    }
}

fn untyped_places<'a>(outcome: &Outcome<'a>) -> Vec<UntypedPlace<'a>> {
    let places = outcome.summary.into_iter().flat_map(|summary| &summary.untyped);
    places
        .map(|place| {
            let (file, at) = written(outcome, &place.written);
            UntypedPlace { file, at, reason: place.reason }
        })
        .collect()
}

/// The file and the pointer of what the user wrote.
fn written<'a>(outcome: &Outcome<'a>, at: &'a Origin) -> (&'a str, &'a str) {
    let file = outcome.report.source(at.file, outcome.source).map_or("", Source::name);
    (file, at.at.as_str())
}

fn operations<'a>(outcome: &Outcome<'a>) -> Operations<'a> {
    let summary = outcome.summary;
    let left_out = summary.into_iter().flat_map(|summary| &summary.left_out);
    Operations {
        declared: summary.map(|summary| summary.declared),
        not_chosen: summary.map_or(0, |summary| summary.not_chosen),
        emitted: summary.map_or(0, |summary| summary.emitted),
        left_out: left_out
            .map(|left| {
                let (file, at) = written(outcome, &left.written);
                LeftOut { id: &left.id, reason: &left.reason, file, at }
            })
            .collect(),
    }
}

fn diagnostic(found: Located) -> Diagnostic {
    Diagnostic {
        code: found.code.to_string(),
        severity: found.severity.to_string(),
        message: found.message,
        text: found.at.text,
        pointer: found.at.pointer.as_str().to_owned(),
        file: found.file,
        line: found.at.position.line,
        column: found.at.position.column,
        help: found.help,
        labels: found.labels.into_iter().map(label).collect(),
    }
}

fn label(spot: Spot) -> Label {
    Label {
        text: spot.text,
        pointer: spot.pointer.as_str().to_owned(),
        file: spot.file,
        line: spot.position.line,
        column: spot.position.column,
    }
}
