//! What generation gives back. In: the API and what was written of it; out: plain data for whoever asked.
//! It never touches the disk, and decides nothing.

use crate::Read;
use crate::diagnostic::{Code, Diagnostic, Label, Report};
use crate::format::{Files, Unprintable};
use crate::ir::{LeftOut, Untyped};
use crate::source::Pointer;

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

impl Summary {
    /// The summary of a description that was read.
    pub fn of(read: &Read) -> Self {
        let api = read.api.get();
        Self {
            title: api.info.title.clone(),
            dialect: read.dialect.to_string(),
            declared: api.declared,
            emitted: api.operations.len(),
            left_out: api.left_out.clone(),
            types: api.types.len(),
            untyped: api.untyped.clone(),
        }
    }
}

/// The one failure behind the gate: emitted tokens that are no Rust, a mistake of this crate.
pub(crate) fn unprintable(items: Vec<Unprintable>) -> Report {
    let diagnostic = |item: Unprintable| {
        let message = format!("the item `{}` of {} is no Rust: {}", item.item, item.path, item.message);
        Diagnostic::new(Code::UNPRINTABLE, Label::value(&Pointer::root()), message)
    };
    Report { diagnostics: items.into_iter().map(diagnostic).collect() }
}
