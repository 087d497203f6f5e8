//! A number that keeps its digits.
//!
//! In comes the text of a JSON number; out goes exactly that text again. It never rounds: what neither 64-bit integers
//! nor floats write the same way stays text.

use std::fmt;

use super::reader::{Whole, integral};
use super::{Fault, Json, Peek, Reader, Writer};

/// A JSON number of any size (RFC 8259 section 6), with all of its digits.
///
/// Two numbers are equal when they are written alike: `1` and `1.0` differ, as they do on the wire.
#[derive(Clone, PartialEq)]
pub struct Number(Digits);

#[derive(Clone, PartialEq)]
enum Digits {
    Unsigned(u64),
    Negative(i64),
    /// finite, and written by zmij just as it stood in the text
    Float(f64),
    /// everything else: `1e3`, `-0`, `1.50`, integers beyond 64 bits
    Text(Box<str>),
}

/// No float in here is NaN.
impl Eq for Number {}

impl Number {
    /// The number of a float; none for infinities and NaN, which JSON cannot write.
    pub fn from_f64(float: f64) -> Option<Self> {
        float.is_finite().then_some(Self(Digits::Float(float)))
    }

    /// The value, if it is whole (`1.0` and `1e3` are) and fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.whole()?.try_into().ok()
    }

    /// The value, if it is whole (`1.0` and `1e3` are) and fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.whole()?.try_into().ok()
    }

    /// The nearest float, infinite for a number beyond the range of floats.
    pub fn as_f64(&self) -> f64 {
        match &self.0 {
            Digits::Unsigned(value) => *value as f64,
            Digits::Negative(value) => *value as f64,
            Digits::Float(float) => *float,
            // the text has passed the grammar, which is narrower than what `parse` takes
            Digits::Text(text) => text.parse().unwrap_or(f64::NAN),
        }
    }

    /// Whether it is written as floats are, though its value may be whole: `1.0`.
    #[cfg(feature = "serde")]
    pub(super) fn is_float(&self) -> bool {
        matches!(self.0, Digits::Float(_))
    }

    fn whole(&self) -> Option<i128> {
        match &self.0 {
            Digits::Unsigned(value) => Some(i128::from(*value)),
            Digits::Negative(value) => Some(i128::from(*value)),
            Digits::Float(float) => {
                integral(zmij::Buffer::new().format_finite(*float)).whole().map(Whole::wide)
            }
            Digits::Text(text) => integral(text).whole().map(Whole::wide),
        }
    }

    fn from_whole(whole: Whole) -> Self {
        match (whole.negative, i64::try_from(whole.wide())) {
            (false, _) => Self(Digits::Unsigned(whole.magnitude)),
            (true, Ok(value)) if value != 0 => Self(Digits::Negative(value)),
            (true, _) => Self(Digits::Text(format!("-{}", whole.magnitude).into())),
        }
    }

    pub(super) fn from_text(text: &str) -> Self {
        if let Ok(value) = text.parse() {
            return Self(Digits::Unsigned(value));
        }
        if let Some(value) = text.parse().ok().filter(|value| *value < 0) {
            return Self(Digits::Negative(value));
        }
        match text.parse() {
            Ok(float) if is_written(float, text) => Self(Digits::Float(float)),
            _ => Self(Digits::Text(text.into())),
        }
    }
}

fn is_written(float: f64, text: &str) -> bool {
    float.is_finite() && zmij::Buffer::new().format_finite(float) == text
}

impl Json for Number {
    fn blank() -> Self {
        Self(Digits::Unsigned(0))
    }

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = match reader.plain_integer(first) {
            Some(whole) => Self::from_whole(whole),
            None => Self::from_text(reader.number(first, "a number")?),
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        match &self.0 {
            Digits::Unsigned(value) => value.write(writer),
            Digits::Negative(value) => value.write(writer),
            Digits::Float(float) => float.write(writer),
            Digits::Text(text) => writer.raw(text),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::to_string(self))
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({self})")
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self(Digits::Unsigned(value))
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(u64::try_from(value).map_or(Digits::Negative(value), Digits::Unsigned))
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        u64::from(value).into()
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        i64::from(value).into()
    }
}
