//! What people and programs read. In: what came of a run; out: text, JSON or SARIF on the standard streams, coloured on a terminal
//! alone. It never changes what is shown, nor decides how a run ends.

mod json;
mod sarif;
mod serving;
mod text;

pub(crate) use json::json;
pub(crate) use sarif::sarif;
pub(crate) use serving::{exchange, serving};
pub(crate) use text::{diagnostics, differences, short, summary, verdict};

use clientwright::diagnostic::Report;
use clientwright::{Source, Summary};
use std::time::Duration;

/// What came of a run.
pub(crate) struct Outcome<'a> {
    /// The description.
    pub(crate) source: &'a Source,
    /// What was found in it.
    pub(crate) report: &'a Report,
    /// What was generated; nothing when the description is at fault.
    pub(crate) summary: Option<&'a Summary>,
    /// How many files the output has.
    pub(crate) files: usize,
    /// How long it took, reading and writing included.
    pub(crate) elapsed: Duration,
}
