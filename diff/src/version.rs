//! The release that changes ask for. In: findings; out: whether users of the generated crate have to be told by its version, and the
//! version behind a given one. It never reads a manifest.

use crate::finding::Finding;
use crate::rules::{Class, Level};
use std::fmt;

/// Which part of a version must be raised (Semantic Versioning 2.0.0; before 1.0.0 as cargo has it: a change of the second number
/// breaks).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Nothing that users notice changed.
    None,
    /// No item changed.
    Patch,
    /// Items were added.
    Minor,
    /// Items changed or were removed, or existing clients break.
    Major,
}

/// A version: major, minor, patch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// The first number.
    pub major: u64,
    /// The second number.
    pub minor: u64,
    /// The third number.
    pub patch: u64,
}

pub(crate) fn step(findings: &[Finding]) -> Step {
    let of = |finding: &Finding| match (finding.class, finding.level) {
        (Class::Wire | Class::Source | Class::Behaviour, Level::Error) => Step::Major,
        (Class::Source, Level::Warning | Level::Info) => Step::Minor,
        (Class::Wire | Class::Behaviour, Level::Warning | Level::Info) => Step::Patch,
        (Class::Docs, _) => Step::Patch,
    };
    findings.iter().map(of).max().unwrap_or(Step::None)
}

impl Step {
    /// The version that follows one by this step.
    pub fn after(self, Version { major, minor, patch }: Version) -> Version {
        let version = |major, minor, patch| Version { major, minor, patch };
        match (self, major, minor) {
            (Self::None, ..) => version(major, minor, patch),
            (Self::Major, 0, 0) | (Self::Patch, ..) => version(major, minor, patch.saturating_add(1)),
            (Self::Major, 0, _) => version(0, minor.saturating_add(1), 0),
            (Self::Minor, 0, _) => version(0, minor, patch.saturating_add(1)),
            (Self::Major, ..) => version(major.saturating_add(1), 0, 0),
            (Self::Minor, ..) => version(major, minor.saturating_add(1), 0),
        }
    }
}

impl Version {
    /// Reads `1.2.3`, with or without what stands behind the numbers; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let numbers = text.strip_prefix('v').unwrap_or(text).split(['-', '+']).next()?;
        let mut numbers = numbers.split('.').map(|number| number.parse().ok());
        let version = Self { major: numbers.next()??, minor: numbers.next()??, patch: numbers.next()?? };
        numbers.next().is_none().then_some(version)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { major, minor, patch } = self;
        write!(f, "{major}.{minor}.{patch}")
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_follow_each_other_as_cargo_has_it() {
        for (before, step, after) in [
            ("0.4.2", Step::Major, "0.5.0"),
            ("0.4.2", Step::Minor, "0.4.3"),
            ("0.0.2", Step::Major, "0.0.3"),
            ("1.4.2", Step::Major, "2.0.0"),
            ("1.4.2", Step::Minor, "1.5.0"),
            ("1.4.2-rc.1", Step::Patch, "1.4.3"),
            ("1.4.2", Step::None, "1.4.2"),
        ] {
            assert_eq!(step.after(Version::parse(before).unwrap()).to_string(), after, "{before} {step}");
        }
        for text in ["1.2", "2024-01-01", "1.2.3.4", "a.b.c", ""] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
