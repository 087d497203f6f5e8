//! Differences for programs: one JSON object on the standard output. In: a comparison; out: the keys that the reference lists, always
//! all of them, in that order. It never leaves a finding out.

use super::Compared;
use crate::render::json::write;
use clientwright::source::Position;
use clientwright_diff::{Class, Finding, Site, Use};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Result;

#[derive(Serialize)]
struct DiffReport<'a> {
    old: String,
    new: String,
    step: String,
    version: Option<String>,
    next_version: Option<String>,
    counts: BTreeMap<String, Counts>,
    ignored: usize,
    findings: Vec<One>,
    uses: Vec<Used<'a>>,
}

/// A place of a program.
#[derive(Serialize)]
struct Used<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    code: String,
    rust: &'a str,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
    infos: usize,
}

#[derive(Serialize)]
struct One {
    code: String,
    class: String,
    level: String,
    message: String,
    help: &'static str,
    old: SitePlace,
    new: SitePlace,
    operation: Option<String>,
    operations: usize,
    rust: Option<String>,
}

#[derive(Serialize)]
struct SitePlace {
    file: String,
    line: usize,
    column: usize,
    pointer: String,
}

/// Writes the object.
pub(crate) fn json(compared: &Compared<'_>) -> Result<()> {
    let counts = Class::ALL.into_iter().map(|class| {
        let [errors, warnings, infos] = compared.counts(class);
        (class.to_string(), Counts { errors, warnings, infos })
    });
    let step = compared.difference.step;
    write(&DiffReport {
        old: compared.old.source().name().to_owned(),
        new: compared.new.source().name().to_owned(),
        step: step.to_string(),
        version: compared.version.map(|version| version.to_string()),
        next_version: compared.version.map(|version| step.after(version).to_string()),
        counts: counts.collect(),
        ignored: compared.ignored,
        findings: compared.difference.findings.iter().map(one_finding).collect(),
        uses: compared.uses.iter().map(used).collect(),
    })
}

fn used<'a>((file, found): &'a (&str, Use)) -> Used<'a> {
    let Position { line, column } = found.position;
    Used { file, line, column, code: found.code.to_string(), rust: &found.item }
}

fn one_finding(finding: &Finding) -> One {
    One {
        code: finding.code.to_string(),
        class: finding.class.to_string(),
        level: finding.level.to_string(),
        message: finding.message.clone(),
        help: finding.help,
        old: place(&finding.old),
        new: place(&finding.new),
        operation: finding.operations.first.clone(),
        operations: finding.operations.count,
        rust: finding.rust.clone(),
    }
}

fn place(site: &Site) -> SitePlace {
    SitePlace {
        file: site.file.clone(),
        line: site.position.line,
        column: site.position.column,
        pointer: site.pointer.as_str().to_owned(),
    }
}
