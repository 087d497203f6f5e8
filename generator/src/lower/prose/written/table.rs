//! Tables. In: what stands in a `<table>`; out: a table as rustdoc reads it (GitHub Flavored Markdown, 4.10), whose first row
//! is its head. Cells are one line each.

use super::{WhiteSpace, blocks, line};
use crate::lower::prose::element::ProseNode;
use crate::lower::prose::markup::HtmlTag;

/// The text of a table.
pub(super) fn written(inside: &[ProseNode<'_>]) -> String {
    let (mut rows, mut loose) = (Vec::new(), Vec::new());
    collect(inside, &mut rows, &mut loose);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if width == 0 {
        return blocks(inside, WhiteSpace::Item).trim().to_owned();
    }
    let mut lines = rows.into_iter().map(|mut row: Vec<String>| {
        row.resize(width, String::new());
        format!("| {} |", row.join(" | "))
    });
    let head = lines.next().unwrap_or_default();
    let rule = format!("|{}", " --- |".repeat(width));
    let table = lines.fold(format!("{head}\n{rule}"), |table, line| table + "\n" + &line);
    match line::written(&loose, WhiteSpace::OneLine).trim() {
        "" => table,
        before => format!("{before}\n\n{table}"),
    }
}

/// The rows of a table and of its parts, and what stands between them: it is not legal, but it is text.
fn collect<'t>(nodes: &[ProseNode<'t>], rows: &mut Vec<Vec<String>>, loose: &mut Vec<ProseNode<'t>>) {
    for node in nodes {
        match node {
            ProseNode::Element(open, inside) if open.tag == HtmlTag::Row => {
                rows.push(inside.iter().filter_map(cell).collect());
                let others: Vec<_> = inside.iter().filter(|node| cell(node).is_none()).cloned().collect();
                flatten(&others, loose);
            }
            ProseNode::Element(open, inside) if open.tag == HtmlTag::TablePart => {
                collect(inside, rows, loose)
            }
            node => flatten(std::slice::from_ref(node), loose),
        }
    }
    rows.retain(|row| !row.is_empty());
}

/// A cell in one line, its bars escaped.
fn cell(node: &ProseNode<'_>) -> Option<String> {
    let ProseNode::Element(open, inside) = node else { return None };
    let mut flat = Vec::new();
    flatten(inside, &mut flat);
    (open.tag == HtmlTag::Cell).then(|| line::written(&flat, WhiteSpace::OneLine).replace('|', "\\|"))
}

/// What stands within a line, with a blank for the end of each block.
fn flatten<'t>(nodes: &[ProseNode<'t>], flat: &mut Vec<ProseNode<'t>>) {
    for node in nodes {
        match node {
            ProseNode::Element(open, inside) if !open.tag.is_inline() => {
                flatten(inside, flat);
                flat.push(ProseNode::Text(" "));
            }
            node => flat.push(node.clone()),
        }
    }
}
