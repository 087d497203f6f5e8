//! The arguments of `drift`, as data. In: the command line; out: one struct. It never opens a file.

use super::{Fetching, Files, Report, Warnings};
use clap::Args;
use clientwright::diagnostic::Code;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  clientwright drift traffic.har openapi.yaml
  clientwright drift traffic.har openapi.yaml --overlay-out seen.yaml")]
pub(crate) struct Drift {
    /// The traffic: a HAR 1.2 file, as browsers and proxies save it.
    #[arg(value_name = "TRAFFIC")]
    pub(crate) traffic: PathBuf,
    /// The description, in YAML or JSON: a file, a URL of https, or `-` for the standard input.
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    #[command(flatten)]
    pub(crate) fetching: Fetching,
    /// Write an overlay that makes the description true of the traffic.
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay_out: Option<PathBuf>,
    /// Also check exchanges with this server: a URL, to which the paths of the description are appended.
    #[arg(long, value_name = "URL", value_parser = url)]
    pub(crate) server: Vec<String>,
    /// Apply an overlay to the description first; several are applied in order.
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) files: Files,
    /// Treat every finding as an error.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Hide warnings with this code, such as E0804.
    #[arg(long, value_name = "CODE", value_parser = super::code)]
    pub(crate) allow: Vec<Code>,
    /// How many findings the text report shows in full [default: distinct].
    #[arg(long, value_enum)]
    pub(crate) warnings: Option<Warnings>,
    /// The format of the report.
    #[arg(long, value_enum, default_value_t = Report::Text)]
    pub(crate) report: Report,
}

fn url(text: &str) -> Result<String, String> {
    let rest = ["http://", "https://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let has_host = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    has_host
        .then(|| text.to_owned())
        .ok_or_else(|| "write a URL with its scheme, such as https://api.example.com/v1".to_owned())
}
