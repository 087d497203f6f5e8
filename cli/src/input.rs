//! What a command reads. In: the arguments; out: the description's text, and settings. It never parses a description.

mod address;
mod fetch;
mod programs;
mod revision;

pub(crate) use address::Address;
pub(crate) use fetch::fetch;
pub(crate) use programs::programs;
pub(crate) use revision::revision;

use crate::arguments::{Diff, Files, Header, Reading};
use crate::ending::Failure;
use clientwright::settings::{self, Outside, References};
use clientwright::{Settings, Source};
use clientwright_cli::settings_file::{self, Ignored, SettingsFile};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The description's text, by its path, from the network or from the standard input.
pub(crate) fn source(path: &Path, headers: &[Header], bounds: settings::Bounds) -> Result<Source, Failure> {
    if let Some(address) = Address::of(path).transpose()? {
        let text = fetch(&address, headers, bounds.bytes)?;
        return Ok(Source::from_text(address.to_string(), text));
    }
    if !headers.is_empty() {
        return Err(Failure::new("--header goes with a URL, and the description is a file: leave it out"));
    }
    if path != Path::new("-") {
        return Source::read_within(path, bounds).map_err(|e| unreadable(path, &e));
    }
    let limit = u64::try_from(bounds.bytes).unwrap_or(u64::MAX);
    let mut text = String::new();
    let read = std::io::stdin().take(limit.saturating_add(1)).read_to_string(&mut text);
    read.map_err(|e| Failure::new(format!("cannot read the standard input: {e}")))?;
    if text.len() > bounds.bytes {
        let message = format!("the standard input has more than {} bytes", bounds.bytes);
        return Err(Failure::new(format!("{message}: raise `bytes` in the setting `bounds`")));
    }
    Ok(Source::from_text("<stdin>", text))
}

/// The settings: those of the file that was named, or that stands in the working directory, or the defaults; and the
/// filters and folders of the command line beside those of the file.
pub(crate) fn settings(reading: &Reading) -> Result<Settings, Failure> {
    settings_and_package(reading).map(|file| file.settings)
}

/// The same, and what the file says of the package.
pub(crate) fn settings_and_package(reading: &Reading) -> Result<SettingsFile, Failure> {
    let mut file = file(reading.settings.as_deref())?;
    file.settings = with_arguments(file.settings, reading);
    Ok(file)
}

fn with_arguments(mut settings: Settings, reading: &Reading) -> Settings {
    if reading.strict {
        settings = settings.strictness(settings::Strictness::Strict);
    }
    if reading.keep_going {
        settings = settings.keep_going();
    }
    settings = settings.allow(reading.allow.iter().copied());
    settings.references = with_files(settings.references, &reading.files);
    settings = reading.overlay.iter().fold(settings, Settings::overlay);
    settings.include(reading.include.iter().cloned()).exclude(reading.exclude.iter().cloned())
}

/// Where files may be, by the command line alone.
pub(crate) fn references(files: &Files) -> References {
    with_files(References::default(), files)
}

fn with_files(mut references: References, files: &Files) -> References {
    references.local.extend(files.local.iter().cloned());
    if files.outside_files {
        references.outside = Outside::Allowed;
    }
    references
}

/// What a comparison reads of settings files and arguments.
pub(crate) struct BothSettings {
    /// Those of the old side.
    pub(crate) old: Settings,
    /// Those of the new side.
    pub(crate) new: Settings,
    /// The changes that are not reported.
    pub(crate) ignored: Vec<Ignored>,
    /// The version of the generated crate, by `[package]`: that of the old side where both have one.
    pub(crate) version: Option<String>,
}

/// The settings of both sides of a comparison.
pub(crate) fn both_settings(arguments: &Diff) -> Result<BothSettings, Failure> {
    let with = |mut settings: Settings, overlays: &[PathBuf]| {
        settings.references = with_files(settings.references, &arguments.files);
        settings = arguments.overlay.iter().chain(overlays).fold(settings, Settings::overlay);
        settings.include(arguments.include.iter().cloned()).exclude(arguments.exclude.iter().cloned())
    };
    let common = file(arguments.settings.as_deref())?;
    let before = match &arguments.old_settings {
        Some(path) => file(Some(path))?,
        None => SettingsFile::default(),
    };
    let version = before.package.version.or(common.package.version);
    let old = if arguments.old_settings.is_some() { before.settings } else { common.settings.clone() };
    let (old, new) = (with(old, &arguments.old_overlay), with(common.settings, &arguments.new_overlay));
    Ok(BothSettings { old, new, ignored: common.ignored, version })
}

/// The settings file that was named, or that stands in the working directory; else the defaults.
fn file(named: Option<&Path>) -> Result<SettingsFile, Failure> {
    let usual = Path::new(settings_file::NAME);
    match named.or_else(|| usual.is_file().then_some(usual)) {
        Some(path) => SettingsFile::read(path).map_err(Failure::new),
        None => Ok(SettingsFile::default()),
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot read `{}`: {error}", path.display()))
}
