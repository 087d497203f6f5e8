//! Strings (RFC 8259 section 7).
//!
//! In comes the place of an opening quote; out goes the text, borrowed when it has no escapes. The escaped case is out
//! of line, so that the plain one stays small where it is inlined; a lone surrogate never becomes a character.

use std::borrow::Cow;

use super::super::{Fault, FaultKind, scan};
use super::{Peek, Reader};

impl<'a> Reader<'a> {
    /// A string, borrowed from the document when it is written without escapes.
    ///
    /// # Errors
    /// A [`Fault`] for a value that is not a string, or for one that is broken.
    #[inline]
    pub fn text(&mut self, first: Peek) -> Result<Cow<'a, str>, Fault> {
        if first.0 == b'"' { self.quoted() } else { self.unquoted_text(first).map(Cow::Borrowed) }
    }

    /// A string of one's own.
    #[inline]
    pub(in super::super) fn owned_text(&mut self, first: Peek) -> Result<String, Fault> {
        if first.0 != b'"' {
            return self.unquoted_text(first).map(str::to_owned);
        }
        let (start, end) = self.plain_part();
        if self.byte(end) != b'"' {
            return self.escaped(start, end);
        }
        self.at = end + 1;
        self.slice(start, end).map(str::to_owned)
    }

    /// The name of the next member of an object, if it is written without escapes; otherwise the reader stays where it is.
    #[inline(always)]
    pub(in super::super) fn plain_name(&mut self) -> Option<&'a str> {
        if self.peek().0 != b'"' {
            return None;
        }
        let (start, end) = self.plain_part();
        if self.byte(end) != b'"' {
            return None;
        }
        self.at = end + 1;
        self.text.get(start..end)
    }

    /// The name of the next member of an object.
    #[inline]
    pub(in super::super) fn name(&mut self) -> Result<Cow<'a, str>, Fault> {
        if self.peek().0 == b'"' { self.quoted() } else { Err(self.unexpected("a member name")) }
    }

    /// Skips a string, of which the opening quote has been seen.
    #[inline]
    pub(super) fn skip_quoted(&mut self) -> Result<(), Fault> {
        self.quoted().map(drop)
    }

    #[inline]
    fn quoted(&mut self) -> Result<Cow<'a, str>, Fault> {
        let (start, end) = self.plain_part();
        if self.byte(end) != b'"' {
            return self.escaped(start, end).map(Cow::Owned);
        }
        self.at = end + 1;
        self.slice(start, end).map(Cow::Borrowed)
    }

    /// Where the part of a string begins and ends that stands for itself, seen from the opening quote.
    #[inline]
    fn plain_part(&self) -> (usize, usize) {
        let start = self.at + 1;
        (start, start + scan::plain(self.bytes_from(start)))
    }

    /// The rest of a string whose plain part `start..end` is not followed by the closing quote.
    ///
    /// It is put together in one place for all strings, so that each is allocated once, and as long as it is.
    #[inline(never)]
    fn escaped(&mut self, start: usize, end: usize) -> Result<String, Fault> {
        let mut text = std::mem::take(&mut self.scratch);
        text.clear();
        text.push_str(self.slice(start, end)?);
        self.at = end;
        loop {
            while self.byte(self.at) == b'\\' {
                text.push(self.escape()?);
            }
            let end = self.at + scan::plain(self.bytes_from(self.at));
            text.push_str(self.slice(self.at, end)?);
            self.at = end;
            match self.byte(end) {
                b'"' => break,
                b'\\' => {}
                _ => return Err(self.unexpected("`\"` at the end of the string")),
            }
        }
        self.at += 1;
        let whole = text.as_str().to_owned();
        self.scratch = text;
        Ok(whole)
    }

    /// One escape, at its backslash.
    #[inline]
    fn escape(&mut self) -> Result<char, Fault> {
        let character = match self.byte(self.at + 1) {
            escaped @ (b'"' | b'\\' | b'/') => char::from(escaped),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => {
                self.at += 1;
                return Err(self.unexpected("an escape"));
            }
        };
        self.at += 2;
        Ok(character)
    }

    /// `\uXXXX`, or two of them that make one character beyond U+FFFF.
    #[inline(never)]
    fn unicode_escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        let first = self.code_unit()?;
        if let Some(character) = char::from_u32(u32::from(first)) {
            return Ok(character);
        }
        let leads = first < 0xdc00 && self.byte(self.at) == b'\\' && self.byte(self.at + 1) == b'u';
        let second = if leads { self.code_unit()? } else { 0 };
        match char::decode_utf16([first, second]).next() {
            Some(Ok(character)) => Ok(character),
            _ => Err(Fault::new(FaultKind::Syntax, start, "a pair of surrogates", "half of one")),
        }
    }

    /// The four hexadecimal digits behind `\u`.
    fn code_unit(&mut self) -> Result<u16, Fault> {
        self.at += 2;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = char::from(self.byte(self.at)).to_digit(16);
            let Some(digit) = digit.and_then(|digit| u16::try_from(digit).ok()) else {
                return Err(self.unexpected("a hexadecimal digit"));
            };
            unit = unit << 4 | digit;
            self.at += 1;
        }
        Ok(unit)
    }
}
