//! `pattern`: regular expressions of ECMA-262, by a library of Rust. In: a pattern and a text; out: whether it matches.
//! It never runs without end: backtracking is limited, and what cannot be decided is left undecided.

use fancy_regex::{Regex, RegexBuilder};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// Patterns that are kept compiled.
const KEPT: usize = 1_000;
/// Steps of backtracking for one text.
const BACKTRACKS: usize = 100_000;

/// The compiled patterns of a description.
#[derive(Default)]
pub(crate) struct Patterns {
    /// `None`: the pattern is not one that the library reads.
    compiled: Mutex<HashMap<String, Option<Arc<Regex>>>>,
}

impl Patterns {
    /// Whether a text matches somewhere; `None` when the pattern cannot be read or took too many steps.
    pub(crate) fn matches(&self, pattern: &str, text: &str) -> Option<bool> {
        self.compiled(pattern)?.is_match(text).ok()
    }

    fn compiled(&self, pattern: &str) -> Option<Arc<Regex>> {
        // A poisoned lock still holds a whole map: entries are only ever added.
        let mut compiled = self.compiled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = compiled.get(pattern) {
            return known.clone();
        }
        let regex =
            RegexBuilder::new(&rust_notation(pattern)).backtrack_limit(BACKTRACKS).build().ok().map(Arc::new);
        if compiled.len() < KEPT {
            compiled.insert(pattern.to_owned(), regex.clone());
        }
        regex
    }
}

impl fmt::Debug for Patterns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Patterns")
    }
}

/// What the two notations write differently: in ECMA-262 `\d` and `\w` are ASCII, `$` is the very end, `/` may be
/// escaped, and `[` inside a class is a text.
pub(crate) fn rust_notation(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 8);
    let mut chars = pattern.chars();
    let mut in_class = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('d') => out.push_str(if in_class { "0-9" } else { "[0-9]" }),
                Some('D') if !in_class => out.push_str("[^0-9]"),
                Some('w') => out.push_str(if in_class { "0-9A-Za-z_" } else { "[0-9A-Za-z_]" }),
                Some('W') if !in_class => out.push_str("[^0-9A-Za-z_]"),
                Some('/') => out.push('/'),
                Some(other) => out.extend(['\\', other]),
                None => out.push('\\'),
            },
            '[' if in_class => out.push_str("\\["),
            '[' => {
                in_class = true;
                out.push('[');
            }
            ']' => {
                in_class = false;
                out.push(']');
            }
            '&' | '~' if in_class => out.extend(['\\', c]),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_ecma_262_match_as_they_do_there() {
        let patterns = Patterns::default();
        for (pattern, text, expected) in [
            ("^[a-z]+$", "abc", Some(true)),
            ("^[a-z]+$", "abc\n", Some(false)),
            ("b", "abc", Some(true)),
            (r"^\d{3}$", "123", Some(true)),
            (r"^\d{3}$", "\u{0661}\u{0662}\u{0663}", Some(false)),
            (r"^\w+$", "ä", Some(false)),
            (r"^[\w.-]+$", "a.b-c_1", Some(true)),
            (r"^\/a\/[^/]+$", "/a/b", Some(true)),
            ("^[[a]+$", "[a", Some(true)),
            ("^[a&&b]+$", "a&b", Some(true)),
            ("^(?!foo)", "foobar", Some(false)),
            ("^(?!foo)", "barfoo", Some(true)),
            (r"^\u00e4$", "ä", Some(true)),
            ("(", "x", None),
            ("^(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", Some(false)),
        ] {
            assert_eq!(patterns.matches(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn backtracking_is_limited() {
        let patterns = Patterns::default();
        let text = format!("{}b", "a".repeat(60));
        assert_ne!(patterns.matches(r"^(a|aa)+(?=c)\b$", &text), Some(true));
    }
}
