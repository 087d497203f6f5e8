//! The arguments of `docs`, as data. In: the command line; out: one struct. It never opens a file.

use super::Input;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = "Example:
  clientwright docs openapi.yaml --out api.html --since origin/main:openapi.yaml")]
pub(crate) struct Docs {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The file of the page, or a folder for its `index.html`; created if it does not exist.
    #[arg(long, value_name = "FILE|DIR")]
    pub(crate) out: PathBuf,
    /// The name of the generated crate, for the lines that import it.
    #[arg(long, value_name = "CRATE", default_value = "client")]
    pub(crate) name: String,
    /// Also show what changed since this description: a file, a folder, REVISION:PATH of a git repository, or a URL.
    #[arg(long, value_name = "OLD")]
    pub(crate) since: Option<PathBuf>,
}
