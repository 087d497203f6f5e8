//! How a run ends. In: what a command answers; out: an exit code, and one line on the standard error where nothing has been
//! said yet. It never says anything about a description: that has been rendered before.

use crate::render;
use clientwright::diagnostic::printable_lines;
use std::io::Write as _;
use std::process::ExitCode;

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Done: exit code 0.
    Done,
    /// The description is at fault, or with `--check` the folder is not what it makes: exit code 1. It has been said.
    AtFault,
}

/// A command could not do its work: exit code 2.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
}

/// What commands answer.
pub(crate) type Ended = Result<Ending, Failure>;

impl Failure {
    /// A failure with what is said of it: one sentence, lower case, no final period.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(error.to_string())
    }
}

/// The exit code; what has not been said yet is said.
pub(crate) fn report(ended: Ended) -> ExitCode {
    match ended {
        Ok(Ending::Done) => ExitCode::SUCCESS,
        Ok(Ending::AtFault) => ExitCode::from(1),
        Err(failure) => {
            // whoever closed the standard error does not want to read this
            let _ = writeln!(render::stderr(), "error: {}", printable_lines(&failure.message));
            ExitCode::from(2)
        }
    }
}
