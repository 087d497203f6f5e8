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
    // whoever closes the standard output of a mock ends it
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdout.read_line(&mut said).unwrap();
    let address = said.trim().rsplit("http://").next().unwrap().split(['/', ' ']).next().unwrap().to_owned();
    let answer = get(&address, "/pets");
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"age\":3"), "{said}\n{answer}");
}

/// What is written generates the same client as the description with its overlays.
#[test]
fn an_overlay_is_applied_to_a_file_of_its_own() {
    let text = PETS.replace("version: '1'", "version: 1.10").replace("name: Ada", "name: '007'");
    let folder = folder(&format!("# ours\n{text}"));
    std::fs::write(folder.path().join("a.overlay.yaml"), RENAMED).unwrap();
    std::fs::write(folder.path().join("b.overlay.json"), AGED).unwrap();
    let both = ["--overlay", "a.overlay.yaml", "--overlay", "b.overlay.json"];
    let apply = |more: &[&str]| {
        run(folder.path(), &[&["overlay", "apply", "pets.yaml"], &both[..], more].concat(), "")
    };
    let ran = apply(&[]);
    assert_eq!(code(&ran), 0, "{}", err(&ran));
    assert!(err(&ran).contains("warning[E0763]"), "{}", err(&ran));
    let yaml = out(&ran);
    assert!(yaml.starts_with("openapi: 3.0.3\n"), "{yaml}");
    for part in ["operationId: allPets", "version: '1.10'", "name: '007'", "minimum: 0", "age: 3"] {
        assert!(yaml.contains(part), "no {part} in {yaml}");
    }
    let ran = apply(&["--out", "made/effective.json"]);
    assert!(out(&ran).starts_with("wrote made/effective.json"), "{}", out(&ran));
    let json = std::fs::read_to_string(folder.path().join("made/effective.json")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["info"]["version"], "1.10");
    assert!(out(&apply(&["--out", "made/effective.json"])).starts_with("unchanged: "));

    let generate = |arguments: &[&str]| {
        let more = ["--allow", "E0763", "--name", "pets"];
        let ran = run(folder.path(), &[&["generate"], arguments, &more].concat(), "");
        assert_eq!(code(&ran), 0, "{}", err(&ran));
    };
    generate(&[&["pets.yaml", "--out", "o"], &both[..]].concat());
    generate(&["made/effective.json", "--out", "o", "--check"]);
}

#[test]
fn nothing_is_written_for_an_overlay_at_fault() {
    let folder = folder(PETS);
    std::fs::write(folder.path().join("a.yaml"), RENAMED.replace("$.paths", "$..[")).unwrap();
    let arguments = ["overlay", "apply", "pets.yaml", "--overlay", "a.yaml", "--out", "o.yaml"];
    let ran = run(folder.path(), &arguments, "");
    assert_eq!(code(&ran), 1, "{}", err(&ran));
    assert!(err(&ran).contains("error[E07") && !folder.path().join("o.yaml").exists(), "{}", err(&ran));
    let ran = run(folder.path(), &["overlay", "apply", "pets.yaml"], "");
    assert_eq!(code(&ran), 2);
    assert!(err(&ran).contains("name one with --overlay"), "{}", err(&ran));
}
