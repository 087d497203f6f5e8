//! `clientwright generate SPEC --out DIR`. In: a description and a folder; out: a complete crate in it, or with `--check`
//! what is not as it should be there. It never writes anything when the description is at fault.

mod runtime;

pub(super) use runtime::relative;

use crate::arguments::{Generate, Report};
use crate::ending::{Ended, Ending, Failure};
use crate::input;
use crate::record::Asked;
use crate::render::{self, Outcome};
use clientwright::diagnostic::Extent;
use clientwright::output::{self, CrateName, CrateSettings, Files};
use clientwright_cli::settings_file::SettingsFile;
use std::path::Path;
use std::time::Instant;

/// Generates a crate and says what was done.
pub(crate) fn generate(arguments: &Generate) -> Ended {
    let started = Instant::now();
    let SettingsFile { mut settings, name, package, .. } = input::settings_and_package(&arguments.input)?;
    let source = input::source(&arguments.input.spec, settings.bounds)?;
    let extent = arguments.input.warnings.map_or(Extent::Few, Extent::from);
    let (name, runtime) = (crate_name(arguments, name)?, runtime::chosen(arguments, &mut settings)?);
    let asked = Asked {
        source: &source,
        settings: &settings,
        crate_settings: format!("{name:?} {package:?} {runtime:?}"),
        extent,
        out: &arguments.out,
    };
    if let Some(before) = is_for_people(arguments).then(|| asked.unchanged()).flatten() {
        render::say(&before.said, &nothing_written(before.files(), arguments), started.elapsed())?;
        return Ok(Ending::Done);
    }
    let generated = match clientwright::generate(&source, &settings) {
        Ok(generated) => generated,
        Err(report) => {
            let outcome = Outcome {
                source: &source,
                report: &report,
                summary: None,
                extent,
                files: 0,
                elapsed: started.elapsed(),
            };
            say(arguments.report, &outcome)?;
            return Ok(Ending::AtFault);
        }
    };
    let clientwright::Summary { title, features, runtime_features, guide, .. } = generated.summary.clone();
    let chosen = runtime::said(arguments, &runtime);
    let krate = CrateSettings { name, package, title, runtime, features, runtime_features, guide };
    let files = output::krate(&generated.files, &krate);
    let (ending, done) =
        if arguments.check { compare(&files, arguments)? } else { write(&files, arguments)? };
    let outcome = Outcome {
        source: &source,
        report: &generated.report,
        summary: Some(&generated.summary),
        extent,
        files: files.len(),
        elapsed: started.elapsed(),
    };
    if arguments.report != Report::Text {
        return say(arguments.report, &outcome).map(|()| ending).map_err(Failure::from);
    }
    let mut said = render::said(&outcome, &generated.summary);
    said.summary.extend(chosen);
    render::say(&said, &format!("{}: {done}", files.len()), started.elapsed())?;
    if is_for_people(arguments) {
        asked.keep(&generated.report, &files, said);
    }
    Ok(ending)
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
        Report::Junit => render::junit(outcome),
    }
}

/// Writes the crate; answers with what the summary says of the files.
fn write(files: &Files, arguments: &Generate) -> Result<(Ending, String), Failure> {
    let written = output::write(files, &arguments.out)?;
    let mut said = vec![format!("{} written", written.written.len())];
    if !written.unchanged.is_empty() {
        said.push(format!("{} unchanged", written.unchanged.len()));
    }
    if !written.removed.is_empty() {
        said.push(format!("{} removed", written.removed.len()));
    }
    Ok((Ending::Done, format!("{} in {}", said.join(", "), arguments.out.display())))
}

/// Compares the crate; each difference is said on the standard error, so that it is seen under `--report json` too.
fn compare(files: &Files, arguments: &Generate) -> Result<(Ending, String), Failure> {
    let found = output::diff(files, &arguments.out)?;
    let folder = arguments.out.display();
    if found.is_empty() {
        return Ok((Ending::Done, format!("all up to date in {folder}")));
    }
    render::differences(&arguments.out, &found)?;
    let differ = if found.len() == 1 { "differs" } else { "differ" };
    let said = format!("{} {differ} in {folder}: run the same command without --check", found.len());
    Ok((Ending::AtFault, said))
}

/// The name that the command line gives, else the settings, else the folder.
fn crate_name(arguments: &Generate, configured: Option<CrateName>) -> Result<CrateName, Failure> {
    if let Some(name) = arguments.name.clone().or(configured) {
        return Ok(name);
    }
    folder_name(&arguments.out)
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
