//! The arguments, as data. In: the command line; out: one struct for each command. It never opens a file or checks more than
//! the form of an argument.

mod dev;
mod diff;
mod docs;
mod drift;
mod fetching;
mod init;
mod overlay;

pub(crate) use dev::Dev;
pub(crate) use diff::{Diff, Form};
pub(crate) use docs::Docs;
pub(crate) use drift::Drift;
pub(crate) use fetching::{Fetching, Header};
pub(crate) use init::Init;
pub(crate) use overlay::{Apply, Overlay, What};

use clap::{Args, Parser, Subcommand, ValueEnum};
use clientwright::diagnostic::{Code, Extent};
use clientwright::output::CrateName;
use clientwright::settings::{Filter, Local};
use std::path::PathBuf;

/// Generates Rust clients from OpenAPI descriptions.
#[derive(Debug, Parser)]
#[command(name = "clientwright", version, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 success; 1 the description has errors, or --check found a difference; 2 usage or I/O error."
)]
pub(crate) struct Arguments {
    /// When to use colors.
    #[arg(long, global = true, value_name = "WHEN", default_value_t = clap::ColorChoice::Auto)]
    pub(crate) color: clap::ColorChoice,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write a crate whose build script generates the client of a description, with an example that runs against a mock.
    Init(Init),
    /// Generate a client crate.
    Generate(Generate),
    /// Check a description and report the findings; write nothing.
    Lint(Lint),
    /// Compare two descriptions: what the new one means for existing clients and for programs that use the generated crate.
    Diff(Box<Diff>),
    /// Work on descriptions: at each change, generate, compare with the version before, and serve a mock and a page.
    Dev(Box<Dev>),
    /// Write a page about an API: its operations, the Rust that calls them, its schemas.
    Docs(Docs),
    /// Apply overlays to a description.
    Overlay(Overlay),
    /// Compare recorded traffic with a description: what it holds that the description does not know.
    Drift(Drift),
    /// Explain a code such as E0102 or D0301.
    Explain(Explain),
    /// Serve the examples of a description, and check requests against it.
    Mock(Mock),
    /// Print completions for a shell.
    #[command(after_help = "Example: clientwright completions zsh > ~/.zfunc/_clientwright")]
    Completions(Completions),
    /// Print the manual page.
    #[command(after_help = "Example: clientwright man | man -l -")]
    Man,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  clientwright generate openapi.yaml --out client
  clientwright generate openapi.yaml --out client --include 'tag:pets' --check
  clientwright generate https://api.example.com/openapi.json --header 'X-Api-Key: …' --out client")]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The folder of the crate; created if it does not exist.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) krate: Crate,
    /// The format of the report.
    #[arg(long, value_enum, default_value_t = Report::Text)]
    pub(crate) report: Report,
    /// Write nothing; exit with 1 if the folder differs from what would be written.
    #[arg(long)]
    pub(crate) check: bool,
    /// Fetch the URL again; without it, the copy that an earlier run kept in the folder is read.
    #[arg(long)]
    pub(crate) update: bool,
}

/// What a generated crate is called, and what it depends on.
#[derive(Debug, Clone, Args)]
pub(crate) struct Crate {
    /// The name of the crate [default: the name of the folder].
    #[arg(long, value_name = "CRATE", value_parser = crate_name)]
    pub(crate) name: Option<CrateName>,
    /// Where the crate finds clientwright-runtime: `vendored` copies its sources into the crate; a version such as 0.1.0 is taken from
    /// the registry; `git+URL` or `git+URL#REV` from a repository; anything else is the path of its folder [default: the
    /// registry].
    #[arg(long, value_name = "SOURCE", value_parser = runtime_source)]
    pub(crate) runtime: Option<RuntimeSource>,
    /// The same as `--runtime PATH`.
    #[arg(long, value_name = "PATH", hide = true, conflicts_with = "runtime")]
    pub(crate) runtime_path: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:
  clientwright lint openapi.yaml
  clientwright lint openapi.yaml --report github")]
pub(crate) struct Lint {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The format of the report.
    #[arg(long, value_enum, default_value_t = Report::Text)]
    pub(crate) report: Report,
}

#[derive(Debug, Args)]
#[command(after_help = "Example: clientwright explain E0102")]
pub(crate) struct Explain {
    /// The code: E0102 or 102 of a finding about a description, D0301 of a change.
    #[arg(value_parser = explained)]
    pub(crate) code: Explained,
}

/// What can be explained.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Explained {
    /// A finding about a description.
    Finding(Code),
    /// A change between two descriptions.
    Change(clientwright_diff::Code),
}

#[derive(Debug, Args)]
#[command(after_help = "Example: clientwright mock openapi.yaml --port 4010")]
pub(crate) struct Mock {
    /// The description, in YAML or JSON: a file, a URL of https, or `-` for the standard input.
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    #[command(flatten)]
    pub(crate) fetching: Fetching,
    /// Apply an overlay to the description first; several are applied in order.
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) files: Files,
    /// Respond only with documented examples that match their schema, and with generated values instead of the others.
    #[arg(long)]
    pub(crate) only_matching_examples: bool,
    /// Respond in N pages where the description, or what it implies, says how pages follow each other.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) pages: usize,
    /// The port on 127.0.0.1; 0 selects a free port.
    #[arg(long, value_name = "N", default_value_t = 4010)]
    pub(crate) port: u16,
}

/// What is read.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// The description, in YAML or JSON: a file, a URL of https, or `-` for the standard input.
    #[arg(value_name = "SPEC")]
    pub(crate) spec: PathBuf,
    #[command(flatten)]
    pub(crate) fetching: Fetching,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// How many findings the text report shows in full [default: few for generate, distinct for lint].
    #[arg(long, value_enum)]
    pub(crate) warnings: Option<Warnings>,
}

/// How a description is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct Reading {
    /// The settings file [default: clientwright.toml in the working directory, if it exists].
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// Apply an overlay to the description first; several are applied in order, after those of the settings.
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// Generate only matching operations and webhooks: operation:PATTERN, tag:PATTERN, path:PATTERN or webhook:PATTERN, where
    /// `*` matches any text.
    #[arg(long, value_name = "FILTER", value_parser = filter)]
    pub(crate) include: Vec<Filter>,
    /// Omit matching operations and webhooks.
    #[arg(long, value_name = "FILTER", value_parser = filter)]
    pub(crate) exclude: Vec<Filter>,
    /// Treat every finding as an error, unless the settings tolerate it; do not correct mistakes of the description.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Generate even if the description has errors: omit or generalize what is affected, with a warning for each error.
    #[arg(long)]
    pub(crate) keep_going: bool,
    /// Hide warnings with this code, such as E0313, in addition to those of the settings.
    #[arg(long, value_name = "CODE", value_parser = code)]
    pub(crate) allow: Vec<Code>,
    #[command(flatten)]
    pub(crate) files: Files,
}

/// Where files may be that the description refers to.
#[derive(Debug, Clone, Args)]
pub(crate) struct Files {
    /// Read files whose references begin with a prefix from a folder: https://example.com/schemas/=vendor/schemas.
    #[arg(long, value_name = "PREFIX=FOLDER", value_parser = local)]
    pub(crate) local: Vec<Local>,
    /// Also read files outside the folder of the description when it refers to them.
    #[arg(long)]
    pub(crate) outside_files: bool,
}

/// How a run is reported on the standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Report {
    /// For people: findings with excerpts on the standard error, and a summary.
    Text,
    /// For editors: one finding per line, `file:line:column: error[E0102]: message`.
    Short,
    /// For programs: one JSON object.
    Json,
    /// For code scanning tools: SARIF 2.1.0.
    Sarif,
    /// For GitHub Actions: workflow commands that annotate the description.
    Github,
    /// For programs that show results of tests: JUnit's XML.
    Junit,
}

/// How many findings are shown in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Warnings {
    /// At most ten, the most severe first; for the others, the number for each code.
    Few,
    /// All errors, and at most three warnings with the same message.
    Distinct,
    /// All findings.
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

/// Where a generated crate finds its runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RuntimeSource {
    Vendored,
    Version(String),
    Git { url: String, rev: Option<String> },
    Path(PathBuf),
}

fn runtime_source(text: &str) -> Result<RuntimeSource, String> {
    if text == "vendored" {
        return Ok(RuntimeSource::Vendored);
    }
    if let Some(address) = text.strip_prefix("git+") {
        let (url, rev) = address.split_once('#').map_or((address, None), |(url, rev)| (url, Some(rev)));
        let is_sound = !url.is_empty() && rev != Some("");
        let git = RuntimeSource::Git { url: url.to_owned(), rev: rev.map(str::to_owned) };
        return is_sound.then_some(git).ok_or_else(|| "write git+URL or git+URL#REV".to_owned());
    }
    let is_version = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '=' | '^' | '~'))
        && text.chars().all(|c| c.is_ascii_alphanumeric() || ".-+=^~".contains(c));
    Ok(if is_version {
        RuntimeSource::Version(text.to_owned())
    } else {
        RuntimeSource::Path(PathBuf::from(text))
    })
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

fn explained(text: &str) -> Result<Explained, String> {
    match clientwright_diff::Code::parse(text) {
        Some(change) => Ok(Explained::Change(change)),
        None => code(text).map(Explained::Finding),
    }
}

fn code(text: &str) -> Result<Code, String> {
    Code::parse(text).ok_or_else(|| "unknown code".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn a_runtime_is_a_version_a_repository_a_folder_or_vendored() {
        let git = |rev: Option<&str>| RuntimeSource::Git {
            url: "https://g.example/r".to_owned(),
            rev: rev.map(str::to_owned),
        };
        for (text, want) in [
            ("vendored", RuntimeSource::Vendored),
            ("0.1.2", RuntimeSource::Version("0.1.2".to_owned())),
            ("=0.1", RuntimeSource::Version("=0.1".to_owned())),
            ("git+https://g.example/r", git(None)),
            ("git+https://g.example/r#v1", git(Some("v1"))),
            ("../runtime", RuntimeSource::Path(PathBuf::from("../runtime"))),
        ] {
            assert_eq!(runtime_source(text), Ok(want), "{text}");
        }
        assert!(runtime_source("git+").is_err());
    }

    #[test]
    fn every_command_shows_an_example() {
        for command in Arguments::command().get_subcommands_mut() {
            let help = command.render_long_help().to_string();
            assert!(help.contains(&format!("clientwright {} ", command.get_name())), "{help}");
        }
    }

    #[test]
    fn the_definition_of_the_arguments_is_sound() {
        Arguments::command().debug_assert();
    }
}
