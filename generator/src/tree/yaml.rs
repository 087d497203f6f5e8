//! YAML into nodes, by serde_yaml. In: a text; out: a node, or what is wrong with the text and where.
//! It never follows aliases without end, and of several documents it reads the first.

mod anchors;
mod nesting;

use super::read::{KEY_EXPECTED, MergeKeys, Reading, Stop};
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
    let all = serde_yaml::Deserializer::from_str(text);
    let node = document(all, text, most, problems);
    if !matches!(&node, Err(found) if found.code == Code::MANY_DOCUMENTS) {
        return node.map_err(|found| problems.push(*found)).ok();
    }
    node.map_err(|found| problems.push(*found)).ok();
    let first = serde_yaml::Deserializer::from_str(text).next()?;
    document(first, text, most, problems).map_err(|found| problems.push(*found)).ok()
}

fn document(
    yaml: serde_yaml::Deserializer<'_>,
    text: &str,
    most: usize,
    problems: &mut Problems,
) -> Result<Node, Box<Diagnostic>> {
    let mut reading = Reading::new(text.len(), most, MergeKeys::Applied);
    let node = reading.root().deserialize(yaml);
    report_duplicates(text, &reading, problems);
    node.map_err(|error| Box::new(refused(text, &reading, &error)))
}

fn refused(text: &str, reading: &Reading, error: &serde_yaml::Error) -> Diagnostic {
    let message = error.to_string();
    let at = |position| Label { position, ..Label::value(&Pointer::root()) };
    let here = position(text, error);
    if reading.stop() == Some(Stop::Count) {
        return super::too_many(at(here));
    }
    if reading.stop() == Some(Stop::Key) {
        return super::too_long(at(here));
    }
    if reading.stop() == Some(Stop::Expansion) || message.contains("repetition limit") {
        return super::too_much(at(here));
    }
    if reading.stop() == Some(Stop::Depth) || message.contains("recursion limit") {
        return super::too_deep(at(here));
    }
    if message.contains("more than one document") {
        let second = locate::second_document(text).unwrap_or(text.len());
        let at = at(Some(Lines::new(text).position(second))).saying("the second document begins here");
        return Diagnostic::new(Code::MANY_DOCUMENTS, at, "the text has more than one YAML document")
            .help("remove the second document, or move it to a file of its own");
    }
    if message.contains(KEY_EXPECTED) {
        return Diagnostic::new(
            Code::SYNTAX,
            at(here),
            "a key must be a string, but this one is an array or an object",
        );
    }
    syntax(&message, at(here.or_else(|| Some(Lines::new(text).position(text.len())))))
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

/// The parser's own words: `did not find expected key at line 3 column 1, while parsing a block mapping at line 2 …`
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
