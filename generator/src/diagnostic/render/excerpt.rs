//! What is shown of a text. In: a place; out: its line, or as much of it as can be read, and what is marked in it.
//! It never shows a line of a megabyte.

use crate::diagnostic::located::Spot;
use crate::diagnostic::printable;
use crate::source::Position;
use crate::source::locate::lines::{Lines, floor_char_boundary};
use annotate_snippets::AnnotationKind;
use std::ops::Range;

/// Longer lines (in bytes) are cut around the place.
const LONG: usize = 200;
/// What is kept of a long line before the place, in bytes.
const BEFORE: usize = 50;
/// What is kept of a long line from the place on, in bytes.
const AFTER: usize = 80;
/// How many lines apart two places may be to be shown together.
const NEAR: usize = 6;

/// Some lines of a text, with marks.
pub(super) struct Excerpt {
    pub(super) text: String,
    /// The number of the first line.
    pub(super) line: usize,
    pub(super) marks: Vec<Mark>,
    /// Where the first mark is in the text.
    at: Position,
    last_line: usize,
}

/// Something marked in an excerpt, in bytes of the excerpt.
pub(super) struct Mark {
    pub(super) span: Range<usize>,
    pub(super) kind: AnnotationKind,
    pub(super) label: String,
}

impl Excerpt {
    /// The line of a place.
    pub(super) fn new(text: &str, lines: &Lines<'_>, spot: &Spot, kind: AnnotationKind) -> Self {
        let line = spot.position.line;
        let (start, end) = lines.span(line);
        let whole = text.get(start..end).unwrap_or("");
        let at = floor_char_boundary(whole, spot.offset.saturating_sub(start));
        let from = if whole.len() > LONG { floor_char_boundary(whole, at.saturating_sub(BEFORE)) } else { 0 };
        let to = if whole.len() > LONG { floor_char_boundary(whole, at + AFTER) } else { whole.len() };
        let mut shown = String::new();
        if from > 0 {
            shown.push('…');
        }
        let marked = shown.len() + at - from;
        shown.push_str(whole.get(from..to).unwrap_or(""));
        let length = whole.get(at..to).map_or(0, token);
        if to < whole.len() {
            shown.push('…');
        }
        let mark = Mark { span: marked..marked + length, kind, label: spot.text.clone() };
        Self { text: shown, line, marks: vec![mark], at: spot.position, last_line: line }
    }

    /// Both in one excerpt, when they are near each other and no line between is long.
    pub(super) fn join(&self, other: &Self, text: &str, lines: &Lines<'_>) -> Option<Self> {
        let (first, last) = (self.line.min(other.line), self.last_line.max(other.last_line));
        if last - first > NEAR || (first..=last).any(|line| is_long(lines.span(line))) {
            return None;
        }
        let (start, end) = (lines.span(first).0, lines.span(last).1);
        let moved = |excerpt: &Self| {
            let by = lines.span(excerpt.line).0 - start;
            let moved = excerpt.marks.iter().map(move |mark| Mark {
                span: mark.span.start + by..mark.span.end + by,
                kind: mark.kind,
                label: mark.label.clone(),
            });
            moved.collect::<Vec<_>>()
        };
        let marks = moved(self).into_iter().chain(moved(other)).collect();
        Some(Self {
            text: text.get(start..end)?.to_owned(),
            line: first,
            marks,
            at: self.at,
            last_line: last,
        })
    }

    /// The same as a terminal may be given it.
    pub(super) fn printable(self) -> Self {
        let text = printable::excerpt(&self.text);
        if text == self.text {
            return self;
        }
        let moved = |at: usize| printable::excerpt(self.text.get(..at).unwrap_or("")).len();
        let marks = self.marks.into_iter().map(|mark| {
            let span = moved(mark.span.start)..moved(mark.span.end);
            Mark { span, ..mark }
        });
        Self { marks: marks.collect(), text, ..self }
    }

    /// Where the first mark is as far as who draws the excerpt can tell.
    fn drawn_at(&self) -> Option<Position> {
        let before = self.text.get(..self.marks.first()?.span.start)?;
        let line = self.line + before.matches('\n').count();
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        Some(Position { line, column })
    }

    /// Puts the true column into the frame's `--> file:line:column`, where the frame was drawn around a line that was cut or has
    /// escapes.
    pub(super) fn correct(&self, file: &str, drawn: String) -> String {
        let Position { line, column } = self.at;
        let Some(here) = self.drawn_at().filter(|here| *here != self.at).map(|here| here.column) else {
            return drawn;
        };
        let place = format!("{file}:{line}:");
        let Some((before, after)) = drawn.split_once(&format!("{place}{here}")) else { return drawn };
        if after.starts_with(|c: char| c.is_ascii_digit()) {
            return drawn;
        }
        format!("{before}{place}{column}{after}")
    }
}

fn is_long((start, end): (usize, usize)) -> bool {
    end - start > LONG
}

/// How many bytes the key or scalar has that begins here: to its closing quote, or to what ends it in JSON or YAML.
fn token(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let quote = match chars.next() {
        Some((_, c @ ('"' | '\''))) => Some(c),
        Some((_, c @ ('{' | '[' | '|' | '>' | '#'))) => return c.len_utf8(),
        Some(_) | None => None,
    };
    let mut escaped = false;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        match (quote, c) {
            (Some(quote), c) if c == quote && !escaped => return at + 1,
            (None, ':') if next.is_none_or(char::is_whitespace) => return at,
            (None, ',' | '}' | ']') if next.is_none_or(|next| !next.is_alphanumeric()) => return at,
            (None, ' ') if next == Some('#') => return at,
            (Some(_) | None, _) => escaped = c == '\\' && !escaped,
        }
    }
    rest.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::token;

    #[test]
    fn tokens() {
        for (rest, length) in [
            ("", 0),
            ("a: b", 1),
            ("'it''s': b", 4),
            (r#""a\"b": 1"#, 6),
            ("200, x", 3),
            ("200}", 3),
            ("text # comment", 4),
            ("http://x/y:z  ", 12),
            ("{a: b}", 1),
            ("größe: 1", "größe".len()),
            ("\"open", 5),
        ] {
            assert_eq!(token(rest), length, "{rest}");
        }
    }
}
