//! Findings as JUnit's XML, for programs that show results of tests. In: what came of a run; out: one suite on the standard output, an
//! error of the description as a failed test, a warning as one that passed and says something. It never fails a suite that `lint` lets
//! pass.

use super::{Outcome, stdout};
use clientwright::diagnostic::{Located, Severity, printable};
use std::io::{Result, Write as _};

/// Writes the suite of a command.
pub(crate) fn junit(outcome: &Outcome<'_>, command: &str) -> Result<()> {
    let found = outcome.report.located(outcome.source);
    let errors = found.iter().filter(|found| found.severity == Severity::Error).count();
    // a suite without a test counts as broken with some programs
    let tests = found.len().max(1);
    let (name, time) = (escaped(outcome.source.name()), outcome.elapsed.as_secs_f64());
    let mut out = stdout();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites tests=\"{tests}\" failures=\"{errors}\" time=\"{time:.3}\">")?;
    writeln!(
        out,
        "  <testsuite name=\"clientwright {command}\" tests=\"{tests}\" failures=\"{errors}\" errors=\"0\" skipped=\"0\" time=\"{time:.3}\">"
    )?;
    if found.is_empty() {
        writeln!(out, "    <testcase classname=\"{name}\" name=\"{command}\"/>")?;
    }
    found.iter().try_for_each(|found| writeln!(out, "{}", case(found)))?;
    writeln!(out, "  </testsuite>\n</testsuites>")
}

fn case(found: &Located) -> String {
    let Located { code, file, message, help, at, .. } = found;
    let (line, column) = (at.position.line, at.position.column);
    let (file, message) = (escaped(file), escaped(message));
    let more = [at.text.as_str(), help.as_str()].into_iter().filter(|text| !text.is_empty());
    let more: String = more.map(|text| format!("\n{}", escaped(text))).collect();
    let head = format!(
        "    <testcase classname=\"{file}\" name=\"{code} {file}:{line}:{column}\" file=\"{file}\" line=\"{line}\">"
    );
    let said = match found.severity {
        Severity::Error => {
            format!("<failure type=\"{code}\" message=\"{message}\">{file}:{line}:{column}{more}</failure>")
        }
        Severity::Warning => format!("<system-out>warning: {message}{more}</system-out>"),
    };
    format!("{head}\n      {said}\n    </testcase>")
}

/// A text in XML; what XML 1.0 has no character for is escaped as for a terminal.
fn escaped(text: &str) -> String {
    let text = printable(text);
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
