//! The inside of a line. In: text outside of code blocks; out: the same with what is neither a link nor an address nor code
//! escaped. It never leaves a backtick open for the next line to close.

mod brackets;

use crate::markdown;
use brackets::{LinkMarks, WrittenLine};
use std::borrow::Cow;

/// Escapes a line.
pub(super) fn line(text: &str) -> String {
    // nothing in most lines is more than a letter
    let is_plain =
        !text.bytes().any(|byte| matches!(byte, b'`' | b'\\' | b'<' | b'[')) && !text.contains("http");
    if is_plain {
        return text.to_owned();
    }
    let links = LinkMarks::of(text);
    let mut out = WrittenLine::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '`' => backticks(rest, &mut out),
            '\\' => backslash(rest, &mut out),
            '<' | 'h' => address(rest, &mut out),
            _ => 0,
        };
        if taken == 0 {
            let is_link = || links.begin_at(text.len() - rest.len());
            character(c, is_link, &mut out);
        }
        rest = rest.get(taken.max(c.len_utf8())..).unwrap_or_default();
    }
    out.into_text()
}

/// A text of the description in the middle of a line of ours.
pub(in crate::emit) fn plain(text: &str) -> String {
    line(&one_line(text))
}

/// A name of the description as code, whatever it holds.
pub(in crate::emit) fn code(text: &str) -> String {
    match &*one_line(text) {
        "" => "(nothing)".to_owned(),
        text if !text.contains('`') => ["`", text, "`"].concat(),
        text => markdown::code(text),
    }
}

fn one_line(text: &str) -> Cow<'_, str> {
    if super::is_printable(text) {
        return text.trim().into();
    }
    let blank = |c: char| if super::is_break(c) || c.is_whitespace() { ' ' } else { c };
    let text: String = text.chars().filter(|c| !super::is_direction(*c)).map(blank).collect();
    text.trim().to_owned().into()
}

fn character(c: char, is_link: impl Fn() -> bool, out: &mut WrittenLine) {
    match c {
        '<' => out.push_str("&lt;"),
        '`' => out.push_str("\\`"),
        '[' if !is_link() => out.push_str("\\["),
        c => out.push(c),
    }
}

/// A code span that ends on this line, as it is; any other run of backticks escaped.
fn backticks(text: &str, out: &mut WrittenLine) -> usize {
    if let Some(span) = markdown::span(text) {
        out.push_str(text.get(..span).unwrap_or_default());
        return span;
    }
    let ticks = markdown::backticks(text);
    out.push_str(&"\\`".repeat(ticks));
    ticks
}

/// An escape of the text's own stays; a lone backslash too.
fn backslash(text: &str, out: &mut WrittenLine) -> usize {
    match text.chars().nth(1) {
        Some(next) if next.is_ascii_punctuation() => {
            out.push('\\');
            out.push(next);
            2
        }
        Some(_) | None => 0,
    }
}

/// Writes an address at the beginning of the text as a link, and says how long it was.
fn address(text: &str, out: &mut WrittenLine) -> usize {
    let bare = text.strip_prefix('<').unwrap_or(text);
    if !(bare.starts_with("http://") || bare.starts_with("https://")) {
        return 0;
    }
    if bare.len() == text.len() && out.is_inside_a_link() {
        return 0;
    }
    let is_end = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | ')' | ']' | '"' | '`' | '|' | '\\');
    let url = bare.get(..bare.find(is_end).unwrap_or(bare.len())).unwrap_or_default();
    if text.starts_with('<') {
        let closed = bare.get(url.len()..).is_some_and(|rest| rest.starts_with('>'));
        if !closed {
            return 0;
        }
        out.push_str(&format!("<{url}>"));
        return url.len() + 2;
    }
    let url = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    if url.is_empty() {
        return 0;
    }
    out.push_str(&format!("<{url}>"));
    url.len()
}

/// Whether the text of a link is open at the end of a line, and the next line closes it and has its target.
pub(super) fn is_broken_link(line: &str, next: &str) -> bool {
    let open = line.rfind('[').filter(|open| line.get(*open..).is_some_and(|rest| !rest.contains(']')));
    let closed = next.split_once(']').filter(|(text, _)| !text.contains('['));
    open.is_some() && closed.is_some_and(|(_, rest)| rest.starts_with('('))
}
