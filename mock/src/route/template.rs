//! A path template as segments. In: `/pets/{id}.json`; out: whether a path matches it, and the raw texts of its names.
//! It never decodes an argument: that is done by the parameter's style.

use crate::text;

/// A path template, cut at its slashes.
#[derive(Debug)]
pub(crate) struct Template {
    text: String,
    segments: Vec<Vec<Piece>>,
}

/// A part of a segment.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Text(String),
    Name(String),
}

impl Template {
    /// Reads a template; what stands behind `?` or `#` is not a part of a path and is left out.
    pub(crate) fn parse(text: &str) -> Self {
        let path = text.split(['?', '#']).next().unwrap_or_default();
        Self { text: path.to_owned(), segments: path.split('/').skip(1).map(pieces).collect() }
    }

    /// The number of its segments.
    pub(crate) fn len(&self) -> usize {
        self.segments.len()
    }

    /// The template as it is written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// An order that puts concrete templates before templated ones, from the left.
    pub(crate) fn rank(&self) -> Vec<u8> {
        self.segments.iter().map(|pieces| rank(pieces)).collect()
    }

    /// The raw arguments by name, when the segments of a path match. An argument is never empty.
    pub(crate) fn matches(&self, segments: &[&str]) -> Option<Vec<(String, String)>> {
        if segments.len() != self.segments.len() {
            return None;
        }
        let mut arguments = Vec::new();
        for (pieces, raw) in self.segments.iter().zip(segments) {
            segment(pieces, raw, &mut arguments)?;
        }
        Some(arguments)
    }

    /// For each segment: its text, or `None` where a name stands.
    pub(crate) fn fixed(&self) -> impl Iterator<Item = Option<&str>> {
        self.segments.iter().map(|pieces| match pieces.as_slice() {
            [] => Some(""),
            [Piece::Text(text)] => Some(text.as_str()),
            _ => None,
        })
    }
}

/// 0 for a text, 1 for a mixture, 2 for a name alone.
fn rank(pieces: &[Piece]) -> u8 {
    match pieces {
        [] | [Piece::Text(_)] => 0,
        [Piece::Name(_)] => 2,
        _ => 1,
    }
}

fn pieces(segment: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = segment;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        if !before.is_empty() {
            found.push(Piece::Text(text::decoded(before)));
        }
        found.push(Piece::Name(name.to_owned()));
        rest = behind;
    }
    if !rest.is_empty() {
        found.push(Piece::Text(text::decoded(rest)));
    }
    found
}

/// Matches one segment; a name takes as little as the text behind it allows.
fn segment(pieces: &[Piece], raw: &str, arguments: &mut Vec<(String, String)>) -> Option<()> {
    match pieces {
        [] => raw.is_empty().then_some(()),
        [Piece::Text(text)] => (text::decoded(raw) == *text).then_some(()),
        [Piece::Text(text), rest @ ..] => segment(rest, raw.strip_prefix(text.as_str())?, arguments),
        [Piece::Name(name)] => {
            arguments.push((name.clone(), raw.to_owned()));
            (!raw.is_empty()).then_some(())
        }
        [Piece::Name(name), rest @ ..] => {
            let known = arguments.len();
            for (end, _) in raw.char_indices().skip(1) {
                let (taken, behind) = raw.split_at_checked(end)?;
                arguments.push((name.clone(), taken.to_owned()));
                if segment(rest, behind, arguments).is_some() {
                    return Some(());
                }
                arguments.truncate(known);
            }
            None
        }
    }
}
