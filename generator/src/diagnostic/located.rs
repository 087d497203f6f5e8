//! Findings with their places in the texts. In: a report and the source it speaks of; out: plain data in the order of
//! the files and their texts, for people and for programs. It never draws anything: `render` does.

use super::{Code, Label, Report, Severity, printable};
use crate::source::locate::{self, Lines, Part, Position};
use crate::source::{FileId, Pointer, Source};
use std::collections::HashMap;
use std::fmt;

/// A finding with its places in the text. `Display` is its one-line form: `file:line:column: error[E0102]: message`, with what
/// stands under the excerpt behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Which rule it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence, lower case, without a period.
    pub message: String,
    /// The name of the file that it stands in.
    pub file: String,
    /// Where it stands.
    pub at: Spot,
    /// Other places that belong to it.
    pub labels: Vec<Spot>,
    /// What to do about it; may be empty.
    pub help: String,
}

/// A place in a text and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Which file it is in.
    pub source: FileId,
    /// The name of that file.
    pub file: String,
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
        write!(f, "{}:{line}:{column}: {severity}[{code}]: {}", printable(file), printable(message))?;
        match self.at.text.as_str() {
            "" => Ok(()),
            text => write!(f, ": {}", printable(text)),
        }
    }
}

impl Located {
    /// The same with all its texts as a terminal may be given them.
    pub(super) fn printable(self) -> Self {
        let text = |text: String| printable(&text).into_owned();
        Self {
            message: text(self.message),
            file: text(self.file),
            help: text(self.help),
            at: self.at.printable(),
            labels: self.labels.into_iter().map(Spot::printable).collect(),
            ..self
        }
    }
}

impl Spot {
    /// The same with its texts as a terminal may be given them.
    pub(super) fn printable(self) -> Self {
        let text = |text: String| printable(&text).into_owned();
        Self { file: text(self.file), text: text(self.text), ..self }
    }
}

impl Report {
    /// The findings with their places, each once, in the order of the files and their texts; what concerns the settings
    /// comes last. Each text is walked once for all of them.
    pub fn located(&self, source: &Source) -> Vec<Located> {
        let labels =
            self.diagnostics.iter().flat_map(|found| std::iter::once(&found.at).chain(&found.labels));
        let mut spots = self.spots(source, &labels.collect::<Vec<_>>()).into_iter();
        let mut all = Vec::with_capacity(self.diagnostics.len());
        for found in &self.diagnostics {
            let Some(at) = spots.next() else { break };
            all.push(Located {
                code: found.code,
                severity: found.severity,
                message: found.message.clone(),
                file: at.file.clone(),
                at,
                labels: spots.by_ref().take(found.labels.len()).collect(),
                help: found.advice(),
            });
        }
        all.sort_by_cached_key(|found| {
            (found.code.concerns_settings(), found.at.source, found.at.offset, found.code)
        });
        all.dedup();
        all
    }

    /// The text of a file; `source` is that of the description itself.
    pub fn source<'r>(&'r self, file: FileId, source: &'r Source) -> Option<&'r Source> {
        file.0.checked_sub(1).map_or(Some(source), |index| self.files.get(index))
    }

    fn spots(&self, source: &Source, labels: &[&Label]) -> Vec<Spot> {
        let mut found: HashMap<FileId, _> = HashMap::new();
        for label in labels {
            found.entry(label.file).or_insert_with(|| {
                let here: Vec<_> = labels.iter().copied().filter(|it| it.file == label.file).collect();
                self.source(label.file, source)
                    .map(|source| spots(source, &here))
                    .unwrap_or_default()
                    .into_iter()
            });
        }
        let nowhere = |label: &Label| Spot {
            source: FileId::ROOT,
            file: source.name().to_owned(),
            pointer: Pointer::root(),
            position: Position { line: 1, column: 1 },
            offset: 0,
            text: label.text.clone(),
        };
        let mut spot = |label: &Label| found.get_mut(&label.file)?.next();
        labels.iter().map(|label| spot(label).unwrap_or_else(|| nowhere(label))).collect()
    }
}

/// The places in one text, in the order of the labels, all of which are in it.
fn spots(source: &Source, labels: &[&Label]) -> Vec<Spot> {
    let text = source.text();
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
        Spot {
            source: label.file,
            file: source.name().to_owned(),
            pointer: label.at.clone(),
            position: lines.position(offset),
            offset,
            text: label.text.clone(),
        }
    };
    labels.iter().map(spot).collect()
}
