//! A place in a short text of ASCII.
//!
//! In comes a text; out go numbers and signs, one after the other. It never goes back.

/// A place in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text.as_bytes())
    }

    /// The next byte, which stays.
    pub(super) fn peek(&self) -> Option<u8> {
        self.0.first().copied()
    }

    /// Takes one of these bytes.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        bytes.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    /// Takes a number of exactly so many digits, at most nine.
    pub(super) fn fixed(&mut self, count: usize) -> Option<u32> {
        let digits = self.digits();
        (digits.len() == count).then(|| value(digits))
    }

    /// Takes all digits that follow; there may be none.
    pub(super) fn digits(&mut self) -> &'a [u8] {
        let count = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at_checked(count).unwrap_or((self.0, &[]));
        self.0 = rest;
        digits
    }

    /// Takes the digits of a fraction, at least one, as billionths; what is finer is cut off.
    pub(super) fn billionths(&mut self) -> Option<u32> {
        let digits = self.digits();
        if digits.is_empty() {
            return None;
        }
        let padded = digits.iter().copied().chain(std::iter::repeat(b'0')).take(9);
        Some(padded.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
    }

    /// Nothing may follow.
    pub(super) fn end(&self) -> Option<()> {
        self.0.is_empty().then_some(())
    }
}

/// The value of digits, as far as it fits.
fn value(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |sum: u32, digit| sum.saturating_mul(10).saturating_add(u32::from(digit - b'0')))
}
