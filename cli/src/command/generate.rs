//! `clientwright generate SPEC --out DIR`. In: a description and a folder; out: a complete crate in it, or with `--check`
//! what is not as it should be there. It never writes anything when the description is at fault.

mod lock;
pub(super) mod runtime;

pub(super) use runtime::relative;

use crate::arguments::{Crate, Generate, Report};
use crate::ending::{Ended, Ending, Failure};
use crate::input;
use crate::record::{Asked, Said};
use crate::render::{self, Outcome, Progress};
use clientwright::diagnostic::{self, Extent};
use clientwright::output::{self, CrateName, CrateSettings, Files, Package, Runtime};
use clientwright::{Generated, Settings, Source};
use clientwright_cli::settings_file::SettingsFile;
use lock::FetchedDescription;
use std::path::Path;
use std::time::Instant;

/// Generates a crate and says what was done.
pub(crate) fn generate(arguments: &Generate) -> Ended {
    let started = Instant::now();
    let SettingsFile { mut settings, name, package, .. } =
        input::settings_and_package(&arguments.input.reading)?;
    let taken = lock::taken(arguments, settings.bounds)?;
    let source = &taken.source;
    let extent = arguments.input.warnings.map_or(Extent::Few, Extent::from);
    let name = crate_name(&arguments.krate, name, &arguments.out)?;
    let runtime = runtime::chosen(&arguments.krate, &arguments.out, &mut settings)?;
    let asked = Asked {
        source,
        settings: &settings,
        crate_settings: format!("{name:?} {package:?} {runtime:?}"),
        extent,
        out: &arguments.out,
    };
    if let Some(before) = is_for_people(arguments).then(|| asked.unchanged()).flatten() {
        taken.keep(&arguments.out)?;
        let said = with_origin(&before.said, &taken);
        render::say(&said, &nothing_written(before.files(), arguments), started.elapsed())?;
        return Ok(Ending::Done);
    }
    let generated = shown(source, &settings);
    let outcome = |report, summary, files| Outcome {
        source,
        report,
        summary,
        extent,
        files,
        elapsed: started.elapsed(),
    };
    let generated = match generated {
        Ok(generated) => generated,
        Err(report) => {
            say(arguments.report, &outcome(&report, None, 0))?;
            return Ok(Ending::AtFault);
        }
    };
    let chosen = runtime::said(&arguments.krate, &runtime);
    let files = krate(&generated, Described { name, package, runtime });
    let (ending, done) = if arguments.check {
        compare(&files, arguments)?
    } else {
        let done = write(&files, &arguments.out)?;
        taken.keep(&arguments.out)?;
        (Ending::Done, done)
    };
    let outcome = outcome(&generated.report, Some(&generated.summary), files.len());
    if arguments.report != Report::Text {
        return say(arguments.report, &outcome).map(|()| ending).map_err(Failure::from);
    }
    let mut said = render::said(&outcome, &generated.summary);
    said.summary.extend(chosen);
    render::say(&with_origin(&said, &taken), &done, started.elapsed())?;
    if is_for_people(arguments) {
        asked.keep(&generated.report, &files, said);
    }
    Ok(ending)
}

/// Generates; while that takes long, it is seen.
fn shown(source: &Source, settings: &Settings) -> Result<Generated, diagnostic::Report> {
    let _progress = Progress::start(format!("generating from {}", source.name()));
    clientwright::generate(source, settings)
}

/// What is said, and where the description came from; that is another thing at each run.
fn with_origin(said: &Said, taken: &FetchedDescription) -> Said {
    let mut said = said.clone();
    said.summary.extend(taken.said.clone().map(|from| ("source".to_owned(), from)));
    said
}

/// What the manifest of a generated crate says that the description does not.
pub(super) struct Described {
    pub(super) name: CrateName,
    pub(super) package: Package,
    pub(super) runtime: Runtime,
}

/// The files of a generated crate.
pub(super) fn krate(generated: &Generated, described: Described) -> Files {
    let Described { name, package, runtime } = described;
    let clientwright::Summary { title, features, runtime_features, guide, .. } = generated.summary.clone();
    let settings = CrateSettings { name, package, title, runtime, features, runtime_features, guide };
    output::krate(&generated.files, &settings)
}

fn nothing_written(files: usize, arguments: &Generate) -> String {
    format!("{files}: 0 written, {files} unchanged in {}", arguments.out.display())
}

/// Whether what is said can be said again: what programs read is made anew, and so is a comparison.
fn is_for_people(arguments: &Generate) -> bool {
    arguments.report == Report::Text && !arguments.check
}

fn say(report: Report, outcome: &Outcome<'_>) -> std::io::Result<()> {
    match report {
        Report::Text => {
            render::diagnostics(outcome)?;
            render::verdict(outcome)
        }
        Report::Json => render::json(outcome),
        Report::Short => render::short(outcome),
        Report::Sarif => render::sarif(outcome),
        Report::Github => render::github(outcome),
        Report::Junit => render::junit(outcome, "lint"),
    }
}

/// Writes the crate; answers with what the summary says of the files.
pub(super) fn write(files: &Files, out: &Path) -> Result<String, Failure> {
    let written = output::write(files, out)?;
    let mut said = vec![format!("{} written", written.written.len())];
    if !written.unchanged.is_empty() {
        said.push(format!("{} unchanged", written.unchanged.len()));
    }
    if !written.removed.is_empty() {
        said.push(format!("{} removed", written.removed.len()));
    }
    Ok(format!("{}: {} in {}", files.len(), said.join(", "), out.display()))
}

/// Compares the crate; each difference is said on the standard error, so that it is seen under `--report json` too.
fn compare(files: &Files, arguments: &Generate) -> Result<(Ending, String), Failure> {
    let found = output::diff(files, &arguments.out)?;
    let folder = arguments.out.display();
    if found.is_empty() {
        return Ok((Ending::Done, format!("{}: all up to date in {folder}", files.len())));
    }
    render::differences(&arguments.out, &found)?;
    let differ = if found.len() == 1 { "differs" } else { "differ" };
    let (all, found) = (files.len(), found.len());
    let said = format!("{all}: {found} {differ} in {folder}: run the same command without --check");
    Ok((Ending::AtFault, said))
}

/// The name that the command line gives, else the settings, else the folder.
pub(super) fn crate_name(
    given: &Crate,
    configured: Option<CrateName>,
    out: &Path,
) -> Result<CrateName, Failure> {
    given.name.clone().or(configured).map_or_else(|| folder_name(out), Ok)
}

/// The name of a crate by that of its folder.
pub(super) fn folder_name(folder: &Path) -> Result<CrateName, Failure> {
    let folder = std::path::absolute(folder)?;
    CrateName::from_folder(&folder).map_err(|fault| {
        Failure::new(format!(
            "the name of the folder is not a valid crate name ({fault}): set one with --name"
        ))
    })
}
