//! Generates Rust models and clients from an OpenAPI description.
//!
//! A build script needs [`build`]; a program of its own calls [`generate`] with a [`Source`] and [`Settings`]:
//!
//! ```
//! use clientwright::{Settings, Source, generate};
//!
//! let description = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths: {}\n";
//! let source = Source::from_text("pets.yaml", description);
//! match generate(&source, &Settings::default()) {
//!     Ok(generated) => assert!(generated.files.get("client.rs").is_some()),
//!     Err(report) => eprintln!("{}", report.render(&source)),
//! }
//! ```
//!
//! | module | what it is for |
//! |---|---|
//! | [`build`] | the generator in a build script |
//! | [`diagnostic`] | what is wrong with a description: codes, reports, and their forms |
//! | [`output`] | writes generated files into a folder, or a whole crate |
//! | [`settings`] | what a user can choose |
//! | [`source`] | texts of descriptions, and places in them |
//!
//! [`generate`] reads like the pipeline in ARCHITECTURE.md: a [`Source`] becomes a tree, a document, an API, a valid API,
//! modules, files. Everything before the gate (`check`) collects diagnostics; nothing after it fails. The stages themselves are
//! private; the feature `unstable` shows them to the mock and the tools of this workspace, and they change in any release.

#![cfg_attr(not(feature = "unstable"), allow(dead_code, unreachable_pub, reason = "the mock uses the rest"))]

mod analysis;
pub mod build;
mod bundle;
mod check;
pub mod diagnostic;
mod dialect;
mod document;
mod effective;
mod emit;
mod format;
mod front;
mod generated;
mod guide;
mod http;
mod ir;
mod lower;
mod mark;
mod markdown;
mod naming;
pub mod output;
mod overlay;
mod paged;
#[cfg(test)]
mod samples;
pub mod settings;
pub mod source;
mod spell;
mod tree;
#[cfg(feature = "unstable")]
pub mod unstable;

pub use effective::{Effective, effective};
pub use format::Files;
pub use generated::{Generated, Summary};
pub use paged::Paged;
pub use settings::Settings;
pub use source::Source;

use check::Valid;
use diagnostic::Report;
use dialect::Dialect;
use tree::Node;

/// What the front half of the pipeline makes of a description.
#[derive(Debug, Clone)]
pub struct Read {
    /// The description in the shape of OpenAPI 3.0.
    pub tree: Node,
    /// What it was written in.
    pub dialect: Dialect,
    /// What it describes.
    pub api: Valid<ir::Api>,
    /// What was found on the way: warnings only.
    pub report: Report,
}

/// Reads a description as far as the gate: everything that can be wrong with it is found here, at once.
///
/// # Errors
///
/// The report of everything that was found, when there is an error in it.
pub fn read(source: &Source, settings: &Settings) -> Result<Read, Report> {
    let (normalized, mut problems) = front::front(source, settings)?;
    let document = document::view(&normalized.tree, &mut problems);
    let api = lower::lower(&document, settings, &mut problems);
    let (api, report) = check::check(api, problems)?;
    Ok(Read { tree: normalized.tree, dialect: normalized.dialect, api, report })
}

/// Generates a client: models, operations, errors, servers.
///
/// The result is a function of the two arguments: same bytes each time, whatever the number of threads. Nothing is
/// written; see [`output::write()`] and [`build`].
///
/// # Errors
///
/// Everything that is wrong with the description, in one report.
pub fn generate(source: &Source, settings: &Settings) -> Result<Generated, Report> {
    // the tree is not needed any more, and takes as much memory as all that is still to come
    let Read { tree: _, dialect, api, report } = read(source, settings)?;
    let names = naming::assign(&api);
    let facts = analysis::analyze(&api);
    let cx = emit::Context { api: api.get(), names: &names, facts: &facts, settings };
    let modules = emit::emit(cx);
    let files = format::format(&modules, settings.threads, settings.bounds.output)
        .map_err(|why| generated::unwritten(why, &report))?;
    let summary = Summary::of(cx, dialect);
    Ok(Generated { files, report, summary })
}
