//! What the mock says while it serves. In: its address, its operations, each exchange; out: lines on the standard output. It
//! never shows a header or a whole body: both can hold secrets.

use super::stdout;
use clientwright::diagnostic::printable;
use clientwright_mock::{OperationInfo, Recorded};
use std::io::{Result, Write as _};

/// Where the mock is and what it serves. The address ends the first line, for scripts that start the mock.
pub(crate) fn serving(base_url: &str, operations: &[OperationInfo], page: &str) -> Result<()> {
    let mut out = stdout();
    let served = super::text::count(operations.len(), "operation", "operations");
    writeln!(out, "serving {served} at {base_url}")?;
    for operation in operations {
        let OperationInfo { method, path, responses, .. } = operation;
        writeln!(out, "  {method:7} {}  {}", printable(path), printable(&responses.join(" ")))?;
    }
    writeln!(out, "a page about them: {base_url}{page}")?;
    writeln!(
        out,
        "for another response, send `Prefer: code=429` or `Prefer: example=NAME`; to stop, press Ctrl-C"
    )?;
    out.flush()
}

/// One request and its answer, with what did not match.
pub(crate) fn exchange(recorded: &Recorded) {
    let mut out = stdout();
    for line in exchange_lines(recorded) {
        // whoever closed the standard output does not want to read this; the mock serves on
        let _ = writeln!(out, "{line}");
    }
}

/// The same as lines.
pub(crate) fn exchange_lines(recorded: &Recorded) -> Vec<String> {
    let asked = format!("{} {}", recorded.method, recorded.path);
    let first = format!("{} -> {}", printable(&asked), recorded.status);
    let violations = recorded.violations.iter();
    let violations = violations.map(|violation| format!("  {}", printable(&violation.to_string())));
    std::iter::once(first).chain(violations).collect()
}
