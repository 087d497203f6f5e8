//! What is wrong with a description, and what changed in it. In: sides; out: findings, and those of each operation. It never shows a
//! character that would turn or hide text.

use crate::data::{Change, Finding};
use clientwright::diagnostic::{Severity, printable};
use clientwright::source::Pointer;
use clientwright_diff::Side;
use std::collections::BTreeMap;

/// The findings of a description.
pub(crate) struct Findings {
    all: Vec<Finding>,
    /// By the places that they stand at and all that hold those, in the description's own file.
    within: BTreeMap<String, Vec<usize>>,
}

impl Findings {
    pub(crate) fn of(side: &Side) -> Self {
        let mut found = Self { all: Vec::new(), within: BTreeMap::new() };
        for located in side.report.located(side.source()) {
            let mut at = Some(located.at.pointer.clone());
            while let Some(place) = at {
                found.within.entry(place.as_str().to_owned()).or_default().push(found.all.len());
                at = place.parent();
            }
            let position = located.at.position;
            found.all.push(Finding {
                code: located.code.to_string(),
                severity: match located.severity {
                    Severity::Error => "error".to_owned(),
                    Severity::Warning => "warning".to_owned(),
                },
                message: printable(&located.message).into_owned(),
                place: printable(&format!("{}:{}:{}", located.file, position.line, position.column))
                    .into_owned(),
                help: printable(&located.help).into_owned(),
            });
        }
        found
    }

    /// All of them, in the order of the report.
    pub(crate) fn all(&self) -> Vec<Finding> {
        self.all.clone()
    }

    /// Those within a place, one line each.
    pub(crate) fn within(&self, at: &Pointer) -> Vec<String> {
        let found = self.within.get(at.as_str()).into_iter().flatten();
        let line = |finding: &Finding| format!("{} {} ({})", finding.code, finding.message, finding.place);
        found.filter_map(|index| self.all.get(*index)).map(line).collect()
    }
}

/// What changed between two versions.
pub(crate) fn changes(old: &Side, new: &Side) -> Vec<Change> {
    let difference = clientwright_diff::diff(old, new);
    let changes = difference.findings.into_iter().map(|finding| Change {
        code: finding.code.to_string(),
        class: finding.class.to_string(),
        level: finding.level.to_string(),
        message: printable(&finding.message).into_owned(),
        operation: finding.operations.first.unwrap_or_default(),
        rust: finding.rust.unwrap_or_default(),
        help: finding.help,
    });
    changes.collect()
}
