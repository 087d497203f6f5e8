//! What models cost to compile.
//!
//! In comes a number of records; out go the CPU seconds of `cargo check` of one crate per form. It never counts the
//! dependencies, which are built before, nor compares runs of different times: the forms take turns.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::measure::children;
use crate::median::median;
use crate::schema;
use crate::template::{Unknown, derived, emitted};

/// CPU seconds (user and system) of one form in each turn.
#[derive(Debug, Clone)]
pub struct Costs {
    /// The emitted form.
    pub emitted: Vec<f64>,
    /// The serde derives.
    pub derived: Vec<f64>,
}

impl Costs {
    /// How much of the cost of the derives the emitted form has: median by median.
    pub fn share(&self) -> f64 {
        median(self.emitted.iter().copied()) / median(self.derived.iter().copied())
    }
}

/// Writes both crates below `target/compile-cost`, checks their dependencies, then each of them `turns` times.
///
/// # Errors
/// When files cannot be written, cargo cannot be run, or it reports an error.
pub fn measure(records: usize, turns: usize) -> io::Result<Costs> {
    let workspace = write_workspace(records)?;
    check(&workspace, &["--workspace"])?;
    let mut costs = Costs { emitted: Vec::new(), derived: Vec::new() };
    for _ in 0..turns {
        costs.emitted.push(seconds(&workspace, "emitted")?);
        costs.derived.push(seconds(&workspace, "derived")?);
    }
    Ok(costs)
}

/// The CPU seconds of checking one crate whose dependencies are there.
fn seconds(workspace: &Path, package: &str) -> io::Result<f64> {
    run(cargo(workspace, "clean").args(["-p", package]))?;
    let before = children()?.0;
    check(workspace, &["-p", package])?;
    Ok((children()?.0 - before).as_secs_f64())
}

fn check(workspace: &Path, arguments: &[&str]) -> io::Result<()> {
    run(cargo(workspace, "check").args(arguments))
}

fn cargo(workspace: &Path, command: &str) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.arg(command).arg("--quiet").current_dir(workspace);
    cargo.env("CARGO_TARGET_DIR", workspace.join("target")).stdout(Stdio::null());
    cargo
}

fn run(command: &mut Command) -> io::Result<()> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("{command:?} failed: {status}"))) }
}

fn write_workspace(records: usize) -> io::Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let workspace = root.join("target/compile-cost");
    let models = schema::synthetic(records);
    let runtime = root.join("runtime");
    let runtime = format!("clientwright-runtime = {{ path = {runtime:?}, default-features = false }}\n");
    let serde = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
    write_package(&workspace, "emitted", &runtime, &emitted(&models)?)?;
    write_package(&workspace, "derived", serde, &derived(&models, Unknown::Kept))?;
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"emitted\", \"derived\"]\n";
    fs::write(workspace.join("Cargo.toml"), manifest)?;
    // the versions that the workspace has tested, and nothing to download
    fs::copy(root.join("Cargo.lock"), workspace.join("Cargo.lock"))?;
    Ok(workspace)
}

fn write_package(workspace: &Path, name: &str, dependencies: &str, source: &str) -> io::Result<()> {
    let folder = workspace.join(name);
    fs::create_dir_all(folder.join("src"))?;
    let package = format!("[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n");
    fs::write(folder.join("Cargo.toml"), format!("{package}\n[dependencies]\n{dependencies}"))?;
    fs::write(folder.join("src/lib.rs"), source)
}
