//! What people and programs read. In: what came of a run; out: one of the forms on the standard streams, coloured on a terminal
//! alone, unless `--color` says otherwise. It never changes what is shown, nor decides how a run ends.

pub(crate) mod dev;
pub(crate) mod diff;
mod drift;
mod github;
pub(crate) mod init;
mod json;
mod junit;
mod page;
mod progress;
mod sarif;
mod serving;
mod text;

pub(crate) use diff::Compared;
pub(crate) use drift::{checked, overlay};
pub(crate) use github::github;
pub(crate) use json::json;
pub(crate) use junit::junit;
pub(crate) use page::page;
pub(crate) use progress::Progress;
pub(crate) use sarif::sarif;
pub(crate) use serving::{exchange, exchange_lines, serving};
pub(crate) use text::{diagnostics, differences, inferred, said, say, short, verdict};

use clientwright::diagnostic::{Extent, Report};
use clientwright::{Source, Summary};
use std::io::{ErrorKind, Result, Write};
use std::time::Duration;

/// A stream that whoever reads it may close: what is written after that is of interest to nobody, and no mistake.
pub(crate) struct Stream<W>(W);

/// The standard output, with colours where they are seen.
pub(crate) fn stdout() -> Stream<impl Write> {
    Stream(anstream::stdout())
}

/// The standard error, with colours where they are seen.
pub(crate) fn stderr() -> Stream<impl Write> {
    Stream(anstream::stderr())
}

impl<W: Write> Write for Stream<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(bytes.len()),
            done => done,
        }
    }

    fn flush(&mut self) -> Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            done => done,
        }
    }
}

/// What came of a run.
pub(crate) struct Outcome<'a> {
    /// The description.
    pub(crate) source: &'a Source,
    /// What was found in it.
    pub(crate) report: &'a Report,
    /// What was generated; nothing when the description is at fault.
    pub(crate) summary: Option<&'a Summary>,
    /// How much of that people are shown in full.
    pub(crate) extent: Extent,
    /// How many files the output has.
    pub(crate) files: usize,
    /// How long it took, reading and writing included.
    pub(crate) elapsed: Duration,
}
