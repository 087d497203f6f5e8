//! Findings as workflow commands of GitHub Actions
//! (<https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>). In: findings; out: a line for each, which
//! GitHub shows beside the description. It never writes a character that would end a command early.

use super::{Outcome, stdout};
use clientwright::diagnostic::{Severity, printable};
use clientwright::source::Position;
use std::io::{Result, Write as _};

/// A command.
pub(super) struct WorkflowCommand<'a> {
    /// `error`, `warning` or `notice`.
    pub(super) word: &'static str,
    pub(super) file: &'a str,
    pub(super) position: Position,
    pub(super) title: String,
    /// Its lines; empty ones are left out.
    pub(super) lines: Vec<String>,
}

/// Writes the findings about a description.
pub(crate) fn github(outcome: &Outcome<'_>) -> Result<()> {
    let mut out = stdout();
    for found in outcome.report.located(outcome.source) {
        let word = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let help = if found.help.is_empty() { String::new() } else { format!("help: {}", found.help) };
        let command = WorkflowCommand {
            word,
            file: &found.file,
            position: found.at.position,
            title: found.code.to_string(),
            lines: vec![found.message.clone(), found.at.text.clone(), help],
        };
        writeln!(out, "{}", command.text())?;
    }
    Ok(())
}

impl WorkflowCommand<'_> {
    /// The command as a line.
    pub(super) fn text(&self) -> String {
        let Self { word, file, position, title, lines } = self;
        let Position { line, column } = position;
        let lines: Vec<_> =
            lines.iter().filter(|line| !line.is_empty()).map(|line| printable(line)).collect();
        let (file, title, said) = (property(file), property(title), data(&lines.join("\n")));
        format!("::{word} file={file},line={line},col={column},title={title}::{said}")
    }
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(&printable(text)).replace(':', "%3A").replace(',', "%2C")
}
