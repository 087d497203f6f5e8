//! Elements in each other. In: the tokens of a text; out: a tree of elements. Tags that match nothing are text.

use super::markup::{Open, Tag, Token, tokens};

/// How deep elements may stand in each other; tags further in are text.
const DEEPEST: usize = 32;

/// A part of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node<'t> {
    /// Text, as it is written.
    Text(&'t str),
    /// A code span of Markdown with its backticks.
    Code(&'t str),
    /// An element and what stands in it.
    Element(Open<'t>, Vec<Node<'t>>),
}

/// The tree of a text.
pub(super) fn tree(text: &str) -> Vec<Node<'_>> {
    let mut builder = Builder { open: Vec::new(), nodes: Vec::new() };
    for token in tokens(text) {
        match token {
            Token::Text(text) => builder.push(Node::Text(text)),
            Token::Code(text) => builder.push(Node::Code(text)),
            Token::Open(open) => builder.open(open),
            Token::Close(tag, text) => builder.close(tag, text),
        }
    }
    builder.finish()
}

struct Builder<'t> {
    /// The elements that are open, each with what stood before it in its parent.
    open: Vec<(Open<'t>, Vec<Node<'t>>)>,
    /// What stands in the innermost of them.
    nodes: Vec<Node<'t>>,
}

impl<'t> Builder<'t> {
    fn push(&mut self, node: Node<'t>) {
        self.nodes.push(node);
    }

    fn open(&mut self, open: Open<'t>) {
        self.end_before(open.tag);
        if open.tag.is_void() {
            self.push(Node::Element(open, Vec::new()));
        } else if self.open.len() >= DEEPEST {
            self.push(Node::Text(open.text));
        } else {
            self.open.push((open, std::mem::take(&mut self.nodes)));
        }
    }

    /// Ends the elements whose end is left out before the beginning of another.
    fn end_before(&mut self, tag: Tag) {
        let ends: &[Tag] = match tag {
            Tag::Item => &[Tag::Paragraph, Tag::Item],
            Tag::Term | Tag::Definition => &[Tag::Paragraph, Tag::Term, Tag::Definition],
            Tag::Cell => &[Tag::Paragraph, Tag::Cell],
            Tag::Row => &[Tag::Paragraph, Tag::Cell, Tag::Row],
            Tag::TablePart => &[Tag::Paragraph, Tag::Cell, Tag::Row, Tag::TablePart],
            tag if !tag.is_inline() => &[Tag::Paragraph],
            _ => return,
        };
        while self.open.last().is_some_and(|(open, _)| ends.contains(&open.tag)) {
            self.end();
        }
    }

    fn close(&mut self, tag: Tag, text: &'t str) {
        let Some(at) = self.open.iter().rposition(|(open, _)| open.tag == tag) else {
            return match tag.is_inline() || tag == Tag::Preformatted {
                true => self.push(Node::Text(text)),
                // the end of a block that is not open still ends a paragraph
                false => self.push(Node::Element(
                    Open { tag: Tag::Paragraph, href: None, alt: None, text },
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
            self.push(Node::Element(open, inside));
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
            self.push(Node::Text(open.text));
            self.nodes.extend(inside);
        }
    }

    /// Whether an element stands where it belongs: a lone `<li>` in a sentence is the name of the tag.
    fn is_at_home(&self, tag: Tag) -> bool {
        let has = |wanted: &[Tag]| self.open.iter().any(|(open, _)| wanted.contains(&open.tag));
        match tag {
            Tag::Item => has(&[Tag::List, Tag::NumberedList]),
            Tag::Cell | Tag::Row | Tag::TablePart => has(&[Tag::Table]),
            Tag::Term | Tag::Definition => has(&[Tag::Division]),
            _ => true,
        }
    }

    fn finish(mut self) -> Vec<Node<'t>> {
        while !self.open.is_empty() {
            self.leave();
        }
        self.nodes
    }
}
