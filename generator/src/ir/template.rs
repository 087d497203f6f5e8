//! Templates of paths and URLs. In: a text with names in braces; out: the names, and whether the braces are balanced.
//! It never says what the names mean.

use foldhash::fast::RandomState;
use std::collections::HashSet;

/// The names in braces, each once.
pub(crate) fn names(template: &str) -> Vec<&str> {
    let names = template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let mut seen: HashSet<&str, RandomState> = HashSet::default();
    names.filter(|name| seen.insert(name)).collect()
}

/// Whether each brace has its partner, and none stands within another pair.
pub(crate) fn is_balanced(template: &str) -> bool {
    let mut open = false;
    let alternate = template.chars().filter(|c| matches!(c, '{' | '}')).all(|brace| {
        let fits = open == (brace == '}');
        open = brace == '{';
        fits
    });
    alternate && !open
}
