//! The crate that `init` writes: it builds, and its example gets an answer of the mock.

use clientwright::{Settings, Source, generate};
use clientwright_cli::starter::{DESCRIPTION, Starter, Tolerated};
use clientwright_tests::{cargo, root};

/// With every setting that stands in a comment of the build script.
fn with_all_settings(build: &str) -> String {
    let commented = build.matches("    // let settings = ").count();
    assert!(commented >= 5, "only {commented} settings");
    build.replace("    // let settings = ", "    let settings = ")
}

#[test]
fn the_example_of_a_new_crate_runs() {
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
    let folder = tempfile::tempdir().expect("a folder");
    let own = starter.files().into_iter();
    for (name, text) in own.chain([("openapi.yaml", DESCRIPTION.to_owned())]) {
        let path = folder.path().join(name);
        let text = if name == "build.rs" { with_all_settings(&text) } else { text };
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("it can be written");
    }
    std::fs::copy(root().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("it can be copied");
    let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &["run", "--example", "first_call"]);
    assert!(ran.success && ran.answer.contains("Rex"), "{}\n{}", ran.said, ran.answer);
    assert!(!ran.said.contains("warning"), "{}", ran.said);
}
