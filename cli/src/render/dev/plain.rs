//! Lines for files and pipes. In: what was read, requests; out: lines on the standard output. It never repeats what has not changed.

use super::{Shown, State};
use crate::render::stdout;
use clientwright::diagnostic::printable;
use std::collections::BTreeSet;
use std::io::{Result, Write as _};

/// How many changes are named.
const NAMED: usize = 20;

/// The lines so far.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// The mocks whose addresses have been said.
    known: BTreeSet<String>,
}

impl Lines {
    /// What became of a description.
    pub(crate) fn read(&mut self, shown: &Shown) -> Result<()> {
        let mut out = stdout();
        writeln!(out, "{}: {}", printable(&shown.name), shown.summary())?;
        for line in details(shown) {
            writeln!(out, "  {}", printable(&line))?;
        }
        if self.known.insert(shown.base_url.clone()) {
            writeln!(out, "  mock   {}", shown.base_url)?;
            writeln!(out, "  page   {}", shown.page)?;
        }
        out.flush()
    }

    /// A request and its answer.
    pub(crate) fn answered(&mut self, line: &str) -> Result<()> {
        let mut out = stdout();
        writeln!(out, "{line}")?;
        out.flush()
    }
}

fn details(shown: &Shown) -> Vec<String> {
    let mut lines = Vec::new();
    match &shown.state {
        State::Broken { errors, more, .. } => {
            lines.extend(errors.iter().cloned());
            lines.extend((*more > 0).then(|| format!("and {more} more")));
        }
        State::Good { written, changes, .. } => {
            lines.extend(written.as_ref().map(|written| match written {
                Ok(done) => format!("files  {done}"),
                Err(why) => format!("error  {why}"),
            }));
            let Some(changes) = changes else { return lines };
            lines.extend(changes.lines.iter().take(NAMED).map(|(_, line)| line.clone()));
            let more = changes.lines.len().saturating_sub(NAMED);
            lines.extend((more > 0).then(|| format!("and {more} more changes")));
            lines.extend(changes.rest());
            lines.extend(changes.is_empty().then(|| "nothing changed".to_owned()));
        }
    }
    lines
}
