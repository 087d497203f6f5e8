//! Differences as workflow commands of GitHub Actions
//! (<https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>). In: a comparison; out: a line for each
//! finding, which GitHub shows beside the new description. It never writes a character that would end a command early.

use super::{Compared, operations};
use crate::render::stdout;
use clientwright::diagnostic::printable;
use clientwright_diff::{Finding, Level};
use std::io::{Result, Write as _};

/// Writes the commands.
pub(crate) fn github(compared: &Compared<'_>) -> Result<()> {
    let mut out = stdout();
    compared.shown().try_for_each(|finding| writeln!(out, "{}", command(finding)))
}

fn command(finding: &Finding) -> String {
    let word = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "notice",
    };
    let place = finding.new.as_ref().map_or_else(String::new, |site| {
        let (line, column) = (site.position.line, site.position.column);
        format!("file={},line={line},col={column},", property(&site.file))
    });
    let title = property(&format!("{} {}", finding.code, finding.class));
    let mut said = printable(&finding.message).into_owned();
    for more in operations(finding).into_iter().chain(finding.rust.clone()) {
        said.push_str(&format!("\n{}", printable(&more)));
    }
    if !finding.help.is_empty() {
        said.push_str(&format!("\nhelp: {}", finding.help));
    }
    format!("::{word} {place}title={title}::{}", data(&said))
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(&printable(text)).replace(':', "%3A").replace(',', "%2C")
}
