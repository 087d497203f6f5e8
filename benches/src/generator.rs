//! The generators that are compared: this one and its peers.
//!
//! In come a description and a folder; out go the command that generates into it, and a package that cargo can check. It
//! never changes a line of what a peer emits, but for the manifest, which has to stand outside of this workspace.

mod install;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::ValueEnum;

use crate::cargo::Package;
use crate::place;

/// A program that makes Rust clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Generator {
    /// This workspace's command line.
    Clientwright,
    /// From the Rust registry.
    OpenapiToRust,
    /// From the Rust registry.
    Oas3Gen,
    /// From the Rust registry, as `cargo-progenitor`.
    Progenitor,
    /// From the Rust registry.
    Ploidy,
    /// From PyPI; needs Java.
    OpenapiGenerator,
}

impl Generator {
    /// Its name, which is also that of its package.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clientwright => "clientwright",
            Self::OpenapiToRust => "openapi-to-rust",
            Self::Oas3Gen => "oas3-gen",
            Self::Progenitor => "progenitor",
            Self::Ploidy => "ploidy",
            Self::OpenapiGenerator => "openapi-generator",
        }
    }

    /// Makes the program be there; where it is, nothing is done.
    ///
    /// # Errors
    /// When it cannot be installed: there is no network, or no Java.
    pub fn install(self) -> io::Result<()> {
        install::install(self)
    }

    /// The command that generates a client into a folder, which is empty or not there.
    ///
    /// # Errors
    /// When the workspace cannot be found.
    pub fn generate(self, description: &Path, folder: &Path) -> io::Result<Command> {
        let mut command = Command::new(self.program()?);
        match self {
            Self::Clientwright => {
                command.arg("generate").arg(description).arg("--out").arg(folder).args(["--name", "client"]);
                command.arg("--runtime-path").arg(place::workspace()?.join("runtime"));
            }
            Self::OpenapiToRust => {
                command
                    .arg("generate")
                    .arg(description)
                    .arg("--output-dir")
                    .arg(folder.join("src/generated"));
            }
            Self::Oas3Gen => {
                command.args(["generate", "client-mod", "--workspace", "--input"]).arg(description);
                command.arg("--output").arg(folder);
            }
            Self::Progenitor => {
                command
                    .args(["progenitor", "--name", "client", "--version", "0.0.0", "--input"])
                    .arg(description);
                command.arg("--output").arg(folder);
            }
            Self::Ploidy => {
                command
                    .args(["generate", "rust", "--name", "client", "--output"])
                    .arg(folder)
                    .arg(description);
            }
            Self::OpenapiGenerator => {
                command.args([
                    "generate",
                    "-g",
                    "rust",
                    "--skip-validate-spec",
                    "--package-name",
                    "client",
                    "-i",
                ]);
                command.arg(description).arg("-o").arg(folder);
            }
        }
        Ok(command)
    }

    /// What was generated into the folder, as a package that stands alone. Its dependencies are built in a target folder
    /// of the generator's own, once for all documents.
    ///
    /// # Errors
    /// When what the generator is to have written is not there.
    pub fn package(self, folder: &Path) -> io::Result<Package> {
        if self == Self::OpenapiToRust {
            let dependencies = fs::read_to_string(folder.join("src/generated/REQUIRED_DEPS.toml"))?;
            let package = "[package]\nname = \"client\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n";
            place::write(&folder.join("Cargo.toml"), &format!("{package}{dependencies}"))?;
            place::write(&folder.join("src/lib.rs"), "pub mod generated;\n")?;
        }
        let manifest = folder.join("Cargo.toml");
        let text = fs::read_to_string(&manifest)?;
        if !text.lines().any(|line| line.trim() == "[workspace]") {
            place::write(&manifest, &format!("{}\n\n[workspace]\n", text.trim_end()))?;
        }
        if self == Self::Clientwright {
            fs::copy(place::workspace()?.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        }
        let target = place::scratch()?.join("checked").join(self.name());
        Ok(Package { folder: folder.to_owned(), target })
    }

    fn program(self) -> io::Result<PathBuf> {
        let target = place::workspace()?.join("target");
        Ok(match self {
            Self::Clientwright => target.join("release/clientwright"),
            Self::OpenapiToRust | Self::Oas3Gen | Self::Ploidy => target.join("peers/bin").join(self.name()),
            Self::Progenitor => target.join("peers/bin/cargo-progenitor"),
            Self::OpenapiGenerator => target.join("peers/python/bin/openapi-generator-cli"),
        })
    }
}
