//! In: pieces of an event stream, cut anywhere. Out: events as the HTML Standard has them ("Interpreting an event stream").
//! Never: an event that the end of the stream cut short, nor a fault: what the grammar does not know is passed over.

use std::collections::VecDeque;
use std::time::Duration;

use crate::json::{self, Map, Value};

/// An event whose data has not been decoded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Plain {
    pub(super) event: String,
    pub(super) id: String,
    pub(super) retry: Option<Duration>,
    pub(super) data: String,
}

impl Plain {
    /// The event as a JSON object. Its data is the JSON that it holds, or a text where its name is one of these or it is not JSON, which
    /// may be of an event that nobody knows.
    pub(super) fn whole(&self, texts: &[&str]) -> String {
        let text = || Value::from(self.data.as_str());
        let data = match texts.contains(&self.event.as_str()) {
            true => text(),
            false => json::from_str(&self.data).unwrap_or_else(|_| text()),
        };
        let mut whole = Map::new();
        whole.insert("event".to_owned(), Value::from(self.event.as_str()));
        whole.insert("data".to_owned(), data);
        if !self.id.is_empty() {
            whole.insert("id".to_owned(), Value::from(self.id.as_str()));
        }
        if let Some(retry) = self.retry {
            whole.insert(
                "retry".to_owned(),
                Value::from(i64::try_from(retry.as_millis()).unwrap_or(i64::MAX)),
            );
        }
        json::to_string(&Value::Object(whole))
    }
}

/// What has been read since the last event.
#[derive(Default)]
pub(super) struct Parser {
    line: Vec<u8>,
    after: ByteBefore,
    event: String,
    data: String,
    /// of the event that is being read
    id: String,
    /// of the last event that ended
    last_id: String,
    retry: Option<Duration>,
    /// asked for since the event before
    asked: Option<Duration>,
}

/// What the byte before was.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum ByteBefore {
    /// none at all: a byte order mark may come
    #[default]
    Nothing,
    /// a carriage return, to which a line feed belongs
    Return,
    Else,
}

const MARK: &[u8] = b"\xef\xbb\xbf";

impl Parser {
    pub(super) fn last_id(&self) -> &str {
        &self.last_id
    }

    pub(super) const fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// Forgets what a lost connection has begun, but for the id and the pause: the next one begins with an event.
    pub(super) fn forget_unended(&mut self) {
        let (id, retry) = (std::mem::take(&mut self.last_id), self.retry);
        *self = Self { id: id.clone(), last_id: id, retry, ..Self::default() };
    }

    /// How much is held in memory, in bytes.
    pub(super) fn held(&self) -> usize {
        self.line.len() + self.data.len()
    }

    /// Reads a piece, and gives the events that it ends.
    pub(super) fn read(&mut self, mut piece: &[u8], events: &mut VecDeque<Plain>) {
        if self.after == ByteBefore::Return && piece.first() == Some(&b'\n') {
            piece = piece.get(1..).unwrap_or_default();
            self.after = ByteBefore::Else;
        }
        while let Some(end) = piece.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            let (line, rest) = piece.split_at(end);
            self.line.extend_from_slice(line);
            self.end_line(events);
            piece = match rest {
                [b'\r', b'\n', rest @ ..] => rest,
                [b'\r'] => {
                    self.after = ByteBefore::Return;
                    return;
                }
                [_, rest @ ..] => rest,
                [] => return,
            };
        }
        if !piece.is_empty() {
            self.line.extend_from_slice(piece);
            self.after =
                if self.after == ByteBefore::Nothing { ByteBefore::Nothing } else { ByteBefore::Else };
        }
    }

    fn end_line(&mut self, events: &mut VecDeque<Plain>) {
        let line = std::mem::take(&mut self.line);
        // "UTF-8 decode": a byte order mark at the very beginning is none of the text, and what is not UTF-8 is replaced
        let line = match (self.after, line.strip_prefix(MARK)) {
            (ByteBefore::Nothing, Some(rest)) => rest,
            (ByteBefore::Nothing | ByteBefore::Return | ByteBefore::Else, _) => &line,
        };
        self.after = ByteBefore::Else;
        let line = String::from_utf8_lossy(line);
        if line.is_empty() {
            events.extend(self.dispatch());
            return;
        }
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        self.field(name, value.strip_prefix(' ').unwrap_or(value));
    }

    /// A line that begins with a colon is a comment: its name is empty.
    fn field(&mut self, name: &str, value: &str) {
        match name {
            "event" => value.clone_into(&mut self.event),
            "data" => {
                self.data.push_str(value);
                self.data.push('\n');
            }
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                if let Ok(millis) = value.parse() {
                    self.retry = Some(Duration::from_millis(millis));
                    self.asked = self.retry;
                }
            }
            _ => {}
        }
    }

    fn dispatch(&mut self) -> Option<Plain> {
        self.last_id.clone_from(&self.id);
        let event = std::mem::take(&mut self.event);
        let mut data = std::mem::take(&mut self.data);
        if data.is_empty() {
            return None;
        }
        data.truncate(data.len() - 1);
        let event = if event.is_empty() { "message".to_owned() } else { event };
        Some(Plain { event, id: self.id.clone(), retry: self.asked.take(), data })
    }
}
