//! Text as it grows, line by line. In: words and tokens; out: the text. It never breaks a line by itself.

use super::flat::{self, Stop};
use super::tokens::Tokens;
use crate::emit;

/// Lines so far, and the depth of the next one.
#[derive(Debug, Default)]
pub(super) struct Text {
    lines: String,
    line: usize,
    depth: usize,
    /// Whether there is an empty line between functions.
    spaced: bool,
}

impl Text {
    /// Writes words that fit wherever they stand.
    pub(super) fn push(&mut self, text: &str) {
        if !text.is_empty() {
            self.indent();
        }
        self.lines.push_str(text);
    }

    fn indent(&mut self) {
        if self.lines.len() == self.line {
            self.lines.extend(std::iter::repeat_n("    ", self.depth));
        }
    }

    pub(super) fn end_line(&mut self) {
        self.lines.push('\n');
        self.line = self.lines.len();
    }

    /// Text with an empty line between functions.
    pub(super) fn spaced() -> Self {
        Self { spaced: true, ..Self::default() }
    }

    /// Ends a function with others behind it.
    pub(super) fn end_member(&mut self) {
        if self.spaced {
            self.end_line();
        }
    }

    /// Does something four columns to the right.
    pub(super) fn deeper(&mut self, what: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        self.depth += 1;
        let done = what(self);
        self.depth -= 1;
        done
    }

    /// Braces with lines between them.
    pub(super) fn braced(&mut self, lines: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        self.push("{");
        self.deeper(lines)?;
        self.end_line();
        self.push("}");
        Some(())
    }

    /// Writes tokens on this line where they fit with so many bytes behind them, those up to where the printer could break
    /// next; nothing else.
    pub(super) fn flat(&mut self, tokens: Tokens<'_>, tail: usize) -> Option<()> {
        self.try_flat(tokens, tail).ok()
    }

    /// The same, and why not.
    pub(super) fn try_flat(&mut self, tokens: Tokens<'_>, tail: usize) -> Result<(), Stop> {
        self.try_line(tail, |line, widest| flat::write(line, tokens, widest))
    }

    /// Writes tokens on this line, whatever its width: there is no place to break it.
    pub(super) fn flat_anyway(&mut self, tokens: Tokens<'_>) -> Option<()> {
        self.indent();
        flat::write(&mut self.lines, tokens, usize::MAX).ok()
    }

    /// Writes what stands between commas on this line, where that fits.
    pub(super) fn joined(&mut self, items: Tokens<'_>, tail: usize) -> Result<(), Stop> {
        self.try_line(tail, |line, widest| flat::join(line, items.split(','), widest))
    }

    /// Does something within this line, or leaves the text as it was. `write` gets the text, and its greatest length.
    pub(super) fn try_line(
        &mut self,
        tail: usize,
        write: impl FnOnce(&mut String, usize) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let before = self.lines.len();
        let room = self.room().checked_sub(tail).ok_or(Stop::TooLong)?;
        self.indent();
        let start = self.lines.len();
        let widest = start + room;
        let mut written = write(&mut self.lines, widest);
        if self.lines.len() > widest {
            written = written.and(Err(Stop::TooLong));
        }
        if written.is_err() || self.lines.len() == start {
            self.lines.truncate(before);
        }
        written
    }

    /// How many bytes still fit into the line.
    fn room(&self) -> usize {
        let indent = self.depth * 4;
        let written = (self.lines.len() - self.line).max(indent) - indent;
        emit::room(indent).saturating_sub(written)
    }

    pub(super) fn into_string(self) -> String {
        self.lines
    }
}
