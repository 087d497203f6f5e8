//! What it costs to check a generated client.
//!
//! In comes a package; out go CPU seconds and memory of `cargo check` of it alone. It never counts the dependencies: they are
//! built before, by a package that has the same ones and no code.

use std::fs;
use std::io;

use crate::cargo::Package;
use crate::measure::{Limit, Run, run, succeed};
use crate::place;

/// Builds the dependencies of a package into its target folder; `command` is that of cargo with the flags that come later.
///
/// # Errors
/// When they do not build.
pub fn dependencies(package: &Package, command: &[&str]) -> io::Result<()> {
    let twin = Package { folder: package.target.join("twin"), target: package.target.clone() };
    if twin.folder.exists() {
        fs::remove_dir_all(&twin.folder)?;
    }
    place::write(&twin.folder.join("src/lib.rs"), "")?;
    let manifest = fs::read_to_string(package.folder.join("Cargo.toml"))?;
    place::write(&twin.folder.join("Cargo.toml"), &manifest)?;
    let lock = package.folder.join("Cargo.lock");
    if !lock.exists() {
        succeed(&package.cargo(&["generate-lockfile"]))?;
    }
    fs::copy(&lock, twin.folder.join("Cargo.lock"))?;
    succeed(&twin.cargo(command))?;
    // what cargo took out of the workspace's lock file, or put in
    fs::copy(twin.folder.join("Cargo.lock"), &lock).map(drop)
}

/// Checks the package anew, with its dependencies there.
///
/// # Errors
/// When cargo cannot be started.
pub fn check(package: &Package, limit: Limit) -> io::Result<Run> {
    let name = package.name()?;
    succeed(&package.cargo(&["clean", "--package", &name]))?;
    run(&package.cargo(&["check"]), limit)
}
