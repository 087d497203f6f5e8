//! Runs that would change nothing.

use super::{PETS, code, folder, run};
use std::process::Output;

/// What a run says on the standard output, the time aside.
fn said(output: &Output) -> String {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().filter(|line| !line.contains("time")).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_run_that_would_change_nothing_says_what_the_last_one_said() {
    let folder = folder(&PETS.replace("description: All of them.", "x-y: z"));
    let generate = || run(folder.path(), &["generate", "pets.yaml", "--out", "pets"], "");
    let first = generate();
    assert_eq!(code(&first), 0);
    assert!(String::from_utf8_lossy(&first.stderr).contains("warning"), "{first:?}");
    let again = generate();
    assert_eq!(again.stderr, first.stderr);
    let unchanged = |output: &Output| said(output).replace(": 0 written, ", ": ").replace(" unchanged", "");
    assert_eq!(unchanged(&again), said(&first).replace(" written", ""));

    // that it was not made anew is seen from what is not in the description
    let record = std::fs::read_dir(folder.path().join("cache")).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(&record).unwrap();
    std::fs::write(&record, text.replace("OpenAPI 3.0", "as before")).unwrap();
    assert!(said(&generate()).contains("as before"));
}

/// What was looked for and not found is part of what a run depends on.
#[test]
fn a_run_is_made_anew_when_a_file_appears_that_was_missing() {
    let folder = folder(&PETS.replace("#/components/schemas/Pet", "schemas/Pet.yaml"));
    let place = folder.path().join("schemas");
    std::fs::create_dir(&place).unwrap();
    std::fs::write(folder.path().join("clientwright.toml"), "tolerate = ['E0752']").unwrap();
    let generate = || run(folder.path(), &["generate", "pets.yaml", "--out", "pets"], "");
    let first = generate();
    assert!(
        String::from_utf8_lossy(&first.stderr).contains("the file `schemas/Pet.yaml` does not exist"),
        "{first:?}"
    );
    let again = generate();
    assert_eq!((code(&again), &again.stderr), (0, &first.stderr));
    assert!(said(&again).contains(" 0 written"), "{again:?}");

    std::fs::write(place.join("Pet.yaml"), "type: object\nproperties: {name: {type: string}}\n").unwrap();
    let made = generate();
    assert!(!String::from_utf8_lossy(&made.stderr).contains("does not exist"), "{made:?}");
    assert!(!said(&made).contains(" 0 written"), "{made:?}");
    let types = std::fs::read_to_string(folder.path().join("pets/src/api/types.rs")).unwrap();
    assert!(types.contains("pub struct SchemasPet"), "{types}");
}

#[test]
fn a_run_is_made_anew_when_anything_has_changed() {
    let folder = folder(PETS);
    let spec = folder.path().join("pets.yaml");
    let generate = |more: &[&str]| {
        let all: Vec<&str> = ["generate", "pets.yaml", "--out", "pets"].iter().chain(more).copied().collect();
        said(&run(folder.path(), &all, ""))
    };
    generate(&[]);
    let types = folder.path().join("pets/src/api/types.rs");
    let before = std::fs::read_to_string(&types).unwrap();

    // an output that somebody has edited
    std::fs::write(&types, format!("{before}// more\n")).unwrap();
    assert!(generate(&[]).contains("1 written"));
    assert_eq!(std::fs::read_to_string(&types).unwrap(), before);
    // one that is gone
    std::fs::remove_file(&types).unwrap();
    assert!(generate(&[]).contains("1 written"));
    // another description
    std::fs::write(&spec, PETS.replace("name: { type: string }", "name: { type: integer }")).unwrap();
    assert!(generate(&[]).contains("1 written"));
    assert!(std::fs::read_to_string(&types).unwrap().contains("i64"));
    // other settings, and another name
    assert!(!generate(&["--exclude", "operation:*"]).contains(" 0 written"));
    assert!(!generate(&["--exclude", "operation:*", "--name", "other"]).contains(" 0 written"));
    assert!(generate(&["--exclude", "operation:*", "--name", "other"]).contains(" 0 written"));
}
