//! A look at the anchors of a text. In: a text in YAML; out: an anchor that is defined again, where aliases are used.
//! It never reads YAML: it guards against the parser, which then takes some aliases for those of another anchor.
//!
//! yaml_serde 0.10 numbers anchors by how many names there are: after `&x`, `&x`, `&y` the alias `*x` is what `&y` marks.

use super::nesting::value;
use std::collections::HashMap;

/// An anchor that is defined twice: its name, and the byte offsets of both.
pub(super) struct Redefined<'t> {
    pub(super) name: &'t str,
    pub(super) first: usize,
    pub(super) again: usize,
}

/// The first anchor that is defined twice, if the text has aliases. Only anchors and aliases behind a key or a dash are
/// seen: what looks like one elsewhere is mostly prose or a query.
pub(super) fn redefined(text: &str) -> Option<Redefined<'_>> {
    let mut known = HashMap::new();
    let mut redefined = None;
    let mut has_aliases = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let marked = value(line);
        let at = start + line.len() - marked.len();
        let name = name(marked);
        has_aliases |= marked.starts_with('*') && !name.is_empty();
        if marked.starts_with('&')
            && !name.is_empty()
            && let Some(first) = known.insert(name, at)
        {
            redefined.get_or_insert(Redefined { name, first, again: at });
        }
        start += line.len();
    }
    redefined.filter(|_| has_aliases)
}

/// The name behind `&` or `*`; empty where something follows that cannot follow one (`&nbsp;`, `*emphasis*`).
fn name(marked: &str) -> &str {
    let rest = marked.get(1..).unwrap_or("");
    let in_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let (name, behind) = rest.split_at(rest.find(|c| !in_name(c)).unwrap_or(rest.len()));
    let ends = behind.chars().next().is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ']' | '}'));
    if ends { name } else { "" }
}

#[cfg(test)]
mod tests {
    use super::redefined;

    /// When this fails, yaml_serde has learnt to redefine anchors: remove this module, and E0006 with it.
    #[test]
    fn the_parser_takes_one_anchor_for_another() {
        let read: Vec<i32> = serde_yaml::from_str("[&x 1, &x 2, &y 3, *x]").unwrap();
        assert_ne!(read, [1, 2, 3, 2]);
    }

    #[test]
    fn anchors_that_are_defined_twice() {
        for (text, name) in [
            ("a: &x 1\nb: &x 2\nc: *x\n", Some("x")),
            ("- &x-1\n- &x-1\n- *x-1", Some("x-1")),
            ("a: &x 1\nb: &y 2\nc: *x\n", None),
            ("a: &x 1\nb: &x 2\n", None),
            ("a: &x 1\nb: &x 2\nc: '*x'\nd: *x*\n", None),
            ("a: |\n  &nbsp;x\n  &nbsp;y\nb: &x 1\nc: *x\n", None),
        ] {
            assert_eq!(redefined(text).map(|found| found.name), name, "{text}");
        }
    }
}
