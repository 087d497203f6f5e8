//! Definitions of links. In: the lines of a text; out: the address of each label (CommonMark 0.31, 4.7). rustdoc takes a label
//! for the name of an item, so references become links with an address, and the definitions that they used go.

use std::collections::{BTreeMap, BTreeSet};

/// The most bytes of a label (CommonMark, 6.3: 999 characters).
const LONGEST: usize = 999;

/// The links that a text defines.
#[derive(Debug, Default)]
pub(super) struct Definitions<'t> {
    targets: BTreeMap<String, (&'t str, &'t str)>,
    used: BTreeSet<String>,
}

impl<'t> Definitions<'t> {
    /// Reads the definitions of lines; the first one of a label holds.
    pub(super) fn read(&mut self, lines: &'t str) {
        for (label, address, title) in lines.lines().filter_map(definition) {
            self.targets.entry(label).or_insert((address, title));
        }
    }

    /// The address and the title (with its quotes) of a label, which counts as used.
    pub(super) fn target(&mut self, label: &str) -> Option<(&'t str, &'t str)> {
        if self.targets.is_empty() {
            return None;
        }
        let label = Some(label).filter(|label| label.len() <= LONGEST).map(normal)?;
        let target = self.targets.get(&label).copied()?;
        self.used.insert(label);
        Some(target)
    }

    /// A text without the definitions that were used.
    pub(super) fn without_used(&self, text: String) -> String {
        if self.used.is_empty() {
            return text;
        }
        let is_used = |line: &str| definition(line).is_some_and(|(label, ..)| self.used.contains(&label));
        text.split_inclusive('\n').filter(|line| !is_used(line)).collect()
    }
}

/// The label, the address and the title of a line like `[label]: <address> "title"`. A footnote's label begins with `^`.
fn definition(line: &str) -> Option<(String, &str, &str)> {
    let text = line.trim_start_matches(' ');
    let (label, target) =
        text.strip_prefix('[').filter(|_| line.len() - text.len() <= 3)?.split_once("]:")?;
    if label.contains(['[', ']', '\\'])
        || label.starts_with('^')
        || label.trim().is_empty()
        || label.len() > LONGEST
    {
        return None;
    }
    let target = target.trim();
    let (address, title) = target.split_once([' ', '\t']).unwrap_or((target, ""));
    let title = title.trim();
    let is_title = [('"', '"'), ('\'', '\''), ('(', ')')].iter().any(|(open, close)| {
        title.len() >= 2
            && title
                .strip_prefix(*open)
                .and_then(|rest| rest.strip_suffix(*close))
                .is_some_and(|rest| !rest.contains(*close))
    });
    let address = address.strip_prefix('<').and_then(|inside| inside.strip_suffix('>')).unwrap_or(address);
    let is_target = !address.is_empty() && (title.is_empty() || is_title);
    is_target.then(|| (normal(label), address, title))
}

/// A label as it is compared: its case and the amount of white space say nothing.
fn normal(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
