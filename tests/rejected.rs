//! Each mistake: a minimal description that makes one finding, and the whole report as people read it. `UPDATE=1 cargo
//! test` rewrites the reports; the review is `git diff`.

use clientwright::diagnostic::code::CATALOGUE;
use clientwright::diagnostic::{Code, Report, Severity};
use clientwright::{Settings, Source, read};
use clientwright_tests::{assert_golden, root};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Codes without a folder, and why.
const ELSEWHERE: &[(&str, &str)] = &[
    ("E0003", "needs 127 levels; the tests of `tree` nest them"),
    ("E0004", "needs aliases by the thousand; the tests of `tree` expand them"),
    ("E0007", "needs values by the million; the tests of `tree` and of `bundle` have lower bounds"),
    ("E0008", "needs a client of gigabytes; the tests of `lower` and of `format` have lower bounds"),
    ("E0009", "needs a key of 8 kB; the tests of `tree` have one"),
    ("E0756", "needs nodes by the million; the tests of `bundle` expand them"),
    ("E0600", "speaks of the settings, not of a description"),
    ("E0601", "speaks of the settings, not of a description"),
    ("E0602", "speaks of the settings, not of a description"),
    ("E0603", "needs a generator without overlays; the tests of `overlay` have one"),
    ("E0604", "speaks of the settings, not of a description"),
    ("E0605", "speaks of the settings, not of a description"),
    ("E0606", "speaks of the settings, not of a description"),
    ("E0801", "speaks of recorded traffic; the tests of `drift` have some"),
    ("E0802", "speaks of recorded traffic; the tests of `drift` have some"),
    ("E0803", "speaks of recorded traffic; the tests of `drift` have some"),
    ("E0804", "speaks of recorded traffic; the tests of `drift` have some"),
    ("E0805", "speaks of recorded traffic; the tests of `drift` have some"),
    ("E0806", "speaks of recorded traffic; the tests of `drift` have some"),
    ("E0807", "speaks of recorded traffic; the tests of `drift` have some"),
    ("E0808", "speaks of recorded traffic; the tests of `drift` have some"),
    ("E0809", "speaks of recorded traffic; the tests of `drift` have some"),
    ("E0900", "is a mistake of the generator's own"),
];

/// A description that is rejected.
struct Rejected {
    folder: PathBuf,
    source: Source,
    report: Report,
}

/// All of them, read once for all tests.
static REJECTED: LazyLock<Vec<Rejected>> = LazyLock::new(|| {
    let rejected = |folder: PathBuf| {
        let source = source(&folder);
        let report = report(&source, &settings(&folder));
        Rejected { folder, source, report }
    };
    folders().into_iter().map(rejected).collect()
});

#[test]
fn each_mistake_is_reported_as_the_text_beside_it_says() {
    let mut wrong = Vec::new();
    for Rejected { folder, source, report } in REJECTED.iter() {
        let text = report.render(source);
        if report.diagnostics.len() == 1 {
            assert_golden(&folder.join("report.txt"), &text);
        } else {
            wrong.push(format!("{}: {} findings\n{text}", folder.display(), report.diagnostics.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_code_has_a_folder_or_a_reason() {
    let found = REJECTED.iter().flat_map(|rejected| &rejected.report.diagnostics);
    let shown: BTreeSet<String> = found.map(|found| found.code.to_string()).collect();
    for entry in CATALOGUE {
        let code = entry.code.to_string();
        let excused = ELSEWHERE.iter().any(|(elsewhere, _)| *elsewhere == code);
        assert_ne!(
            shown.contains(&code),
            excused,
            "{code} ({}): a folder in tests/rejected, or a reason",
            entry.title
        );
    }
}

/// Tolerated, an unsupported construct is a warning, the rest of the description is there, and nothing panics.
#[test]
fn unsupported_constructs_can_be_tolerated() {
    let unsupported = |code: Code| ("E0500".."E0600").contains(&code.to_string().as_str());
    let mut tried = 0;
    for Rejected { folder, source, report } in REJECTED.iter() {
        let found = report.diagnostics.first().expect("a finding");
        if unsupported(found.code) && found.severity == Severity::Error {
            let tolerant = settings(folder).tolerate([found.code]);
            let read = read(source, &tolerant).unwrap_or_else(|report| panic!("{}", report.render(source)));
            let severities: BTreeSet<_> =
                read.report.diagnostics.iter().map(|found| found.severity).collect();
            assert_eq!(severities, BTreeSet::from([Severity::Warning]), "{}", folder.display());
            let api = read.api.get();
            assert_eq!(api.declared, api.operations.len() + api.left_out.len(), "{}", folder.display());
            tried += 1;
        }
    }
    assert!(tried > 0, "none was tried");
}

/// The example of each page makes the finding the page is about, and its correction makes none.
#[test]
fn the_pages_are_right() {
    let about_meaning = |code: Code| {
        let code = code.to_string();
        ["E0020".."E0600", "E0700".."E0750"].iter().any(|codes| codes.contains(&code.as_str()))
    };
    for entry in CATALOGUE.iter().filter(|entry| about_meaning(entry.code)) {
        let block = |heading: &str| {
            let block = blocks(entry.text, heading).into_iter().next().expect("a block");
            Source::from_text("openapi.yaml", block)
        };
        let mistake = report(&block("Mistake"), &Settings::default());
        let codes: BTreeSet<_> = mistake.diagnostics.iter().map(|found| found.code).collect();
        assert_eq!(codes, BTreeSet::from([entry.code]), "{}", mistake.render(&block("Mistake")));
        let correction = report(&block("Correction"), &Settings::default());
        assert!(
            correction.diagnostics.is_empty(),
            "{}: {}",
            entry.code,
            correction.render(&block("Correction"))
        );
    }
}

/// The same for descriptions of several files: each block but the first begins with the name of its file.
#[test]
fn the_pages_about_files_are_right() {
    let about_files = |code: Code| {
        let code = code.to_string();
        ["E0750".."E0756", "E0760".."E0800"].iter().any(|codes| codes.contains(&code.as_str()))
    };
    for entry in CATALOGUE.iter().filter(|entry| about_files(entry.code)) {
        for (heading, wanted) in
            [("Mistake", BTreeSet::from([entry.code])), ("Correction", BTreeSet::default())]
        {
            let folder = tempfile::tempdir().expect("a folder");
            for block in blocks(entry.text, heading) {
                let name = block.lines().next().and_then(|line| line.strip_prefix("# "));
                let path = folder.path().join(name.unwrap_or("openapi.yaml"));
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                std::fs::write(path, block).expect("a file");
            }
            let source = source(folder.path());
            let report = report(&source, &settings(folder.path()));
            let codes: BTreeSet<_> = report.diagnostics.iter().map(|found| found.code).collect();
            assert_eq!(codes, wanted, "{}", report.render(&source));
        }
    }
}

/// The code blocks under a heading of a page.
fn blocks<'p>(page: &'p str, heading: &str) -> Vec<&'p str> {
    let section = page.split(&format!("\n## {heading}\n")).nth(1).expect("the section");
    let section = section.split("\n## ").next().expect("its text");
    section.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().expect("a block")).collect()
}

fn report(source: &Source, settings: &Settings) -> Report {
    match read(source, settings) {
        Ok(read) => read.report,
        Err(report) => report,
    }
}

/// The default settings, with the overlays that are in the folder: `overlay.yaml` and the like.
fn settings(folder: &Path) -> Settings {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let is_overlay =
        |path: &PathBuf| path.file_stem().is_some_and(|name| name.to_string_lossy().ends_with("overlay"));
    let mut overlays: Vec<_> = entries.filter(is_overlay).collect();
    overlays.sort();
    overlays.into_iter().fold(Settings::default(), Settings::overlay)
}

fn source(folder: &Path) -> Source {
    Source::read(folder.join("openapi.yaml")).expect("a description").shown_as("openapi.yaml")
}

fn folders() -> Vec<PathBuf> {
    let dir = root().join("tests/rejected");
    let mut folders: Vec<_> =
        std::fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    folders.sort();
    assert!(folders.len() > 20);
    folders
}
