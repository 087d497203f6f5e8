//! The marks of code and of list items in Markdown (CommonMark 0.31). In: a line or a text; out: the marks of a fence, the length of a
//! code span or of an item's mark, a code span of a text. What stands around them is for those who ask.

/// The backticks or tildes that open or close a fenced block at the beginning of a text (4.5): at least three, and no backtick
/// behind backticks.
pub(crate) fn fence(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let rest = text.trim_start_matches(mark);
    let marks = text.get(..text.len() - rest.len()).filter(|marks| marks.len() >= 3)?;
    (mark == '~' || !rest.contains('`')).then_some(marks)
}

/// The length of the mark of a list item at the beginning of a line (5.2): a bullet, or at most nine digits and a delimiter, and a blank
/// or nothing behind it.
pub(crate) fn item(line: &str) -> Option<usize> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let marks: &[char] = if digits == 0 { &['-', '*', '+'] } else { &['.', ')'] };
    let behind = line.get(digits..)?.strip_prefix(marks)?;
    let is_item = digits <= 9 && (behind.is_empty() || behind.starts_with([' ', '\t', '\n', '\r']));
    is_item.then_some(digits + 1)
}

/// The length of the run of backticks that a text begins with.
pub(crate) fn backticks(text: &str) -> usize {
    text.len() - text.trim_start_matches('`').len()
}

/// The length of the code span at the beginning of a text (6.1); `None` where its backticks open none. A span ends within its
/// paragraph. No text is looked through beyond the next run of backticks, so the time for many spans grows with the text.
pub(crate) fn span(text: &str) -> Option<usize> {
    let ticks = backticks(text);
    let mut at = ticks;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('`')) {
        if text.get(at..at + next).is_some_and(|between| between.contains("\n\n")) {
            return None;
        }
        let length = backticks(text.get(at + next..).unwrap_or_default());
        at += next + length;
        if length == ticks {
            return Some(at);
        }
    }
    None
}

/// Backticks, so many at least, that are no part of a text.
pub(crate) fn marks(text: &str, least: usize) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(least.max(longest + 1))
}

/// A code span of a text of one line, which is not empty.
pub(crate) fn code(text: &str) -> String {
    let marks = marks(text, 1);
    match text.starts_with('`') || text.ends_with('`') {
        true => format!("{marks} {text} {marks}"),
        false => format!("{marks}{text}{marks}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_has_a_mark_and_a_blank() {
        for (line, want) in [
            ("- a", Some(1)),
            ("*", Some(1)),
            ("+\ta", Some(1)),
            ("-\n", Some(1)),
            ("1. a", Some(2)),
            ("123456789) a", Some(10)),
            ("1234567890. a", None),
            ("-a", None),
            ("1.5", None),
            (". a", None),
            ("1 a", None),
            ("– a", None),
            ("", None),
        ] {
            assert_eq!(item(line), want, "{line:?}");
        }
    }
}
