//! The lines of a text. In: a text; out: byte offsets as lines and columns, and back.
//! It never knows what the text says.

use super::Position;

/// Where the lines of a text begin.
#[derive(Debug)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// How many bytes before each block continue a character: a text may be one line of megabytes, with a finding in every
    /// corner, so no column is counted from the line's start.
    continued: Vec<usize>,
}

/// The bytes of a block.
const BLOCK: usize = 1024;

impl<'t> Lines<'t> {
    /// The lines as editors count them: each ends with `\n`.
    pub fn new(text: &'t str) -> Self {
        let ends = text.match_indices('\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts, continued: continued(text) }
    }

    /// The lines as YAML's parser counts them: `\r`, NEL, LS and PS end one too (YAML 1.1, 5.4).
    pub(super) fn yaml(text: &'t str) -> Self {
        let mut starts = vec![0];
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let ends = match c {
                '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => true,
                '\r' => rest.peek().is_none_or(|(_, next)| *next != '\n'),
                _ => false,
            };
            if ends {
                starts.push(at + c.len_utf8());
            }
        }
        Self { text, starts, continued: continued(text) }
    }

    /// The position of a byte offset; one beyond the end is the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = floor_char_boundary(self.text, offset);
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = (offset - start) - (self.continued_before(offset) - self.continued_before(start));
        Position { line, column: column + 1 }
    }

    /// How many bytes before this one continue a character.
    fn continued_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let within = self.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        self.continued.get(block).copied().unwrap_or(0) + continuations(within)
    }

    /// The byte offset of a position; beyond its line's end is that end, beyond the last line is the text's end.
    pub fn offset(&self, position: Position) -> usize {
        let (start, end) = self.span(position.line);
        let line = self.text.get(start..end).unwrap_or("");
        let column = position.column.saturating_sub(1);
        start + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
    }

    /// Where a line begins and ends in bytes, without its `\n` (and a `\r` before it).
    pub fn span(&self, line: usize) -> (usize, usize) {
        let Some(start) = self.starts.get(line.saturating_sub(1)).copied() else {
            return (self.text.len(), self.text.len());
        };
        let end = self.starts.get(line.max(1)).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..end).unwrap_or("");
        let line = line.strip_suffix('\n').unwrap_or(line);
        (start, start + line.strip_suffix('\r').unwrap_or(line).len())
    }
}

/// See [`Lines::continued`].
fn continued(text: &str) -> Vec<usize> {
    let mut sum = 0;
    let after = text.as_bytes().chunks(BLOCK).map(|block| {
        sum += continuations(block);
        sum
    });
    std::iter::once(0).chain(after).collect()
}

/// The bytes `10xxxxxx` (RFC 3629, section 3).
fn continuations(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 == 0x80).count()
}

/// `str::floor_char_boundary`, which is younger than our minimum Rust version.
pub(crate) fn floor_char_boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
