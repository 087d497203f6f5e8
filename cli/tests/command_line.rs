//! The command line from outside: arguments and files in, exit codes, streams and files out.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

#[path = "command_line/dev.rs"]
mod dev;
#[path = "command_line/diff.rs"]
mod diff;
#[path = "command_line/docs.rs"]
mod docs;
#[path = "command_line/drift.rs"]
mod drift;
#[path = "command_line/extent.rs"]
mod extent;
#[path = "command_line/fetching.rs"]
mod fetching;
#[path = "command_line/forms.rs"]
mod forms;
#[path = "command_line/init.rs"]
mod init;
#[path = "command_line/overlays.rs"]
mod overlays;
#[path = "command_line/package.rs"]
mod package;
#[path = "command_line/reading.rs"]
mod reading;
#[path = "command_line/severity.rs"]
mod severity;
#[path = "command_line/readme.rs"]
mod shown;
#[cfg(unix)]
#[path = "command_line/survives.rs"]
mod survives;
#[path = "command_line/terminal.rs"]
mod terminal;
#[path = "command_line/unchanged.rs"]
mod unchanged;

use serde_json::Value;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const PETS: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
servers:
  - url: https://pets.example
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All of them.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Pet'
              example: { name: Ada }
components:
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string }
";

fn broken() -> String {
    PETS.replace("name: { type: string }", "name: { type: strin }")
}

/// Runs the program in a folder, with a text on its standard input.
fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = command(folder, arguments).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clientwright"));
    command.args(arguments).current_dir(folder).env("CLIENTWRIGHT_CACHE", folder.join("cache"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A folder with `pets.yaml`.
fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pets.yaml"), text).unwrap();
    folder
}

fn whole_readme() -> String {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md")).unwrap();
    text.replace("\r\n", "\n")
}

/// The first block of a kind in the README, behind a text.
fn readme(after: &str, fence: &str) -> String {
    let text = whole_readme();
    let (_, rest) = text.split_once(after).unwrap_or_else(|| panic!("no {after:?} in the README"));
    let (_, rest) = rest.split_once(&format!("```{fence}\n")).unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The keys of an object, sorted: a parser keeps their order or does not.
fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// The paths of all files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn generate_writes_a_crate_and_says_what_it_did() {
    let folder = folder(PETS);
    let made = run(folder.path(), &["generate", "pets.yaml", "--out", "pet-client"], "");
    assert_eq!(code(&made), 0, "{}", err(&made));
    let manifest = std::fs::read_to_string(folder.path().join("pet-client/Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"pet-client\""), "{manifest}");
    for path in ["src/lib.rs", "src/api/mod.rs", "src/api/types.rs", "src/api/client.rs"] {
        assert!(folder.path().join("pet-client").join(path).is_file(), "{path}");
    }
    let said = out(&made);
    for part in ["OpenAPI 3.0", "1 of 1 declared", "types", "untyped", "files", "time"] {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    assert!(said.lines().count() < 24, "more than a screen:\n{said}");
    assert!(!said.contains('\u{1b}') && !err(&made).contains('\u{1b}'), "colour without a terminal");
}

#[test]
fn nothing_is_written_twice() {
    let folder = folder(PETS);
    let arguments = ["generate", "pets.yaml", "--out", "out", "--name", "pets"];
    run(folder.path(), &arguments, "");
    let times = |folder: &Path| {
        let time = |path: &PathBuf| path.metadata().unwrap().modified().unwrap();
        files(&folder.join("out")).iter().map(time).collect::<Vec<_>>()
    };
    let first = times(folder.path());
    let again = run(folder.path(), &arguments, "");
    assert!(out(&again).contains("0 written"), "{}", out(&again));
    assert_eq!(times(folder.path()), first);
}

#[test]
fn the_json_report_has_its_keys_and_nothing_else() {
    let folder = folder(PETS);
    let made = run(folder.path(), &["generate", "pets.yaml", "--out", "out", "--report", "json"], "");
    let report: Value = serde_json::from_slice(&made.stdout).unwrap();
    assert_eq!(
        keys(&report),
        [
            "diagnostics",
            "dialect",
            "elapsed_ms",
            "files",
            "operations",
            "pages",
            "types",
            "untyped",
            "untyped_places"
        ]
    );
    assert_eq!(keys(&report["operations"]), ["declared", "emitted", "left_out", "not_chosen"]);
    let keys = ["dialect", "operations", "declared", "emitted", "left_out", "types", "untyped", "files"];
    let places = keys.map(|key| out(&made).find(&format!("\"{key}\":")).unwrap());
    assert!(places.is_sorted(), "not in the order of the README: {}", out(&made));
    assert_eq!((&report["operations"]["declared"], &report["operations"]["emitted"]), (&1.into(), &1.into()));
    assert_eq!(report["files"], files(&folder.path().join("out")).len() - 1, "the list of files aside");
    assert_eq!(report["diagnostics"], Value::Array(Vec::new()));
}

#[test]
fn a_description_at_fault_ends_with_one_and_writes_nothing() {
    let folder = folder(&broken());
    let made = run(folder.path(), &["generate", "pets.yaml", "--out", "out", "--report", "json"], "");
    assert_eq!(code(&made), 1);
    assert!(!folder.path().join("out").exists());
    let report: Value = serde_json::from_slice(&made.stdout).unwrap();
    let found = &report["diagnostics"][0];
    assert_eq!(
        keys(found),
        ["code", "column", "file", "help", "labels", "line", "message", "pointer", "severity", "text"]
    );
    assert_eq!((&found["code"], &found["severity"]), (&"E0023".into(), &"error".into()));
    assert_eq!(
        (&found["file"], &found["line"], &found["column"]),
        (&"pets.yaml".into(), &22.into(), &23.into())
    );
    assert_eq!(found["pointer"], "/components/schemas/Pet/properties/name/type");

    let made = run(folder.path(), &["generate", "pets.yaml", "--out", "out"], "");
    assert_eq!(code(&made), 1);
    assert!(err(&made).contains("error[E0023]") && err(&made).contains("pets.yaml:22:23"), "{}", err(&made));
}

#[test]
fn check_compares_and_writes_nothing() {
    let folder = folder(PETS);
    let arguments = ["generate", "pets.yaml", "--out", "out"];
    let check = [&arguments[..], &["--check"]].concat();
    assert_eq!(code(&run(folder.path(), &check, "")), 1, "there is nothing yet");
    assert!(!folder.path().join("out").exists());
    run(folder.path(), &arguments, "");
    assert_eq!(code(&run(folder.path(), &check, "")), 0);

    let types = folder.path().join("out/src/api/types.rs");
    let changed = std::fs::read_to_string(&types).unwrap().replace("Pet", "Cat");
    std::fs::write(&types, &changed).unwrap();
    let differs = run(folder.path(), &check, "");
    assert_eq!(code(&differs), 1);
    assert!(err(&differs).contains("types.rs: differs from line"), "{}", err(&differs));
    assert_eq!(std::fs::read_to_string(&types).unwrap(), changed);
}

#[test]
fn a_file_that_was_not_generated_is_not_overwritten() {
    let folder = folder(PETS);
    let made = run(folder.path(), &["generate", "pets.yaml", "--out", ".", "--name", "pets"], "");
    assert_eq!(code(&made), 0, "{}", err(&made));
    std::fs::write(folder.path().join("Cargo.toml"), "[package]\n").unwrap();
    let made = run(folder.path(), &["generate", "pets.yaml", "--out", ".", "--name", "pets"], "");
    assert_eq!(code(&made), 2);
    assert!(err(&made).contains("`Cargo.toml` exists, but was not generated"), "{}", err(&made));
}

#[test]
fn lint_reports_and_writes_nothing() {
    let folder = folder(PETS);
    let linted = run(folder.path(), &["lint", "pets.yaml"], "");
    assert_eq!((code(&linted), err(&linted).as_str()), (0, ""));
    assert!(out(&linted).starts_with("pets.yaml: nothing to report"), "{}", out(&linted));

    let linted = run(folder.path(), &["lint", "-"], &broken());
    assert_eq!(code(&linted), 1);
    assert!(err(&linted).contains("--> <stdin>:22:23"), "{}", err(&linted));
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn settings_stand_beside_the_work() {
    let folder = folder(PETS);
    std::fs::write(folder.path().join("clientwright.toml"), "tolerate = [\"E0501\"]\n").unwrap();
    let linted = run(folder.path(), &["lint", "pets.yaml"], "");
    assert_eq!(code(&linted), 0);
    assert!(err(&linted).contains("E0501"), "a tolerance that never fired is said: {}", err(&linted));
    std::fs::write(folder.path().join("other.toml"), "tolerance = 1\n").unwrap();
    let linted = run(folder.path(), &["lint", "pets.yaml", "--settings", "other.toml"], "");
    assert_eq!(code(&linted), 2);
    assert!(err(&linted).contains("other.toml") && err(&linted).contains("tolerance"), "{}", err(&linted));
}

#[test]
fn findings_are_in_the_file_where_they_stand_in_every_form() {
    let folder = folder(&PETS.replace("'#/components/schemas/Pet'", "'a b/Pet.yaml#/Pet'"));
    std::fs::create_dir(folder.path().join("a b")).unwrap();
    std::fs::write(folder.path().join("a b/Pet.yaml"), "Pet:\n  $ref: '#/Dog'\nDogs: {}\n").unwrap();
    let place = "a b/Pet.yaml:2:9";

    let text = run(folder.path(), &["lint", "pets.yaml", "--strict"], "");
    assert_eq!(code(&text), 1);
    assert!(err(&text).contains(&format!("--> {place}")), "{}", err(&text));
    assert!(!err(&text).contains('\u{1b}'), "colours are for terminals");

    let json: Value = serde_json::from_str(&out(&run(
        folder.path(),
        &["lint", "pets.yaml", "--strict", "--report", "json"],
        "",
    )))
    .unwrap();
    let found = &json["diagnostics"][0];
    assert_eq!((&found["file"], &found["line"]), (&Value::from("a b/Pet.yaml"), &Value::from(2)));
    assert_eq!(found["labels"][0]["file"], "a b/Pet.yaml");

    let short = run(folder.path(), &["lint", "pets.yaml", "--strict", "--report", "short"], "");
    let line = format!("{place}: error[E0754]: `#/Dog` does not exist in `a b/Pet.yaml`\n");
    assert_eq!((code(&short), out(&short), err(&short)), (1, line, String::new()));

    let sarif = run(folder.path(), &["lint", "pets.yaml", "--strict", "--report", "sarif"], "");
    assert_eq!(code(&sarif), 1);
    let log: Value = serde_json::from_str(&out(&sarif)).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(
        (&log["version"], &result["ruleId"], &result["level"]),
        (&"2.1.0".into(), &"E0754".into(), &"error".into())
    );
    let physical = &result["locations"][0]["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], "a%20b/Pet.yaml");
    assert_eq!(physical["region"]["startLine"], 2);
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][0]["id"], "E0754");
}

#[test]
fn folders_stand_for_the_network_and_files_elsewhere_are_allowed() {
    let folder = folder(&PETS.replace("'#/components/schemas/Pet'", "'https://example.com/s/Pet.yaml'"));
    let inside = |name: &str| folder.path().join(name);
    std::fs::create_dir_all(inside("work/vendor")).unwrap();
    std::fs::rename(inside("pets.yaml"), inside("work/pets.yaml")).unwrap();
    std::fs::write(inside("work/vendor/Pet.yaml"), "$ref: '../../Dog.yaml'\n").unwrap();
    std::fs::write(inside("Dog.yaml"), "type: object\n").unwrap();
    let lint = |arguments: &[&str]| run(&inside("work"), &[&["lint", "pets.yaml"], arguments].concat(), "");
    assert!(err(&lint(&[])).contains("E0750"), "{}", err(&lint(&[])));
    let local = ["--local", "https://example.com/s/=vendor"];
    assert!(err(&lint(&local)).contains("E0751"), "{}", err(&lint(&local)));
    let all = lint(&[&local[..], &["--outside-files"]].concat());
    assert_eq!(code(&all), 0, "{}", err(&all));
    std::fs::write(
        inside("other.toml"),
        "outside_files = true\n[local]\n\"https://example.com/s/\" = \"work/vendor\"\n",
    )
    .unwrap();
    let all = lint(&["--settings", "../other.toml"]);
    assert_eq!(code(&all), 0, "{}", err(&all));
}

#[test]
fn explain_says_what_a_code_means() {
    let folder = folder(PETS);
    let said = run(folder.path(), &["explain", "E0102"], "");
    assert_eq!(code(&said), 0);
    assert!(out(&said).starts_with("E0102: ") && out(&said).lines().count() > 3, "{}", out(&said));
}

#[test]
fn mistakes_in_usage_and_missing_files_end_with_two() {
    let folder = folder(PETS);
    let cases: &[&[&str]] = &[
        &[],
        &["generate"],
        &["generate", "pets.yaml"],
        &["generate", "pets.yaml", "--out", "o", "--name", "fn"],
        &["generate", "pets.yaml", "--out", "o", "--runtime", "nowhere"],
        &["generate", "pets.yaml", "--out", "o", "--runtime", "git+"],
        &["generate", "missing.yaml", "--out", "o"],
        &["lint", "missing.yaml"],
        &["lint", "pets.yaml", "--settings", "missing.toml"],
        &["explain", "E9999"],
        &["mock", "pets.yaml", "--port", "70000"],
        &["mock", "missing.yaml"],
    ];
    for arguments in cases {
        let ended = run(folder.path(), arguments, "");
        assert_eq!(code(&ended), 2, "{arguments:?}: {}", err(&ended));
        assert!(!err(&ended).is_empty(), "{arguments:?}");
    }
    assert_eq!(code(&run(folder.path(), &["--help"], "")), 0);
}

#[test]
fn mock_serves_the_examples() {
    let folder = folder(PETS);
    let mut child = command(folder.path(), &["mock", "pets.yaml", "--port", "0"]).spawn().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut said = String::new();
    stdout.read_line(&mut said).unwrap();
    let address = said.trim().rsplit("http://").next().unwrap().split(['/', ' ']).next().unwrap().to_owned();
    let answer = get(&address, "/pets");
    child.kill().unwrap();
    child.wait().unwrap();
    stdout.read_to_string(&mut said).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("Ada"), "{said}\n{answer}");
    assert!(said.contains("GET /pets -> 200"), "{said}");
}

fn get(address: &str, path: &str) -> String {
    let mut stream = std::net::TcpStream::connect(address).unwrap_or_else(|e| panic!("{address}: {e}"));
    let head = format!(
        "GET {path} HTTP/1.1\r\nhost: {address}\r\naccept: application/json\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
