//! The arguments of `dev`, as data. In: the command line; out: one struct. It never opens a file.

use super::{Crate, Reading};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Clone, Args)]
#[command(after_help = "Examples:
  clientwright dev openapi.yaml
  clientwright dev openapi.yaml --out client --since origin/main:openapi.yaml")]
pub(crate) struct Dev {
    /// The descriptions, in YAML or JSON.
    #[arg(value_name = "SPEC", required = true)]
    pub(crate) specs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Generate a crate in this folder at each change; of several descriptions, in a folder for each below it, which is named after
    /// the description's file.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) krate: Crate,
    /// Compare with this description at each change, instead of with what was there before the change: a file, a folder,
    /// REVISION:PATH of a git repository, or a URL.
    #[arg(long, value_name = "OLD")]
    pub(crate) since: Option<PathBuf>,
    /// The port of the first mock on 127.0.0.1; the others have the next ones. 0 selects free ports.
    #[arg(long, value_name = "N", default_value_t = 4010)]
    pub(crate) port: u16,
}
