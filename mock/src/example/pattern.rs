//! A text that matches a pattern. In: a regular expression; out: about the shortest text that matches it.
//! It never answers a text that does not match; look-around is beyond it.

use crate::pattern::{Patterns, rust_notation};
use regex_syntax::hir::{Class, Hir, HirKind};

/// Longer texts are not made.
const LONGEST: usize = 10_000;

/// A text that matches; `None` when none is found.
pub(crate) fn text(pattern: &str) -> Option<String> {
    let hir = regex_syntax::parse(&rust_notation(pattern)).ok()?;
    let mut out = String::new();
    append(&hir, &mut out)?;
    (Patterns::default().matches(pattern, &out) == Some(true)).then_some(out)
}

fn append(hir: &Hir, out: &mut String) -> Option<()> {
    if out.len() > LONGEST {
        return None;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => out.push(member(class)?),
        HirKind::Repetition(repetition) => {
            // One rather than none, where it may be: `^[a-z]*$` is better shown by a letter than by nothing.
            let times =
                repetition.min.max(u32::from(repetition.max != Some(0))).min(u32::try_from(LONGEST).ok()?);
            for _ in 0..times {
                append(&repetition.sub, out)?;
            }
        }
        HirKind::Capture(capture) => append(&capture.sub, out)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| append(part, out))?,
        HirKind::Alternation(parts) => append(parts.first()?, out)?,
    }
    Some(())
}

/// A character of a class: a letter or a digit if there is one.
fn member(class: &Class) -> Option<char> {
    match class {
        Class::Unicode(class) => {
            let within = |c: &char| class.iter().any(|range| (range.start()..=range.end()).contains(c));
            let friendly = ['a', 'A', '1', 'x', 'X', '0', ' ', '-'].into_iter().find(within);
            friendly.or_else(|| class.iter().next().map(|range| range.start()))
        }
        Class::Bytes(class) => class.iter().next().map(|range| char::from(range.start())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_matches_its_pattern() {
        for pattern in [
            r"^[a-z]+$",
            r"^\d{3}-\d{4}$",
            r"^(foo|bar)*baz$",
            r"^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}$",
            r"^https?://",
            r"^.{5,}$",
            r"^[\w.-]+@[\w.-]+\.\w+$",
            r"^$",
        ] {
            let text = text(pattern).unwrap_or_else(|| panic!("{pattern}"));
            assert_eq!(Patterns::default().matches(pattern, &text), Some(true), "{pattern} {text}");
        }
        assert_eq!(text("^(?!a)b$"), None);
        assert_eq!(text("("), None);
    }
}
