//! Descriptions as CommonMark. In: what people wrote, in Markdown, in HTML, or in both; out: CommonMark whose links lead
//! somewhere. Code stays as it is written; tags that CommonMark cannot express stay, and `emit` escapes them.
//!
//! Many descriptions are HTML: OpenAPI asks for CommonMark (OAS 3.0.4, 4.3), in which HTML is legal, and rustdoc would show
//! the tags of strangers only as text. Converters for whole pages bring an HTML parser of a size that no build script
//! wants, so the few tags that occur are read here (`markup`, `element`) and written as CommonMark (`written`). The result
//! passes the same escaping as every other text, so nothing here has to be safe.

mod element;
mod link;
mod markup;
#[cfg(test)]
mod tests;
mod written;

use crate::document::Place;
use crate::markdown;
use crate::settings::Settings;
use std::borrow::Cow;

/// Where relative links of a description lead: an absolute address, or nowhere.
#[derive(Debug, Default)]
pub(super) struct Site(Option<String>);

impl Site {
    /// The site that the settings name, else that of the description's `externalDocs`.
    pub(super) fn of(root: &Place<'_>, settings: &Settings) -> Self {
        let documented = root.get("externalDocs");
        let documented = documented.as_ref().and_then(|docs| docs.text("url"));
        Self::at(settings.docs_url.as_deref().or(documented))
    }

    /// The site at an absolute address.
    fn at(address: Option<&str>) -> Self {
        Self(address.filter(|address| link::is_web(address)).map(str::to_owned))
    }
}

/// A text as CommonMark.
pub(super) fn commonmark<'t>(text: &'t str, site: &Site) -> Cow<'t, str> {
    if !text.contains('<') && !text.contains("](") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    for block in Blocks::of(text) {
        match block {
            Block::Fence(lines) => out.push_str(lines),
            Block::Prose(lines) if lines.contains('<') => {
                out.push_str(&link::resolved(&written::commonmark(&element::tree(lines)), site));
            }
            Block::Prose(lines) => out.push_str(&link::resolved(lines, site)),
        }
    }
    out.into()
}

/// The same in one line.
pub(super) fn one_line(text: &str, site: &Site) -> String {
    let text = commonmark(text, site);
    if !text.contains('\n') {
        return text.into_owned();
    }
    text.lines().map(|line| line.trim().trim_end_matches('\\')).collect::<Vec<_>>().join(" ")
}

/// Lines of one kind.
enum Block<'t> {
    /// A fenced block of code, with its fences.
    Fence(&'t str),
    /// Anything else.
    Prose(&'t str),
}

/// The blocks of a text, in order.
struct Blocks<'t> {
    rest: &'t str,
}

impl<'t> Blocks<'t> {
    fn of(text: &'t str) -> Self {
        Self { rest: text }
    }
}

impl<'t> Iterator for Blocks<'t> {
    type Item = Block<'t>;

    fn next(&mut self) -> Option<Block<'t>> {
        let first = self.rest.split_inclusive('\n').next()?;
        let fence = markdown::fence(first.trim());
        let mut end = first.len();
        for line in self.rest.split_inclusive('\n').skip(1) {
            match fence {
                Some(fence) => {
                    end += line.len();
                    if markdown::fence(line.trim()).is_some_and(|marks| closes(marks, fence, line)) {
                        break;
                    }
                }
                None if markdown::fence(line.trim()).is_some() => break,
                None => end += line.len(),
            }
        }
        let (block, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(if fence.is_some() { Block::Fence(block) } else { Block::Prose(block) })
    }
}

fn closes(marks: &str, fence: &str, line: &str) -> bool {
    marks.starts_with(fence) && line.trim().len() == marks.len()
}
