//! The crates that somebody begins with: those of the README and of the page on migration, and the one that `init` writes. In:
//! their files; out: cargo's verdict on them, and what the example says that gets an answer of the mock. Cargo compiles them
//! together, for each of them needs the generator.

use crate::readme::{crate_of_the_readme, migrated_programs};
use clientwright::{Settings, Source, generate};
use clientwright_cli::starter::{DESCRIPTION, Starter, Tolerated};
use clientwright_tests::{cargo, root};
use std::path::Path;
use std::process::Command;

/// With every setting that stands in a comment of the build script.
fn with_all_settings(build: &str) -> String {
    let commented = build.matches("    // let settings = ").count();
    assert!(commented >= 5, "only {commented} settings");
    build.replace("    // let settings = ", "    let settings = ")
}

/// The files of the crate that `init` writes.
fn new_crate() -> Vec<(String, String)> {
    let source = Source::from_text("openapi.yaml", DESCRIPTION);
    let generated = generate(&source, &Settings::default()).expect("a client");
    assert!(generated.report.diagnostics.is_empty(), "{}", generated.report.render(&source));
    let starter = Starter {
        name: "new-pets".to_owned(),
        file: "openapi.yaml".to_owned(),
        repository: Some(root().display().to_string().replace('\\', "/")),
        guide: generated.summary.guide,
        runtime_features: generated.summary.runtime_features,
        faults: Tolerated::None,
    };
    let own = starter.files().into_iter().map(|(name, text)| match name {
        "build.rs" => (name.to_owned(), with_all_settings(&text)),
        _ => (name.to_owned(), text),
    });
    own.chain([("openapi.yaml".to_owned(), DESCRIPTION.to_owned())]).collect()
}

#[test]
fn first_crates_compile_and_the_example_of_a_new_one_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let crates = [
        ("pets", crate_of_the_readme()),
        ("migrated", migrated_programs("migrated")),
        ("new-pets", new_crate()),
    ];
    let members: Vec<&str> = crates.iter().map(|(name, _)| *name).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    write(&folder.path().join("Cargo.toml"), &manifest);
    for (name, files) in &crates {
        files.iter().for_each(|(path, text)| write(&folder.path().join(name).join(path), text));
    }
    std::fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("it can be copied");
    let arguments = ["build", "--workspace", "--lib", "--examples", "--features", "serde"];
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &arguments);
    assert!(ran.success && !ran.said.contains("warning"), "{}", ran.said);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in the target folder");
    let example = target.join("debug/examples").join(format!("first_call{}", std::env::consts::EXE_SUFFIX));
    let ran = Command::new(&example).current_dir(folder.path().join("new-pets")).output();
    let ran = ran.unwrap_or_else(|e| panic!("{}: {e}", example.display()));
    let answer = String::from_utf8_lossy(&ran.stdout);
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success() && answer.contains("Rex") && !said.contains("warning"), "{said}\n{answer}");
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a path in the folder")).expect("a folder in the folder");
    std::fs::write(path, text).expect("it can be written");
}
