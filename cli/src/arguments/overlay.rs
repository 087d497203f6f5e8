//! The arguments of `overlay`, as data. In: the command line; out: one struct. It never opens a file.

use super::Input;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = "Example:
  clientwright overlay apply openapi.yaml --overlay names.overlay.yaml --out effective.yaml")]
pub(crate) struct Overlay {
    #[command(subcommand)]
    pub(crate) what: What,
}

#[derive(Debug, Subcommand)]
pub(crate) enum What {
    /// Write the description that overlays make of a description: those of the settings, then those of the arguments.
    Apply(Apply),
}

#[derive(Debug, Args)]
#[command(after_help = "Example:
  clientwright overlay apply openapi.yaml --overlay names.overlay.yaml --out effective.yaml")]
pub(crate) struct Apply {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The file of the result, in JSON if its name ends with `.json`, else in YAML [default: the standard output, in the notation of the
    /// description].
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}
