//! A complete crate around generated files. In: [`Files`] as a build script writes them, and what the crate is to be; out: the
//! same files under `src/api/`, with a manifest, a root and a README. The disk is not looked at: a path to the runtime is
//! written as given.

mod manifest;
mod package;
mod page;
mod root;
mod vendored;

pub use crate::guide::{FirstCall, Guide};
pub use package::{Package, Publish};
pub use vendored::Sources;

use super::name::CrateName;
use crate::format::{Files, MARKER};

/// What a generated crate is called and where it finds its runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrateSettings {
    /// The crate's name.
    pub name: CrateName,
    /// What else its `[package]` says.
    pub package: Package,
    /// The title of the description, for the crate's documentation.
    pub title: String,
    /// Where its runtime comes from.
    pub runtime: Runtime,
    /// What its first page shows: [`crate::Summary::guide`].
    pub guide: Guide,
    /// Features beside its own: those of [`crate::Summary::features`], all of them on by default.
    pub features: Vec<String>,
    /// Features of the runtime that the code needs: [`crate::Summary::runtime_features`].
    pub runtime_features: Vec<String>,
}

/// Where a generated crate finds `clientwright-runtime`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Runtime {
    /// The registry, in a version as cargo writes it: `0.1.0`.
    Registry(String),
    /// This path, as it is to stand in the manifest: absolute, or relative to the crate's folder, with `/`.
    Path(String),
    /// A git repository, and a revision of it.
    Git {
        /// Its address.
        url: String,
        /// A commit, a tag or a branch; the default branch without one.
        rev: Option<String>,
    },
    /// In the crate itself, under `src/runtime/`: the crate then depends on nothing that is not in the registry. The code must be
    /// generated with the setting `runtime = "crate::runtime"`.
    Vendored(Sources),
}

impl Runtime {
    /// The registry, in the version that fits this generator.
    #[must_use]
    pub fn registry() -> Self {
        Self::Registry(env!("CARGO_PKG_VERSION").to_owned())
    }
}

/// Builds a crate: `Cargo.toml`, `README.md`, `examples/first_call.rs` where there is an operation for it,
/// `src/lib.rs`, the files under `src/api/`, and a vendored runtime.
#[must_use]
pub fn krate(files: &Files, settings: &CrateSettings) -> Files {
    let modules = files.iter().map(|(path, text)| (format!("src/api/{path}"), text.to_owned()));
    let frame = [
        ("Cargo.toml".to_owned(), manifest::written(settings)),
        ("README.md".to_owned(), root::readme(settings)),
        ("src/lib.rs".to_owned(), root::written(files, settings)),
    ];
    let runtime = match &settings.runtime {
        Runtime::Vendored(sources) => sources.placed(),
        Runtime::Registry(_) | Runtime::Path(_) | Runtime::Git { .. } => Vec::new(),
    };
    let example = page::example(settings).map(|text| ("examples/first_call.rs".to_owned(), text));
    modules.chain(frame).chain(example).chain(runtime).collect()
}

#[cfg(test)]
mod tests;
