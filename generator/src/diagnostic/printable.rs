//! What may reach a terminal. In: any text, of a description or of a path; out: the same with all that a terminal would obey,
//! hide or turn round written as an escape. It never changes what can be seen.

use std::borrow::Cow;

/// A text as a terminal, a log or a line of cargo's may be given it: on one line, and every character of it seen. Control
/// characters, those that change the direction of writing (UAX #9), those without a width (`Default_Ignorable_Code_Point` of
/// UAX #44) and those that end a line are written as Rust escapes them.
///
/// ```
/// use clientwright::diagnostic::printable;
///
/// assert_eq!(printable("größe"), "größe");
/// assert_eq!(printable("a\n\u{1b}[31m\u{202e}b"), "a\\n\\u{1b}[31m\\u{202e}b");
/// ```
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_hidden) { Cow::Owned(escaped(text, is_hidden)) } else { Cow::Borrowed(text) }
}

/// The same of several lines, whose ends stay.
pub fn printable_lines(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| is_hidden(c) && c != '\n';
    if text.chars().any(hidden) { Cow::Owned(escaped(text, hidden)) } else { Cow::Borrowed(text) }
}

/// Lines of a description: the printer of frames makes spaces of tabs, and the end of a line is the same in both forms.
pub(super) fn excerpt(text: &str) -> String {
    escaped(&text.replace("\r\n", "\n"), |c| is_hidden(c) && !matches!(c, '\n' | '\t'))
}

fn escaped(text: &str, is_hidden: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + "\\u{202e}".len());
    for c in text.chars() {
        if is_hidden(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

/// Whether a character is not seen where it stands, or changes how others are seen.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || (!c.is_ascii()
            && matches!(c,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'))
}

#[cfg(test)]
mod tests {
    use super::{excerpt, printable, printable_lines};

    #[test]
    fn what_is_seen_stays() {
        for text in ["", "größe", "日本語", "e\u{301}", "😀", "עברית", "a b\u{a0}c"] {
            assert_eq!(printable(text), text);
        }
    }

    #[test]
    fn what_is_not_seen_is_written() {
        for (hidden, written) in [
            ('\u{1b}', "\\u{1b}"),
            ('\u{7f}', "\\u{7f}"),
            ('\u{9b}', "\\u{9b}"),
            ('\r', "\\r"),
            ('\u{ad}', "\\u{ad}"),
            ('\u{200b}', "\\u{200b}"),
            ('\u{200d}', "\\u{200d}"),
            ('\u{200e}', "\\u{200e}"),
            ('\u{2029}', "\\u{2029}"),
            ('\u{202e}', "\\u{202e}"),
            ('\u{2066}', "\\u{2066}"),
            ('\u{feff}', "\\u{feff}"),
            ('\u{e0041}', "\\u{e0041}"),
        ] {
            assert_eq!(printable(&format!("a{hidden}b")), format!("a{written}b"));
            assert_eq!(printable_lines(&format!("a{hidden}\nb")), format!("a{written}\nb"));
            assert_eq!(excerpt(&format!("\t{hidden}x\r\ny")), format!("\t{written}x\ny"));
        }
    }
}
