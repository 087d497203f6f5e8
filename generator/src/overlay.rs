//! Overlays (Overlay Specification 1.0 and 1.1). In: the tree of a description, and the paths of overlays; out: the tree with
//! their actions done, in order. It never follows a reference: what an update brings is read as if the description said it.
//!
//! An overlay applies to the description's own file, as it was written and before other files are brought in: the target
//! document is what its author sees. Relative references in an update are therefore from the description's folder.

#[cfg(feature = "overlays")]
mod action;
#[cfg(feature = "overlays")]
mod apply;
#[cfg(feature = "overlays")]
mod document;
#[cfg(feature = "overlays")]
mod edited;
#[cfg(feature = "overlays")]
mod fields;
#[cfg(feature = "overlays")]
mod merge;
#[cfg(feature = "overlays")]
mod query;
#[cfg(feature = "overlays")]
mod remove;

use crate::diagnostic::Problems;
use crate::source::Source;
use crate::tree::Node;
use std::path::PathBuf;

/// Applies overlays, and tells the collector which files were read and where each node was written.
///
/// Without the feature `overlays` of this crate it is an error (E0603) to ask for one.
#[must_use]
pub fn overlay(source: &Source, tree: Node, overlays: &[PathBuf], problems: &mut Problems) -> Node {
    if overlays.is_empty() { tree } else { apply(source, tree, overlays, problems) }
}

#[cfg(feature = "overlays")]
use apply::apply;

#[cfg(not(feature = "overlays"))]
fn apply(_: &Source, tree: Node, overlays: &[PathBuf], problems: &mut Problems) -> Node {
    use crate::diagnostic::{Code, Diagnostic, Label};
    use crate::source::Pointer;
    let names: Vec<String> = overlays.iter().map(|path| format!("`{}`", path.display())).collect();
    let message = format!(
        "this clientwright was compiled without support for overlays and cannot apply {}",
        names.join(", ")
    );
    problems.push(
        Diagnostic::new(Code::OVERLAYS_OFF, Label::value(&Pointer::root()), message)
            .help("turn on the feature `overlays` of the dependency `clientwright`"),
    );
    tree
}

#[cfg(test)]
mod tests;
