//! What a command reads. In: the arguments; out: the description's text, and settings. It never parses a description.

mod revision;

pub(crate) use revision::revision;

use crate::arguments::{Diff, Files, Input};
use crate::ending::Failure;
use clientwright::settings::{self, Outside, References};
use clientwright::{Settings, Source};
use clientwright_cli::settings_file::{self, Ignored};
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// The description's text, by its path or from the standard input.
pub(crate) fn source(path: &Path, bounds: settings::Bounds) -> Result<Source, Failure> {
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
pub(crate) fn settings(input: &Input) -> Result<Settings, Failure> {
    let mut settings = of_file(input.settings.as_deref())?;
    if input.strict {
        settings = settings.strictness(settings::Strictness::Strict);
    }
    if input.keep_going {
        settings = settings.keep_going();
    }
    settings = settings.allow(input.allow.iter().copied());
    settings.references = with_files(settings.references, &input.files);
    settings = input.overlay.iter().fold(settings, Settings::overlay);
    Ok(settings.include(input.include.iter().cloned()).exclude(input.exclude.iter().cloned()))
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

/// The settings of both sides of a comparison, and the changes that it does not report.
pub(crate) fn both_settings(arguments: &Diff) -> Result<(Settings, Settings, Vec<Ignored>), Failure> {
    let common = arguments.settings.as_deref();
    let of = |file: Option<&Path>, overlays: &[PathBuf]| -> Result<Settings, Failure> {
        let mut settings = of_file(file)?;
        settings.references = with_files(settings.references, &arguments.files);
        settings = arguments.overlay.iter().chain(overlays).fold(settings, Settings::overlay);
        settings = settings.include(arguments.include.iter().cloned());
        Ok(settings.exclude(arguments.exclude.iter().cloned()))
    };
    let old = of(arguments.old_settings.as_deref().or(common), &arguments.old_overlay)?;
    let new = of(common, &arguments.new_overlay)?;
    let ignored =
        in_file(common).map(|path| settings_file::ignored(&path)).transpose().map_err(Failure::new)?;
    Ok((old, new, ignored.unwrap_or_default()))
}

fn of_file(named: Option<&Path>) -> Result<Settings, Failure> {
    let settings = in_file(named).map(|path| settings_file::settings(&path)).transpose();
    settings.map_err(Failure::new).map(Option::unwrap_or_default)
}

/// The settings file that was named, or that stands in the working directory.
fn in_file(named: Option<&Path>) -> Option<PathBuf> {
    let usual = Path::new(settings_file::NAME);
    named.map(Path::to_owned).or_else(|| usual.is_file().then(|| usual.to_owned()))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot read `{}`: {error}", path.display()))
}
