//! Getting the generators.
//!
//! In comes which one; out goes its program, below `target/`. It never installs anything outside of that folder, nor twice.

use std::io;
use std::path::Path;
use std::process::Command;

use super::Generator;
use crate::place;

/// The versions that were compared last; later ones may need another way of being called.
const VERSIONS: [(Generator, &str); 4] = [
    (Generator::OpenapiToRust, "openapi-to-rust@0.23.0"),
    (Generator::Oas3Gen, "oas3-gen@0.29.0"),
    (Generator::Progenitor, "cargo-progenitor@0.15.1"),
    (Generator::Ploidy, "ploidy@0.15.0"),
];
const FROM_PYPI: &str = "openapi-generator-cli==7.26.0";

pub(super) fn install(generator: Generator) -> io::Result<()> {
    let root = place::workspace()?;
    let peers = root.join("target/peers");
    if generator == Generator::Clientwright {
        // cargo knows whether it is up to date
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(["build", "--quiet", "--release", "--locked", "-p", "clientwright-cli"])
            .current_dir(&root);
        return run(cargo.env("CARGO_TARGET_DIR", root.join("target")));
    }
    if generator.program()?.is_file() {
        return Ok(());
    }
    if generator == Generator::OpenapiGenerator {
        return from_pypi(&peers.join("python"));
    }
    let version = VERSIONS.iter().find(|(which, _)| *which == generator).map(|(_, version)| *version);
    let version = version.ok_or_else(|| io::Error::other("a generator without a version"))?;
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["install", "--quiet", "--locked", "--root"]).arg(&peers).arg("--target-dir");
    run(cargo.arg(peers.join("build")).arg(version))
}

fn from_pypi(folder: &Path) -> io::Result<()> {
    run(Command::new("java").arg("-version"))?;
    run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    run(Command::new(folder.join("bin/pip")).args(["install", "--quiet", FROM_PYPI]))
}

fn run(command: &mut Command) -> io::Result<()> {
    let output = command.output().map_err(|error| io::Error::other(format!("{command:?}: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(io::Error::other(format!("{command:?}: {}", said.trim_end())))
}
