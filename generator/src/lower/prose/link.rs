//! Links. In: CommonMark, and the site of the API; out: the same with absolute links. A link that leads nowhere from a page
//! of documentation (`/guides/x`, `#section`, `javascript:`) is resolved against the site, or becomes its text.

use super::Site;
use super::definition::Definitions;
use crate::markdown;
use crate::source::reference;

/// What may stand in an address as it is; the rest would end the link.
fn is_safe(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'*+,;=%".contains(c)
}

/// Whether an address is of the web.
pub(super) fn is_web(address: &str) -> bool {
    let rest = address
        .split_once("://")
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"));
    rest.is_some_and(|(_, host)| host.starts_with(|c: char| c.is_alphanumeric() || c == '['))
}

/// The link of an `<a>`; without an address, its text.
pub(super) fn anchor(href: Option<&str>, text: &str) -> String {
    match href.filter(|href| !href.is_empty()) {
        Some(href) if text.is_empty() => escaped(href),
        // brackets of the text that have no partner would end it
        Some(href) if is_balanced(text) => format!("[{text}]({})", escaped(href)),
        Some(href) => format!("[{}]({})", text.replace(['[', ']'], ""), escaped(href)),
        None => text.to_owned(),
    }
}

/// An image; without an address, the text that stands for it.
pub(super) fn image(src: Option<&str>, alt: &str) -> String {
    let alt = alt.replace(['[', ']', '`', '\\'], "");
    match src.filter(|src| !src.is_empty()) {
        Some(src) => format!("![{alt}]({})", escaped(src)),
        None => alt,
    }
}

fn is_balanced(text: &str) -> bool {
    let depth = text.bytes().try_fold(0_usize, |depth, byte| match byte {
        b'[' => Some(depth + 1),
        b']' => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

fn escaped(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if is_safe(c) || !c.is_ascii() && !c.is_whitespace() && !c.is_control() {
            out.push(c);
        } else {
            c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        }
    }
    out
}

/// The links of a text: where relative ones lead, and what its labels stand for.
pub(super) struct Links<'t> {
    site: &'t Site,
    pub(super) definitions: Definitions<'t>,
}

impl<'t> Links<'t> {
    pub(super) fn new(site: &'t Site) -> Self {
        Self { site, definitions: Definitions::default() }
    }

    /// A text whose links have absolute addresses.
    pub(super) fn resolved(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut open = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['[', ']', '`', '\\', '\n']) {
            let (before, here) = rest.split_at_checked(at).unwrap_or((rest, ""));
            out.push_str(before);
            rest = match here.as_bytes().first() {
                Some(b'[') => {
                    open.push(out.len());
                    pass(here, 1, &mut out)
                }
                Some(b']') => {
                    match open.pop().and_then(|start| Some((start, self.target(here, &out, start)?))) {
                        Some((start, target)) => {
                            close(&mut out, start, &target, self.site);
                            target.behind
                        }
                        None => pass(here, 1, &mut out),
                    }
                }
                Some(b'`') => pass(here, code_span(here), &mut out),
                Some(b'\\') => pass(here, 1 + here.chars().nth(1).map_or(0, char::len_utf8), &mut out),
                // the text of a link does not reach into the next paragraph
                _ => {
                    if here.starts_with("\n\n") {
                        open.clear();
                    }
                    pass(here, 1, &mut out)
                }
            };
        }
        out + rest
    }

    /// The target of the link whose text ends here and stands at `start` of what is written.
    fn target<'h>(&mut self, here: &'h str, out: &str, start: usize) -> Option<LinkTarget<'h>>
    where
        't: 'h,
    {
        if let Some(target) = target(here) {
            return Some(target);
        }
        let behind = here.get(1..).filter(|behind| !behind.starts_with([':', '(']))?;
        let text = out.get(start + 1..)?;
        let named = behind.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let (label, behind) = match named.filter(|(label, _)| !label.contains(['[', '\n'])) {
            Some(("", behind)) => (text, behind),
            Some((label, behind)) => (label, behind),
            None => (text, behind),
        };
        let (address, title) = self.definitions.target(label)?;
        Some(LinkTarget { address, title, behind })
    }
}

/// Copies so many bytes, and gives what follows.
fn pass<'t>(text: &'t str, length: usize, out: &mut String) -> &'t str {
    let (here, rest) = text.split_at_checked(length).unwrap_or((text, ""));
    out.push_str(here);
    rest
}

/// The length of a code span, or of backticks that open none.
fn code_span(text: &str) -> usize {
    markdown::span(text).unwrap_or(markdown::backticks(text))
}

struct LinkTarget<'t> {
    address: &'t str,
    /// The title with its quotes.
    title: &'t str,
    behind: &'t str,
}

/// How deep parentheses in an address may nest, as in cmark; with more, it is text (CommonMark, 6.3).
const DEEPEST: usize = 32;

/// The target of a link: `](address "title")`.
fn target(text: &str) -> Option<LinkTarget<'_>> {
    let inside = text.strip_prefix("](")?;
    let mut depth = 0_usize;
    let end = inside.char_indices().find_map(|(at, c)| match c {
        '(' => {
            depth += 1;
            (depth > DEEPEST).then_some(None)
        }
        ')' if depth == 0 => Some(Some(at)),
        ')' => {
            depth -= 1;
            None
        }
        '\n' => Some(None),
        _ => None,
    });
    let (inside, behind) = inside.split_at_checked(end??)?;
    let inside = inside.trim();
    let (address, title) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let address = address.strip_prefix('<').and_then(|it| it.strip_suffix('>')).unwrap_or(address);
    Some(LinkTarget { address, title: title.trim(), behind: behind.get(1..)? })
}

/// Ends the link whose bracket stands at `start` in what is written.
fn close(out: &mut String, start: usize, target: &LinkTarget<'_>, site: &Site) {
    match absolute(target.address, site) {
        Some(address) if target.title.is_empty() => out.push_str(&format!("]({address})")),
        Some(address) => out.push_str(&format!("]({address} {})", target.title)),
        None => {
            let text = out.split_off(start);
            // an image without a picture is its text, too
            if out.ends_with('!') {
                out.pop();
            }
            out.push_str(text.strip_prefix('[').unwrap_or(&text));
        }
    }
}

/// An address as it is seen from anywhere.
fn absolute(address: &str, site: &Site) -> Option<String> {
    if is_web(address) || address.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
        return Some(address.to_owned());
    }
    let base = site.0.as_deref().filter(|_| !address.is_empty() && !address.starts_with('#'))?;
    let (path, behind) = address.split_at_checked(address.find(['?', '#']).unwrap_or(address.len()))?;
    let found = format!("{}{behind}", reference::resolve(base, path));
    is_web(&found).then(|| escaped(&found))
}
