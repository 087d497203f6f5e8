//! Elements as CommonMark. In: the tree of a text; out: the text with marks of CommonMark where tags were. Text outside of
//! lists, tables and headings keeps its lines, since it is Markdown more often than not.

mod line;
mod table;

use super::element::Node;
use super::markup::{Open, Tag};
use crate::markdown;

/// What becomes of the white space of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// It stays.
    Lines,
    /// It is one blank, as in HTML; a `<br>` ends a line.
    Item,
    /// It is one blank; a `<br>` is a semicolon.
    OneLine,
}

/// The text of a tree.
pub(super) fn commonmark(nodes: &[Node<'_>]) -> String {
    blocks(nodes, Flow::Lines)
}

/// Blocks and the lines between them.
fn blocks(nodes: &[Node<'_>], flow: Flow) -> String {
    let mut page = Page { text: String::new(), flow };
    let mut rest = nodes;
    while !rest.is_empty() {
        let inline = rest.iter().take_while(|node| is_inline(node)).count();
        let (line, next) = rest.split_at_checked(inline).unwrap_or((rest, &[]));
        let line = line::written(line, flow);
        // the end of the whole text stays as it is
        page.prose(if next.is_empty() && flow == Flow::Lines { &line } else { line.trim_end() });
        rest = next;
        if let Some((Node::Element(open, inside), next)) = rest.split_first() {
            page.block(open, inside);
            rest = next;
        }
    }
    page.text
}

/// Whether a node and all in it stand within a line.
fn is_inline(node: &Node<'_>) -> bool {
    match node {
        Node::Text(_) | Node::Code(_) => true,
        Node::Element(open, inside) => open.tag.is_inline() && inside.iter().all(is_inline),
    }
}

struct Page {
    text: String,
    flow: Flow,
}

impl Page {
    fn prose(&mut self, line: &str) {
        if self.text.is_empty() && self.flow == Flow::Lines {
            self.text.push_str(line);
        } else if !line.trim().is_empty() {
            self.push(line.trim_start(), "\n\n");
        }
    }

    fn block(&mut self, open: &Open<'_>, inside: &[Node<'_>]) {
        let is_list = matches!(open.tag, Tag::List | Tag::NumberedList | Tag::Item);
        let gap = if is_list && self.flow == Flow::Item { "\n" } else { "\n\n" };
        self.push(&block(open, inside, self.flow), gap);
    }

    fn push(&mut self, block: &str, gap: &str) {
        if block.is_empty() {
            return self.end_paragraph();
        }
        let end = self.text.trim_end().len();
        if !self.text.is_empty() {
            self.text.truncate(end);
            self.text.push_str(gap);
        }
        self.text.push_str(block);
    }

    /// What follows is another paragraph.
    fn end_paragraph(&mut self) {
        if !self.text.trim().is_empty() && !self.text.ends_with("\n\n") {
            self.text.truncate(self.text.trim_end().len());
            self.text.push_str("\n\n");
        }
    }
}

fn block(open: &Open<'_>, inside: &[Node<'_>], flow: Flow) -> String {
    match open.tag {
        Tag::Heading(level) => match &*line::written(inside, Flow::OneLine) {
            "" => String::new(),
            title => format!("{} {title}", "#".repeat(level.into())),
        },
        Tag::List => list(inside, |_| "- ".to_owned()),
        Tag::NumberedList => list(inside, |number| format!("{number}. ")),
        Tag::Item => item("- ", inside),
        Tag::Preformatted => fence(&line::text(inside)),
        Tag::Quote => quote(&blocks(inside, flow)),
        Tag::Rule => "---".to_owned(),
        Tag::Table => table::written(inside),
        Tag::Summary | Tag::Term => line::marked("**", &line::written(inside, Flow::OneLine)),
        Tag::Paragraph | Tag::Division | Tag::Definition | Tag::Row | Tag::Cell | Tag::TablePart => {
            at_the_margin(&blocks(inside, flow))
        }
        // around blocks they mean nothing
        Tag::Anchor | Tag::Break | Tag::Code | Tag::Emphasis | Tag::Image | Tag::Span | Tag::Strong => {
            at_the_margin(&blocks(inside, flow))
        }
    }
}

/// A text without the indentation that its lines have in common.
fn at_the_margin(text: &str) -> String {
    let lines = || text.trim().lines();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let common = lines().skip(1).filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let cut = |line: &str| line.get(common.min(indent(line))..).unwrap_or(line).to_owned();
    let mut cut_lines =
        lines().enumerate().map(|(at, line)| if at == 0 { line.to_owned() } else { cut(line) });
    let first = cut_lines.next().unwrap_or_default();
    cut_lines.fold(first, |text, line| text + "\n" + &line)
}

fn list(inside: &[Node<'_>], mark: impl Fn(usize) -> String) -> String {
    let mut items: Vec<String> = Vec::new();
    for node in inside {
        match node {
            Node::Element(open, inside) if open.tag == Tag::Item => {
                items.push(item(&mark(items.len() + 1), inside))
            }
            // not legal, but written: what stands between items belongs to the one before
            other => {
                let text = blocks(std::slice::from_ref(other), Flow::Item);
                let mark = mark(items.len().max(1));
                match items.last_mut().filter(|_| !text.trim().is_empty()) {
                    Some(item) => *item = format!("{item}\n{}", indented(text.trim(), mark.len())),
                    None if text.trim().is_empty() => {}
                    None => items.push(format!("{mark}{}", indented(text.trim(), mark.len()).trim_start())),
                }
            }
        }
    }
    items.join("\n")
}

fn item(mark: &str, inside: &[Node<'_>]) -> String {
    let text = blocks(inside, Flow::Item);
    format!("{mark}{}", indented(text.trim(), mark.len()).trim_start()).trim_end().to_owned()
}

fn indented(text: &str, by: usize) -> String {
    let blanks = " ".repeat(by);
    let lines =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!("{blanks}{line}") });
    lines.collect::<Vec<_>>().join("\n")
}

fn quote(text: &str) -> String {
    let lines = text.trim().lines().map(|line| format!("> {line}").trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

/// A block of code whose marks are longer than any in it.
fn fence(text: &str) -> String {
    let text = text.trim_matches('\n').trim_end();
    let marks = markdown::marks(text, 3);
    if text.trim().is_empty() { String::new() } else { format!("{marks}\n{text}\n{marks}") }
}
