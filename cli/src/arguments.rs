//! The arguments, as data. In: the command line; out: one struct for each command. It never opens a file or checks more than
//! the form of an argument.

use clap::{Args, Parser, Subcommand, ValueEnum};
use clientwright::diagnostic::{Code, Extent};
use clientwright::output::CrateName;
use clientwright::settings::{Filter, Local};
use std::path::PathBuf;

/// Rust clients from OpenAPI descriptions.
#[derive(Debug, Parser)]
#[command(name = "clientwright", version, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 done; 1 the description is at fault, or --check found a difference; 2 usage or I/O."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write a complete client crate.
    Generate(Generate),
    /// Report what is wrong with a description; write nothing.
    Lint(Lint),
    /// Say what a code such as E0102 means.
    Explain(Explain),
    /// Serve a description's own examples, and check requests against it.
    Mock(Mock),
}

#[derive(Debug, Args)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The folder of the crate; it is made when there is none.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The crate's name [default: that of the folder].
    #[arg(long, value_name = "CRATE", value_parser = crate_name)]
    pub(crate) name: Option<CrateName>,
    /// Take clientwright-runtime from this folder instead of the registry.
    #[arg(long, value_name = "PATH")]
    pub(crate) runtime_path: Option<PathBuf>,
    /// How to say what was done.
    #[arg(long, value_enum, default_value_t = Report::Text)]
    pub(crate) report: Report,
    /// Write nothing; end with 1 when the folder is not what would be written.
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Lint {
    #[command(flatten)]
    pub(crate) input: Input,
    /// How to say what was found.
    #[arg(long, value_enum, default_value_t = Report::Text)]
    pub(crate) report: Report,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code: E0102, or 102.
    #[arg(value_parser = code)]
    pub(crate) code: Code,
}

#[derive(Debug, Args)]
pub(crate) struct Mock {
    /// The description, in YAML or JSON; `-`: the standard input.
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    /// Apply an overlay to the description first; those given several times follow each other.
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) files: Files,
    /// Answer with those documented examples alone that match their schema; in place of others, with made-up values.
    #[arg(long)]
    pub(crate) only_matching_examples: bool,
    /// The port on 127.0.0.1; 0: any free one.
    #[arg(long, value_name = "N", default_value_t = 4010)]
    pub(crate) port: u16,
}

/// What is read.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// The description, in YAML or JSON; `-`: the standard input.
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    /// Settings [default: clientwright.toml of the working directory, where there is one].
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// Apply an overlay to the description first; those given several times follow each other, after those of the settings.
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// Only operations and webhooks that this matches: operation:PATTERN, tag:PATTERN, path:PATTERN or webhook:PATTERN, with
    /// `*` for any text.
    #[arg(long, value_name = "FILTER", value_parser = filter)]
    pub(crate) include: Vec<Filter>,
    /// No operations that this matches.
    #[arg(long, value_name = "FILTER", value_parser = filter)]
    pub(crate) exclude: Vec<Filter>,
    /// Take no slip of the description for what is meant: every finding is an error, unless the settings tolerate it.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Generate all the same when the description has errors: each costs the place that it stands in, with a warning.
    #[arg(long)]
    pub(crate) keep_going: bool,
    /// Do not report warnings of this code, such as E0313, beside those of the settings.
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub(crate) allow: Vec<Code>,
    /// How many findings the text report shows in full [default: few for generate, distinct for lint].
    #[arg(long, value_enum)]
    pub(crate) warnings: Option<Warnings>,
    #[command(flatten)]
    pub(crate) files: Files,
}

/// Where files may be that the description refers to.
#[derive(Debug, Args)]
pub(crate) struct Files {
    /// Look for what references name by this prefix in this folder: https://example.com/schemas/=vendor/schemas.
    #[arg(long, value_name = "PREFIX=FOLDER", value_parser = local)]
    pub(crate) local: Vec<Local>,
    /// Read files outside of the description's folder, too, when it refers to them.
    #[arg(long)]
    pub(crate) outside_files: bool,
}

/// How a run is reported on the standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Report {
    /// For people: findings with excerpts on the standard error, a summary.
    Text,
    /// For editors: the findings alone, each on a line, `file:line:column: error[E0102]: message`.
    Short,
    /// For programs: one JSON object.
    Json,
    /// For programs that show findings beside code: SARIF 2.1.0.
    Sarif,
}

/// How many findings are shown in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Warnings {
    /// At most ten, the most severe first; of the others their number for each code.
    Few,
    /// All, but of warnings that say the same only three.
    Distinct,
    /// Each.
    All,
}

impl From<Warnings> for Extent {
    fn from(warnings: Warnings) -> Self {
        match warnings {
            Warnings::Few => Self::Few,
            Warnings::Distinct => Self::Distinct,
            Warnings::All => Self::Every,
        }
    }
}

fn crate_name(text: &str) -> Result<CrateName, String> {
    CrateName::parse(text).map_err(|fault| fault.to_string())
}

fn filter(text: &str) -> Result<Filter, String> {
    Filter::parse(text)
        .ok_or_else(|| "write operation:PATTERN, tag:PATTERN, path:PATTERN or webhook:PATTERN".to_owned())
}

fn local(text: &str) -> Result<Local, String> {
    let parts = text.rsplit_once('=').filter(|(prefix, path)| !prefix.is_empty() && !path.is_empty());
    let (prefix, path) = parts.ok_or("write PREFIX=FOLDER, such as https://example.com/schemas/=schemas")?;
    Ok(Local { prefix: prefix.to_owned(), path: PathBuf::from(path) })
}

fn code(text: &str) -> Result<Code, String> {
    Code::parse(text).ok_or_else(|| "there is no such code".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_definition_of_the_arguments_is_sound() {
        Arguments::command().debug_assert();
    }
}
