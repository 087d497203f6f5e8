//! `clientwright completions SHELL`. In: a shell; out: its completions on the standard output.

use crate::arguments::{Arguments, Completions};
use crate::ending::{Ended, Ending};
use crate::render;
use clap::CommandFactory as _;
use std::io::Write as _;

/// Writes the completions of a shell.
pub(crate) fn completions(arguments: &Completions) -> Ended {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "clientwright", &mut text);
    render::stdout().write_all(&text)?;
    Ok(Ending::Done)
}
