//! Overlays on the command line.

use super::{PETS, code, command, err, folder, get, out, run};
use serde_json::Value;
use std::io::{BufRead as _, BufReader};

const RENAMED: &str = "overlay: 1.1.0
info: { title: Other names, version: '1' }
actions:
  - target: $.paths['/pets'].get
    update: { operationId: allPets }
  - target: $.components.schemas.Pet.properties
    update: { age: { type: integer } }
";

const AGED: &str = r#"{"overlay": "1.0.0", "info": {"title": "Examples", "version": "1"}, "actions": [
  {"target": "$.paths..example", "update": {"age": 3}},
  {"target": "$.components.schemas.Pet.properties.age", "update": {"minimum": 0}},
  {"target": "$.paths['/owners']", "remove": true}
]}
"#;

/// In the order in which they are given, those of the settings first.
#[test]
fn overlays_are_applied_in_their_order() {
    let folder = folder(PETS);
    std::fs::write(folder.path().join("a.overlay.yaml"), RENAMED).unwrap();
    std::fs::write(folder.path().join("b.overlay.json"), AGED).unwrap();
    let both = ["--overlay", "a.overlay.yaml", "--overlay", "b.overlay.json"];
    let made = run(folder.path(), &[&["generate", "pets.yaml", "--out", "o"], &both[..]].concat(), "");
    assert_eq!(code(&made), 0, "{}", err(&made));
    let api = std::fs::read_to_string(folder.path().join("o/src/api/types.rs")).unwrap();
    let client = std::fs::read_to_string(folder.path().join("o/src/api/client.rs")).unwrap();
    assert!(api.contains("pub age: Option<i64>") && client.contains("fn all_pets"), "{api}");
    let warned = err(&made);
    assert!(warned.contains("warning[E0763]") && warned.contains("b.overlay.json:4:14"), "{warned}");

    std::fs::create_dir(folder.path().join("work")).unwrap();
    std::fs::write(folder.path().join("work/clientwright.toml"), "overlays = [\"../a.overlay.yaml\"]")
        .unwrap();
    let settings = ["--settings", "work/clientwright.toml", "--overlay", "b.overlay.json"];
    let again = run(
        folder.path(),
        &[&["generate", "pets.yaml", "--out", "o", "--check"], &settings[..]].concat(),
        "",
    );
    assert_eq!(code(&again), 0, "{}", err(&again));

    let other = [
        "lint",
        "pets.yaml",
        "--overlay",
        "b.overlay.json",
        "--overlay",
        "a.overlay.yaml",
        "--report",
        "json",
    ];
    let report: Value = serde_json::from_str(&out(&run(folder.path(), &other, ""))).unwrap();
    let found: Vec<_> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| (&found["code"], &found["file"]))
        .collect();
    let codes: Vec<_> = found.iter().map(|(code, _)| code.as_str().unwrap()).collect();
    assert_eq!(codes, ["E0763", "E0763"], "the age was not there yet, nor are owners: {report}");
    assert!(found.iter().all(|(_, file)| **file == "b.overlay.json"), "{report}");
    let sarif =
        run(folder.path(), &["lint", "pets.yaml", "--overlay", "b.overlay.json", "--report", "sarif"], "");
    assert!(out(&sarif).contains("\"uri\": \"b.overlay.json\""), "{}", out(&sarif));
    let missing = run(folder.path(), &["lint", "pets.yaml", "--overlay", "none.yaml"], "");
    assert!(
        code(&missing) == 1 && err(&missing).contains("error[E0602]: the overlay `none.yaml` cannot be read")
    );
}

#[test]
fn mock_serves_what_an_overlay_says() {
    let folder = folder(PETS);
    std::fs::write(folder.path().join("b.overlay.json"), AGED).unwrap();
    let mut child =
        command(folder.path(), &["mock", "pets.yaml", "--port", "0", "--overlay", "b.overlay.json"])
            .spawn()
            .unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let address = said.trim().rsplit("http://").next().unwrap().split(['/', ' ']).next().unwrap().to_owned();
    let answer = get(&address, "/pets");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"age\":3"), "{said}\n{answer}");
}
