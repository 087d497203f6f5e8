//! The stages before the document, in order. In: a description and settings; out: one tree in the shape of OpenAPI 3.0. It never
//! looks at what the description means: the mock serves the same tree.

use crate::diagnostic::{Problems, Report};
use crate::dialect::Normalized;
use crate::tree::Node;
use crate::{Settings, Source, bundle, dialect, mark, overlay, spell, tree};

/// The stages that bring a description to one tree in the shape of OpenAPI 3.0, with what they found.
///
/// # Errors
///
/// The report, when there is no such tree.
pub fn front(source: &Source, settings: &Settings) -> Result<(Normalized, Problems), Report> {
    let (tree, mut problems) = overlaid(source, settings)?;
    let tree = bundle::bundle(source, tree, settings, &mut problems);
    let tree = spell::spell(tree, source, &problems);
    let tree = dialect::reserve(tree, &mut problems);
    let tree = mark::mark(tree, &settings.rules, &mut problems);
    let tree = mark::shorten(tree, &settings.strip, &mut problems);
    match dialect::normalize(tree, &mut problems) {
        Some(normalized) => Ok((normalized, problems)),
        None => Err(problems.into_report()),
    }
}

/// The tree of the description's own file, with overlays applied, and what was found.
///
/// # Errors
///
/// The report, when there is no tree.
pub(crate) fn overlaid(source: &Source, settings: &Settings) -> Result<(Node, Problems), Report> {
    let (tolerated, allowed) = (settings.tolerate.iter().copied(), settings.allow.iter().copied());
    let problems = Problems::tolerating(tolerated).allowing(allowed);
    let mut problems = problems.strictly(settings.strictness).keeping(settings.faults);
    let Some(tree) = tree::parse_within(source, settings.bounds, &mut problems) else {
        return Err(problems.into_report());
    };
    let tree = overlay::overlay(source, tree, &settings.overlays, &mut problems);
    Ok((tree, problems))
}
