//! What is said of checked traffic beside the findings. In: what came of the check; out: a line. It never says a value of the traffic.

use super::stdout;
use clientwright::diagnostic::printable;
use clientwright_mock::Drift;
use std::io::{Result, Write as _};
use std::path::PathBuf;

/// How many entries were checked, and why not the others.
pub(crate) fn checked(drift: &Drift, all: usize) -> Result<()> {
    let others = match drift.skipped {
        0 => String::new(),
        skipped => {
            format!("; {skipped} are of other servers (`--server` names one), not answered, or not modified")
        }
    };
    writeln!(stdout(), "checked {} of {all} entries{others}", drift.checked)
}

/// Where the overlay is, if there is one, and what it does not mend.
pub(crate) fn overlay(path: Option<&PathBuf>, unmended: usize) -> Result<()> {
    let file = path.map_or_else(|| "no overlay".to_owned(), |path| path.display().to_string());
    let rest = match unmended {
        0 => String::new(),
        1 => "; 1 finding has to be mended by hand".to_owned(),
        more => format!("; {more} findings have to be mended by hand"),
    };
    writeln!(stdout(), "wrote {}{rest}", printable(&file))
}
