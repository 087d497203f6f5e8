//! JSON into nodes, by serde_json. In: a text; out: a node, or what is wrong with the text and where.
//! It never takes what RFC 8259 does not allow.

use super::read::{MergeKeys, Reading, Stop};
use super::{Node, report_duplicates};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::Pointer;
use crate::source::locate::{Lines, Position};
use serde::de::DeserializeSeed;

/// Reads a text that becomes at most so many nodes.
pub(super) fn parse(text: &str, most: usize, problems: &mut Problems) -> Option<Node> {
    let mut reading = Reading::new(text.len(), most, MergeKeys::Kept);
    let mut json = serde_json::Deserializer::from_str(text);
    let node = reading.root().deserialize(&mut json).and_then(|node| json.end().map(|()| node));
    report_duplicates(text, &reading, problems);
    node.map_err(|error| problems.push(refused(text, &reading, &error))).ok()
}

fn refused(text: &str, reading: &Reading, error: &serde_json::Error) -> Diagnostic {
    let at = Label { position: Some(position(text, error)), ..Label::value(&Pointer::root()) };
    match reading.stop() {
        Some(Stop::Depth) => super::too_deep(at),
        Some(Stop::Expansion) => super::too_much(at),
        Some(Stop::Count) => super::too_many(at),
        Some(Stop::KeyLength) => super::too_long(at),
        // keys of JSON are strings
        Some(Stop::KeyKind) | None => {
            let message = error.to_string();
            let message = message.split_once(" at line ").map_or(message.as_str(), |(said, _)| said);
            Diagnostic::new(Code::SYNTAX, at, format!("invalid JSON: {message}")).help(
                "a text that begins with a brace or a bracket is parsed as JSON, any other text as YAML",
            )
        }
    }
}

/// serde_json counts columns in bytes, and 0 is the end of the line before.
fn position(text: &str, error: &serde_json::Error) -> Position {
    let lines = Lines::new(text);
    let (start, end) = lines.span(error.line());
    lines.position((start + error.column().saturating_sub(1)).min(end))
}
