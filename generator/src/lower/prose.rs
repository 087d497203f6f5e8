//! Descriptions as CommonMark. In: what people wrote, in Markdown, in HTML, or in both; out: CommonMark whose links lead
//! somewhere. Code stays as it is written; tags that CommonMark cannot express stay, and `emit` escapes them.
//!
//! Many descriptions are HTML: OpenAPI asks for CommonMark (OAS 3.0.4, 4.3), in which HTML is legal, and rustdoc would show
//! the tags of strangers only as text. Converters for whole pages bring an HTML parser of a size that no build script
//! wants, so the few tags that occur are read here (`markup`, `element`) and written as CommonMark (`written`). The result
//! passes the same escaping as every other text, so nothing here has to be safe.

mod block;
mod definition;
mod element;
mod link;
mod markup;
#[cfg(test)]
mod tests;
mod written;

use crate::document::Place;
use crate::settings::Settings;
use block::{Block, Blocks};
use link::Links;
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
    let has_code = text.starts_with([' ', '\t']) || text.contains("\n    ") || text.contains("\n\t");
    if !text.contains('<') && !text.contains("](") && !text.contains("]:") && !has_code {
        return text.into();
    }
    let blocks: Vec<_> = Blocks::of(text).collect();
    let mut links = Links::new(site);
    for block in &blocks {
        if let Block::Prose(lines) = block {
            links.definitions.read(lines);
        }
    }
    let mut written = Vec::with_capacity(blocks.len());
    for block in blocks {
        written.push(match block {
            Block::Fence(lines) => (false, lines.to_owned()),
            Block::Indented(lines) => (false, block::unindented(lines)),
            Block::Prose(lines) if lines.contains('<') => {
                (true, links.resolved(&written::commonmark(&element::tree(lines))))
            }
            Block::Prose(lines) => (true, links.resolved(lines)),
        });
    }
    let finished = written.into_iter().map(|(is_prose, text)| match is_prose {
        true => links.definitions.without_used(text),
        false => text,
    });
    finished.collect::<String>().into()
}

/// The same in one line.
pub(super) fn one_line(text: &str, site: &Site) -> String {
    let text = commonmark(text, site);
    if !text.contains('\n') {
        return text.into_owned();
    }
    text.lines().map(|line| line.trim().trim_end_matches('\\')).collect::<Vec<_>>().join(" ")
}
