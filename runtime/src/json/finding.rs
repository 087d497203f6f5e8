//! What was read although it is not as described.
//!
//! In come places in a text, as offsets; out go paths, with what was expected there and what stood there. It never repeats
//! a value, nor a name that no record describes: the keys of a map can be secrets.

use std::fmt;

use super::fault::ExpectedJson;
use super::reader::Mark;
use super::{Fault, Peek, Reader, Table};

/// How many findings are kept of one text.
const MOST: usize = 64;

/// A part of an answer that is not as described, and was read all the same.
///
/// ```
/// use clientwright_runtime::json;
///
/// let (sizes, findings) = json::from_slice_leniently::<Vec<i64>>(br#"[1, "2"]"#)?;
/// assert_eq!(sizes, [1, 2]);
/// assert_eq!(findings[0].to_string(), "$[1]: expected a 64-bit integer, found a string; it was converted");
/// # Ok::<(), json::Fault>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    path: String,
    outcome: Outcome,
    expected: ExpectedJson,
    found: &'static str,
}

/// What became of a part of an answer that is not as described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// The same value in another form: digits in quotes are a number, a number is its text.
    Converted,
    /// It is missing or null, and was read as the empty value of its type: an empty list, object or text.
    Empty,
    /// The member, or the entry of a map, was read as if it was absent.
    LeftOut,
    /// A value that its enumeration does not list, and was kept. Noted for clients with `observe` alone.
    Unlisted,
    /// A value that is none of the variants of its union, and was kept. Noted for clients with `observe` alone.
    Unmatched,
}

impl Finding {
    /// The way to the value from the root, as in `$.messages[0].locale`. An entry of a map is `*`, whatever its key.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What became of it.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// What the type asks for: `a string`, ``member `id` ``.
    #[must_use]
    pub fn expected(&self) -> String {
        self.expected.to_string()
    }

    /// What stood there, by kind only: `null`, `a number`.
    #[must_use]
    pub fn found(&self) -> &'static str {
        self.found
    }

    /// Whether it is a required member that is missing.
    pub(crate) fn is_missing(&self) -> bool {
        matches!(self.expected, ExpectedJson::Member(_))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, outcome, expected, found } = self;
        let outcome = match outcome {
            Outcome::Converted => "it was converted",
            Outcome::Empty => "it was read as empty",
            Outcome::LeftOut => "it was left out",
            Outcome::Unlisted | Outcome::Unmatched => "it was kept",
        };
        write!(f, "{path}: expected {expected}, found {found}; {outcome}")
    }
}

/// What was noted while a text was read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Vec<Note>,
    /// Where records begin that have a note inside, with what their members are called.
    records: Vec<(usize, &'static Table)>,
}

#[derive(Debug)]
struct Note {
    /// where the value begins; of a member that is missing, its object
    offset: usize,
    member: Option<&'static str>,
    outcome: Outcome,
    expected: ExpectedJson,
    found: &'static str,
}

impl Notes {
    /// Notes that a value was not as described.
    #[cold]
    pub(super) fn value(&mut self, offset: usize, outcome: Outcome, fault: &Fault) {
        self.add(offset, None, outcome, fault);
    }

    /// Notes that a member of the object at this place is missing.
    #[cold]
    pub(super) fn missing(&mut self, offset: usize, member: &'static str, fault: &Fault) {
        self.add(offset, Some(member), Outcome::Empty, fault);
    }

    fn add(&mut self, offset: usize, member: Option<&'static str>, outcome: Outcome, fault: &Fault) {
        if self.notes.len() < MOST {
            let (expected, found) = fault.terms();
            self.notes.push(Note { offset, member, outcome, expected, found });
        }
    }

    /// Forgets what was noted of values from here on, which are read again or left out.
    #[inline]
    pub(super) fn forget(&mut self, from: &Mark) {
        if !self.notes.is_empty() {
            self.split_off(from);
        }
    }

    /// Takes out what was noted of values from here on.
    #[inline]
    pub(super) fn take(&mut self, from: &Mark) -> Self {
        if self.notes.is_empty() { Self::default() } else { self.split_off(from) }
    }

    #[cold]
    fn split_off(&mut self, from: &Mark) -> Self {
        let is_before = |offset: usize| offset < from.offset();
        let notes = self.notes.extract_if(.., |note| !is_before(note.offset)).collect();
        let records = self.records.extract_if(.., |(offset, _)| !is_before(*offset)).collect();
        Self { notes, records }
    }

    /// Puts back what was taken out.
    #[inline]
    pub(super) fn put_back(&mut self, taken: Self) {
        if !taken.notes.is_empty() {
            self.notes.extend(taken.notes);
            self.records.extend(taken.records);
        }
    }

    /// Remembers a record that was read, if something in it was noted.
    #[inline]
    pub(super) fn leave(&mut self, offset: usize, table: &'static Table) {
        if !self.notes.is_empty() {
            self.remember(offset, table);
        }
    }

    #[cold]
    fn remember(&mut self, offset: usize, table: &'static Table) {
        if self.notes.iter().any(|note| note.offset >= offset) {
            self.records.push((offset, table));
        }
    }

    fn sort(&mut self) {
        self.notes.sort_by_key(|note| note.offset);
        // a value that is several variants at once is read once for each
        self.notes.dedup_by(|one, other| {
            (one.offset, one.member, one.outcome) == (other.offset, other.member, other.outcome)
        });
        self.records.sort_by_key(|(offset, _)| *offset);
    }

    /// The notes of the value at a place.
    fn at(&self, offset: usize) -> impl Iterator<Item = &Note> {
        let start = self.notes.partition_point(|note| note.offset < offset);
        self.notes.iter().skip(start).take_while(move |note| note.offset == offset)
    }

    /// What the members are called of the record that begins at a place, if one does.
    fn members(&self, object: usize) -> &'static [&'static str] {
        let found = self.records.binary_search_by_key(&object, |(offset, _)| *offset).ok();
        found.and_then(|index| self.records.get(index)).map_or(&[], |(_, table)| table.members)
    }
}

impl Reader<'_> {
    /// What was noted, with the path of each place, for which the text is passed over once more.
    pub(super) fn findings(&mut self) -> Vec<Finding> {
        let mut notes = std::mem::take(&mut self.notes);
        if notes.notes.is_empty() {
            return Vec::new();
        }
        notes.sort();
        let mut walk = Walk { notes, path: "$".to_owned(), findings: Vec::new() };
        self.rewind(0);
        let first = self.peek();
        // the text has been read before, so it has no fault
        let _ = walk.value(first, self);
        walk.findings
    }
}

struct Walk {
    notes: Notes,
    path: String,
    findings: Vec<Finding>,
}

impl Walk {
    fn value(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.find(reader.offset());
        let length = self.path.len();
        match first.0 {
            b'{' => {
                let members = self.notes.members(reader.offset());
                let mut more = reader.first_member(first)?;
                while more {
                    let name = reader.name()?;
                    self.path.push('.');
                    self.path.push_str(if members.contains(&&*name) { &name } else { "*" });
                    let first = reader.member_value()?;
                    self.value(first, reader)?;
                    self.path.truncate(length);
                    more = reader.next_member()?;
                }
            }
            b'[' => {
                let mut next = reader.first_element(first)?;
                let mut index = 0;
                while let Some(first) = next {
                    self.path.push_str(&format!("[{index}]"));
                    self.value(first, reader)?;
                    self.path.truncate(length);
                    index += 1;
                    next = reader.next_element()?;
                }
            }
            _ => reader.skip(first)?,
        }
        Ok(())
    }

    fn find(&mut self, offset: usize) {
        for note in self.notes.at(offset) {
            let path = match note.member {
                Some(name) => format!("{}.{name}", self.path),
                None => self.path.clone(),
            };
            let Note { outcome, found, .. } = *note;
            self.findings.push(Finding { path, outcome, expected: note.expected.clone(), found });
        }
    }
}
