//! Differences as workflow commands of GitHub Actions. In: a comparison; out: a line for each finding, which GitHub shows beside the new
//! description. It never says where the old one stands but in words.

use super::{Compared, operations, place};
use crate::render::github::WorkflowCommand;
use crate::render::stdout;
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
    let help = if finding.help.is_empty() { String::new() } else { format!("help: {}", finding.help) };
    let lines = vec![
        finding.message.clone(),
        operations(finding).unwrap_or_default(),
        finding.rust.clone().unwrap_or_default(),
        format!("before: {}", place(&finding.old)),
        help,
    ];
    let title = format!("{} {}", finding.code, finding.class);
    WorkflowCommand { word, file: &finding.new.file, position: finding.new.position, title, lines }.text()
}
