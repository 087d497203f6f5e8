//! What `init` says. In: findings and files; out: findings on the standard error, and on the standard output what was written and what
//! to do next. It never says how the crate works: its files do.

use super::{stderr, stdout};
use clientwright::Source;
use clientwright::diagnostic::{Extent, Report, printable};
use std::io::{Result, Write as _};
use std::path::Path;

/// The findings about the description.
pub(crate) fn findings(source: &Source, report: &Report) -> Result<()> {
    write!(stderr(), "{}", report.render_coloured(source, Extent::Few))
}

/// The files, and the next step.
pub(crate) fn written<'f>(folder: &Path, files: impl Iterator<Item = &'f str>) -> Result<()> {
    let folder = folder.display().to_string();
    let mut out = stdout();
    let files = files.collect::<Vec<_>>().join(", ");
    writeln!(out, "   written  {} in {}", printable(&files), printable(&folder))?;
    writeln!(out, "      next  cd {} && cargo run --example first_call", printable(&folder))
}
