//! Text as it grows, line by line. In: words; out: the text. It never breaks a line by itself.

/// The printer's width, and the least that it leaves to deep lines.
const MARGIN: usize = 89;
const LEAST: usize = 60;

/// Lines so far, and the depth of the next one.
#[derive(Debug, Default)]
pub(super) struct Text {
    lines: String,
    line: usize,
    depth: usize,
}

impl Text {
    pub(super) fn push(&mut self, text: &str) {
        if self.lines.len() == self.line && !text.is_empty() {
            self.lines.extend(std::iter::repeat_n(' ', self.depth * 4));
        }
        self.lines.push_str(text);
    }

    pub(super) fn end_line(&mut self) {
        self.lines.push('\n');
        self.line = self.lines.len();
    }

    /// Does something four columns to the right.
    pub(super) fn deeper(&mut self, what: impl FnOnce(&mut Self) -> Option<()>) -> Option<()> {
        self.depth += 1;
        let done = what(self);
        self.depth -= 1;
        done
    }

    /// Braces with lines between them, or nothing.
    pub(super) fn braced<T>(
        &mut self,
        inside: &[T],
        lines: impl FnOnce(&mut Self, &[T]) -> Option<()>,
    ) -> Option<()> {
        if inside.is_empty() {
            self.push("{}");
            return Some(());
        }
        self.push("{");
        self.deeper(|text| lines(text, inside))?;
        self.end_line();
        self.push("}");
        Some(())
    }

    /// How many bytes still fit into the line.
    fn room(&self) -> usize {
        let indent = self.depth * 4;
        let written = (self.lines.len() - self.line).max(indent) - indent;
        MARGIN.saturating_sub(indent).max(LEAST).saturating_sub(written)
    }

    /// Whether a text fits with so many bytes behind it: those up to where the printer could break next.
    pub(super) fn fits(&self, text: &str, tail: usize) -> bool {
        text.len() + tail <= self.room()
    }

    /// Writes what fits; nothing else.
    pub(super) fn fitting(&mut self, text: &str, tail: usize) -> Option<()> {
        self.fits(text, tail).then(|| self.push(text))
    }

    pub(super) fn into_string(self) -> String {
        self.lines
    }
}
