//! From a place in a document to a place in its text. In: a text and JSON pointers; out: lines and columns.
//! It never keeps anything: the text is walked again, once for all places asked for, when a diagnostic is printed.

mod block;
mod json;
pub(crate) mod lines;
mod want;
mod yaml;

pub use lines::Lines;

use super::{Format, Pointer};
use want::Want;

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1; lines end with `\n`.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// What of a member is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Its key; for an element of a list, or the root, its value.
    Key,
    /// Its value.
    Value,
}

/// Where the key or the value at a pointer begins. Where the document has no such place, it is the key of the nearest
/// place around it (or the value, where that has no key); `None` only for a text that no parser reads from its start.
pub fn locate(text: &str, pointer: &Pointer, part: Part) -> Option<Position> {
    offsets(text, &[(pointer, part)]).pop()?.map(|offset| Lines::new(text).position(offset))
}

/// The same for many places in one walk: byte offsets into the text, in the order asked.
pub fn offsets(text: &str, places: &[(&Pointer, Part)]) -> Vec<Option<usize>> {
    if places.is_empty() {
        return Vec::new();
    }
    let want = walk(text, places.iter().map(|(pointer, _)| *pointer));
    places.iter().map(|(pointer, part)| want.nearest(pointer, *part)).collect()
}

/// The byte offset of every key that was written at a pointer: more than one where a key is written twice.
pub(crate) fn keys(text: &str, pointers: &[Pointer]) -> Vec<Vec<usize>> {
    let want = walk(text, pointers.iter());
    pointers.iter().map(|pointer| want.keys(pointer)).collect()
}

/// The byte offset of the second document of a text in YAML.
pub(crate) fn second_document(text: &str) -> Option<usize> {
    yaml::second_document(text)
}

fn walk<'p>(text: &str, pointers: impl Iterator<Item = &'p Pointer>) -> Want {
    let mut want = Want::default();
    pointers.for_each(|pointer| want.add(pointer));
    match Format::of(text) {
        Format::Json => json::walk(text, &mut want),
        Format::Yaml => match block::walk(text, &want, block::SMALL) {
            Some(found) => want = found,
            // a broken text ends the walk early; what was found so far stands
            None => drop(yaml::walk(text, &mut want)),
        },
    }
    want
}

#[cfg(test)]
mod tests;
