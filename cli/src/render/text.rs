//! Text for people: findings and differences on the standard error, summaries on the standard output. In: what came of a run;
//! out: at most a screen of it, findings aside. It never decides what is worth
//! saying: the report does.

use super::{Outcome, stderr, stdout};
use crate::record::Said;
use clientwright::Summary;
use clientwright::diagnostic::printable;
use clientwright::output::Difference;
use std::fmt::Display;
use std::io::{Result, Write as _};
use std::path::Path;
use std::time::Duration;

/// How many operations that were left out a summary names.
const NAMED: usize = 5;

/// Every finding with its excerpt.
pub(crate) fn diagnostics(outcome: &Outcome<'_>) -> Result<()> {
    coloured(&outcome.report.render_coloured(outcome.source, outcome.extent))
}

/// anstream takes the colours out where nobody can see them.
fn coloured(findings: &str) -> Result<()> {
    write!(stderr(), "{findings}")
}

/// Every finding on a line of its own, on the standard output.
pub(crate) fn short(outcome: &Outcome<'_>) -> Result<()> {
    let mut out = stdout();
    outcome.report.located(outcome.source).iter().try_for_each(|found| writeln!(out, "{found}"))
}

/// What there is to say of what was generated: the findings, and a few lines of summary.
pub(crate) fn said(outcome: &Outcome<'_>, summary: &Summary) -> Said {
    let lines = lines(summary).into_iter().map(|(label, value)| (label.to_owned(), value));
    Said {
        findings: outcome.report.render_coloured(outcome.source, outcome.extent),
        summary: lines.collect(),
    }
}

/// Says it: the findings, then the summary as aligned lines. `files` is how many there are and what became of them.
pub(crate) fn say(said: &Said, files: &str, elapsed: Duration) -> Result<()> {
    coloured(&said.findings)?;
    let mut out = stdout();
    let before = said.summary.iter().map(|(label, value)| (label.as_str(), value.as_str()));
    let elapsed = time(elapsed);
    for (label, value) in before.chain([("files", files), ("time", &elapsed)]) {
        writeln!(out, "{label:>10}  {}", printable(value))?;
    }
    Ok(())
}

fn lines(summary: &Summary) -> Vec<(&'static str, String)> {
    let mut lines = vec![
        ("dialect", summary.dialect.clone()),
        ("operations", format!("{} of {} declared{}", summary.emitted, summary.declared, unasked(summary))),
    ];
    for left_out in summary.left_out.iter().take(NAMED) {
        lines.push(("", format!("omitted {}: {}", left_out.id, left_out.reason)));
    }
    if let Some(more) = summary.left_out.len().checked_sub(NAMED + 1) {
        lines.push(("", format!("and {} more (to see all: --report json)", more + 1)));
    }
    if !summary.paged.is_empty() {
        lines.push(("pages", pages(summary)));
    }
    lines.push(("types", summary.types.to_string()));
    lines.push(("untyped", count(summary.untyped.len(), "place", "places")));
    lines
}

/// How many operations come in pages, and of how many that is inferred.
fn pages(summary: &Summary) -> String {
    let inferred = summary.paged.iter().filter(|paged| paged.rule.is_some()).count();
    let all = count(summary.paged.len(), "operation", "operations");
    if inferred == 0 { all } else { format!("{all}, {inferred} inferred (to see how: lint)") }
}

fn unasked(summary: &Summary) -> String {
    if summary.not_chosen == 0 { String::new() } else { format!(", {} not selected", summary.not_chosen) }
}

/// Which operations come in pages without saying so, and how that is known: a line for each.
pub(crate) fn inferred(summary: &Summary) -> Result<()> {
    let mut out = stdout();
    summary.paged.iter().try_for_each(|paged| match paged.rule {
        Some(rule) => {
            writeln!(out, "{}: inferred by {rule}: {}", printable(&paged.id), printable(&paged.next()))
        }
        None => Ok(()),
    })
}

/// One line: how many errors and warnings there are.
pub(crate) fn verdict(outcome: &Outcome<'_>) -> Result<()> {
    let mut out = stdout();
    writeln!(out, "{}: {} in {}", printable(outcome.source.name()), findings(outcome), time(outcome.elapsed))
}

/// What is not as it should be in a folder, a line each.
pub(crate) fn differences(dir: &Path, found: &[Difference]) -> Result<()> {
    let mut err = stderr();
    for difference in found {
        let line = dir.join("").display().to_string() + &difference.to_string();
        writeln!(err, "{}", printable(&line))?;
    }
    Ok(())
}

fn findings(outcome: &Outcome<'_>) -> String {
    let counted = outcome.report.summary();
    if counted.is_empty() { "nothing to report".to_owned() } else { counted }
}

pub(super) fn count(number: usize, one: impl Display, many: impl Display) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

pub(super) fn time(elapsed: Duration) -> String {
    if elapsed < Duration::from_secs(1) {
        format!("{} ms", elapsed.as_millis())
    } else {
        format!("{:.1} s", elapsed.as_secs_f64())
    }
}
