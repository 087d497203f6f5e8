//! Elements in each other. In: the tokens of a text; out: a tree of elements. Tags that match nothing are text.

use super::markup::{HtmlTag, Open, Token, tokens};

/// How deep elements may stand in each other; tags further in are text.
const DEEPEST: usize = 32;

/// A part of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ProseNode<'t> {
    /// Text, as it is written.
    Text(&'t str),
    /// A code span of Markdown with its backticks.
    Code(&'t str),
    /// An element and what stands in it.
    Element(Open<'t>, Vec<ProseNode<'t>>),
}

/// The tree of a text.
pub(super) fn tree(text: &str) -> Vec<ProseNode<'_>> {
    let mut builder = Builder { open: Vec::new(), nodes: Vec::new() };
    for token in tokens(text) {
        match token {
            Token::Text(text) => builder.push(ProseNode::Text(text)),
            Token::Code(text) => builder.push(ProseNode::Code(text)),
            Token::Open(open) => builder.open(open),
            Token::Close(tag, text) => builder.close(tag, text),
        }
    }
    builder.finish()
}

struct Builder<'t> {
    /// The elements that are open, each with what stood before it in its parent.
    open: Vec<(Open<'t>, Vec<ProseNode<'t>>)>,
    /// What stands in the innermost of them.
    nodes: Vec<ProseNode<'t>>,
}

impl<'t> Builder<'t> {
    fn push(&mut self, node: ProseNode<'t>) {
        self.nodes.push(node);
    }

    fn open(&mut self, open: Open<'t>) {
        self.end_before(open.tag);
        if open.tag.is_void() {
            self.push(ProseNode::Element(open, Vec::new()));
        } else if self.open.len() >= DEEPEST {
            self.push(ProseNode::Text(open.text));
        } else {
            self.open.push((open, std::mem::take(&mut self.nodes)));
        }
    }

    /// Ends the elements whose end is left out before the beginning of another.
    fn end_before(&mut self, tag: HtmlTag) {
        let ends: &[HtmlTag] = match tag {
            HtmlTag::Item => &[HtmlTag::Paragraph, HtmlTag::Item],
            HtmlTag::Term | HtmlTag::Definition => &[HtmlTag::Paragraph, HtmlTag::Term, HtmlTag::Definition],
            HtmlTag::Cell => &[HtmlTag::Paragraph, HtmlTag::Cell],
            HtmlTag::Row => &[HtmlTag::Paragraph, HtmlTag::Cell, HtmlTag::Row],
            HtmlTag::TablePart => &[HtmlTag::Paragraph, HtmlTag::Cell, HtmlTag::Row, HtmlTag::TablePart],
            tag if !tag.is_inline() => &[HtmlTag::Paragraph],
            _ => return,
        };
        while self.open.last().is_some_and(|(open, _)| ends.contains(&open.tag)) {
            self.end();
        }
    }

    fn close(&mut self, tag: HtmlTag, text: &'t str) {
        let Some(at) = self.open.iter().rposition(|(open, _)| open.tag == tag) else {
            return match tag.is_inline() || tag == HtmlTag::Preformatted {
                true => self.push(ProseNode::Text(text)),
                // the end of a block that is not open still ends a paragraph
                false => self.push(ProseNode::Element(
                    Open { tag: HtmlTag::Paragraph, href: None, alt: None, text },
                    Vec::new(),
                )),
            };
        };
        while self.open.len() > at + 1 {
            self.leave();
        }
        self.end();
    }

    /// Ends the innermost element.
    fn end(&mut self) {
        if let Some((open, before)) = self.open.pop() {
            let inside = std::mem::replace(&mut self.nodes, before);
            self.push(ProseNode::Element(open, inside));
        }
    }

    /// Ends the innermost element, which has no end: its tag is text if it needs one.
    fn leave(&mut self) {
        let Some((open, _)) = self.open.last() else { return };
        if open.tag.may_stay_open() && self.is_at_home(open.tag) {
            return self.end();
        }
        if let Some((open, before)) = self.open.pop() {
            let inside = std::mem::replace(&mut self.nodes, before);
            self.push(ProseNode::Text(open.text));
            self.nodes.extend(inside);
        }
    }

    /// Whether an element stands where it belongs: a lone `<li>` in a sentence is the name of the tag.
    fn is_at_home(&self, tag: HtmlTag) -> bool {
        let has = |wanted: &[HtmlTag]| self.open.iter().any(|(open, _)| wanted.contains(&open.tag));
        match tag {
            HtmlTag::Item => has(&[HtmlTag::List, HtmlTag::NumberedList]),
            HtmlTag::Cell | HtmlTag::Row | HtmlTag::TablePart => has(&[HtmlTag::Table]),
            HtmlTag::Term | HtmlTag::Definition => has(&[HtmlTag::Division]),
            _ => true,
        }
    }

    fn finish(mut self) -> Vec<ProseNode<'t>> {
        while !self.open.is_empty() {
            self.leave();
        }
        self.nodes
    }
}
