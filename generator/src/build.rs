//! For build scripts. In: the path of a description; out: its client in `OUT_DIR`, and lines that cargo understands. It never
//! panics: a mistake in the description is a line with its place, and a build that stops.
//!
//! ```no_run
//! fn main() -> std::process::ExitCode {
//!     clientwright::build::run("openapi.yaml")
//! }
//! ```
//!
//! The crate then takes the client in:
//!
//! ```ignore
//! #![recursion_limit = "1024"]
//! include!(concat!(env!("OUT_DIR"), "/api/mod.rs"));
//! ```

use crate::diagnostic::{Extent, Report, Severity, printable};
use crate::{Settings, Source, output};
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Generates the client of one description into `OUT_DIR/api`, with the default settings; see [`Build`].
pub fn run(spec: impl AsRef<Path>) -> ExitCode {
    Build::new(spec).run()
}

/// What a build script wants generated.
#[derive(Debug, Clone)]
#[must_use = "nothing is generated until it runs"]
pub struct Build {
    spec: PathBuf,
    settings: Settings,
    folder: String,
}

impl Build {
    /// The client of the description at this path, relative to the package's folder.
    pub fn new(spec: impl AsRef<Path>) -> Self {
        Self { spec: spec.as_ref().to_owned(), settings: Settings::default(), folder: "api".to_owned() }
    }

    /// Other settings than the default ones.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Another folder of `OUT_DIR` than `api`, for packages with more than one client.
    pub fn folder(mut self, name: impl Into<String>) -> Self {
        self.folder = name.into();
        self
    }

    /// Generates, and says on the standard output what cargo is to know: warnings and errors, one line each with file,
    /// line and column, and on which files the build depends. The frames of errors go to the standard error, which cargo
    /// shows below.
    ///
    /// The answer is what `main` is to return.
    pub fn run(self) -> ExitCode {
        let mut said = CargoMessage::default();
        let done = self.generate(&mut said);
        // when cargo has gone away there is nobody left to tell
        let _ = std::io::stdout().write_all(said.to_cargo.as_bytes());
        let _ = std::io::stderr().write_all(said.to_people.as_bytes());
        if done.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn generate(&self, said: &mut CargoMessage) -> Option<()> {
        for path in std::iter::once(&self.spec).chain(&self.settings.overlays) {
            said.tell("rerun-if-changed", &path.display().to_string());
        }
        let shown = shown(&self.spec);
        let source = match Source::read_within(&self.spec, self.settings.bounds) {
            Ok(source) => source.shown_as(shown.as_str()),
            Err(error) => return said.stop(&format!("cannot read `{shown}`: {error}")),
        };
        let Some(out) = std::env::var_os("OUT_DIR") else {
            return said.stop("OUT_DIR is not set: call this from a build script");
        };
        let out = Path::new(&out);
        let generated = match crate::generate(&source, &self.settings) {
            Ok(generated) => generated,
            Err(report) => {
                self.depends_on(&report, out, said);
                said.findings(&source, &report);
                return None;
            }
        };
        self.depends_on(&generated.report, out, said);
        said.findings(&source, &generated.report);
        if !generated.summary.features.is_empty() {
            // whoever leaves one out of the manifest asks for less of the client, and shall not be warned of it
            let listed: Vec<_> = generated.summary.features.iter().map(|it| format!("{it:?}")).collect();
            said.tell("rustc-check-cfg", &format!("cfg(feature, values({}))", listed.join(", ")));
        }
        match output::write(&generated.files, out.join(&self.folder)) {
            Ok(_) => Some(()),
            Err(error) => said.stop(&format!("cannot write the client: {error}")),
        }
    }

    /// The files that were read beside those that the build script names, and those that may appear.
    fn depends_on(&self, report: &Report, out: &Path, said: &mut CargoMessage) {
        let named = |path: &&Path| self.settings.overlays.iter().any(|overlay| overlay == path);
        let read = report.files.iter().filter_map(Source::path);
        let sought = report.sought.iter().map(|path| watched(path, out));
        let paths: BTreeSet<&Path> = read.chain(sought).filter(|path| !named(path)).collect();
        for path in paths {
            said.tell("rerun-if-changed", &path.display().to_string());
        }
    }
}

/// What is said, for cargo and for people.
#[derive(Default)]
struct CargoMessage {
    to_cargo: String,
    to_people: String,
}

impl CargoMessage {
    /// One instruction; a line break in it would end it, and begin another. Cargo shows warnings and errors as they are. A
    /// path that cannot be shown is not a path for cargo, which then runs the build script each time.
    fn tell(&mut self, key: &str, value: &str) {
        self.to_cargo.push_str(&format!("cargo::{key}={}\n", printable(value)));
    }

    /// All findings, one line each; errors with their frames for people.
    fn findings(&mut self, source: &Source, report: &Report) {
        for (severity, line) in report.lines(source) {
            match severity {
                Severity::Error => self.tell("error", &line),
                Severity::Warning => self.tell("warning", &line),
            }
        }
        if report.has_errors() {
            self.to_people.push_str(&report.render_plain(source, Extent::Few));
        }
    }

    fn stop<T>(&mut self, message: &str) -> Option<T> {
        self.tell("error", message);
        None
    }
}

/// What changes when a file appears. For cargo a file that is not there has always changed, and the client would be
/// compiled each time; so the nearest folder is named, unless what cargo itself writes is in it.
fn watched<'p>(sought: &'p Path, out: &Path) -> &'p Path {
    let folder = sought.ancestors().skip(1).find(|folder| folder.is_dir());
    let real = |path: &Path| path.canonicalize().ok();
    let is_apart = |folder: &&Path| {
        let (folder, out) = (real(folder), real(out));
        folder.zip(out).is_some_and(|(folder, out)| !out.starts_with(folder))
    };
    if sought.exists() { sought } else { folder.filter(is_apart).unwrap_or(sought) }
}

/// The path as cargo itself shows paths: relative to the workspace's root where that is around the package.
fn shown(spec: &Path) -> String {
    let workspace =
        std::env::var_os("CARGO_MANIFEST_DIR").and_then(|package| workspace_around(Path::new(&package)));
    let full = spec.canonicalize().ok();
    let inside = match (&full, &workspace) {
        (Some(full), Some(root)) => full.strip_prefix(root).ok(),
        (None, _) | (_, None) => None,
    };
    inside.unwrap_or(spec).display().to_string()
}

/// The nearest folder around the package that has a lock file: cargo keeps one for each workspace, at its root.
fn workspace_around(package: &Path) -> Option<PathBuf> {
    let package = package.canonicalize().ok()?;
    package.ancestors().find(|folder| folder.join("Cargo.lock").is_file()).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_said_begins_an_instruction_of_its_own() {
        let mut said = CargoMessage::default();
        said.tell("warning", "a\ncargo::rustc-env=X=1\r\nb");
        assert_eq!(said.to_cargo, "cargo::warning=a\\ncargo::rustc-env=X=1\\r\\nb\n");
    }

    #[test]
    fn cargo_is_told_of_overlays_whether_they_can_be_read_or_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("openapi.yaml");
        std::fs::write(&path, "openapi: 3.0.3\n").unwrap();
        let build = Build::new(&path).settings(Settings::default().overlay("a.yaml").overlay("b.yaml"));
        let mut said = CargoMessage::default();
        build.generate(&mut said);
        let told = format!("cargo::rerun-if-changed={}\n", path.display());
        let overlays = "cargo::rerun-if-changed=a.yaml\ncargo::rerun-if-changed=b.yaml\n";
        assert!(said.to_cargo.starts_with(&(told + overlays)), "{}", said.to_cargo);
    }

    #[test]
    fn cargo_is_told_where_a_file_may_appear() {
        let folder = tempfile::tempdir().unwrap();
        let place = |path: &str| folder.path().join(path);
        std::fs::create_dir_all(place("spec/schemas")).unwrap();
        std::fs::create_dir_all(place("target/out")).unwrap();
        std::fs::write(place("spec/pipe"), "").unwrap();
        for (sought, expected) in [
            ("spec/schemas/Pet.yaml", "spec/schemas"),
            ("spec/more/deep/Pet.yaml", "spec"),
            // cargo writes into that folder
            ("Pet.yaml", "Pet.yaml"),
            // it is there and cannot be read: it changes itself
            ("spec/pipe", "spec/pipe"),
        ] {
            let sought = place(sought);
            assert_eq!(watched(&sought, &place("target/out")), place(expected));
        }
    }

    #[test]
    fn paths_are_shown_from_the_root_of_the_workspace() {
        let root = tempfile::tempdir().unwrap();
        let package = root.path().join("member");
        std::fs::create_dir(&package).unwrap();
        assert_eq!(workspace_around(&package).filter(|found| found.starts_with(root.path())), None);
        std::fs::write(root.path().join("Cargo.lock"), "").unwrap();
        assert_eq!(workspace_around(&package), Some(root.path().canonicalize().unwrap()));
    }
}
