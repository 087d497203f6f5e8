//! Findings with their places in the text. In: a report and the source it speaks of; out: plain data in the order of
//! the text, for people and for programs. It never draws anything: `render` does.

use super::{Code, Label, Report, Severity};
use crate::source::locate::{self, Lines, Part, Position};
use crate::source::{Pointer, Source};
use std::fmt;

/// A finding with its places in the text. `Display` is its one-line form: `file:line:column: error[E0102]: message`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Which rule it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence, lower case, without a period.
    pub message: String,
    /// The name of the source.
    pub file: String,
    /// Where it stands.
    pub at: Spot,
    /// Other places that belong to it.
    pub labels: Vec<Spot>,
    /// What to do about it; may be empty.
    pub help: String,
}

/// A place in the text and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The place in the document.
    pub pointer: Pointer,
    /// The place in the text: of the nearest thing around it, where the document has no such place.
    pub position: Position,
    /// The same in bytes from the start of the text.
    pub offset: usize,
    /// What is said under the excerpt; may be empty.
    pub text: String,
}

impl fmt::Display for Located {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Position { line, column } = self.at.position;
        let Self { file, severity, code, message, .. } = self;
        write!(f, "{file}:{line}:{column}: {severity}[{code}]: {}", OneLine(message))
    }
}

/// A text on one line: what would break the line, or speak to the terminal, is escaped.
struct OneLine<'t>(&'t str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                write!(f, "{}", c.escape_default())
            } else {
                write!(f, "{c}")
            }
        })
    }
}

impl Report {
    /// The findings with their places, each once, in the order of the text; what concerns the settings comes last.
    /// The text is walked once for all of them.
    pub fn located(&self, source: &Source) -> Vec<Located> {
        let labels =
            self.diagnostics.iter().flat_map(|found| std::iter::once(&found.at).chain(&found.labels));
        let mut spots = spots(source.text(), &labels.collect::<Vec<_>>()).into_iter();
        let mut all = Vec::with_capacity(self.diagnostics.len());
        for found in &self.diagnostics {
            let Some(at) = spots.next() else { break };
            all.push(Located {
                code: found.code,
                severity: found.severity,
                message: found.message.clone(),
                file: source.name().to_owned(),
                at,
                labels: spots.by_ref().take(found.labels.len()).collect(),
                help: found.help.clone(),
            });
        }
        all.sort_by_cached_key(|found| (found.code.concerns_settings(), found.at.offset, found.code));
        all.dedup();
        all
    }

    /// The findings in their one-line form, for `cargo::error=` and `cargo::warning=` lines of build scripts.
    pub fn lines(&self, source: &Source) -> Vec<(Severity, String)> {
        self.located(source).iter().map(|found| (found.severity, found.to_string())).collect()
    }
}

fn spots(text: &str, labels: &[&Label]) -> Vec<Spot> {
    let lines = Lines::new(text);
    let part = |label: &Label| if label.key { Part::Key } else { Part::Value };
    let sought: Vec<_> =
        labels.iter().filter(|label| label.position.is_none()).map(|l| (&l.at, part(l))).collect();
    let mut found = locate::offsets(text, &sought).into_iter();
    let spot = |label: &&Label| {
        let offset = match label.position {
            Some(position) => lines.offset(position),
            None => found.next().flatten().unwrap_or(0),
        };
        let position = lines.position(offset);
        Spot { pointer: label.at.clone(), position, offset, text: label.text.clone() }
    };
    labels.iter().map(spot).collect()
}
