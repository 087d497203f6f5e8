//! One fault costs one place. In: each rejected description, and each accepted one with a fault, read with `keep_going`; out:
//! clients, compiled together as modules of one crate. It never expects a certain finding: only that what is refused is no
//! description, and that of all else there is a client that compiles and a count that is right.
//!
//! `CORRUPTIONS=30 cargo test … --test confinement` compiles each description with each of thirty faults, `CORRUPTIONS=300` with each at
//! ten places.

#[path = "corruption/kinds.rs"]
mod kinds;

use clientwright::diagnostic::{Problems, Severity};
use clientwright::unstable::tree::{self, Node};
use clientwright::{Generated, Settings, Source, generate};
use clientwright_tests::{Random, cargo, json_text, root};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Descriptions of one module each.
const REJECTED: &str = "tests/rejected";
const ACCEPTED: &str = "tests/accepted";

#[test]
fn what_is_rejected_costs_no_more_than_its_place() {
    let mut clients = Clients::default();
    for folder in folders(REJECTED) {
        let source = Source::read(folder.join("openapi.yaml")).expect("a description");
        clients.add(&shown(&folder), &source, &settings(&folder));
    }
    clients.compile();
}

#[test]
fn slips_that_are_put_right_compile() {
    let mut clients = Clients::default();
    let entries = std::fs::read_dir(root().join("generator/tests/slips")).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_none_or(|it| it != "txt")) {
        let file = if path.is_dir() { path.join("openapi.yaml") } else { path.clone() };
        clients.add(&shown(path), &Source::read(file).expect("a description"), &Settings::default());
    }
    assert!(clients.made.len() > 40);
    clients.compile();
}

#[test]
fn what_is_corrupted_costs_no_more_than_its_place() {
    let times = std::env::var("CORRUPTIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let mut clients = Clients::default();
    let descriptions: Vec<_> = folders(ACCEPTED).iter().filter_map(|folder| description(folder)).collect();
    for (index, (name, tree)) in descriptions.iter().enumerate() {
        for turn in 0..times {
            let number = (index + turn) % kinds::KINDS.len();
            let Some((kind, corrupt)) = kinds::KINDS.get(number) else { continue };
            let mut corrupted = tree.clone();
            let mut pick = kinds::Pick::new(&format!("{name} {number} {}", turn / kinds::KINDS.len()));
            let Some(at) = corrupt(&mut corrupted, &mut pick) else { continue };
            let source = Source::from_text("openapi.json", json_text(&corrupted));
            clients.add(&format!("{name}, {kind} at {at}"), &source, &Settings::default().keep_going());
        }
    }
    clients.compile();
}

/// So many clients are one crate.
const TOGETHER: usize = 200;

/// Clients that are compiled together: each is a module, and none but the runtime is compiled beside them.
#[derive(Default)]
struct Clients {
    made: Vec<(String, Generated)>,
    refused: Vec<String>,
}

impl Clients {
    fn add(&mut self, name: &str, source: &Source, settings: &Settings) {
        match generate(source, settings) {
            Ok(generated) => {
                let summary = &generated.summary;
                let told = summary.emitted + summary.left_out.len() + summary.not_chosen;
                assert_eq!(told, summary.declared, "{name}");
                assert!(!generated.report.has_errors(), "{name}");
                self.made.push((name.to_owned(), generated));
            }
            Err(report) => {
                let errors = report.diagnostics.iter().filter(|found| found.severity == Severity::Error);
                if errors.clone().count() == 0 || errors.clone().any(|found| found.code.is_confined()) {
                    self.refused.push(format!("{name}:\n{}", report.render(source)));
                }
            }
        }
    }

    fn compile(self) {
        assert!(self.refused.is_empty(), "{}", self.refused.join("\n"));
        self.made.chunks(TOGETHER).for_each(compile);
    }
}

fn compile(made: &[(String, Generated)]) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut lib =
        String::from("#![recursion_limit = \"1024\"]\n#![allow(unexpected_cfgs)]\n#![allow(warnings)]\n");
    for (index, (name, generated)) in made.iter().enumerate() {
        let _done =
            write!(lib, "\n// {}\n#[path = \"m{index}/mod.rs\"]\nmod m{index};\n", name.escape_debug());
        for (path, text) in generated.files.iter() {
            write(&folder.path().join(format!("src/m{index}/{path}")), text);
        }
    }
    write(&folder.path().join("src/lib.rs"), &lib);
    write(&folder.path().join("Cargo.toml"), &manifest());
    std::fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("it can be copied");
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &["check", "--quiet"]);
    let names: Vec<_> =
        made.iter().enumerate().map(|(index, (name, _))| format!("m{index}: {name}")).collect();
    assert!(ran.success, "{}\n{}", ran.said, names.join("\n"));
}

fn manifest() -> String {
    let runtime = root().join("runtime").to_str().expect("UTF-8").replace('\\', "/");
    format!(
        "[package]\nname = \"confined\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[features]\ndefault = [\"serde\"]\nserde = [\"clientwright-runtime/serde\"]\n\n[dependencies]\n\
         clientwright-runtime = {{ path = \"{runtime}\", default-features = false, features = [\"xml\"] }}\n\n[workspace]\n"
    )
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

/// The settings of a rejected description: with the overlays beside it.
fn settings(folder: &Path) -> Settings {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let is_overlay =
        |path: &PathBuf| path.file_stem().is_some_and(|name| name.to_string_lossy().ends_with("overlay"));
    let overlays: BTreeSet<_> = entries.filter(is_overlay).collect();
    overlays.into_iter().fold(Settings::default().keep_going(), Settings::overlay)
}

fn description(folder: &Path) -> Option<(String, Node)> {
    let source = Source::read(folder.join("openapi.yaml")).ok()?;
    let mut problems = Problems::default();
    let tree = tree::parse(&source, &mut problems);
    drop(problems.into_report());
    Some((shown(folder), tree?))
}

fn shown(folder: &Path) -> String {
    folder.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn folders(of: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join(of)).expect("a folder");
    let mut folders: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    assert!(folders.len() > 20);
    folders
}
