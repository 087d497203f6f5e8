//! The forms of a comparison. In: two sides and what differs; out: text for people, lines, or data for programs. It never decides how
//! bad a finding is.

mod data;
mod github;
mod html;
mod markdown;
mod sarif;
mod text;

pub(crate) use data::json;
pub(crate) use github::github;
pub(crate) use html::html;
pub(crate) use markdown::markdown;
pub(crate) use sarif::sarif;
pub(crate) use text::{line, short, text, unused};

use clientwright_diff::{Class, Difference, Finding, Level, Side, Site, Step, Use, Version};
use std::time::Duration;

/// Two sides, compared.
pub(crate) struct Compared<'a> {
    /// The old side.
    pub(crate) old: &'a Side,
    /// The new side.
    pub(crate) new: &'a Side,
    /// What differs.
    pub(crate) difference: &'a Difference,
    /// The least level that people are shown.
    pub(crate) least: Level,
    /// The version of the generated crate, where it is known.
    pub(crate) version: Option<Version>,
    /// How many findings the settings ignore.
    pub(crate) ignored: usize,
    /// Where programs name what changed, with their files.
    pub(crate) uses: Vec<(&'a str, Use)>,
    /// How long it took, reading included.
    pub(crate) elapsed: Duration,
}

impl Compared<'_> {
    /// The findings that people are shown.
    fn shown(&self) -> impl Iterator<Item = &Finding> {
        self.difference.findings.iter().filter(|finding| finding.level <= self.least)
    }

    /// How many findings people are not shown.
    fn hidden(&self) -> usize {
        self.difference.findings.iter().filter(|finding| finding.level > self.least).count()
    }

    /// The versions before and behind the release: `0.4.2 -> 0.5.0`.
    fn step(&self) -> String {
        let step = self.difference.step;
        match (self.version, step) {
            (_, Step::None) => "nothing to release".to_owned(),
            (Some(version), _) => format!("{version} -> {} ({step})", step.after(version)),
            (None, _) => step.to_string(),
        }
    }

    /// How many findings of each level a class has: errors, warnings, infos.
    fn counts(&self, class: Class) -> [usize; 3] {
        let count = |level| {
            self.difference.findings.iter().filter(|it| it.class == class && it.level == level).count()
        };
        [Level::Error, Level::Warning, Level::Info].map(count)
    }
}

/// The operations of a finding: `GET /pets and 2 more`.
fn operations(finding: &Finding) -> Option<String> {
    let first = finding.operations.first.as_ref()?;
    Some(match finding.operations.count {
        0 | 1 => first.clone(),
        count => format!("{first} and {} more", count - 1),
    })
}

/// `openapi.yaml:20:19`.
fn place(site: &Site) -> String {
    format!("{}:{}:{}", site.file, site.position.line, site.position.column)
}

/// `2 findings of lower levels are not shown`; `None` when all are.
fn unseen(compared: &Compared<'_>) -> Option<String> {
    match compared.hidden() {
        0 => None,
        1 => Some("1 finding of a lower level is not shown".to_owned()),
        hidden => Some(format!("{hidden} findings of lower levels are not shown")),
    }
}

/// `1 error, 2 warnings`; empty for nothing.
fn counted([errors, warnings, infos]: [usize; 3]) -> String {
    let part = |count: usize, noun: &str| match count {
        0 => None,
        1 => Some(format!("1 {noun}")),
        n => Some(format!("{n} {noun}s")),
    };
    let parts = [part(errors, "error"), part(warnings, "warning"), part(infos, "info")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
