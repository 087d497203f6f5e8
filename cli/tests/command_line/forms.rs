//! Forms of a report, and colors.

use super::{PETS, code, err, folder, out, run};
use serde_json::Value;

fn wrong() -> tempfile::TempDir {
    folder(&PETS.replace("name: { type: string }", "name: { type: strin, default: \"<a&b>%\" }"))
}

#[test]
fn github_shows_findings_beside_the_description() {
    let folder = wrong();
    let ran = run(folder.path(), &["lint", "pets.yaml", "--report", "github"], "");
    assert_eq!(code(&ran), 1);
    let said = out(&ran);
    let line = said.lines().find(|line| line.contains("E0023")).unwrap();
    assert!(line.starts_with("::error file=pets.yaml,line=22,col="), "{line}");
    assert!(line.contains(",title=E0023::`strin` is not one of ") && line.contains("%0Ahelp: "), "{line}");
    assert!(said.lines().all(|line| line.starts_with("::")), "{said}");
}

#[test]
fn junit_counts_errors_as_failures() {
    let folder = wrong();
    let report = |more: &[&str]| {
        let ran =
            run(folder.path(), &[["lint", "pets.yaml", "--report", "junit"].as_slice(), more].concat(), "");
        (code(&ran), out(&ran))
    };
    let (exit, said) = report(&[]);
    assert_eq!(exit, 1);
    assert!(
        said.starts_with(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"1\" failures=\"1\""
        ),
        "{said}"
    );
    for part in [
        "name=\"E0023 pets.yaml:22:",
        "file=\"pets.yaml\" line=\"22\">",
        "<failure type=\"E0023\" message=\"`strin` is",
    ] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    let (exit, said) = report(&["--keep-going"]);
    assert_eq!(exit, 0);
    assert!(said.contains("failures=\"0\"") && said.contains("<system-out>warning: `strin`"), "{said}");
    std::fs::write(folder.path().join("pets.yaml"), PETS).unwrap();
    let (exit, said) = report(&[]);
    assert_eq!(exit, 0);
    assert!(said.contains("<testcase classname=\"pets.yaml\" name=\"lint\"/>"), "{said}");
}

#[test]
fn colors_are_for_terminals_unless_they_are_asked_for() {
    let folder = wrong();
    let shown = |color: &[&str]| {
        let ran = run(folder.path(), &[["lint", "pets.yaml"].as_slice(), color].concat(), "");
        String::from_utf8(ran.stderr).unwrap()
    };
    assert!(!shown(&[]).contains('\u{1b}'));
    assert!(!shown(&["--color", "never"]).contains('\u{1b}'));
    assert!(shown(&["--color", "always"]).contains("\u{1b}["));
}

/// In the file and at the place where it was written, not where it stands when dialects and files have become one.
#[test]
fn untyped_places_are_those_of_what_was_written() {
    let text = "swagger: '2.0'
info: { title: Pets, version: 1.0.0 }
host: pets.example
schemes: [https]
paths:
  /pets:
    get:
      responses:
        '200':
          description: All of them.
          schema:
            type: object
            properties:
              tag: {}
              owner: { $ref: 'owner.yaml' }
";
    let folder = folder(text);
    std::fs::write(folder.path().join("owner.yaml"), "type: object\nproperties:\n  mood: {}\n").unwrap();
    let made = run(folder.path(), &["lint", "pets.yaml", "--report", "json"], "");
    assert_eq!(code(&made), 0, "{}", err(&made));
    let report: Value = serde_json::from_slice(&made.stdout).unwrap();
    let places = report["untyped_places"].as_array().unwrap();
    let places: Vec<_> = places.iter().map(|it| (it["file"].as_str(), it["at"].as_str())).collect();
    let tag = "/paths/~1pets/get/responses/200/schema/properties/tag";
    assert_eq!(places, [(Some("pets.yaml"), Some(tag)), (Some("owner.yaml"), Some("/properties/mood"))]);
}
