//! Texts of a description as clean rustdoc. In: Markdown as people wrote it; out: lines that rustdoc takes as they mean.
//! It never drops a word: it only escapes, quotes and links.
//!
//! rustdoc runs code blocks, takes `[name]` for a link to an item, and HTML for HTML. So fences get the language
//! `text`, four blanks of indentation outside a list become three, brackets that are no link and angle brackets that
//! are no address are escaped, and bare addresses become links. Code, in fences and in backticks, stays as it is.

use crate::ir::Text;

/// The summary, then the description where it says more, each as paragraphs.
pub(super) fn lines(text: &Text) -> Vec<String> {
    let summary = markdown(text.summary.trim());
    let description = markdown(text.description.trim());
    if summary.is_empty() || text.description.trim().starts_with(text.summary.trim()) {
        return description;
    }
    let mut lines = summary;
    if !description.is_empty() {
        lines.push(String::new());
        lines.extend(description);
    }
    lines
}

/// Markdown, line by line.
pub(super) fn markdown(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fence: Option<&str> = None;
    let mut in_list = false;
    for raw in text.lines() {
        let line = raw.trim_end();
        let marker = fence_of(line);
        match (fence, marker) {
            (Some(open), Some(close)) if close.starts_with(open) => {
                fence = None;
                lines.push(line.to_owned());
            }
            (Some(_), _) => lines.push(line.to_owned()),
            (None, Some(open)) => {
                fence = Some(open);
                lines.push(fence_line(line, open));
            }
            (None, None) => {
                in_list = (in_list && (line.is_empty() || line.starts_with(' '))) || is_item(line);
                lines.push(prose(&if in_list { line.to_owned() } else { dedented(line) }));
            }
        }
    }
    if let Some(open) = fence {
        lines.push(open.to_owned());
    }
    lines
}

/// The backticks or tildes that open or close a fenced block, if the line begins with at least three.
fn fence_of(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(mark).len();
    let fence = line.get(..length).filter(|_| length >= 3)?;
    (mark == '~' || !line.get(length..)?.contains('`')).then_some(fence)
}

/// A fence with a language that rustdoc does not run: none at all would mean Rust.
fn fence_line(line: &str, open: &str) -> String {
    let indent = line.get(..line.len() - line.trim_start().len()).unwrap_or_default();
    let language =
        line.trim_start().trim_start_matches(open).split([' ', ',', '{']).next().unwrap_or_default();
    let known =
        !language.is_empty() && !matches!(language, "rust" | "rs" | "should_panic" | "no_run" | "ignore");
    format!("{indent}{open}{}", if known { language } else { "text" })
}

fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let ordered = numbered.len() < line.len() && (numbered.starts_with(". ") || numbered.starts_with(") "));
    ordered || ["- ", "* ", "+ "].iter().any(|bullet| line.starts_with(bullet))
}

/// Four blanks would begin a code block, and rustdoc would run it.
fn dedented(line: &str) -> String {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    if indent < 4 && !line.contains('\t') { line.to_owned() } else { format!("   {text}") }
}

/// Escapes a line outside of fences.
fn prose(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let taken = code_span(rest).or_else(|| address(rest, &mut out)).unwrap_or(0);
        if taken > 0 {
            if rest.starts_with('`') {
                out.push_str(rest.get(..taken).unwrap_or_default());
            }
            rest = rest.get(taken..).unwrap_or_default();
            continue;
        }
        match c {
            '<' => out.push_str("&lt;"),
            '[' if !is_link(rest) && !out.ends_with('\\') => out.push_str("\\["),
            c => out.push(c),
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    out
}

/// The length of a code span at the beginning of the text.
fn code_span(text: &str) -> Option<usize> {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let fence = text.get(..ticks).filter(|fence| !fence.is_empty())?;
    let inner = text.get(ticks..)?.find(fence)?;
    Some(ticks + inner + ticks)
}

/// Writes an address at the beginning of the text as a link, and says how long it was.
fn address(text: &str, out: &mut String) -> Option<usize> {
    let bracketed = text.starts_with("<http://") || text.starts_with("<https://");
    if bracketed {
        let end = text.find('>')?;
        out.push_str(text.get(..=end)?);
        return Some(end + 1);
    }
    if !(text.starts_with("http://") || text.starts_with("https://")) || out.ends_with(['(', '"', '\'', '='])
    {
        return None;
    }
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | ')' | ']' | '"' | '`' | '|'))
        .unwrap_or(text.len());
    let url = text.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_']);
    // inside `[text https://…](…)` a link in a link would break both
    let unclosed = out
        .rfind('[')
        .is_some_and(|open| out.rfind(']').is_none_or(|close| close < open) && !out.ends_with("\\["));
    out.push_str(&if unclosed { url.to_owned() } else { format!("<{url}>") });
    Some(url.len())
}

/// Whether a bracket opens an inline link or an image's text: `[text](target)`.
fn is_link(text: &str) -> bool {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' if depth == 1 => return text.get(at + 1..).is_some_and(|rest| rest.starts_with('(')),
            ']' => depth -= 1,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_what_rustdoc_takes() {
        for (given, want) in [
            ("See [the guide](https://x.y/z) now.", "See [the guide](https://x.y/z) now."),
            ("See https://x.y/z.", "See <https://x.y/z>."),
            ("See <https://x.y/z>.", "See <https://x.y/z>."),
            ("Values [DEFAULT, REQUEST]", "Values \\[DEFAULT, REQUEST]"),
            ("a <b>bold</b> `Vec<u8>` [x]", "a &lt;b>bold&lt;/b> `Vec<u8>` \\[x]"),
            ("    indented", "   indented"),
            ("[a https://x.y](https://x.y)", "[a https://x.y](https://x.y)"),
        ] {
            assert_eq!(markdown(given), [want], "{given}");
        }
    }

    #[test]
    fn fences_are_closed_and_never_run() {
        assert_eq!(markdown("```\nlet x;\n```"), ["```text", "let x;", "```"]);
        assert_eq!(markdown("```rust\n[x] <y>"), ["```text", "[x] <y>", "```"]);
        assert_eq!(markdown("```json\n{}\n```\nafter [x]"), ["```json", "{}", "```", "after \\[x]"]);
    }

    #[test]
    fn a_nested_list_keeps_its_indentation() {
        assert_eq!(markdown("- a\n    - b\n\n    c"), ["- a", "    - b", "", "    c"]);
    }

    #[test]
    fn a_description_that_begins_with_the_summary_says_it_once() {
        let text = Text { summary: "Do it".into(), description: "Do it now.".into(), ..Text::default() };
        assert_eq!(lines(&text), ["Do it now."]);
    }
}
