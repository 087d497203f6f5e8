//! The collector that every stage before the gate writes to. In: diagnostics; out: a [`Report`], once.
//! It never loses one: what is still inside when it is dropped unread is a bug, and says so in debug builds.

use super::suggest::Suggestions;
use super::{Code, Diagnostic, Label, Severity};
use crate::source::{FileId, Origin, Origins, Pointer, Source};
use indexmap::IndexSet;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;

/// Whether a description may have slips that are put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Strictness {
    /// What is plainly meant is taken, with a warning.
    #[default]
    Lenient,
    /// Every finding about the description is an error, unless its code is tolerated.
    Strict,
}

/// What becomes of a description with errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Faults {
    /// Nothing is generated, so that its author sees them.
    #[default]
    Refused,
    /// Each costs the place that it stands in, as if its code were tolerated. Errors of codes that are not
    /// [confined](Code::is_confined) are still refused.
    Confined,
}

/// Collects diagnostics; must be turned into a [`Report`].
#[derive(Debug, Default)]
#[must_use = "findings that nobody reads are lost"]
pub struct Problems {
    found: IndexSet<Diagnostic>,
    tolerated: BTreeSet<Code>,
    allowed: BTreeSet<Code>,
    strictness: Strictness,
    faults: Faults,
    fired: BTreeSet<Code>,
    /// Of the findings, how many say where they were written rather than where they stand in a tree.
    settled: usize,
    origins: Origins,
    files: Vec<Source>,
    sought: BTreeSet<PathBuf>,
    lost: HashSet<Origin>,
    suggestions: Suggestions,
}

impl Problems {
    /// A collector that turns errors of these codes into warnings.
    pub fn tolerating(codes: impl IntoIterator<Item = Code>) -> Self {
        let mut problems = Self::default();
        problems.tolerated.extend(codes);
        problems
    }

    /// The same, with warnings of these codes left out.
    pub fn allowing(mut self, codes: impl IntoIterator<Item = Code>) -> Self {
        self.allowed.extend(codes);
        self
    }

    /// The same, with another strictness.
    pub fn strictly(mut self, strictness: Strictness) -> Self {
        self.strictness = strictness;
        self
    }

    /// The same, with another fate of errors.
    pub fn keeping(mut self, faults: Faults) -> Self {
        self.faults = faults;
        self
    }

    /// Adds a finding, unless it is there already.
    pub fn push(&mut self, mut found: Diagnostic) {
        let strict = self.strictness == Strictness::Strict && !found.code.concerns_settings();
        let tolerated = self.tolerated.contains(&found.code);
        if tolerated && (strict || found.severity == Severity::Error) {
            self.fired.insert(found.code);
        }
        let confined = (tolerated || self.faults == Faults::Confined) && found.is_confined();
        if confined {
            found.severity = Severity::Warning;
        }
        if found.severity == Severity::Warning && self.allowed.contains(&found.code) {
            return;
        }
        if strict && !confined {
            found.severity = Severity::Error;
        }
        self.found.insert(found);
    }

    /// From now on findings speak of a tree whose nodes were written there; those so far spoke of the tree before.
    pub fn continue_with(&mut self, origins: Origins) {
        self.settle();
        self.origins = origins;
    }

    /// Where the nodes of the present tree were written.
    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    /// The files that the description has beside its own, in the order of their ids from 1 on.
    pub fn files(&mut self, files: Vec<Source>) {
        self.files = files;
    }

    /// Files that were looked for and could not be read.
    pub(crate) fn sought(&mut self, paths: impl IntoIterator<Item = PathBuf>) {
        self.sought.extend(paths);
    }

    /// Those files, for who adds to them and gives them back.
    pub(crate) fn take_files(&mut self) -> Vec<Source> {
        std::mem::take(&mut self.files)
    }

    /// Adds what was found in a file other than the description's own, which says places of that file.
    pub(crate) fn found_in(&mut self, file: FileId, found: Self) {
        for mut found in found.into_report().diagnostics {
            std::iter::once(&mut found.at).chain(&mut found.labels).for_each(|label| label.file = file);
            self.push(found);
        }
    }

    /// The text of a file; `source` is that of the description itself.
    pub fn source<'p>(&'p self, file: FileId, source: &'p Source) -> Option<&'p Source> {
        file.0.checked_sub(1).map_or(Some(source), |index| self.files.get(index))
    }

    /// The reference that was written there leads nowhere, which has been reported. One of the description itself is said
    /// by its place in the present tree, as in findings.
    pub fn lost(&mut self, reference: Origin) {
        let written = match reference.file {
            FileId::ROOT => self.origins.of(&reference.at),
            FileId(_) => reference,
        };
        self.lost.insert(written);
    }

    /// Whether the reference at a place of the present tree leads nowhere, and that has been reported.
    pub fn is_lost(&self, reference: &Pointer) -> bool {
        !self.lost.is_empty() && self.lost.contains(&self.origins.of(reference))
    }

    /// Makes the findings since the last time say where what they speak of was written.
    fn settle(&mut self) {
        let fresh: Vec<_> = self.found.drain(self.settled..).collect();
        for mut found in fresh {
            for label in std::iter::once(&mut found.at).chain(&mut found.labels) {
                // a position was given by a parser, so its place is that of the text; another file than the description's
                // own was given by who read it
                if label.position.is_none() && label.file == FileId::ROOT {
                    let Origin { file, at } = self.origins.of(&label.at);
                    (label.file, label.at) = (file, at);
                }
            }
            self.found.insert(found);
        }
        self.settled = self.found.len();
    }

    /// Leaves out what was found in places of the present tree that nothing is emitted of; of places in each other the
    /// innermost counts, and of those that were written in the same place any that something is emitted of.
    pub(crate) fn leave_out(&mut self, places: impl IntoIterator<Item = (Pointer, bool)>) {
        let mut written: HashMap<Origin, bool> = HashMap::new();
        for (at, is_emitted) in places {
            *written.entry(self.origins.of(&at)).or_default() |= is_emitted;
        }
        self.settle();
        let is_emitted = |found: &Diagnostic| {
            let mut around = Some(found.at.at.clone()).filter(|_| found.at.position.is_none());
            while let Some(at) = around {
                around = at.parent();
                if let Some(is_emitted) = written.get(&Origin { file: found.at.file, at }) {
                    return *is_emitted;
                }
            }
            true
        };
        self.found.retain(is_emitted);
        self.settled = self.found.len();
    }

    /// The help that a name deserves which was not found: `did you mean `Pet`?`, or nothing.
    pub fn did_you_mean<'c>(&mut self, name: &str, candidates: impl IntoIterator<Item = &'c str>) -> String {
        self.suggestions.did_you_mean(name, candidates)
    }

    /// Whether there is an error about a reference that could not be followed.
    pub(crate) fn has_unfollowed(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error && found.code.is_unfollowed())
    }

    /// Makes such errors in these places of the present tree warnings: nothing is emitted of them.
    pub(crate) fn spare(&mut self, places: &[Pointer]) {
        if self.strictness == Strictness::Strict {
            return;
        }
        self.settle();
        let spared: HashSet<Origin> = places.iter().map(|at| self.origins.of(at)).collect();
        let is_spared = |found: &Diagnostic| {
            let mut around = Some(found.at.at.clone()).filter(|_| found.code.is_unfollowed());
            while let Some(at) = around {
                around = at.parent();
                if spared.contains(&Origin { file: found.at.file, at }) {
                    return true;
                }
            }
            false
        };
        let put_right = |found: Diagnostic| if is_spared(&found) { found.put_right() } else { found };
        self.found = std::mem::take(&mut self.found).into_iter().map(put_right).collect();
        self.settled = self.found.len();
    }

    /// Whether an error was found so far.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error)
    }

    /// Ends the collection. A tolerance that no finding needed is a finding itself (E0600).
    #[must_use]
    pub fn into_report(mut self) -> Report {
        let unused: Vec<_> = self.tolerated.difference(&self.fired).copied().collect();
        unused.into_iter().for_each(|code| self.push(unused_tolerance(code)));
        self.settle();
        let diagnostics = std::mem::take(&mut self.found).into_iter().collect();
        let sought = std::mem::take(&mut self.sought).into_iter().collect();
        Report { diagnostics, files: std::mem::take(&mut self.files), sought }
    }
}

fn unused_tolerance(code: Code) -> Diagnostic {
    let message = format!("{code} is tolerated, but no finding has this code");
    Diagnostic::new(Code::UNUSED_TOLERANCE, Label::value(&Pointer::root()), message)
        .help(format!("remove {code} from the tolerated codes, so that you do not miss the next one"))
}

impl Drop for Problems {
    fn drop(&mut self) {
        debug_assert!(self.found.is_empty() || std::thread::panicking(), "problems were dropped unread");
    }
}

/// All findings of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings in the order they were made.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that were read beside the description's own, in the order in which they were first needed: those of
    /// [`FileId`] 1 and on.
    pub files: Vec<Source>,
    /// Files that were looked for and could not be read, most often because they are not there: what is said here is no
    /// longer true when that changes.
    pub sought: Vec<PathBuf>,
}

impl Report {
    /// Whether there is an error among the findings.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity == Severity::Error)
    }
}
