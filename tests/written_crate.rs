//! The crate that `clientwright generate` writes compiles as it stands. In: the description of the four endpoints; out: cargo's
//! verdict on the crate. It never needs a network: the locked dependencies of this workspace serve.

use clientwright::output::{self, CrateName, CrateSettings, Runtime};
use clientwright::{Settings, Source, generate};
use clientwright_tests::{cargo, root, spec};
use std::path::Path;
use std::process::Command;

#[test]
fn a_written_crate_compiles_with_and_without_its_features() {
    let folder = tempfile::tempdir().expect("a folder");
    write_crate(folder.path());
    for features in ["", "serde"] {
        let arguments = ["check", "--no-default-features", "--features", features];
        let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &arguments);
        assert!(ran.success && !ran.said.contains("warning"), "{}", ran.said);
    }
}

/// Whoever formats the crate should not be told by `--check` that it differs.
#[test]
fn formatting_leaves_a_written_crate_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    write_crate(folder.path());
    let fmt = |arguments: &[&str]| {
        let ran = Command::new(env!("CARGO")).arg("fmt").args(arguments).current_dir(folder.path()).output();
        ran.expect("cargo starts").status.success()
    };
    if !fmt(&["--version"]) {
        eprintln!("skipped: rustfmt is not installed");
        return;
    }
    assert!(fmt(&[]));
    assert_eq!(write_crate(folder.path()).written, Vec::<String>::new());
}

fn write_crate(folder: &Path) -> output::Written {
    let source = Source::read(spec()).expect("the description is there");
    let generated = generate(&source, &Settings::default()).expect("the description is sound");
    let runtime = root().join("runtime").to_str().expect("UTF-8").replace('\\', "/");
    let name = CrateName::parse("written").expect("a name");
    let settings = CrateSettings {
        name,
        title: generated.summary.title,
        runtime: Runtime::Path(runtime),
        features: generated.summary.features,
        runtime_features: generated.summary.runtime_features,
    };
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("it can be copied");
    output::write(&output::krate(&generated.files, &settings), folder).expect("it can be written")
}
