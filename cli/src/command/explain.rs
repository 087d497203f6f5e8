//! `clientwright explain CODE`. In: a code; out: its text. It never looks at a description.

use crate::arguments::Explain;
use crate::ending::{Ended, Ending, Failure};
use crate::render;
use std::io::Write as _;

/// Writes what the catalogue says of a code.
pub(crate) fn explain(arguments: &Explain) -> Ended {
    let code = arguments.code;
    let entry = code.entry().ok_or_else(|| Failure::new(format!("no explanation for {code}")))?;
    writeln!(render::stdout(), "{code}: {}\n\n{}", entry.title, entry.text.trim())?;
    Ok(Ending::Done)
}
