//! The arguments of `init`, as data. In: the command line; out: one struct. It never opens a file.

use super::{Fetching, crate_name};
use clap::Args;
use clientwright::output::CrateName;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  clientwright init pets
  clientwright init pets --from openapi.yaml")]
pub(crate) struct Init {
    /// The folder of the crate; created if it does not exist.
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) dir: PathBuf,
    /// The description, in YAML or JSON, which is copied into the crate with the files that it refers to: a file, a URL of https, or `-`
    /// for the standard input [default: a short example].
    #[arg(long, value_name = "SPEC")]
    pub(crate) from: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) fetching: Fetching,
    /// The name of the crate [default: the name of the folder].
    #[arg(long, value_name = "CRATE", value_parser = crate_name)]
    pub(crate) name: Option<CrateName>,
    /// The folder of a copy of clientwright's repository, whose crates are used [default: those of the registry].
    #[arg(long, value_name = "PATH")]
    pub(crate) repository: Option<PathBuf>,
}
