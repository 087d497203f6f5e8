//! What is seen of descriptions that are worked on. In: what was read, requests, keys; out: lines, or a view of the terminal. It never
//! reads a description.

mod board;
mod plain;
mod screen;
mod view;

pub(crate) use board::{Board, Key};
pub(crate) use plain::Lines;
pub(crate) use screen::Screen;

use clientwright_diff::Level;
use std::time::Duration;

/// A description as it was read.
#[derive(Debug)]
pub(crate) struct Shown {
    /// Its name.
    pub(crate) name: String,
    /// Where its mock is: `http://127.0.0.1:4010`.
    pub(crate) base_url: String,
    /// Where its page is.
    pub(crate) page: String,
    /// What became of it.
    pub(crate) state: State,
    /// All findings with their excerpts, without colours.
    pub(crate) findings: String,
    /// How long it took.
    pub(crate) elapsed: Duration,
}

/// What became of a description.
#[derive(Debug)]
pub(crate) enum State {
    /// Mock and crate are up to date.
    Good {
        /// How many operations are served.
        operations: usize,
        /// `2 warnings`; empty without findings.
        counted: String,
        /// What became of the files of the crate, or why they could not be written; `None` if no crate is asked for.
        written: Option<Result<String, String>>,
        /// What changed; `None` when there is nothing to compare with.
        changes: Option<Changes>,
    },
    /// The crate stays as it was.
    Broken {
        /// What the mock serves.
        served: Served,
        /// The first errors.
        errors: Vec<String>,
        /// How many more there are.
        more: usize,
    },
}

/// What the mock serves of a description with errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Served {
    /// The last version that could be read.
    Last,
    /// The parts that are not at fault; there is no version without errors yet.
    Parts,
    /// Nothing: no version could be read yet.
    Nothing,
}

/// What differs between two versions.
#[derive(Debug)]
pub(crate) struct Changes {
    /// The findings that break something, on a line each, the worst first.
    pub(crate) lines: Vec<(Level, String)>,
    /// How many findings of a lower level there are.
    pub(crate) hidden: usize,
}

impl Shown {
    /// What there is to say in a line: `4 operations, 2 warnings, 14 ms`.
    fn summary(&self) -> String {
        let elapsed = super::text::time(self.elapsed);
        match &self.state {
            State::Good { operations, counted, .. } => {
                let operations = super::text::count(*operations, "operation", "operations");
                let counted = if counted.is_empty() { "nothing to report" } else { counted };
                format!("{operations}, {counted}, {elapsed}")
            }
            State::Broken { served, errors, more } => {
                let errors = super::text::count(errors.len() + more, "error", "errors");
                let served = match served {
                    Served::Last => "the mock serves the last version without them",
                    Served::Parts => "the mock serves what has none",
                    Served::Nothing => "the mock serves nothing yet",
                };
                format!("{errors}, {elapsed}: {served}")
            }
        }
    }
}

impl Changes {
    /// Whether both versions are the same.
    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.hidden == 0
    }

    /// `2 changes of a lower level`; `None` without any.
    fn rest(&self) -> Option<String> {
        let counted = super::text::count(self.hidden, "change", "changes");
        (self.hidden > 0).then(|| format!("{counted} of a lower level"))
    }
}
