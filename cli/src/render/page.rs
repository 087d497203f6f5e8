//! What is said of a page that was written. In: its file; out: a line on the standard output. It never opens the page.

use super::stdout;
use clientwright::diagnostic::printable;
use clientwright::output::Replaced;
use std::io::{Result, Write as _};
use std::path::Path;

/// Where the page is, and whether it is another one now.
pub(crate) fn page(path: &Path, bytes: usize, replaced: Replaced) -> Result<()> {
    let path = path.display().to_string();
    let size = bytes.div_ceil(1000);
    match replaced {
        Replaced::Written => writeln!(stdout(), "wrote {} ({size} kB)", printable(&path)),
        Replaced::Unchanged => writeln!(stdout(), "unchanged: {} ({size} kB)", printable(&path)),
    }
}
