//! Findings as they are shown. In: changes with places in the two trees; out: findings with files, lines and columns. It never
//! decides how bad one is: the table of rules does.

use crate::Side;
use crate::changes::{Change, Changes};
use crate::rules::{Class, Code, Level};
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
    /// Where it stands in the old description; `None` where nothing of it stands there.
    pub old: Option<Site>,
    /// Where it stands in the new description.
    pub new: Option<Site>,
    /// The operations that it concerns.
    pub operations: Operations,
    /// The Rust item: `types::Pet::name`.
    pub rust: Option<String>,
    /// What to do; may be empty.
    pub help: &'static str,
}

/// The operations that a finding concerns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Operations {
    /// The first of them in the order of the description, with method and path: `GET /pets`.
    pub first: Option<String>,
    /// How many there are.
    pub count: usize,
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

/// The findings, the worst first.
pub(crate) fn located(old: &Side, new: &Side, changes: Changes) -> Vec<Finding> {
    let changes = changes.finished();
    let sites = |side: &Side, place: fn(&Change) -> &Option<Pointer>| {
        sites(side, changes.iter().map(|(change, _)| place(change).as_ref()))
    };
    let (before, after) = (sites(old, |change| &change.old), sites(new, |change| &change.new));
    let found = changes.into_iter().zip(before.into_iter().zip(after));
    let mut findings: Vec<Finding> = found
        .filter_map(|((change, operations), (old, new))| {
            let rule = change.code.rule()?;
            let operations = Operations { count: operations.len(), first: operations.into_iter().next() };
            Some(Finding {
                code: rule.code,
                class: rule.class,
                level: rule.level,
                message: change.message,
                old,
                new,
                operations,
                rust: change.rust,
                help: rule.help,
            })
        })
        .collect();
    findings.sort_by_cached_key(|finding| {
        let site = finding.new.as_ref().or(finding.old.as_ref());
        (finding.level, site.map(|site| (site.source, site.offset)), finding.code, finding.rust.clone())
    });
    findings
}

/// Where places of a tree stand in the texts; each text is walked once.
fn sites<'p>(side: &Side, places: impl Iterator<Item = Option<&'p Pointer>>) -> Vec<Option<Site>> {
    let written: Vec<_> = places.map(|place| place.map(|place| side.written(place))).collect();
    let mut by_file: BTreeMap<FileId, Vec<&Pointer>> = BTreeMap::new();
    for origin in written.iter().flatten() {
        by_file.entry(origin.file).or_default().push(&origin.at);
    }
    let mut found: BTreeMap<FileId, std::vec::IntoIter<Site>> = by_file
        .into_iter()
        .filter_map(|(file, places)| Some((file, in_file(side, file, &places)?.into_iter())))
        .collect();
    let mut site = |file: FileId| found.get_mut(&file)?.next();
    written.iter().map(|origin| site(origin.as_ref()?.file)).collect()
}

fn in_file(side: &Side, file: FileId, places: &[&Pointer]) -> Option<Vec<Site>> {
    let source = side.file(file)?;
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
    Some(places.iter().zip(offsets).map(site).collect())
}
