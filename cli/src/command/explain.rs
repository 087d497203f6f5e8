//! `clientwright explain CODE`. In: a code; out: its text. It never looks at a description.

use crate::arguments::{Explain, Explained};
use crate::ending::{Ended, Ending, Failure};
use crate::render;
use std::io::Write as _;

/// Writes what the catalogue of findings or the table of changes says of a code.
pub(crate) fn explain(arguments: &Explain) -> Ended {
    let mut out = render::stdout();
    match arguments.code {
        Explained::Finding(code) => {
            let entry = code.entry().ok_or_else(|| Failure::new(format!("no explanation for {code}")))?;
            writeln!(out, "{code}: {}\n\n{}", entry.title, entry.text.trim())?;
        }
        Explained::Change(code) => {
            let rule = code.rule().ok_or_else(|| Failure::new(format!("no explanation for {code}")))?;
            writeln!(out, "{code}: {}\n\nClass: {}; level: {}.", rule.title, rule.class, rule.level)?;
            if !rule.help.is_empty() {
                writeln!(out, "What to do: {}.", rule.help)?;
            }
            if !code.example().is_empty() {
                writeln!(out, "\n{}", code.example())?;
            }
        }
    }
    Ok(Ending::Done)
}
