//! Blocks of a text. In: Markdown; out: its blocks of code, fenced and indented, and the lines between them.

use crate::markdown;

/// How far a line is indented at least to be code (CommonMark, 4.4).
const CODE: usize = 4;

/// Lines of one kind.
pub(super) enum Block<'t> {
    /// A fenced block of code, with its fences.
    Fence(&'t str),
    /// An indented block of code, as it is written.
    Indented(&'t str),
    /// Anything else.
    Prose(&'t str),
}

/// The blocks of a text, in order.
pub(super) struct Blocks<'t> {
    rest: &'t str,
    has_code: bool,
    /// Whether the line before is blank, or there is none.
    after_blank: bool,
    /// Whether a list is open: what is indented below its items belongs to them.
    in_list: bool,
}

impl<'t> Blocks<'t> {
    /// The blocks of a text. Where the lines of HTML are indented, that says nothing.
    pub(super) fn of(text: &'t str) -> Self {
        Self { rest: text, has_code: !text.contains("</"), after_blank: true, in_list: false }
    }

    /// The length of a fenced block at the beginning of what is left.
    fn fenced(&mut self) -> Option<usize> {
        let mut lines = self.rest.split_inclusive('\n');
        let first = lines.next()?;
        let fence = markdown::fence(first.trim())?;
        let mut end = first.len();
        for line in lines {
            end += line.len();
            if markdown::fence(line.trim()).is_some_and(|marks| closes(marks, fence, line)) {
                break;
            }
        }
        self.after_blank = false;
        Some(end)
    }

    /// The length of an indented block at the beginning of what is left, without the blank lines behind it.
    fn indented(&self) -> Option<usize> {
        if !(self.has_code && self.after_blank && !self.in_list && self.starts_with_code()) {
            return None;
        }
        let (mut end, mut at) = (0, 0);
        for line in self.rest.split_inclusive('\n') {
            at += line.len();
            if indent(line) >= CODE && !line.trim().is_empty() {
                end = at;
            } else if !line.trim().is_empty() {
                break;
            }
        }
        Some(end)
    }

    fn starts_with_code(&self) -> bool {
        self.rest.lines().next().is_some_and(is_code)
    }

    /// Notes what a line of prose opens or ends.
    fn pass(&mut self, line: &str) {
        let is_blank = line.trim().is_empty();
        if !is_blank && indent(line) < CODE {
            let ends_list = self.after_blank && indent(line) == 0;
            self.in_list = markdown::item(line.trim_start()).is_some() || self.in_list && !ends_list;
        }
        self.after_blank = is_blank;
    }
}

impl<'t> Iterator for Blocks<'t> {
    type Item = Block<'t>;

    fn next(&mut self) -> Option<Block<'t>> {
        let whole = self.rest;
        let (end, block): (usize, fn(&'t str) -> Block<'t>) = match (self.fenced(), self.indented()) {
            (Some(end), _) => (end, Block::Fence),
            (None, Some(end)) => (end, Block::Indented),
            (None, None) => {
                let mut lines = whole.split_inclusive('\n');
                let mut end = 0;
                let mut next = lines.next();
                while let Some(line) = next {
                    end += line.len();
                    self.pass(line);
                    self.rest = whole.get(end..).unwrap_or_default();
                    next = lines
                        .next()
                        .filter(|line| markdown::fence(line.trim()).is_none() && self.indented().is_none());
                }
                (end, Block::Prose)
            }
        };
        let (here, rest) = whole.split_at_checked(end).filter(|(here, _)| !here.is_empty())?;
        self.rest = rest;
        Some(block(here))
    }
}

/// An indented block between fences, which stand at the margin.
pub(super) fn unindented(code: &str) -> String {
    let cut = |line: &str| match line.strip_prefix('\t') {
        Some(rest) => rest.to_owned(),
        None => line.get(CODE.min(indent(line))..).unwrap_or_default().to_owned(),
    };
    let marks = markdown::marks(code, 3);
    let code: Vec<_> = code.lines().map(cut).collect();
    format!("{marks}\n{}\n{marks}\n", code.join("\n"))
}

fn is_code(line: &str) -> bool {
    indent(line) >= CODE && !line.trim().is_empty()
}

/// How far a line is indented, in columns.
fn indent(line: &str) -> usize {
    let mut columns = 0;
    for byte in line.bytes() {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += CODE - columns % CODE,
            _ => break,
        }
    }
    columns
}

fn closes(marks: &str, fence: &str, line: &str) -> bool {
    marks.starts_with(fence) && line.trim().len() == marks.len()
}
