//! `clientwright init DIR`. In: a folder, and a description if there is one; out: a crate that generates its client at each build. It
//! never asks for anything, and never writes over a file.

use super::generate::{folder_name, relative};
use crate::arguments::Init;
use crate::ending::{Ended, Ending, Failure};
use crate::input;
use crate::render::{self, Outcome};
use clientwright::diagnostic::{Extent, Report};
use clientwright::{Generated, Settings, Source};
use clientwright_cli::starter::{DESCRIPTION, Starter, Tolerated};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Writes the crate and says what to do next.
pub(crate) fn init(arguments: &Init) -> Ended {
    let started = Instant::now();
    let source = match &arguments.from {
        Some(path) => input::source(path, &arguments.fetching.headers, Settings::default().bounds)?,
        None => Source::from_text("openapi.yaml", DESCRIPTION),
    };
    let (generated, faults) = match generated(&source) {
        Ok(done) => done,
        Err(report) => {
            let elapsed = started.elapsed();
            let extent = Extent::Few;
            let outcome =
                Outcome { source: &source, report: &report, summary: None, extent, files: 0, elapsed };
            render::diagnostics(&outcome)?;
            render::verdict(&outcome)?;
            return Ok(Ending::AtFault);
        }
    };
    render::init::findings(&source, &generated.report)?;
    let described = described(&source, &generated.report)?;
    let name = match &arguments.name {
        Some(name) => name.clone(),
        None => folder_name(&arguments.dir)?,
    };
    let starter = Starter {
        name: name.to_string(),
        file: described.first().map(|(name, _)| name.clone()).unwrap_or_default(),
        repository: repository(arguments)?,
        guide: generated.summary.guide,
        runtime_features: generated.summary.runtime_features,
        faults,
    };
    let own = starter.files().into_iter().map(|(name, text)| (name.to_owned(), text));
    let files: Vec<(String, String)> = own.chain(described).collect();
    write(&arguments.dir, &files)?;
    render::init::written(&arguments.dir, files.iter().map(|(name, _)| name.as_str()))?;
    Ok(Ending::Done)
}

/// The client, and whether errors had to be tolerated for it.
fn generated(source: &Source) -> Result<(Generated, Tolerated), Report> {
    let settings = Settings::default();
    match clientwright::generate(source, &settings) {
        Ok(generated) => Ok((generated, Tolerated::None)),
        Err(_) => Ok((clientwright::generate(source, &settings.keep_going())?, Tolerated::All)),
    }
}

/// The files of the description with their names in the crate, its own first.
fn described(source: &Source, report: &Report) -> Result<Vec<(String, String)>, Failure> {
    let Some(path) = source.path() else {
        let name = if source.text().trim_start().starts_with('{') { "openapi.json" } else { "openapi.yaml" };
        return Ok(vec![(name.to_owned(), source.text().to_owned())]);
    };
    let folder = path.canonicalize()?.parent().map(Path::to_owned).unwrap_or_default();
    let named = |source: &Source| {
        let path = source.path().unwrap_or(Path::new("")).canonicalize()?;
        let Some(within) = path.strip_prefix(&folder).ok().and_then(Path::to_str) else {
            let message = "is outside of the folder of the description: make one file of them first";
            return Err(Failure::new(format!("`{}` {message}", path.display())));
        };
        Ok((within.replace(std::path::MAIN_SEPARATOR, "/"), source.text().to_owned()))
    };
    std::iter::once(source).chain(&report.files).map(named).collect()
}

/// The folder of the repository as the manifest of the crate writes it.
fn repository(arguments: &Init) -> Result<Option<String>, Failure> {
    let Some(path) = &arguments.repository else { return Ok(None) };
    if !path.join("runtime/Cargo.toml").is_file() || !path.join("generator/Cargo.toml").is_file() {
        let message = format!("`{}` is no copy of clientwright's repository", path.display());
        return Err(Failure::new(message));
    }
    let written = if path.is_absolute() { path.clone() } else { relative(path, &arguments.dir)? };
    Ok(Some(written.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")))
}

/// Writes all files, or none where one of them is there.
fn write(folder: &Path, files: &[(String, String)]) -> Result<(), Failure> {
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    // a description that stands where it belongs is not written again
    let is_same = |path: &Path, text: &str| std::fs::read_to_string(path).is_ok_and(|there| there == text);
    let open: Vec<_> = paths.iter().zip(files).filter(|(path, (_, text))| !is_same(path, text)).collect();
    if let Some((path, _)) = open.iter().find(|(path, _)| path.exists()) {
        let message = format!("`{}` exists: choose a folder without it, nothing was written", path.display());
        return Err(Failure::new(message));
    }
    for (path, (_, text)) in open {
        let around = path.parent().unwrap_or(folder);
        let written = std::fs::create_dir_all(around).and_then(|()| std::fs::write(path, text));
        written.map_err(|error| Failure::new(format!("cannot write `{}`: {error}", path.display())))?;
    }
    Ok(())
}
