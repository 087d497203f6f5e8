//! Differences as a page for browsers: one file that asks nobody for anything. In: a comparison; out: HTML on the standard output. It
//! never passes on markup of a description.

use super::{Compared, counted, operations, place, unseen};
use crate::render::stdout;
use clientwright::diagnostic::printable;
use clientwright_diff::{Class, Finding, Site};
use std::io::{Result, Write as _};

const STYLE: &str = include_str!("page.css");

/// Writes the page.
pub(crate) fn html(compared: &Compared<'_>) -> Result<()> {
    let mut out = stdout();
    let title = format!("{} → {}", compared.old.source().name(), compared.new.source().name());
    let title = escaped(&title);
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>API changes: {title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>API changes</h1>\n<p>{title}</p>\n\
         <p>Release: <strong>{}</strong></p>",
        escaped(&compared.step().replace("->", "→"))
    )?;
    for class in Class::ALL {
        let counts = counted(compared.counts(class));
        if counts.is_empty() {
            continue;
        }
        writeln!(out, "<section>\n<h2>{class} <small>{counts}</small></h2>\n<ul>")?;
        for finding in compared.shown().filter(|finding| finding.class == class) {
            writeln!(out, "{}", item(finding))?;
        }
        writeln!(out, "</ul>\n</section>")?;
    }
    if let Some(unseen) = unseen(compared) {
        writeln!(out, "<p>{unseen}.</p>")?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

fn item(finding: &Finding) -> String {
    let site =
        |name: &str, site: &Site| format!("<dt>{name}</dt><dd><code>{}</code></dd>", escaped(&place(site)));
    let fact = |name: &str, text: Option<String>| {
        text.map(|text| format!("<dt>{name}</dt><dd>{}</dd>", escaped(&text)))
    };
    let facts = [
        Some(site("now", &finding.new)),
        Some(site("before", &finding.old)),
        fact("operation", operations(finding)),
        fact("Rust", finding.rust.clone()),
        fact("what to do", (!finding.help.is_empty()).then(|| finding.help.to_owned())),
    ];
    let facts: String = facts.into_iter().flatten().collect();
    let (level, code) = (finding.level, finding.code);
    format!(
        "<li class=\"{level}\"><p><b>{level}</b> <span>{code}</span> {}</p><dl>{facts}</dl></li>",
        code_marked(&escaped(&finding.message))
    )
}

/// Texts between backticks as code.
fn code_marked(text: &str) -> String {
    if !text.matches('`').count().is_multiple_of(2) {
        return text.to_owned();
    }
    let parts = text.split('`').enumerate();
    parts
        .map(
            |(index, part)| {
                if index.is_multiple_of(2) { part.to_owned() } else { format!("<code>{part}</code>") }
            },
        )
        .collect()
}

fn escaped(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
