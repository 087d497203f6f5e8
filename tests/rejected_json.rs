//! The mistakes of tests/rejected once more, in JSON: the same findings, at their places in the other text. `UPDATE=1 cargo
//! test` writes the descriptions and the reports; the review is `git diff`.

use clientwright::diagnostic::Problems;
use clientwright::unstable::tree;
use clientwright::{Settings, Source, read};
use clientwright_tests::{assert_golden, json_text, root};
use std::path::{Path, PathBuf};

/// Mistakes that only YAML can make.
const YAML_ALONE: &[&str] = &["text-anchor-twice", "text-many-documents"];

#[test]
fn each_mistake_is_reported_in_json_too() {
    let mut tried = 0;
    for folder in folders() {
        let json = json(&folder);
        assert_golden(&folder.join("openapi.json"), &json);
        let (yaml_findings, _) = report(&folder, "openapi.yaml");
        let (json_findings, text) = report(&folder, "openapi.json");
        assert_eq!(json_findings, yaml_findings, "{}", folder.display());
        assert_golden(&folder.join("report-json.txt"), &text);
        tried += 1;
    }
    assert!(tried >= 55, "only {tried} folders");
}

/// The folders of one file, but for what only YAML can say.
fn folders() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("tests/rejected")).expect("a folder").flatten();
    let mut folders: Vec<_> = entries.map(|entry| entry.path()).collect();
    folders.retain(|folder| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let entries = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.file_name());
        let others = entries.filter(|name| {
            !["openapi.yaml", "openapi.json", "report.txt", "report-json.txt"]
                .iter()
                .any(|known| *name == **known)
        });
        !YAML_ALONE.contains(&name.as_str()) && others.count() == 0
    });
    folders.sort();
    folders
}

/// The description in JSON; what no tree can be made of is written by hand.
fn json(folder: &Path) -> String {
    let source = source(folder, "openapi.yaml");
    let mut problems = Problems::default();
    let tree = tree::parse(&source, &mut problems);
    match (tree, problems.into_report().has_errors()) {
        (Some(tree), false) => json_text(&tree),
        _ => std::fs::read_to_string(folder.join("openapi.json")).expect("a description by hand"),
    }
}

/// Codes and messages of the findings, and the report as people read it. The words of a parser are its own.
fn report(folder: &Path, file: &str) -> (Vec<(String, String)>, String) {
    let source = source(folder, file);
    let report = match read(&source, &Settings::default()) {
        Ok(read) => read.report,
        Err(report) => report,
    };
    let text = report.render(&source);
    let message =
        |code: &str, message: &str| if code == "E0001" { String::new() } else { message.to_owned() };
    let findings = report.diagnostics.iter().map(|found| {
        let code = found.code.to_string();
        let message = message(&code, &found.message);
        (code, message)
    });
    (findings.collect(), text)
}

fn source(folder: &Path, file: &str) -> Source {
    let text = std::fs::read_to_string(folder.join(file)).expect("a description");
    Source::from_text(file, text.replace("\r\n", "\n"))
}
