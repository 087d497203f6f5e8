//! Brackets of a line. In: the line, and what has been written of it; out: where links begin, and whether one is open.
//! It never looks back: each character is counted once, so that a long line takes no more than its share of time.

/// Where the links and images of a line begin: `[text](target)`.
#[derive(Debug)]
pub(super) struct LinkMarks {
    /// Offsets of their opening brackets, in order.
    starts: Vec<usize>,
}

impl LinkMarks {
    /// The links of a line.
    pub(super) fn of(line: &str) -> Self {
        let mut open = Vec::new();
        let mut starts = Vec::new();
        for (at, byte) in line.bytes().enumerate() {
            match byte {
                b'[' => open.push(at),
                b']' => {
                    let start = open.pop();
                    let has_target = line.as_bytes().get(at + 1) == Some(&b'(');
                    starts.extend(start.filter(|_| has_target));
                }
                _ => {}
            }
        }
        starts.sort_unstable();
        Self { starts }
    }

    /// Whether the bracket at an offset opens a link.
    pub(super) fn begin_at(&self, offset: usize) -> bool {
        self.starts.binary_search(&offset).is_ok()
    }
}

/// The escaped line as far as it is written.
#[derive(Debug, Default)]
pub(super) struct WrittenLine {
    text: String,
    /// Of each bracket that is open, whether it is escaped.
    open: Vec<bool>,
    /// What the last bracket was.
    last: Last,
    /// Whether the target of a link is open: `[text](`.
    in_target: bool,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Last {
    #[default]
    None,
    /// `[`
    Open,
    /// `\[`
    Escaped,
    /// `]`, and whether the bracket it closes opens a link's text.
    Closed(bool),
}

impl WrittenLine {
    /// Nothing yet, with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    /// Appends a text.
    pub(super) fn push_str(&mut self, text: &str) {
        text.chars().for_each(|c| self.push(c));
    }

    /// Appends a character.
    pub(super) fn push(&mut self, c: char) {
        match c {
            '[' => {
                let escaped = self.text.ends_with('\\');
                self.open.push(escaped);
                self.last = if escaped { Last::Escaped } else { Last::Open };
            }
            ']' => self.last = Last::Closed(self.open.pop() == Some(false)),
            '(' if self.text.ends_with(']') => self.in_target = self.last == Last::Closed(true),
            ')' => self.in_target = false,
            _ => {}
        }
        self.text.push(c);
    }

    /// Whether the text or the target of a link is open: a link in a link would break both.
    pub(super) fn is_inside_a_link(&self) -> bool {
        self.in_target || self.last == Last::Open
    }

    /// All of it.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_begin_where_their_brackets_have_a_target() {
        let cases = [
            ("[a](b)", vec![0]),
            ("[a] (b)", vec![]),
            ("[[a](b)", vec![1]),
            ("![[a](b)](c)", vec![1, 2]),
            ("] [a](b", vec![2]),
            ("[a", vec![]),
        ];
        for (line, starts) in cases {
            assert_eq!(LinkMarks::of(line).starts, starts, "{line}");
        }
    }

    #[test]
    fn a_link_is_open_until_its_bracket_or_its_target_is_closed() {
        let cases = [
            ("a [b", true),
            ("a [b]", false),
            ("a [b](", true),
            ("a [b](c) d", false),
            ("a \\[b", false),
            ("a \\[b](", false),
            ("[a [b] c", false),
            ("[a [b] c](", true),
            ("a](", false),
        ];
        for (text, inside) in cases {
            let mut written = WrittenLine::default();
            written.push_str(text);
            assert_eq!(written.is_inside_a_link(), inside, "{text}");
        }
    }
}
