//! `clientwright generate SPEC --out DIR`. In: a description and a folder; out: a complete crate in it, or with `--check`
//! what is not as it should be there. It never writes anything when the description is at fault.

use crate::arguments::{Generate, Report};
use crate::ending::{Ended, Ending, Failure};
use crate::input;
use crate::record::Asked;
use crate::render::{self, Outcome};
use clientwright::diagnostic::Extent;
use clientwright::output::{self, CrateName, CrateSettings, Files, Runtime};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Generates a crate and says what was done.
pub(crate) fn generate(arguments: &Generate) -> Ended {
    let started = Instant::now();
    let settings = input::settings(&arguments.input)?;
    let source = input::source(&arguments.input.spec, settings.bounds)?;
    let extent = arguments.input.warnings.map_or(Extent::Few, Extent::from);
    let (name, runtime) = (name(arguments)?, runtime(arguments)?);
    let asked = Asked {
        source: &source,
        settings: &settings,
        crate_settings: format!("{name:?} {runtime:?}"),
        extent,
        out: &arguments.out,
    };
    if let Some(before) = is_for_people(arguments).then(|| asked.unchanged()).flatten() {
        let files = before.files();
        let done = format!("{files}: 0 written, {files} unchanged in {}", arguments.out.display());
        render::say(&before.said, &done, started.elapsed())?;
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
    let clientwright::Summary { title, features, runtime_features, .. } = &generated.summary;
    let (title, features, runtime_features) = (title.clone(), features.clone(), runtime_features.clone());
    let krate = CrateSettings { name, title, runtime, features, runtime_features };
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
        say(arguments.report, &outcome)?;
        return Ok(ending);
    }
    let said = render::said(&outcome, &generated.summary);
    render::say(&said, &format!("{}: {done}", files.len()), started.elapsed())?;
    if is_for_people(arguments) {
        asked.keep(&generated.report, &files, said);
    }
    Ok(ending)
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

fn name(arguments: &Generate) -> Result<CrateName, Failure> {
    if let Some(name) = &arguments.name {
        return Ok(name.clone());
    }
    let folder = std::path::absolute(&arguments.out)?;
    CrateName::from_folder(&folder).map_err(|fault| {
        Failure::new(format!(
            "the name of the folder is not a valid crate name ({fault}): set one with --name"
        ))
    })
}

/// An absolute path is written as it is; a relative one is relative to the working directory here and to the crate's
/// folder in its manifest.
fn runtime(arguments: &Generate) -> Result<Runtime, Failure> {
    let Some(path) = &arguments.runtime_path else { return Ok(Runtime::Registry) };
    if !path.join("Cargo.toml").is_file() {
        return Err(Failure::new(format!("there is no crate in `{}`", path.display())));
    }
    let written = if path.is_absolute() { path.clone() } else { relative(path, &arguments.out)? };
    let text =
        written.to_str().ok_or_else(|| Failure::new(format!("`{}` is not UTF-8", written.display())))?;
    Ok(Runtime::Path(text.replace(std::path::MAIN_SEPARATOR, "/")))
}

/// The way from one folder to another by their real paths: cargo resolves `..` after symbolic links.
fn relative(path: &Path, from: &Path) -> std::io::Result<PathBuf> {
    let path = path.canonicalize()?;
    let from = match from.canonicalize() {
        Ok(from) => from,
        Err(_) => std::path::absolute(from)?, // it is made later
    };
    Ok(pathdiff::diff_paths(&path, from).unwrap_or(path))
}
