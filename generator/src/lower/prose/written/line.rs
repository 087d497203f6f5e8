//! What stands within a line. In: nodes without blocks; out: their text with marks of CommonMark. Marks that CommonMark would
//! not take for emphasis where they stand (6.2, flanking) are left out.

use super::WhiteSpace;
use crate::lower::prose::element::ProseNode;
use crate::lower::prose::link;
use crate::lower::prose::markup::{HtmlTag, Open, decoded};
use crate::markdown;

/// The end of a line in a paragraph (CommonMark, 6.7).
const BREAK: &str = "\\\n";

/// The text of nodes.
pub(super) fn written(nodes: &[ProseNode<'_>], flow: WhiteSpace) -> String {
    let mut out = String::new();
    for (at, node) in nodes.iter().enumerate() {
        match node {
            ProseNode::Text(text) => push(&mut out, text, flow),
            ProseNode::Code(code) => out.push_str(code),
            ProseNode::Element(open, _) if open.tag == HtmlTag::Break => end_line(&mut out, flow),
            ProseNode::Element(open, inside) => {
                let element = element(open, inside, flow);
                let behind = nodes.get(at + 1).and_then(first);
                match open.tag {
                    HtmlTag::Strong => emphasize(&mut out, "**", &element, behind),
                    HtmlTag::Emphasis => emphasize(&mut out, "*", &element, behind),
                    _ => out.push_str(&element),
                }
            }
        }
    }
    let end = out.trim_end_matches([' ', '\n']);
    match end.strip_suffix('\\').filter(|_| out.ends_with(BREAK)) {
        Some(text) => text.trim_end().to_owned(),
        None if flow == WhiteSpace::Lines => out,
        None => end.to_owned(),
    }
}

fn push(out: &mut String, text: &str, flow: WhiteSpace) {
    let text = match () {
        () if out.ends_with(BREAK) => text.trim_start(),
        () if out.ends_with("\n\n") => text.trim_start_matches('\n'),
        () => text,
    };
    if flow == WhiteSpace::Lines {
        return out.push_str(text);
    }
    for c in text.chars() {
        match c.is_whitespace() {
            true if out.is_empty() || out.ends_with([' ', '\n']) => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
}

fn end_line(out: &mut String, flow: WhiteSpace) {
    let line = out.rsplit('\n').next().unwrap_or_default().trim_start();
    if flow == WhiteSpace::OneLine || line.starts_with(['|', '#']) {
        out.truncate(out.trim_end().len());
        let is_clause = out.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '`' | ')' | '*'));
        return out.push_str(if is_clause { "; " } else { " " });
    }
    if out.ends_with(BREAK) {
        out.truncate(out.len() - BREAK.len());
        out.push_str("\n\n");
    } else if line.trim().is_empty() {
        // a blank line is an end already
    } else {
        out.truncate(out.trim_end().len());
        out.push_str(BREAK);
    }
}

fn element(open: &Open<'_>, inside: &[ProseNode<'_>], flow: WhiteSpace) -> String {
    match open.tag {
        HtmlTag::Code => code(&text(inside)),
        HtmlTag::Anchor => link::anchor(open.href.as_deref(), &written(inside, WhiteSpace::OneLine)),
        HtmlTag::Image => link::image(open.href.as_deref(), open.alt.as_deref().unwrap_or_default()),
        HtmlTag::Strong | HtmlTag::Emphasis => match flow {
            // its blanks go outside of the marks
            WhiteSpace::Lines => written(inside, flow),
            WhiteSpace::Item | WhiteSpace::OneLine => spaced(inside, flow),
        },
        _ => spaced(inside, flow),
    }
}

/// The text of nodes, with the blanks at its ends.
fn spaced(nodes: &[ProseNode<'_>], flow: WhiteSpace) -> String {
    let ends = |node: Option<&ProseNode<'_>>, is: fn(&str) -> bool| matches!(node, Some(ProseNode::Text(text)) if is(text));
    let before = ends(nodes.first(), |text| text.starts_with(char::is_whitespace));
    let behind = ends(nodes.last(), |text| text.ends_with(char::is_whitespace));
    let text = written(nodes, flow);
    match flow {
        WhiteSpace::Lines => text,
        WhiteSpace::Item | WhiteSpace::OneLine => {
            format!("{}{text}{}", if before { " " } else { "" }, if behind { " " } else { "" })
        }
    }
}

/// A text between marks, where they mean emphasis.
fn emphasize(out: &mut String, marks: &str, text: &str, behind: Option<char>) {
    let inside = text.trim();
    let start = text.len() - text.trim_start().len();
    let is_word = |c: char| c.is_alphanumeric();
    let is_mark = |c: Option<char>| c.is_some_and(|c| c.is_ascii_punctuation());
    // punctuation at an end would need a blank, or punctuation, on the other side
    let opens = start > 0 || !is_mark(inside.chars().next()) || !out.chars().last().is_some_and(is_word);
    let ends = text.trim_end().len() < text.len();
    let closes = ends || !is_mark(inside.chars().last()) || !behind.is_some_and(is_word);
    out.push_str(text.get(..start).unwrap_or_default());
    out.push_str(&if opens && closes { marked(marks, inside) } else { inside.to_owned() });
    out.push_str(text.get(text.trim_end().len().max(start)..).unwrap_or_default());
}

/// A text between marks; more than one paragraph, or nothing, has none.
pub(super) fn marked(marks: &str, text: &str) -> String {
    let has_marks = text.len() > 2 * marks.len() && text.starts_with(marks) && text.ends_with(marks);
    if text.is_empty() || text.contains("\n\n") || has_marks {
        text.to_owned()
    } else {
        [marks, text, marks].concat()
    }
}

/// The first character of a node.
fn first(node: &ProseNode<'_>) -> Option<char> {
    match node {
        ProseNode::Text(text) | ProseNode::Code(text) => text.chars().next(),
        ProseNode::Element(_, inside) => inside.first().and_then(first),
    }
}

/// A code span of a text.
fn code(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() { text } else { markdown::code(&text) }
}

/// The text alone, as code shows it.
pub(super) fn text(nodes: &[ProseNode<'_>]) -> String {
    nodes.iter().fold(String::new(), |text, node| match node {
        ProseNode::Text(more) => text + &decoded(more),
        ProseNode::Code(more) => text + more,
        ProseNode::Element(open, _) if open.tag == HtmlTag::Break => text + "\n",
        ProseNode::Element(_, inside) => text + &self::text(inside),
    })
}
