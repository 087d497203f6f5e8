//! Texts of a description as clean rustdoc. In: Markdown as people wrote it; out: lines that rustdoc takes as they mean.
//! It never lets a text become code that runs, HTML, or a link to an item; and never drops a word of it.
//!
//! rustdoc runs code blocks, takes `[name]` for a link to an item, and HTML for HTML. Descriptions come from strangers. So
//! fenced blocks stand at the margin with a language that is not Rust, nothing else may look like a code block (`block`),
//! and within a line what is neither a link nor an address nor code is escaped (`inline`). A law in the tests holds this against
//! the parser that rustdoc uses.

mod block;
mod inline;
mod place;
#[cfg(test)]
mod tests;

pub(super) use inline::{code, plain};
pub(super) use place::{place, wire};

use crate::ir::Text;
use std::borrow::Cow;

/// The summary, then the description where it says more, each as paragraphs.
pub(super) fn lines(text: &Text) -> Vec<String> {
    let (summary, description) = (text.summary.trim(), text.description.trim());
    if summary.is_empty() || description.starts_with(summary) {
        return markdown(description);
    }
    let mut lines = markdown(summary);
    if !description.is_empty() {
        lines.push(String::new());
        lines.extend(markdown(description));
    }
    lines
}

/// Markdown, line by line; every block it opens is closed at the end.
pub(super) fn markdown(text: &str) -> Vec<String> {
    let text: Cow<'_, str> = match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        false => text.into(),
    };
    let mut blocks = block::DocBlocks::default();
    let mut lines = Vec::new();
    let mut rest = text.lines().map(cleaned).peekable();
    while let Some(mut line) = rest.next() {
        // what is a link shows within one line only
        while let Some(next) = rest.next_if(|next| !blocks.is_code() && inline::is_broken_link(&line, next)) {
            line = format!("{line} {}", next.trim_start()).into();
        }
        lines.push(blocks.line(&line));
    }
    lines.extend(blocks.end());
    lines
}

/// Tabs as blanks, and no control characters: some of them end lines for some readers.
fn cleaned(line: &str) -> Cow<'_, str> {
    let line = line.trim_end();
    if is_printable(line) {
        return line.into();
    }
    let line = line.replace('\t', "    ");
    let mut line: String =
        line.chars().filter(|c| !is_direction(*c)).map(|c| if is_break(c) { ' ' } else { c }).collect();
    // what was a control character is a blank now, and a fence may be closed by marks with blanks behind them
    line.truncate(line.trim_end().len());
    line.into()
}

/// Whether all of a text is printable ASCII, as nearly all texts are.
fn is_printable(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// What ends a line, or is not a text at all.
fn is_break(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Marks that turn the direction of a text, which rustc refuses in comments: they can make code read as what it is not.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a line can follow a word of ours in the same paragraph: it begins no block of its own.
pub(super) fn is_running_text(line: &str) -> bool {
    let begins = line.starts_with(|c: char| c.is_alphabetic() || matches!(c, '`' | '"' | '\'' | '(' | '\\'));
    begins && !line.starts_with("```")
}
