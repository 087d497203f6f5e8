//! The pipeline as one function. In: a source and settings; out: files, or a report of what is wrong.
//! It never touches the disk.

use crate::diagnostic::{Code, Diagnostic, Label, Report};
use crate::emit::Context;
use crate::format::{Files, Unprintable};
use crate::ir::{LeftOut, Untyped};
use crate::source::Pointer;
use crate::{Read, Settings, Source, analysis, emit, format, naming};

/// What a description became.
#[derive(Debug, Clone)]
pub struct Generated {
    /// The files, to be written by [`crate::output::write`].
    pub files: Files,
    /// Warnings; there is no error among them.
    pub report: Report,
    /// What was emitted and what was not.
    pub summary: Summary,
}

/// What was emitted and what was not.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The title of the description.
    pub title: String,
    /// The dialect: `OpenAPI 3.0`.
    pub dialect: String,
    /// How many operations the description declares.
    pub declared: usize,
    /// How many of them the client has.
    pub emitted: usize,
    /// The others, each with its reason.
    pub left_out: Vec<LeftOut>,
    /// How many types there are.
    pub types: usize,
    /// Places whose type is any JSON value.
    pub untyped: Vec<Untyped>,
}

/// Generates a client: models, operations, errors, servers.
///
/// The result is a function of the two arguments: same bytes each time, whatever the number of threads.
///
/// # Errors
///
/// Everything that is wrong with the description, in one report.
pub fn generate(source: &Source, settings: &Settings) -> Result<Generated, Report> {
    let read = crate::read(source, settings)?;
    let names = naming::assign(&read.api);
    let facts = analysis::analyze(&read.api);
    let context = Context { api: read.api.get(), names: &names, facts: &facts, settings };
    let modules = emit::emit(context);
    let files = format::format(&modules, settings.threads).map_err(unprintable)?;
    let summary = summary(&read);
    Ok(Generated { files, report: read.report, summary })
}

fn summary(read: &Read) -> Summary {
    let api = read.api.get();
    Summary {
        title: api.info.title.clone(),
        dialect: read.dialect.to_string(),
        declared: api.declared,
        emitted: api.operations.len(),
        left_out: api.left_out.clone(),
        types: api.types.len(),
        untyped: api.untyped.clone(),
    }
}

/// The one failure behind the gate: emitted tokens that are no Rust, a mistake of this crate.
fn unprintable(items: Vec<Unprintable>) -> Report {
    let diagnostic = |item: Unprintable| {
        let message = format!("the item `{}` of {} is no Rust: {}", item.item, item.path, item.message);
        Diagnostic::new(Code::UNPRINTABLE, Label::value(&Pointer::root()), message)
    };
    Report { diagnostics: items.into_iter().map(diagnostic).collect(), unused_tolerances: Vec::new() }
}
