//! The crate that `clientwright generate` writes compiles as it stands. In: the description of the four endpoints; out: cargo's
//! verdict on the crate. It never needs a network: the locked dependencies of this workspace serve.

use clientwright::output::{self, CrateName, CrateSettings, Runtime};
use clientwright::{Settings, Source, generate};
use clientwright_tests::{root, spec};
use std::path::Path;
use std::process::Command;

#[test]
fn a_written_crate_compiles_with_and_without_its_features() {
    let folder = tempfile::tempdir().expect("a folder");
    write_crate(folder.path());
    for features in [&["--no-default-features"][..], &["--no-default-features", "--features", "serde"]] {
        let said = check(folder.path(), features);
        assert!(!said.contains("warning"), "{said}");
    }
}

fn write_crate(folder: &Path) {
    let source = Source::read(spec()).expect("the description is there");
    let generated = generate(&source, &Settings::default()).expect("the description is sound");
    let runtime = root().join("runtime").to_str().expect("UTF-8").replace('\\', "/");
    let name = CrateName::parse("written").expect("a name");
    let settings = CrateSettings { name, title: generated.summary.title, runtime: Runtime::Path(runtime) };
    output::write(&output::krate(&generated.files, &settings), folder).expect("it can be written");
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("it can be copied");
}

/// Checks the crate, with warnings as they come; answers what cargo says.
fn check(folder: &Path, features: &[&str]) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("it is in the target folder");
    let ran = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--color", "never"])
        .args(features)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo starts");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success(), "{said}");
    said
}
