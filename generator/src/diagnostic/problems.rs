//! The collector that every stage before the gate writes to. In: diagnostics; out: a [`Report`], once.
//! It never loses one: what is still inside when it is dropped unread is a bug, and says so in debug builds.

use super::{Code, Diagnostic, Severity};
use std::collections::BTreeSet;

/// Collects diagnostics; must be turned into a [`Report`].
#[derive(Debug, Default)]
pub struct Problems {
    found: Vec<Diagnostic>,
    tolerated: BTreeSet<Code>,
    fired: BTreeSet<Code>,
    gated: bool,
}

impl Problems {
    /// A collector that turns errors of these codes into warnings.
    pub fn tolerating(codes: impl IntoIterator<Item = Code>) -> Self {
        Self { tolerated: codes.into_iter().collect(), ..Self::default() }
    }

    /// Adds a finding.
    pub fn push(&mut self, mut found: Diagnostic) {
        if found.severity == Severity::Error && self.tolerated.contains(&found.code) {
            self.fired.insert(found.code);
            found.severity = Severity::Warning;
        }
        if !self.found.contains(&found) {
            self.found.push(found);
        }
    }

    /// Whether an error was found so far.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error)
    }

    /// Ends the collection.
    #[must_use]
    pub fn into_report(mut self) -> Report {
        self.gated = true;
        let unused = self.tolerated.difference(&self.fired).copied().collect();
        Report { diagnostics: std::mem::take(&mut self.found), unused_tolerances: unused }
    }
}

impl Drop for Problems {
    fn drop(&mut self) {
        debug_assert!(self.gated || self.found.is_empty() || std::thread::panicking(), "problems were dropped unread");
    }
}

/// All findings of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings in the order they were made.
    pub diagnostics: Vec<Diagnostic>,
    /// Tolerated codes that never came up.
    pub unused_tolerances: Vec<Code>,
}

impl Report {
    /// Whether there is an error among the findings.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity == Severity::Error)
    }
}
