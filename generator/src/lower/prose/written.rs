//! Elements as CommonMark. In: the tree of a text; out: the text with marks of CommonMark where tags were. Text outside of
//! lists, tables and headings keeps its lines, since it is Markdown more often than not.

mod line;
mod table;

use super::element::ProseNode;
use super::markup::{HtmlTag, Open};
use crate::markdown;

/// What becomes of the white space of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WhiteSpace {
    /// It stays.
    Lines,
    /// It is one blank, as in HTML; a `<br>` ends a line.
    Item,
    /// It is one blank; a `<br>` is a semicolon.
    OneLine,
}

/// The text of a tree.
pub(super) fn commonmark(nodes: &[ProseNode<'_>]) -> String {
    blocks(nodes, WhiteSpace::Lines)
}

/// Blocks and the lines between them.
fn blocks(nodes: &[ProseNode<'_>], flow: WhiteSpace) -> String {
    let mut page = Page { text: String::new(), flow };
    let mut rest = nodes;
    while !rest.is_empty() {
        let inline = rest.iter().take_while(|node| is_inline(node)).count();
        let (line, next) = rest.split_at_checked(inline).unwrap_or((rest, &[]));
        let line = line::written(line, flow);
        // the end of the whole text stays as it is
        page.prose(if next.is_empty() && flow == WhiteSpace::Lines { &line } else { line.trim_end() });
        rest = next;
        if let Some((ProseNode::Element(open, inside), next)) = rest.split_first() {
            page.block(open, inside);
            rest = next;
        }
    }
    page.text
}

/// Whether a node and all in it stand within a line.
fn is_inline(node: &ProseNode<'_>) -> bool {
    match node {
        ProseNode::Text(_) | ProseNode::Code(_) => true,
        ProseNode::Element(open, inside) => open.tag.is_inline() && inside.iter().all(is_inline),
    }
}

struct Page {
    text: String,
    flow: WhiteSpace,
}

impl Page {
    fn prose(&mut self, line: &str) {
        if self.text.is_empty() && self.flow == WhiteSpace::Lines {
            self.text.push_str(line);
        } else if !line.trim().is_empty() {
            self.push(line.trim_start(), "\n\n");
        }
    }

    fn block(&mut self, open: &Open<'_>, inside: &[ProseNode<'_>]) {
        let is_list = matches!(open.tag, HtmlTag::List | HtmlTag::NumberedList | HtmlTag::Item);
        let gap = if is_list && self.flow == WhiteSpace::Item { "\n" } else { "\n\n" };
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

fn block(open: &Open<'_>, inside: &[ProseNode<'_>], flow: WhiteSpace) -> String {
    match open.tag {
        HtmlTag::Heading(level) => match &*line::written(inside, WhiteSpace::OneLine) {
            "" => String::new(),
            title => format!("{} {title}", "#".repeat(level.into())),
        },
        HtmlTag::List => list(inside, |_| "- ".to_owned()),
        HtmlTag::NumberedList => list(inside, |number| format!("{number}. ")),
        HtmlTag::Item => item("- ", inside),
        HtmlTag::Preformatted => fence(&line::text(inside)),
        HtmlTag::Quote => quote(&blocks(inside, flow)),
        HtmlTag::Rule => "---".to_owned(),
        HtmlTag::Table => table::written(inside),
        HtmlTag::Summary | HtmlTag::Term => line::marked("**", &line::written(inside, WhiteSpace::OneLine)),
        HtmlTag::Paragraph
        | HtmlTag::Division
        | HtmlTag::Definition
        | HtmlTag::Row
        | HtmlTag::Cell
        | HtmlTag::TablePart => at_the_margin(&blocks(inside, flow)),
        // around blocks they mean nothing
        HtmlTag::Anchor
        | HtmlTag::Break
        | HtmlTag::Code
        | HtmlTag::Emphasis
        | HtmlTag::Image
        | HtmlTag::Span
        | HtmlTag::Strong => at_the_margin(&blocks(inside, flow)),
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

fn list(inside: &[ProseNode<'_>], mark: impl Fn(usize) -> String) -> String {
    let mut items: Vec<String> = Vec::new();
    for node in inside {
        match node {
            ProseNode::Element(open, inside) if open.tag == HtmlTag::Item => {
                items.push(item(&mark(items.len() + 1), inside))
            }
            // not legal, but written: what stands between items belongs to the one before
            other => {
                let text = blocks(std::slice::from_ref(other), WhiteSpace::Item);
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

fn item(mark: &str, inside: &[ProseNode<'_>]) -> String {
    let text = blocks(inside, WhiteSpace::Item);
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
