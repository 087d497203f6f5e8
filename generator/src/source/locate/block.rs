//! Finds places in YAML by its indentation. In: a text of block mappings, and the places wanted; out: their byte offsets, by
//! way of the parser for the lines that matter. It never guesses: where a line is not plain, the parser walks the whole text.
//!
//! To parse megabytes again for a few findings takes longer than all else that is done for them. In a block mapping the lines
//! of a member are those that follow its key and are indented further, so most of a text need only be looked at for that.

use super::want::Want;
use super::yaml;
use std::ops::Range;

/// A member of fewer bytes is left to the parser.
pub(super) const SMALL: usize = 4096;

/// Walks a text whose members of fewer than so many bytes the parser reads; `None` where that cannot be done.
pub(super) fn walk(text: &str, want: &Want, small: usize) -> Option<Want> {
    let mut found = want.blank();
    let block = BlockText { text, small };
    block.has_plain_breaks().then_some(())?;
    found.value = Some(block.mapping(block.body(), &mut found)?);
    Some(found)
}

#[derive(Clone, Copy)]
struct BlockText<'t> {
    text: &'t str,
    small: usize,
}

/// A line with something on it: where it begins, and how far it is indented.
struct Line<'t> {
    start: usize,
    indent: usize,
    content: &'t str,
}

/// A member of a mapping: its key, and where it begins and ends.
struct BlockMember<'t> {
    key: &'t str,
    at: usize,
    /// From the start of its first line to the end of its last one.
    lines: Range<usize>,
    /// What stands behind the colon.
    rest: &'t str,
}

impl<'t> BlockText<'t> {
    /// Whether lines end as everybody thinks they do; YAML 1.1 knows other breaks (5.4).
    fn has_plain_breaks(self) -> bool {
        let bytes = self.text.as_bytes();
        let lone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
        !self.text.match_indices('\r').any(|(at, _)| lone(at))
            && !self.text.contains(['\u{85}', '\u{2028}', '\u{2029}'])
    }

    /// The text behind the line that may begin a document.
    fn body(self) -> Range<usize> {
        let start = match self.lines(0..self.text.len()).next() {
            Some(line) if line.content == "---" => line.start + line.content.len(),
            Some(_) | None => 0,
        };
        start..self.text.len()
    }

    /// The lines in a part of the text that are neither empty nor comments.
    fn lines(self, part: Range<usize>) -> impl Iterator<Item = Line<'t>> {
        let mut start = part.start;
        let lines = self.text.get(part).unwrap_or_default().split_inclusive('\n').map(move |line| {
            let here = start;
            start += line.len();
            let content = line.trim_start_matches(' ');
            Line { start: here, indent: line.len() - content.len(), content: content.trim_end() }
        });
        lines.filter(|line| !line.content.is_empty() && !line.content.starts_with('#'))
    }

    /// Finds what is wanted of a mapping, and says where it begins.
    fn mapping(self, part: Range<usize>, want: &mut Want) -> Option<usize> {
        let members = self.members(part, want)?;
        let first = members.first()?.at;
        for (key, inner) in &mut want.children {
            let mut named = members.iter().filter(|member| member.key == key);
            let (Some(member), None) = (named.next(), named.next()) else { return None };
            self.member(member, key, inner)?;
        }
        Some(first)
    }

    /// The members of a mapping: the first one, and those that are looked for.
    fn members(self, part: Range<usize>, want: &Want) -> Option<Vec<BlockMember<'t>>> {
        let mut members: Vec<BlockMember<'t>> = Vec::new();
        let (end, mut indent, mut is_open) = (part.end, None, false);
        for line in self.lines(part) {
            let indent = *indent.get_or_insert(line.indent);
            if line.indent > indent || (line.indent == indent && is_element(line.content)) {
                // a list may be as far to the left as its key, but there is no key before the first line
                members.first()?;
                continue;
            }
            if line.indent < indent {
                return None;
            }
            if let Some(last) = members.last_mut().filter(|_| is_open) {
                last.lines.end = line.start;
            }
            let (key, rest) = split(line.content)?;
            is_open = members.is_empty() || want.children.contains_key(key);
            if is_open {
                members.push(BlockMember { key, at: line.start + indent, lines: line.start..end, rest });
            }
        }
        Some(members)
    }

    fn member(self, member: &BlockMember<'t>, key: &str, want: &mut Want) -> Option<()> {
        let is_leaf = want.children.is_empty() || member.lines.len() < self.small;
        match self.inside(member).filter(|_| !is_leaf) {
            Some(inside) => {
                want.value = Some(self.mapping(inside, want)?);
                want.keys.push(member.at);
            }
            None => *want = self.parsed(member, key, want)?,
        }
        Some(())
    }

    /// The lines below the key, if they are a mapping.
    fn inside(self, member: &BlockMember<'t>) -> Option<Range<usize>> {
        let Range { start, end } = member.lines;
        let first = self.text.get(start..end)?.find('\n')?;
        let inside = start + first + 1..end;
        let is_mapping = |line: Line<'_>| !is_element(line.content) && split(line.content).is_some();
        let has_members = member.rest.is_empty() && self.lines(inside.clone()).next().is_some_and(is_mapping);
        has_members.then_some(inside)
    }

    /// What the parser finds in the lines of a member.
    fn parsed(self, member: &BlockMember<'t>, key: &str, want: &Want) -> Option<Want> {
        let lines = self.text.get(member.lines.clone())?;
        let mut around = Want::default();
        around.children.insert(key.to_owned(), want.blank());
        yaml::walk(lines, &mut around).ok()?;
        let mut found = around.children.remove(key).filter(Want::is_found)?;
        found.shift(member.lines.start);
        Some(found)
    }
}

/// Whether a line is an element of a list.
fn is_element(content: &str) -> bool {
    content == "-" || content.starts_with("- ")
}

/// A plain key, or one in quotes without escapes, and what stands behind its colon, comments aside.
fn split(content: &str) -> Option<(&str, &str)> {
    let (key, rest) = match content.chars().next()? {
        quote @ ('"' | '\'') => {
            let (key, rest) = content.get(1..)?.split_once(quote)?;
            let rest = rest.trim_start().strip_prefix(':')?;
            let is_plain = !key.contains('\\') && (rest.is_empty() || rest.starts_with(' '));
            is_plain.then_some((key, rest))?
        }
        // indicators (YAML 1.1, 5.3): the line is something else, or more than a key
        '?' | '-' | '&' | '*' | '!' | '{' | '[' | '}' | ']' | '|' | '>' | '%' | '@' | '`' | ',' | '#' => {
            return None;
        }
        _ => match content.split_once(": ") {
            Some((key, rest)) => (key.trim_end(), rest),
            None => (content.strip_suffix(':')?.trim_end(), ""),
        },
    };
    let rest = rest.trim_start();
    let rest = if rest.starts_with('#') { "" } else { rest };
    // `a #b: c` has a comment, and `<<` takes members over from elsewhere
    (!key.contains(" #") && key != "<<").then_some((key, rest))
}
