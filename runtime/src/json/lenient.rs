//! Answers that are not quite as described.
//!
//! In comes the fault of a member; out goes the member read in another form, empty or absent, and a note, or the fault. It
//! never passes over a text that is not JSON, and never makes up a value: what has no empty form stays a fault.

use std::borrow::Cow;

use super::finding::Outcome;
use super::model::{ModelParts, Outline, fill};
use super::reader::Mark;
use super::{Fault, FaultKind, Peek, Reader};

/// What a null can stand for.
const EMPTY: [&str; 3] = ["[]", "{}", "\"\""];

/// What a member can stand for that is missing. A text is none of it: without a text that must be there, it is another object.
const MISSING: [&str; 3] = ["null", "[]", "{}"];

/// A member that could not be read.
pub(super) struct Failed {
    /// where its value begins
    pub(super) start: Mark,
    pub(super) first: Peek,
    pub(super) index: usize,
}

/// How a reader takes values that are not as the type asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// They are faults.
    Strict,
    /// They are read as far as nothing is lost, and else cost the member that they are in.
    Lenient,
}

/// Whether values are noted that an enumeration does not list, or that are none of the variants of a union.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Watching {
    #[default]
    Not,
    Unlisted,
}

impl<'a> Reader<'a> {
    /// Passes over the value of a member that could not be read, and makes the member what it is without one: the empty value
    /// where it is null, absent where it may be.
    #[cold]
    pub(super) fn forgive(
        &mut self,
        fault: Fault,
        failed: &Failed,
        record: &mut dyn ModelParts,
        outline: Outline,
    ) -> Result<(), Fault> {
        self.pass_over(&fault, failed.start, failed.first)?;
        let index = failed.index;
        let outcome = if failed.first.is_null() && EMPTY.iter().any(|json| fill(record, index, json)) {
            Outcome::Empty
        } else if outline.table.required.binary_search(&index).is_err() && is_left_out(record, index, outline)
        {
            Outcome::LeftOut
        } else {
            return Err(fault);
        };
        self.notes.value(failed.start.offset(), outcome, &fault);
        Ok(())
    }

    /// Passes over the value of an entry that could not be read.
    #[cold]
    pub(super) fn forgive_entry(&mut self, fault: Fault, start: Mark, first: Peek) -> Result<(), Fault> {
        self.pass_over(&fault, start, first)?;
        self.notes.value(start.offset(), Outcome::LeftOut, &fault);
        Ok(())
    }

    /// Makes a required member that is missing the empty value of its type.
    #[cold]
    pub(super) fn supply(
        &mut self,
        (object, index): (usize, usize),
        name: &'static str,
        record: &mut dyn ModelParts,
    ) -> Result<(), Fault> {
        let fault = Fault::missing(self.offset().saturating_sub(1), name);
        let is_supplied =
            self.manner == Manner::Lenient && MISSING.iter().any(|json| fill(record, index, json));
        if !is_supplied {
            return Err(fault);
        }
        self.notes.missing(object, name, &fault);
        Ok(())
    }

    /// Passes over a `null` in place of a whole value, which `becomes` reads in place of it.
    #[cold]
    pub(super) fn forgive_null(
        &mut self,
        fault: Fault,
        (start, first): (Mark, Peek),
        becomes: &mut dyn FnMut(Peek, &mut Reader<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.pass_over(&fault, start, first)?;
        let mut is_read = |json: &&str| {
            let mut reader = Reader::new(json);
            let first = reader.peek();
            becomes(first, &mut reader).is_ok()
        };
        if !first.is_null() || !EMPTY.iter().any(&mut is_read) {
            return Err(fault);
        }
        self.notes.value(start.offset(), Outcome::Empty, &fault);
        Ok(())
    }

    /// The text of a number that stands in quotes; `expected` names the type in a fault.
    #[cold]
    pub(super) fn quoted_number(&mut self, first: Peek, expected: &'static str) -> Result<&'a str, Fault> {
        let start = self.mark();
        let fault = self.mismatch(first, expected);
        if self.manner == Manner::Strict || first.0 != b'"' {
            return Err(fault);
        }
        match self.text(first)? {
            Cow::Borrowed(text) if is_number(text) => {
                self.notes.value(start.offset(), Outcome::Converted, &fault);
                Ok(text)
            }
            Cow::Borrowed(_) | Cow::Owned(_) => {
                self.reset(&start);
                Err(fault)
            }
        }
    }

    /// A boolean that stands in quotes.
    #[cold]
    pub(super) fn quoted_boolean(&mut self, first: Peek) -> Result<bool, Fault> {
        let start = self.mark();
        let fault = self.mismatch(first, "a boolean");
        if self.manner == Manner::Strict || first.0 != b'"' {
            return Err(fault);
        }
        let value = match &*self.text(first)? {
            "true" => true,
            "false" => false,
            _ => {
                self.reset(&start);
                return Err(fault);
            }
        };
        self.notes.value(start.offset(), Outcome::Converted, &fault);
        Ok(value)
    }

    /// A number or a boolean where a text is asked for: as the text that it is written with.
    #[cold]
    pub(super) fn unquoted_text(&mut self, first: Peek) -> Result<&'a str, Fault> {
        let start = self.offset();
        let fault = self.mismatch(first, "a string");
        if self.manner == Manner::Strict || !matches!(first.0, b't' | b'f' | b'-' | b'0'..=b'9') {
            return Err(fault);
        }
        self.skip(first)?;
        self.notes.value(start, Outcome::Converted, &fault);
        Ok(self.since(start))
    }

    /// Goes behind a value that could not be read, if that can be borne.
    fn pass_over(&mut self, fault: &Fault, start: Mark, first: Peek) -> Result<(), Fault> {
        let is_borne = match fault.kind() {
            FaultKind::Mismatch | FaultKind::Range | FaultKind::Missing => self.manner == Manner::Lenient,
            FaultKind::Encoding | FaultKind::Syntax | FaultKind::Depth => false,
        };
        if !is_borne {
            return Err(fault.clone());
        }
        self.reset(&start);
        self.notes.forget(&start);
        self.skip(first)
    }
}

/// Makes a member what it is where it is absent.
fn is_left_out(record: &mut dyn ModelParts, index: usize, outline: Outline) -> bool {
    match outline.default_of(index) {
        Some(json) => fill(record, index, json),
        None => {
            let mut reader = Reader::new("null");
            reader.absent = true;
            let first = reader.peek();
            record.read_part(index, first, &mut reader).is_ok()
        }
    }
}

fn is_number(text: &str) -> bool {
    let mut reader = Reader::new(text);
    let first = reader.peek();
    reader.number(first, "a number").is_ok() && reader.offset() == text.len()
}
