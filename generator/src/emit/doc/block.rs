//! Blocks: which lines open what. In: one line after the other; out: the line with nothing in it that could become a code
//! block, but for fences, which stand at the margin and have a language that is not Rust. It never looks inside a line.

use super::inline;
use crate::markdown;

/// Languages that fences keep; any other becomes `text`, since rustdoc takes much for an attribute of Rust code.
const LANGUAGES: &[&str] = &[
    "bash",
    "c",
    "cpp",
    "cs",
    "csharp",
    "css",
    "csv",
    "curl",
    "diff",
    "go",
    "graphql",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "json5",
    "jsonc",
    "kotlin",
    "markdown",
    "md",
    "php",
    "plain",
    "python",
    "ruby",
    "sh",
    "shell",
    "sql",
    "swift",
    "text",
    "toml",
    "ts",
    "txt",
    "typescript",
    "xml",
    "yaml",
    "yml",
];

/// How far a line may be indented outside of lists: four blanks would begin a code block.
const MARGIN: usize = 3;

/// How many quotes and list items may stand in each other. Each line that goes on with the text of the innermost one repeats
/// their indentation, so that without a bound a description could become a thousand times as long.
const DEEPEST: usize = 32;

/// What is open between two lines.
#[derive(Debug, Default)]
pub(super) struct DocBlocks {
    fence: Option<Fence>,
    /// How far what belongs to the last list item is indented; `None` outside of lists.
    item: Option<usize>,
    /// What stands before the text that goes on with that of the last line, in quotes and list items.
    lazy: Option<String>,
}

#[derive(Debug)]
struct Fence {
    marks: String,
    indent: usize,
}

impl DocBlocks {
    /// The line as it may stand in documentation.
    pub(super) fn line(&mut self, line: &str) -> String {
        let text = line.trim_start_matches(' ');
        let indent = line.len() - text.len();
        match &self.fence {
            Some(fence) => {
                let inside = line.get(fence.indent.min(indent)..).unwrap_or_default().to_owned();
                if fence.is_closed_by(&inside) { self.close() } else { inside }
            }
            None => match markdown::fence(text) {
                Some(marks) => self.open(text, marks, indent),
                None => self.prose(text, indent),
            },
        }
    }

    /// Whether a fence is open.
    pub(super) fn is_code(&self) -> bool {
        self.fence.is_some()
    }

    /// The end of a fence that nobody closed.
    pub(super) fn end(&mut self) -> Option<String> {
        self.fence.is_some().then(|| self.close())
    }

    fn open(&mut self, text: &str, marks: &str, indent: usize) -> String {
        let said = text.get(marks.len()..).unwrap_or_default().trim().to_lowercase();
        let language = LANGUAGES.iter().find(|known| **known == said).unwrap_or(&"text");
        (self.item, self.lazy) = (None, None);
        self.fence = Some(Fence { marks: marks.to_owned(), indent });
        format!("{marks}{language}")
    }

    fn close(&mut self) -> String {
        self.fence.take().map(|fence| fence.marks).unwrap_or_default()
    }

    /// A line outside of fences: its containers (quotes, list items) with one blank behind each, then text.
    fn prose(&mut self, text: &str, indent: usize) -> String {
        let lazy = self.lazy.take();
        if text.is_empty() || is_rule(text) {
            self.item = self.item.filter(|_| text.is_empty());
            return text.to_owned();
        }
        let (containers, rest) = containers(text);
        if let Some(before) = lazy.filter(|_| containers.is_empty() && !begins_block(text)) {
            // CommonMark, 5.1: "laziness" lets it stand anywhere; clippy wants it where it belongs
            let line = format!("{before}{}", inline::line(text));
            self.lazy = Some(before);
            return line;
        }
        // as far as the last item's text, or at the margin: what lies between would be code outside of the list
        let indent = self.item.filter(|item| indent >= *item).unwrap_or(indent.min(MARGIN));
        if containers.is_empty() {
            self.item = self.item.filter(|item| indent >= *item);
        } else {
            // an empty item, or a rule of dashes, opens nothing; an ordered one that does not begin with 1 may not either
            let sure = !rest.is_empty() && !containers.contains(|c: char| c == '>' || c.is_ascii_digit());
            self.item = Some(indent + containers.len()).filter(|item| sure || *item <= MARGIN);
            let goes_on = !rest.is_empty() && !begins_block(rest) && markdown::fence(rest).is_none();
            let goes_on = goes_on && indent <= 4 * DEEPEST;
            self.lazy = goes_on.then(|| format!("{}{}", " ".repeat(indent), behind(&containers)));
        }
        let escaped = match (markdown::fence(rest), container(rest).filter(|_| !is_rule(rest))) {
            (Some(_), _) => format!("\\{}", inline::line(rest)),
            // one more than there may be: its mark is text
            (None, Some(mark)) => {
                let (mark, rest) = rest.split_at_checked(mark).unwrap_or((rest, ""));
                let (number, mark) =
                    mark.split_at_checked(mark.len().saturating_sub(1)).unwrap_or(("", mark));
                format!("{number}\\{mark}{}", inline::line(rest))
            }
            (None, None) => inline::line(rest),
        };
        format!("{}{containers}{escaped}", " ".repeat(indent))
    }
}

/// What stands where the marks of containers stood, in the lines that follow.
fn behind(containers: &str) -> String {
    containers.chars().map(|c| if c == '>' { '>' } else { ' ' }).collect()
}

/// Whether a line begins or ends a block of its own, so that it goes on with nothing.
fn begins_block(text: &str) -> bool {
    let only = |mark: char| text.chars().all(|c| c == mark);
    text.starts_with(['#', '|']) || only('=') || only('-') || is_rule(text)
}

impl Fence {
    fn is_closed_by(&self, line: &str) -> bool {
        let text = line.trim_start_matches(' ');
        let mark = self.marks.chars().next().unwrap_or('`');
        line.len() - text.len() <= MARGIN && text.len() >= self.marks.len() && text.chars().all(|c| c == mark)
    }
}

/// Whether a line is a rule across the page (`- - --`), which looks like list items and ends them.
fn is_rule(text: &str) -> bool {
    let mark = text.chars().next().filter(|c| matches!(c, '-' | '*' | '_'));
    mark.is_some_and(|mark| text.chars().all(|c| c == mark || c == ' ') && text.matches(mark).count() >= 3)
}

/// The quotes and list items that a line begins with, [`DEEPEST`] of them at most, each with one blank behind it, and what is
/// left of the line. A rule within them is not an item (CommonMark, 4.1).
fn containers(text: &str) -> (String, &str) {
    let mut containers = String::new();
    let mut rest = text;
    for _ in 0..DEEPEST {
        let Some(length) = container(rest).filter(|_| !is_rule(rest)) else { break };
        containers.push_str(rest.get(..length).unwrap_or_default());
        containers.push(' ');
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    (containers, rest)
}

/// The length of a quote's or a list item's mark at the beginning of a text.
fn container(text: &str) -> Option<usize> {
    if text.starts_with('>') {
        return Some(1);
    }
    markdown::item(text)
}
