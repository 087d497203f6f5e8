//! A look at the anchors of a text. In: a text in YAML; out: an anchor that is defined again, where aliases are used.
//! It never reads YAML: it guards against the parser, which then takes some aliases for those of another anchor.
//!
//! yaml_serde 0.10 numbers anchors by how many names there are: after `&x`, `&x`, `&y` the alias `*x` is what `&y` marks.

use super::nesting::value;
use std::collections::BTreeMap;

/// An anchor that is defined twice: its name, and the byte offsets of both.
pub(super) struct Redefined<'t> {
    pub(super) name: &'t str,
    pub(super) first: usize,
    pub(super) again: usize,
}

/// The first anchor that is defined twice, if the text has aliases. Only anchors and aliases behind a key or a dash are
/// seen: what looks like one elsewhere is mostly prose or a query.
pub(super) fn redefined(text: &str) -> Option<Redefined<'_>> {
    let mut known = BTreeMap::new();
    let mut redefined = None;
    let mut has_aliases = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let marked = value(line);
        let at = start + line.len() - marked.len();
        has_aliases |= marked.starts_with('*') && !name(marked).is_empty();
        if marked.starts_with('&') && !name(marked).is_empty() {
            let name = name(marked);
            if let Some(first) = known.insert(name, at) {
                redefined.get_or_insert(Redefined { name, first, again: at });
            }
        }
        start += line.len();
    }
    redefined.filter(|_| has_aliases)
}

/// The name behind `&` or `*`: up to a blank or what ends a value within brackets.
fn name(marked: &str) -> &str {
    let rest = marked.get(1..).unwrap_or("");
    rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).next().unwrap_or("")
}
