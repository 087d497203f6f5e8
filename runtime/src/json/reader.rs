//! The place in a JSON text, and the steps of its grammar.
//!
//! In comes a text that is known to be UTF-8; out go the first bytes of values, member names and the ends of arrays and
//! objects, one at a time. It never looks back further than the value at hand, and never allocates for a plain string.

mod number;
mod skip;
mod text;

pub(super) use self::number::{Exact, Integral, WholeNumber, integral, out_of_range as number_out_of_range};

use super::finding::Notes;
use super::lenient::{Manner, Watching};
use super::{DEFAULT_DEPTH, Fault, FaultKind, Json, place, scan};
use std::ops::Range;

/// A place in a JSON text (RFC 8259).
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    limit: usize,
    /// how many more arrays and objects may be opened
    levels: usize,
    /// where strings with escapes are put together
    scratch: String,
    /// the next record is read over one that was read already: a member that came twice
    pub(super) stale: bool,
    /// an `Option` took the last `null` for "none"
    pub(super) folded: bool,
    /// how many bytes were read for variants of unions that then did not fit
    pub(super) wasted: usize,
    /// How many members were left out because no record names or keeps them.
    pub(super) skipped: usize,
    /// Where those of them are that stand in choices, from their values' first bytes to behind the last.
    pub(super) left: Vec<Range<usize>>,
    /// how many choices are open
    pub(super) choices: usize,
    /// where the last value stands that was none of the types of a choice
    pub(super) unfit: Option<usize>,
    /// how values that are not as described are taken
    pub(super) manner: Manner,
    pub(super) watching: Watching,
    /// a `null` stands for no value at all
    pub(super) absent: bool,
    pub(super) notes: Notes,
}

/// A place to come back to, with the level of nesting there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    at: usize,
    levels: usize,
}

impl Mark {
    /// The place, in bytes from the start of the text.
    pub(super) fn offset(&self) -> usize {
        self.at
    }
}

/// The first byte of a value, or 0 at the end of the text (no value begins with a zero byte).
///
/// It travels as an argument, so that a value inside an `Option` inside a `Vec` looks at the text once, not three times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Peek(pub(super) u8);

impl Peek {
    /// Whether the value can only be `null`.
    #[inline]
    pub fn is_null(self) -> bool {
        self.0 == b'n'
    }
}

impl<'a> Reader<'a> {
    /// A reader at the start of `text` that allows [`DEFAULT_DEPTH`] levels.
    pub fn new(text: &'a str) -> Self {
        Self::with_depth(text, DEFAULT_DEPTH)
    }

    /// A reader at the start of `text` that allows `limit` arrays and objects inside each other.
    ///
    /// Typed values are read by recursion: a limit of many thousands trades the fault for a stack that can run out.
    pub fn with_depth(text: &'a str, limit: usize) -> Self {
        let scratch = String::new();
        Self {
            text,
            at: 0,
            limit,
            levels: limit,
            scratch,
            stale: false,
            folded: false,
            wasted: 0,
            skipped: 0,
            left: Vec::new(),
            choices: 0,
            unfit: None,
            manner: Manner::Strict,
            watching: Watching::Not,
            absent: false,
            notes: Notes::default(),
        }
    }

    /// Reads the whole text as one value, with nothing but whitespace around it (RFC 8259 section 2).
    ///
    /// # Errors
    /// A [`Fault`] for the first thing in the text that is not as `T` asks.
    pub fn document<T: Json>(mut self) -> Result<T, Fault> {
        place::whole(&mut self)
    }

    /// Nothing but whitespace may follow.
    pub(super) fn end(&mut self) -> Result<(), Fault> {
        self.peek();
        if self.at == self.text.len() { Ok(()) } else { Err(self.unexpected("the end of the text")) }
    }

    /// The first byte of the next value, after whitespace.
    #[inline]
    pub fn peek(&mut self) -> Peek {
        let byte = self.byte(self.at);
        if byte > b' ' { Peek(byte) } else { self.peek_behind_space() }
    }

    fn peek_behind_space(&mut self) -> Peek {
        self.at += scan::space(self.bytes_from(self.at));
        Peek(self.byte(self.at))
    }

    /// The place, in bytes from the start of the text.
    #[inline]
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// Goes back to a place that [`offset`](Self::offset) gave, at the same level of nesting.
    pub(super) fn rewind(&mut self, offset: usize) {
        self.at = offset;
    }

    /// Where the reader is, to come back to from any level of nesting.
    pub(super) fn mark(&self) -> Mark {
        Mark { at: self.at, levels: self.levels }
    }

    /// Goes back to where it was.
    pub(super) fn reset(&mut self, mark: &Mark) {
        self.at = mark.at;
        self.levels = mark.levels;
    }

    /// The length of the whole text, in bytes.
    pub(super) fn length(&self) -> usize {
        self.text.len()
    }

    /// What was read since `start`.
    pub(super) fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The byte at `at`, or 0 behind the end.
    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn bytes_from(&self, at: usize) -> &'a [u8] {
        self.text.as_bytes().get(at..).unwrap_or_default()
    }

    /// The text between two places that both stand at ASCII characters, hence never inside of a character.
    #[inline]
    fn slice(&self, start: usize, end: usize) -> Result<&'a str, Fault> {
        self.text.get(start..end).ok_or_else(|| Fault::not_utf8(start))
    }

    #[inline]
    fn open(&mut self) -> Result<(), Fault> {
        self.levels = self.levels.checked_sub(1).ok_or_else(|| Fault::too_deep(self.at, self.limit))?;
        self.at += 1;
        Ok(())
    }

    #[inline]
    fn close(&mut self) {
        self.levels += 1;
        self.at += 1;
    }

    /// Enters an array; the first byte of its first element, or none when it is empty (and left again).
    #[inline]
    pub(super) fn first_element(&mut self, first: Peek) -> Result<Option<Peek>, Fault> {
        if first.0 != b'[' {
            return Err(self.mismatch(first, "an array"));
        }
        self.open()?;
        let peek = self.peek();
        if peek.0 == b']' {
            self.close();
            return Ok(None);
        }
        Ok(Some(peek))
    }

    /// The first byte of the element after the one just read, or none at the end of the array.
    #[inline]
    pub(super) fn next_element(&mut self) -> Result<Option<Peek>, Fault> {
        match self.peek().0 {
            b',' => {
                self.at += 1;
                Ok(Some(self.peek()))
            }
            b']' => {
                self.close();
                Ok(None)
            }
            _ => Err(self.unexpected("`,` or `]`")),
        }
    }

    /// Enters an object; false when it is empty (and left again).
    #[inline]
    pub(super) fn first_member(&mut self, first: Peek) -> Result<bool, Fault> {
        if first.0 != b'{' {
            return Err(self.mismatch(first, "an object"));
        }
        self.open()?;
        if self.peek().0 == b'}' {
            self.close();
            return Ok(false);
        }
        Ok(true)
    }

    /// Whether another member follows the one just read; otherwise the object is left.
    #[inline(always)]
    pub(super) fn next_member(&mut self) -> Result<bool, Fault> {
        match self.peek().0 {
            b',' => {
                self.at += 1;
                Ok(true)
            }
            b'}' => {
                self.close();
                Ok(false)
            }
            _ => Err(self.unexpected("`,` or `}`")),
        }
    }

    /// The colon after a member's name, and the first byte of its value.
    #[inline(always)]
    pub(super) fn member_value(&mut self) -> Result<Peek, Fault> {
        if self.peek().0 != b':' {
            return Err(self.unexpected("`:`"));
        }
        self.at += 1;
        Ok(self.peek())
    }

    /// The `null` that an `Option` takes for "none".
    pub(super) fn folded_null(&mut self) -> Result<(), Fault> {
        self.folded = true;
        self.literal("null")
    }

    /// `true`, `false` or `null`, of which the first byte has been seen (RFC 8259 section 3).
    #[inline]
    pub(super) fn literal(&mut self, literal: &'static str) -> Result<(), Fault> {
        if self.bytes_from(self.at).starts_with(literal.as_bytes()) {
            self.at += literal.len();
            return Ok(());
        }
        Err(self.broken_literal(literal))
    }

    #[cold]
    fn broken_literal(&mut self, literal: &'static str) -> Fault {
        self.at += literal.bytes().zip(self.bytes_from(self.at)).take_while(|(a, b)| a == *b).count();
        self.unexpected(literal)
    }

    /// The fault of a value that begins with `first`, where the type asks for `expected` ("a string").
    #[cold]
    pub fn mismatch(&self, first: Peek, expected: &'static str) -> Fault {
        let kind = if self.begins_value(first) { FaultKind::Mismatch } else { FaultKind::Syntax };
        Fault::new(kind, self.at, expected, self.found())
    }

    /// The fault of a text that is not JSON at the reader's place.
    #[cold]
    fn unexpected(&self, expected: &'static str) -> Fault {
        Fault::new(FaultKind::Syntax, self.at, expected, self.found())
    }

    fn begins_value(&self, first: Peek) -> bool {
        matches!(first.0, b'n' | b't' | b'f' | b'"' | b'[' | b'{' | b'-' | b'0'..=b'9')
    }

    /// What stands at the reader's place, without repeating more than a structural character.
    fn found(&self) -> &'static str {
        match self.byte(self.at) {
            _ if self.at >= self.text.len() => "the end of the text",
            b'n' => "null",
            b't' | b'f' => "a boolean",
            b'"' => "a string",
            b'[' => "an array",
            b'{' => "an object",
            b'-' | b'0'..=b'9' => "a number",
            b',' => "`,`",
            b':' => "`:`",
            b']' => "`]`",
            b'}' => "`}`",
            0..0x20 => "a control character",
            _ if self.at == 0 && self.text.starts_with('\u{feff}') => "a byte order mark",
            _ => "another character",
        }
    }
}
