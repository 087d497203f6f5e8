//! Decimal numbers that travel as text.
//!
//! In comes a number; out goes its text, and the other way round. It never rounds unless asked for a float.

use super::cursor::Cursor;
use super::{Decimal, FormatError};

/// A sign, digits, a fraction, an exponent: as JSON has numbers, and with a plus sign or zeros before them.
pub(super) fn is_decimal(text: &str) -> bool {
    parts(text).is_some()
}

fn parts(text: &str) -> Option<()> {
    let mut cursor = Cursor::new(text);
    cursor.take(b"+-");
    let whole = cursor.digits().len();
    let fraction = if cursor.take(b".").is_some() { cursor.digits().len() } else { 0 };
    if whole + fraction == 0 {
        return None;
    }
    if cursor.take(b"eE").is_some() {
        cursor.take(b"+-");
        (!cursor.digits().is_empty()).then_some(())?;
    }
    cursor.end()
}

impl Decimal {
    /// The nearest float.
    ///
    /// # Errors
    /// When the text is not a decimal number, or is beyond the range of floats.
    pub fn to_f64(&self) -> Result<f64, FormatError> {
        self.view(|text| {
            parts(text)?;
            text.parse().ok().filter(|float: &f64| float.is_finite())
        })
    }

    /// The integer that it is.
    ///
    /// # Errors
    /// When the text is not a decimal number without a fraction, or is beyond 64 bits.
    pub fn to_i64(&self) -> Result<i64, FormatError> {
        self.view(|text| {
            let whole = match text.split_once('.') {
                Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole,
                Some(_) => return None,
                None => text,
            };
            whole.parse().ok()
        })
    }
}

/// Integers, whose texts are exact.
macro_rules! from {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Decimal {
            fn from(value: $integer) -> Self {
                Self::verbatim(value.to_string())
            }
        }
    )*};
}

from!(i32, i64, u32, u64);
