//! YAML into nodes, by serde_yaml. In: a text; out: a node, or what is wrong with the text and where.
//! It never follows aliases without end, and of several documents it reads the first.

mod anchors;
mod nesting;

use super::read::{MergeKeys, Reading, Stop};
use super::{Node, report_duplicates};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::Pointer;
use crate::source::locate::{self, Lines, Position};
use serde::de::DeserializeSeed;

/// Reads a text that becomes at most so many nodes.
pub(super) fn parse(text: &str, most: usize, problems: &mut Problems) -> Option<Node> {
    if let Some(place) = nesting::endless(text) {
        let position = Some(Lines::new(text).position(place));
        problems.push(super::too_deep(Label { position, ..Label::value(&Pointer::root()) }));
        return None;
    }
    if let Some(found) = anchors::redefined(text) {
        problems.push(redefined(&Lines::new(text), &found));
    }
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let mut reading = Reading::new(text.len(), most, MergeKeys::Applied);
    let node = reading.root().deserialize(documents.next()?);
    report_duplicates(text, &reading, problems);
    match node {
        Ok(node) => {
            if documents.next().is_some() {
                problems.push(several(text));
            }
            Some(node)
        }
        Err(error) => {
            problems.push(refused(text, &reading, &error));
            None
        }
    }
}

fn several(text: &str) -> Diagnostic {
    let second = locate::second_document(text).unwrap_or(text.len());
    let at = Label { position: Some(Lines::new(text).position(second)), ..Label::value(&Pointer::root()) };
    let at = at.saying("the second document begins here");
    Diagnostic::new(Code::MANY_DOCUMENTS, at, "the text has more than one YAML document")
        .help("remove the second document, or move it to a file of its own")
}

/// The parser's errors say where, but not of which kind they are: what we refuse ourselves is known by [`Stop`].
fn refused(text: &str, reading: &Reading, error: &serde_yaml::Error) -> Diagnostic {
    let here = position(text, error);
    let at = Label { position: here, ..Label::value(&Pointer::root()) };
    match reading.stop() {
        Some(Stop::Count) => super::too_many(at),
        Some(Stop::KeyLength) => super::too_long(at),
        Some(Stop::Expansion) => super::too_much(at),
        Some(Stop::Depth) => super::too_deep(at),
        Some(Stop::KeyKind) => {
            let message = "a key must be a string, but this one is an array or an object";
            Diagnostic::new(Code::SYNTAX, at, message)
        }
        None if has_too_many_aliases(error) => super::too_much(at),
        None => {
            let position = here.or_else(|| Some(Lines::new(text).position(text.len())));
            syntax(&error.to_string(), Label { position, ..at })
        }
    }
}

/// Whether the parser has followed more aliases than it allows. It has no word for that which programs could read, so it is
/// made to say the same of a text with too many: of the shortest kind, for every text with an error is held against it.
fn has_too_many_aliases(error: &serde_yaml::Error) -> bool {
    let list = |item: &str| format!("[{}]", [item, ", "].concat().repeat(10));
    let text = format!("[&a 1, &b {}, &c {}, &d {}, {}]", list("*a"), list("*b"), list("*c"), list("*d"));
    let mut reading = Reading::new(usize::MAX, usize::MAX, MergeKeys::Applied);
    let refused = reading.root().deserialize(serde_yaml::Deserializer::from_str(&text));
    refused.is_err_and(|refused| refused.to_string() == error.to_string())
}

fn redefined(lines: &Lines<'_>, found: &anchors::Redefined<'_>) -> Diagnostic {
    let at = |offset, text: &str| Label {
        position: Some(lines.position(offset)),
        ..Label::value(&Pointer::root()).saying(text)
    };
    let message = format!("the anchor `&{}` is defined twice", found.name);
    Diagnostic::new(Code::ANCHOR_TWICE, at(found.again, "defined again here"), message)
        .label(at(found.first, "first defined here"))
        .help("give one of them another name")
}

/// The parser's own words: `did not find expected key at line 3 column 1, while parsing a block mapping at line 2 …`. Where
/// the error is, it says itself; where what is broken began is in these words alone, and is left out where they are others.
fn syntax(message: &str, at: Label) -> Diagnostic {
    let (said, context) = message.split_once(" at line ").unwrap_or((message, ""));
    let said = said.split_once(" at position ").map_or(said, |(said, _)| said);
    let found = Diagnostic::new(Code::SYNTAX, at, format!("invalid YAML: {said}"));
    let Some((_, context)) = context.split_once(", ") else { return found };
    match context.split_once(" at line ").map(|(text, place)| (text, place.split_once(" column "))) {
        Some((text, Some((line, column)))) => match (line.parse(), column.parse()) {
            (Ok(line), Ok(column)) => found.label(Label {
                position: Some(Position { line, column }),
                ..Label::value(&Pointer::root()).saying(text)
            }),
            _ => found,
        },
        Some((_, None)) | None => found.help(format!("found {context}")),
    }
}

/// The parser counts bytes; for a character it does not take at all it tells no place.
fn position(text: &str, error: &serde_yaml::Error) -> Option<Position> {
    let place = error.location()?.index();
    let refused = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    let place = if place == 0 { text.find(refused).unwrap_or(0) } else { place };
    Some(Lines::new(text).position(place))
}
