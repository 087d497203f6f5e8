//! The arguments of `diff`, as data. In: the command line; out: one struct. It never opens a file.

use super::{Files, filter};
use clap::{Args, ValueEnum};
use clientwright::settings::Filter;
use clientwright_diff::{Class, Level, Version};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = "Example:
  clientwright diff origin/main:openapi.yaml openapi.yaml --fail-on source,wire

Exit codes: 0 success; 1 a finding that --fail-on names; 2 a description that cannot be read, usage or I/O error.")]
pub(crate) struct Diff {
    /// The old description: a file, a folder with an `openapi.yaml`, REVISION:PATH of a git repository, or a URL of https.
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The new description, in the same ways.
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// The settings file of both sides [default: clientwright.toml in the working directory, if it exists].
    #[arg(long, value_name = "FILE")]
    pub(crate) settings: Option<PathBuf>,
    /// The settings file of the old side.
    #[arg(long, value_name = "FILE")]
    pub(crate) old_settings: Option<PathBuf>,
    /// Apply an overlay to both descriptions first; several are applied in order, after those of the settings.
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// Apply an overlay to the old description only.
    #[arg(long, value_name = "FILE")]
    pub(crate) old_overlay: Vec<PathBuf>,
    /// Apply an overlay to the new description only.
    #[arg(long, value_name = "FILE")]
    pub(crate) new_overlay: Vec<PathBuf>,
    /// Compare only matching operations and webhooks: operation:PATTERN, tag:PATTERN, path:PATTERN or webhook:PATTERN, where
    /// `*` matches any text.
    #[arg(long, value_name = "FILTER", value_parser = filter)]
    pub(crate) include: Vec<Filter>,
    /// Omit matching operations and webhooks.
    #[arg(long, value_name = "FILTER", value_parser = filter)]
    pub(crate) exclude: Vec<Filter>,
    #[command(flatten)]
    pub(crate) files: Files,
    /// Exit with 1 when there is an error of one of these classes, or a finding of another level: wire, source:warning.
    #[arg(long, value_name = "CLASS[:LEVEL]", value_delimiter = ',', value_parser = failing)]
    pub(crate) fail_on: Vec<(Class, Level)>,
    /// The least level that the reports for people show.
    #[arg(long, value_enum, default_value_t = Least::Warning)]
    pub(crate) level: Least,
    /// Show findings of these classes only.
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = class)]
    pub(crate) class: Vec<Class>,
    /// Also list where the Rust files of a folder name what changed.
    #[arg(long, value_name = "PATH")]
    pub(crate) uses: Vec<PathBuf>,
    /// The version of the generated crate, for the version that has to follow [default: `[package] version` of the settings, else
    /// that of the old description].
    #[arg(long, value_name = "VERSION", value_parser = version)]
    pub(crate) crate_version: Option<Version>,
    /// The format of the report.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    pub(crate) report: Form,
}

/// The least level that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Least {
    /// What breaks every use.
    Error,
    /// And what breaks some uses.
    Warning,
    /// Everything.
    Info,
}

impl From<Least> for Level {
    fn from(least: Least) -> Self {
        match least {
            Least::Error => Self::Error,
            Least::Warning => Self::Warning,
            Least::Info => Self::Info,
        }
    }
}

/// How the differences are written to the standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people: findings with excerpts of both descriptions.
    Text,
    /// One finding per line: `file:line:column: error[D0301] wire: message (GET /pets; before: file:line:column)`.
    Short,
    /// For programs: one JSON object.
    Json,
    /// For code scanning tools: SARIF 2.1.0.
    Sarif,
    /// For GitHub Actions: workflow commands that annotate the new description.
    Github,
    /// For a pull request: tables in Markdown.
    Markdown,
    /// A page for browsers, in one file.
    Html,
}

fn class(text: &str) -> Result<Class, String> {
    let class = Class::ALL.into_iter().find(|class| class.to_string() == text);
    class.ok_or_else(|| "write wire, source, behaviour or docs".to_owned())
}

fn failing(text: &str) -> Result<(Class, Level), String> {
    let (name, level) = text.split_once(':').unwrap_or((text, "error"));
    let levels = [Level::Error, Level::Warning, Level::Info];
    let level = levels.into_iter().find(|it| it.to_string() == level);
    Ok((class(name)?, level.ok_or("write error, warning or info behind the colon")?))
}

fn version(text: &str) -> Result<Version, String> {
    Version::parse(text).ok_or_else(|| "write three numbers: 0.4.2".to_owned())
}
