//! Findings as they are shown. In: changes with places in the two trees; out: findings with files, lines and columns. It never
//! decides how bad one is: the table of rules does.

use crate::Side;
use crate::changes::{Change, Changes, Operations};
use crate::rules::{Class, Code, Level};
use crate::rust::Identity;
use clientwright::source::locate::{self, Lines};
use clientwright::source::{FileId, Part, Pointer, Position};
use std::collections::BTreeMap;

/// A change that somebody notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its rule.
    pub code: Code,
    /// Who notices.
    pub class: Class,
    /// How bad it is.
    pub level: Level,
    /// What changed: one sentence, lower case, without a period.
    pub message: String,
    /// Where it stands in the old description; else what is around the same place there.
    pub old: Site,
    /// Where it stands in the new description, in the same way.
    pub new: Site,
    /// The operations that it concerns.
    pub operations: Operations,
    /// The Rust item: `types::Pet::name`.
    pub rust: Option<String>,
    /// What to do; may be empty.
    pub help: &'static str,
}

/// A place in a file of a description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The file, for [`Side::file`].
    pub source: FileId,
    /// Its name.
    pub file: String,
    /// The place in the document.
    pub pointer: Pointer,
    /// The place in the text.
    pub position: Position,
    /// The same in bytes from the start of the text.
    pub offset: usize,
}

/// The findings, the worst first; `items` says what places of the old and of the new tree are called in Rust.
pub(crate) fn located(
    old: &Side,
    new: &Side,
    changes: Changes,
    items: &(Identity, Identity),
) -> Vec<Finding> {
    let changes = changes.finished();
    let places = changes.iter().map(|(change, _)| (change.old.as_ref(), change.new.as_ref()));
    let before = sites(old, places.clone().map(|(before, after)| nearest(old, before.or(after))));
    let after = sites(new, places.map(|(before, after)| nearest(new, after.or(before))));
    let found = changes.into_iter().zip(before.into_iter().zip(after));
    let mut findings: Vec<Finding> = found
        .filter_map(|((change, operations), (old, new))| {
            let rule = change.code.rule()?;
            let rust = change.rust.clone().or_else(|| item(&change, items));
            Some(Finding {
                code: rule.code,
                class: rule.class,
                level: rule.level,
                message: change.message,
                old,
                new,
                operations,
                rust,
                help: rule.help,
            })
        })
        .collect();
    findings.sort_by_cached_key(|finding| {
        (finding.level, finding.new.source, finding.new.offset, finding.code, finding.rust.clone())
    });
    findings
}

/// The Rust item of the place of a change.
fn item(change: &Change, (old, new): &(Identity, Identity)) -> Option<String> {
    let item = change.new.as_ref().and_then(|at| new.item_at(at));
    item.or_else(|| old.item_at(change.old.as_ref()?)).map(str::to_owned)
}

/// A place of a side, or the innermost one around it that the side has.
fn nearest(side: &Side, place: Option<&Pointer>) -> Pointer {
    let places = std::iter::successors(place.cloned(), Pointer::parent);
    let mut there = places.filter(|place| side.tree.at(place).is_some());
    there.next().unwrap_or_default()
}

/// Where places of a tree stand in the texts; each text is walked once.
fn sites(side: &Side, places: impl Iterator<Item = Pointer>) -> Vec<Site> {
    let written: Vec<_> = places.map(|place| side.written(&place)).collect();
    let mut by_file: BTreeMap<FileId, Vec<&Pointer>> = BTreeMap::new();
    for origin in &written {
        by_file.entry(origin.file).or_default().push(&origin.at);
    }
    let mut found: BTreeMap<FileId, std::vec::IntoIter<Site>> =
        by_file.into_iter().map(|(file, places)| (file, in_file(side, file, &places).into_iter())).collect();
    written.iter().filter_map(|origin| found.get_mut(&origin.file)?.next()).collect()
}

fn in_file(side: &Side, file: FileId, places: &[&Pointer]) -> Vec<Site> {
    // every file that a node was written in has been read
    let source = side.file(file).unwrap_or(side.source());
    let lines = Lines::new(source.text());
    let sought: Vec<_> = places.iter().map(|place| (*place, Part::Key)).collect();
    let offsets = locate::offsets(source.text(), &sought);
    let site = |(place, offset): (&&Pointer, Option<usize>)| {
        let offset = offset.unwrap_or(0);
        Site {
            source: file,
            file: source.name().to_owned(),
            pointer: (*place).clone(),
            position: lines.position(offset),
            offset,
        }
    };
    places.iter().zip(offsets).map(site).collect()
}
