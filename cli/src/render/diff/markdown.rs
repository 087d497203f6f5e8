//! Differences for a pull request: Markdown as GitHub shows it. In: a comparison; out: a summary and a table for each class. It never
//! passes on what a text of a description would do in Markdown.

use super::{Compared, counted, operations, place, unseen};
use crate::render::stdout;
use clientwright::diagnostic::printable;
use clientwright_diff::{Class, Finding};
use std::io::{Result, Write as _};

/// The most rows of a table: a comment of GitHub has at most 65,536 characters.
const MOST: usize = 100;

/// Writes the tables.
pub(crate) fn markdown(compared: &Compared<'_>) -> Result<()> {
    let mut out = stdout();
    let (old, new) = (escaped(compared.old.source().name()), escaped(compared.new.source().name()));
    writeln!(out, "## API changes from {old} to {new}\n")?;
    writeln!(out, "Release: **{}**\n", compared.step().replace("->", "→"))?;
    for class in Class::ALL {
        let counts = counted(compared.counts(class));
        if counts.is_empty() {
            continue;
        }
        writeln!(out, "### {class}: {counts}\n")?;
        let rows: Vec<&Finding> = compared.shown().filter(|finding| finding.class == class).collect();
        if rows.is_empty() {
            continue;
        }
        writeln!(out, "| level | code | change | where | what to do |\n|---|---|---|---|---|")?;
        for finding in rows.iter().take(MOST) {
            writeln!(out, "{}", row(finding))?;
        }
        if rows.len() > MOST {
            writeln!(out, "\n{} more are not shown.", rows.len() - MOST)?;
        }
        writeln!(out)?;
    }
    unseen(compared).map_or(Ok(()), |unseen| writeln!(out, "{unseen}."))
}

fn row(finding: &Finding) -> String {
    let now = place(&finding.new);
    let before = format!("before: {}", place(&finding.old));
    let places = [Some(now), Some(before), operations(finding), finding.rust.clone()].into_iter().flatten();
    let places = places.map(|place| escaped(&place)).collect::<Vec<_>>().join("<br>");
    let (message, help) = (escaped(&finding.message), escaped(finding.help));
    format!("| {} | {} | {message} | {places} | {help} |", finding.level, finding.code)
}

/// A text in a cell of a table. Code in backticks stays; everything else that means something in Markdown or HTML is escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = printable(text);
    let pairs = text.matches('`').count().is_multiple_of(2);
    let mut is_code = false;
    for c in text.chars() {
        match c {
            '`' if pairs => {
                is_code = !is_code;
                out.push(c);
            }
            '|' => out.push_str("\\|"),
            '<' if !is_code => out.push_str("&lt;"),
            '>' if !is_code => out.push_str("&gt;"),
            '&' if !is_code => out.push_str("&amp;"),
            '\\' | '*' | '_' | '[' | ']' | '#' | '~' | '`' | '!' | '@' if !is_code => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn texts_do_nothing_in_a_table() {
        for (text, expected) in [
            ("`a|b` c", "`a\\|b` c"),
            ("<img src=x> *b*", "&lt;img src=x&gt; \\*b\\*"),
            ("`<b>` @all", "`<b>` \\@all"),
            ("one ` alone", "one \\` alone"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
