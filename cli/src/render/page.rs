//! What is said of a page that was written. In: its file; out: a line on the standard output. It never opens the page.

use super::stdout;
use clientwright::diagnostic::printable;
use std::io::{Result, Write as _};
use std::path::Path;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum File {
    /// It has another content now.
    Written,
    /// It has the same content as before, and was not touched.
    Unchanged,
}

/// Where the page is, and whether it is another one now.
pub(crate) fn page(path: &Path, bytes: usize, file: File) -> Result<()> {
    let path = path.display().to_string();
    let size = bytes.div_ceil(1000);
    match file {
        File::Written => writeln!(stdout(), "wrote {} ({size} kB)", printable(&path)),
        File::Unchanged => writeln!(stdout(), "unchanged: {} ({size} kB)", printable(&path)),
    }
}
