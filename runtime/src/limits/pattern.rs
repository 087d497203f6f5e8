//! Patterns of texts.
//!
//! In come a regular expression and a text; out goes whether it matches anywhere in the text. It never refuses a text for a
//! pattern that it cannot read: without the feature `validate-patterns` it can read none.
//!
//! Patterns are those of ECMA-262, which look around and back; the crate `regex` does neither. What both know means the
//! same in both, but that `\d`, `\w` and `\s` take in digits and letters of all scripts here.

#[cfg(not(feature = "validate-patterns"))]
pub(super) fn matches(_pattern: &'static str, _text: &str) -> bool {
    true
}

#[cfg(feature = "validate-patterns")]
pub(super) fn matches(pattern: &'static str, text: &str) -> bool {
    use regex::Regex;
    use std::collections::HashMap;
    use std::sync::{LazyLock, Mutex, PoisonError};

    /// There are as many as descriptions have, so none is ever dropped.
    static KNOWN: LazyLock<Mutex<HashMap<&'static str, Option<Regex>>>> = LazyLock::new(Mutex::default);

    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let regex = known.entry(pattern).or_insert_with(|| Regex::new(pattern).ok()).clone();
    drop(known);
    regex.is_none_or(|regex| regex.is_match(text))
}
