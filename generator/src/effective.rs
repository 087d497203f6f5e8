//! A description with its overlays applied, as a text. In: a description and settings; out: what generation would read of the
//! description's own file. References to other files stay as they are.

use crate::diagnostic::Report;
use crate::source::Format;
use crate::tree::Node;
use crate::{Settings, Source, front, spell};
use std::io::{Error, Result};

/// A description after its overlays.
#[derive(Debug, Clone)]
pub struct Effective {
    tree: Node,
    /// What was found while the overlays were applied: warnings only.
    pub report: Report,
}

impl Effective {
    /// The description as a text that ends with a line break. Comments and the layout of the original are not in it.
    ///
    /// # Errors
    ///
    /// What the writer of the notation says.
    pub fn text(&self, format: Format) -> Result<String> {
        match format {
            Format::Yaml => serde_yaml::to_string(&self.tree).map_err(Error::other),
            Format::Json => {
                let text = serde_json::to_string_pretty(&self.tree).map_err(Error::other)?;
                Ok(text + "\n")
            }
        }
    }
}

/// Applies the overlays of the settings to a description, and nothing else.
///
/// # Errors
///
/// Everything that is wrong with the overlays, and with the description as a text.
pub fn effective(source: &Source, settings: &Settings) -> std::result::Result<Effective, Report> {
    let (tree, problems) = front::overlaid(source, settings)?;
    let tree = spell::spell(tree, source, &problems);
    let report = problems.into_report();
    if report.has_errors() { Err(report) } else { Ok(Effective { tree, report }) }
}
