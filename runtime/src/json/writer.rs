//! The JSON text that is being written.
//!
//! In come values and keys, which already carry their comma, quotes and colon; out goes UTF-8 without whitespace. It
//! never asks whether a value is the first one: each is written with a comma before it, and the first comma of an array
//! or object is then overwritten by its bracket.
//!
//! `Debug` of a record goes the same way, so that there is one list of members: they are then shown by their own `Debug`.

use std::fmt::Debug;

use super::shown::Shown;
use super::{Json, Map, Maybe, Model, Table, scan};

/// A JSON text in the making.
#[derive(Debug, Default)]
pub struct Writer {
    text: Vec<u8>,
    /// where the object begins whose members are being written
    object: usize,
    /// what becomes of members that are shown to people instead
    shown: Option<Shown>,
}

/// Where the object begins that is around another one.
#[must_use]
pub(super) struct Outer(usize);

impl Writer {
    /// An empty text.
    pub fn new() -> Self {
        Self { text: Vec::with_capacity(128), object: 0, shown: None }
    }

    /// The members of a record as people see them.
    pub(super) fn showing(record: &dyn Model, shown: Shown) -> Shown {
        let mut writer = Self { text: Vec::new(), object: 0, shown: Some(shown) };
        record.write_parts(&mut writer);
        writer.shown.unwrap_or_default()
    }

    /// The text as bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.text
    }

    /// The text.
    pub fn into_text(self) -> String {
        // only whole strings, ASCII literals and numbers are ever appended, so nothing is replaced here
        String::from_utf8(self.text)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// Appends an object, by the record's own list of members.
    pub fn record<T: Model>(&mut self, record: &T) {
        let outer = self.open();
        record.write_parts(self);
        self.close(outer);
    }

    /// Begins an object; what comes back ends it.
    pub(super) fn open(&mut self) -> Outer {
        Outer(std::mem::replace(&mut self.object, self.text.len()))
    }

    /// Ends an object.
    pub(super) fn close(&mut self, outer: Outer) {
        self.bracket(self.object, b'{', b'}');
        self.object = outer.0;
    }

    /// Appends a member that is always there; `key` is `,"name":` with the name escaped as JSON asks.
    #[inline]
    pub fn member<T: Json + Debug>(&mut self, key: &'static str, value: &T) {
        if let Some(shown) = &mut self.shown {
            return shown.member(key, value);
        }
        self.raw(key);
        value.write(self);
    }

    /// Appends a member, unless there is none.
    #[inline]
    pub fn optional<T: Json + Debug>(&mut self, key: &'static str, value: &Option<T>) {
        if let Some(shown) = &mut self.shown {
            return shown.member(key, value);
        }
        if let Some(value) = value {
            self.member(key, value);
        }
    }

    /// Appends a member, unless it is absent; null is written.
    #[inline]
    pub fn maybe<T: Json + Debug>(&mut self, key: &'static str, value: &Maybe<T>) {
        if let Some(shown) = &mut self.shown {
            return shown.member(key, value);
        }
        match value {
            Maybe::Absent => {}
            Maybe::Null => {
                self.raw(key);
                self.null();
            }
            Maybe::Present(value) => self.member(key, value),
        }
    }

    /// Appends members that no table names, except those whose name the object has already: a name that is described
    /// and was written wins over the same name among the additional ones.
    pub fn additional<T: Json + Debug>(&mut self, table: &Table, additional: &Map<T>) {
        if let Some(shown) = &mut self.shown {
            return shown.member("additional", additional);
        }
        for (name, value) in additional {
            if table.members.contains(&name.as_str()) && self.has_member(name) {
                continue;
            }
            self.entry(name, value);
        }
    }

    /// Whether the object that is being written has a member of this name, found in its own text.
    #[cold]
    pub(super) fn has_member(&self, name: &str) -> bool {
        let written = self.text.get(self.object..).and_then(|text| std::str::from_utf8(text).ok());
        written.is_some_and(|text| super::Reader::with_depth(text, usize::MAX).has_member(name))
    }

    /// Appends an array, element by element.
    pub(crate) fn list<'v, T: Json + 'v>(&mut self, elements: impl Iterator<Item = &'v T>) {
        let start = self.text.len();
        for element in elements {
            self.text.push(b',');
            element.write(self);
        }
        self.bracket(start, b'[', b']');
    }

    /// Appends an array of items that are not alike.
    pub(super) fn items(&mut self, items: &[&dyn Json]) {
        let start = self.text.len();
        for item in items {
            self.text.push(b',');
            item.write(self);
        }
        self.bracket(start, b'[', b']');
    }

    /// Appends an object, entry by entry.
    pub(super) fn map<'v, T: Json + 'v>(&mut self, entries: impl Iterator<Item = (&'v String, &'v T)>) {
        let start = self.text.len();
        for (name, value) in entries {
            self.entry(name, value);
        }
        self.bracket(start, b'{', b'}');
    }

    pub(super) fn entry<T: Json>(&mut self, name: &str, value: &T) {
        self.text.push(b',');
        self.text(name);
        self.text.push(b':');
        value.write(self);
    }

    /// Puts the brackets around what was written since `start`, in place of the first comma.
    fn bracket(&mut self, start: usize, open: u8, close: u8) {
        match self.text.get_mut(start) {
            Some(comma) => *comma = open,
            None => self.text.push(open),
        }
        self.text.push(close);
    }

    /// Appends a string (RFC 8259 section 7): only what must be escaped is.
    #[inline]
    pub fn text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        self.text.reserve(bytes.len() + 2);
        self.text.push(b'"');
        let plain = scan::plain(bytes);
        if plain == bytes.len() {
            self.text.extend_from_slice(bytes);
        } else {
            self.escaped(bytes);
        }
        self.text.push(b'"');
    }

    #[inline(never)]
    fn escaped(&mut self, mut bytes: &[u8]) {
        while let Some((plain, rest)) = bytes.split_at_checked(scan::plain(bytes)) {
            self.text.extend_from_slice(plain);
            let Some((special, rest)) = rest.split_first() else { break };
            self.escape(*special);
            bytes = rest;
        }
    }

    fn escape(&mut self, byte: u8) {
        const HEX: [u8; 16] = *b"0123456789abcdef";
        let short = match byte {
            b'"' | b'\\' => byte,
            0x8 => b'b',
            0xc => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => {
                let low = HEX.get(usize::from(byte & 15)).copied().unwrap_or(b'0');
                self.text.extend_from_slice(&[b'\\', b'u', b'0', b'0', b'0' + (byte >> 4), low]);
                return;
            }
        };
        self.text.extend_from_slice(&[b'\\', short]);
    }

    /// Appends `null`.
    #[inline]
    pub fn null(&mut self) {
        self.raw("null");
    }

    /// Appends text that is JSON already.
    #[inline]
    pub(super) fn raw(&mut self, json: &str) {
        self.text.extend_from_slice(json.as_bytes());
    }
}
