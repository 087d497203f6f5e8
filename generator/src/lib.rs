//! Generates Rust models and clients from an OpenAPI description.
//!
//! [`generate`] reads like the pipeline: a [`Source`] becomes a tree, a document, an API, a valid API, modules, files.
//! Everything before the gate (`check`) collects diagnostics; nothing after it fails.

pub mod analysis;
pub mod build;
pub mod bundle;
pub mod check;
pub mod diagnostic;
pub mod dialect;
pub mod document;
pub mod emit;
pub mod format;
mod generated;
pub mod ir;
pub mod lower;
pub mod naming;
pub mod output;
pub mod overlay;
pub mod settings;
pub mod source;
pub mod spell;
pub mod tree;

pub use generated::{Generated, Summary};
pub use settings::Settings;
pub use source::Source;

use check::Valid;
use diagnostic::{Problems, Report};
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
    let (tolerated, allowed) = (settings.tolerate.iter().copied(), settings.allow.iter().copied());
    let problems = Problems::tolerating(tolerated).allowing(allowed);
    let mut problems = problems.strictly(settings.strictness).keeping(settings.faults);
    let Some(tree) = tree::parse_within(source, settings.bounds, &mut problems) else {
        return Err(problems.into_report());
    };
    let tree = overlay::overlay(source, tree, &settings.overlays, &mut problems);
    let tree = bundle::bundle(source, tree, settings, &mut problems);
    let tree = spell::spell(tree, source, &problems);
    let Some(normalized) = dialect::normalize(tree, &mut problems) else {
        return Err(problems.into_report());
    };
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
    let modules = emit::emit(emit::Context { api: api.get(), names: &names, facts: &facts, settings });
    let files = format::format(&modules, settings.threads, settings.bounds.output)
        .map_err(|why| generated::unwritten(why, &report))?;
    let summary = Summary::of(api.get(), dialect, &names, settings);
    Ok(Generated { files, report, summary })
}
