//! Which findings people are shown, where a description has hundreds. In: all of them; out: those that are shown in full, and how
//! many others there are of each code. It never leaves one uncounted; programs are given all.

use super::{Code, Located, Report, Severity, printable};
use crate::source::Source;
use std::collections::{BTreeMap, HashMap};

/// How many findings are shown in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// At most ten: errors first, and of the others those of a code that has not been shown. Of all else the number for each
    /// code.
    Few,
    /// All errors; of warnings that say the same the first three.
    #[default]
    Distinct,
    /// Each.
    Every,
}

/// How many warnings that say the same people are shown: a slip of a tool is everywhere, and hides all else.
const ALIKE: usize = 3;

/// How many findings are shown in full where few are wanted.
const FEW: usize = 10;

/// How whoever was shown few of them sees all.
pub(super) const ALL: &str =
    "to see all: `clientwright lint` or `--warnings all`; to hide a code: `--allow CODE`";

/// A finding as people are shown it.
pub(super) struct Shown {
    pub(super) found: Located,
    /// How many further ones say the same and are not shown.
    pub(super) more: usize,
}

/// What is shown of a report.
#[derive(Default)]
pub(super) struct Selection {
    pub(super) shown: Vec<Shown>,
    /// The others by their codes, the most severe first, and then those of which there are most.
    pub(super) rest: Vec<Rest>,
}

/// Findings of a code that are not shown in full.
pub(super) struct Rest {
    pub(super) severity: Severity,
    pub(super) code: Code,
    pub(super) count: usize,
}

impl std::fmt::Display for Rest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let title = self.code.entry().map_or("", |entry| entry.title);
        write!(f, "{}[{}]: {} more: {title}", self.severity, self.code, self.count)
    }
}

/// What is said of findings that are not shown.
pub(super) fn again(more: usize) -> String {
    let places = if more == 1 { "place" } else { "places" };
    format!("the same at {more} more {places}")
}

impl Report {
    /// The findings in their one-line form, for `cargo::error=` and `cargo::warning=` lines of build scripts: at most ten, the most
    /// severe first, then a line for each code of which there are more.
    pub fn lines(&self, source: &Source) -> Vec<(Severity, String)> {
        let Selection { shown, rest } = self.selection(source, Extent::Few);
        let line = |shown: Shown| match shown.more {
            0 => (shown.found.severity, shown.found.to_string()),
            more => (shown.found.severity, format!("{} ({})", shown.found, again(more))),
        };
        let file = printable(source.name());
        let all = (!rest.is_empty()).then(|| (Severity::Warning, format!("{file}: {}", ALL)));
        let rest = rest.into_iter().map(|rest| (rest.severity, format!("{file}: {rest}")));
        shown.into_iter().map(line).chain(rest).chain(all).collect()
    }

    pub(super) fn selection(&self, source: &Source, extent: Extent) -> Selection {
        let all = self.located(source);
        match extent {
            Extent::Every => {
                let shown = all.into_iter().map(|found| Shown { found, more: 0 });
                Selection { shown: shown.collect(), rest: Vec::new() }
            }
            Extent::Distinct => Selection { shown: distinct(all), rest: Vec::new() },
            Extent::Few => few(distinct(all)),
        }
    }
}

/// Errors one by one, and of warnings that say the same the first three.
fn distinct(found: Vec<Located>) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    let mut alike: HashMap<(Code, String), Vec<usize>> = HashMap::new();
    for found in found {
        let before = alike.entry((found.code, found.message.clone())).or_default();
        let is_one_more = found.severity == Severity::Warning && before.len() >= ALIKE;
        match before.last().and_then(|last| all.get_mut(*last)).filter(|_| is_one_more) {
            Some(last) => last.more += 1,
            None => {
                before.push(all.len());
                all.push(Shown { found, more: 0 });
            }
        }
    }
    all
}

fn few(all: Vec<Shown>) -> Selection {
    let mut seen: HashMap<(Severity, Code), usize> = HashMap::new();
    let mut ranked: Vec<(Severity, usize, usize, Shown)> = Vec::with_capacity(all.len());
    for (place, shown) in all.into_iter().enumerate() {
        let kind = (shown.found.severity, shown.found.code);
        let before = seen.entry(kind).or_default();
        ranked.push((kind.0, *before, place, shown));
        *before += 1;
    }
    ranked.sort_by_key(|(severity, before, place, _)| (*severity, *before, *place));
    let others = ranked.split_off(ranked.len().min(FEW));
    ranked.sort_by_key(|(severity, _, place, _)| (*severity, *place));
    let mut counts: BTreeMap<(Severity, Code), usize> = BTreeMap::new();
    for (severity, .., shown) in others {
        *counts.entry((severity, shown.found.code)).or_default() += 1 + shown.more;
    }
    let rest = counts.into_iter().map(|((severity, code), count)| Rest { severity, code, count });
    let mut rest: Vec<Rest> = rest.collect();
    rest.sort_by_key(|rest| (rest.severity, std::cmp::Reverse(rest.count), rest.code));
    Selection { shown: ranked.into_iter().map(|(.., shown)| shown).collect(), rest }
}
