//! Tables. In: what stands in a `<table>`; out: a table as rustdoc reads it (GitHub Flavored Markdown, 4.10), whose first row
//! is its head. Cells are one line each.

use super::{Flow, blocks, line};
use crate::lower::prose::element::Node;
use crate::lower::prose::markup::Tag;

/// The text of a table.
pub(super) fn written(inside: &[Node<'_>]) -> String {
    let (mut rows, mut loose) = (Vec::new(), Vec::new());
    collect(inside, &mut rows, &mut loose);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if width == 0 {
        return blocks(inside, Flow::Item).trim().to_owned();
    }
    let mut lines = rows.into_iter().map(|mut row: Vec<String>| {
        row.resize(width, String::new());
        format!("| {} |", row.join(" | "))
    });
    let head = lines.next().unwrap_or_default();
    let rule = format!("|{}", " --- |".repeat(width));
    let table = lines.fold(format!("{head}\n{rule}"), |table, line| table + "\n" + &line);
    match line::written(&loose, Flow::OneLine).trim() {
        "" => table,
        before => format!("{before}\n\n{table}"),
    }
}

/// The rows of a table and of its parts, and what stands between them: it is not legal, but it is text.
fn collect<'t>(nodes: &[Node<'t>], rows: &mut Vec<Vec<String>>, loose: &mut Vec<Node<'t>>) {
    for node in nodes {
        match node {
            Node::Element(open, inside) if open.tag == Tag::Row => {
                rows.push(inside.iter().filter_map(cell).collect());
                let others: Vec<_> = inside.iter().filter(|node| cell(node).is_none()).cloned().collect();
                flatten(&others, loose);
            }
            Node::Element(open, inside) if open.tag == Tag::TablePart => collect(inside, rows, loose),
            node => flatten(std::slice::from_ref(node), loose),
        }
    }
    rows.retain(|row| !row.is_empty());
}

/// A cell in one line, its bars escaped.
fn cell(node: &Node<'_>) -> Option<String> {
    let Node::Element(open, inside) = node else { return None };
    let mut flat = Vec::new();
    flatten(inside, &mut flat);
    (open.tag == Tag::Cell).then(|| line::written(&flat, Flow::OneLine).replace('|', "\\|"))
}

/// What stands within a line, with a blank for the end of each block.
fn flatten<'t>(nodes: &[Node<'t>], flat: &mut Vec<Node<'t>>) {
    for node in nodes {
        match node {
            Node::Element(open, inside) if !open.tag.is_inline() => {
                flatten(inside, flat);
                flat.push(Node::Text(" "));
            }
            node => flat.push(node.clone()),
        }
    }
}
