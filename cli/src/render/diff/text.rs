//! Differences for people, and one on a line. In: a comparison; out: lines on the standard output. It never shows more than the least
//! level that was asked for, but counts the rest.

use super::{Compared, counted, operations, place};
use crate::render::{stderr, stdout};
use clientwright::Source;
use clientwright::diagnostic::render::{Colours, Loudness, Notice, notices};
use clientwright::diagnostic::{Diagnostic, Spot, printable};
use clientwright::source::FileId;
use clientwright_diff::{Class, Finding, Level, Side, Site, Use};
use std::io::{Result, Write as _};

/// Every finding with its excerpts, and how many there are of each class.
pub(crate) fn text(compared: &Compared<'_>) -> Result<()> {
    let mut texts = Texts::default();
    let all: Vec<Notice<'_>> =
        compared.shown().map(|finding| notice(compared, &mut texts, finding)).collect();
    let mut out = stdout();
    out.write_all(notices(&texts.all, &all, Colours::Ansi).as_bytes())?;
    for line in uses(compared) {
        writeln!(out, "{line}")?;
    }
    if !compared.uses.is_empty() {
        writeln!(out)?;
    }
    for class in Class::ALL {
        let counted = counted(compared.counts(class));
        if !counted.is_empty() {
            writeln!(out, "{class:>9}  {counted}")?;
        }
    }
    writeln!(out, "{:>9}  {}", "release", compared.step())?;
    if compared.hidden() > 0 {
        writeln!(out, "{:>9}  {} not shown (to see all: --level info)", "", compared.hidden())?;
    }
    if compared.ignored > 0 {
        writeln!(out, "{:>9}  {} ignored by the settings", "", compared.ignored)?;
    }
    writeln!(out, "{:>9}  {} ms", "time", compared.elapsed.as_millis())
}

/// Where programs name what changed, a line each.
fn uses(compared: &Compared<'_>) -> impl Iterator<Item = String> {
    compared.uses.iter().map(|(file, found)| {
        let Use { position, item, code, level, message } = found;
        let (line, column) = (position.line, position.column);
        format!("{file}:{line}:{column}: {level}[{code}] uses {}: {}", printable(item), printable(message))
    })
}

/// What settings and arguments say that has no effect on either side: a line each on the standard error.
pub(crate) fn unused(old: &Side, new: &Side) -> Result<()> {
    let mut err = stderr();
    for found in new.report.diagnostics.iter().filter(|found| found.code.concerns_settings()) {
        let is_same = |other: &Diagnostic| other.code == found.code && other.message == found.message;
        if old.report.diagnostics.iter().any(is_same) {
            writeln!(err, "warning[{}]: {}", found.code, printable(&found.message))?;
        }
    }
    Ok(())
}

/// The texts that notices show, each with its number.
#[derive(Default)]
struct Texts<'a> {
    all: Vec<&'a Source>,
}

impl<'a> Texts<'a> {
    fn spot(&mut self, side: &'a Side, site: &Site, text: &str) -> Option<Spot> {
        let source = side.file(site.source)?;
        let known = self.all.iter().position(|other| std::ptr::eq(*other, source));
        let number = known.unwrap_or_else(|| {
            self.all.push(source);
            self.all.len() - 1
        });
        Some(Spot {
            source: FileId(number),
            file: site.file.clone(),
            pointer: site.pointer.clone(),
            position: site.position,
            offset: site.offset,
            text: text.to_owned(),
        })
    }
}

fn notice<'a>(compared: &Compared<'a>, texts: &mut Texts<'a>, finding: &Finding) -> Notice<'a> {
    let new = texts.spot(compared.new, &finding.new, "now");
    let old = texts.spot(compared.old, &finding.old, "before");
    let mut notes = vec![format!("class: {}", finding.class)];
    notes.extend(operations(finding).map(|operations| format!("operation: {operations}")));
    notes.extend(finding.rust.as_ref().map(|item| format!("Rust: {item}")));
    Notice {
        loudness: match finding.level {
            Level::Error => Loudness::Error,
            Level::Warning => Loudness::Warning,
            Level::Info => Loudness::Info,
        },
        id: finding.code.to_string(),
        title: finding.message.clone(),
        spots: new.into_iter().chain(old).collect(),
        notes,
        help: finding.help,
    }
}

/// Every finding on a line of its own.
pub(crate) fn short(compared: &Compared<'_>) -> Result<()> {
    let mut out = stdout();
    compared.shown().try_for_each(|finding| writeln!(out, "{}", line(finding)))?;
    uses(compared).try_for_each(|line| writeln!(out, "{line}"))
}

/// A finding on one line.
pub(crate) fn line(finding: &Finding) -> String {
    let Finding { level, code, class, message, .. } = finding;
    // most messages about the wire name the operation
    let is_named = finding.operations.first.as_ref().is_some_and(|first| message.contains(first));
    let operations = operations(finding).filter(|_| !is_named || finding.operations.count > 1);
    let operations = operations.map(|operations| format!("{operations}; "));
    let behind = format!("({}before: {})", operations.unwrap_or_default(), place(&finding.old));
    let (now, message, behind) = (place(&finding.new), printable(message), printable(&behind));
    format!("{}: {level}[{code}] {class}: {message} {behind}", printable(&now))
}
