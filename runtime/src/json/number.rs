//! A number that keeps its digits.
//!
//! In comes the text of a JSON number; out goes exactly that text again. It never rounds: what neither 64-bit integers
//! nor floats write the same way stays text.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::float::laid_out;
use super::reader::{Exact, WholeNumber, integral};
use super::{Fault, Json, Peek, Reader, Writer};

/// A JSON number of any size (RFC 8259 section 6), with all of its digits.
///
/// Two numbers are equal when they are written alike: `1` and `1.0` differ, as they do on the wire. [`Number::same_value`]
/// says whether they stand for the same value.
#[derive(Clone, PartialEq)]
pub struct Number(Digits);

#[derive(Clone)]
enum Digits {
    Unsigned(u64),
    Negative(i64),
    /// finite, and written just as it stood in the text
    Float(f64),
    /// everything else: `1e3`, `-0`, `1.50`, integers beyond 64 bits
    Text(Box<str>),
}

impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Digits::Unsigned(value) => value.hash(state),
            Digits::Negative(value) => value.hash(state),
            Digits::Float(float) => float.to_bits().hash(state),
            Digits::Text(text) => text.hash(state),
        }
    }
}

/// Floats by their bits: none is NaN, and the two zeros are written differently.
impl PartialEq for Digits {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unsigned(one), Self::Unsigned(other)) => one == other,
            (Self::Negative(one), Self::Negative(other)) => one == other,
            (Self::Float(one), Self::Float(other)) => one.to_bits() == other.to_bits(),
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Unsigned(_) | Self::Negative(_) | Self::Float(_) | Self::Text(_), _) => false,
        }
    }
}

impl Number {
    /// The number of a float; none for infinities and NaN, which JSON cannot write.
    pub fn from_f64(float: f64) -> Option<Self> {
        float.is_finite().then_some(Self(Digits::Float(float)))
    }

    /// The value, if it is whole (`1.0` and `1e3` are) and fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_i128()?.try_into().ok()
    }

    /// The value, if it is whole (`1.0` and `1e3` are) and fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_i128()?.try_into().ok()
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
        match &self.0 {
            Digits::Float(_) => true,
            Digits::Text(text) => text.contains('.'),
            Digits::Unsigned(_) | Digits::Negative(_) => false,
        }
    }

    /// The value, if it is whole (`1.0` and `1e3` are) and fits.
    pub fn as_i128(&self) -> Option<i128> {
        let (negative, magnitude) = self.whole()?;
        if negative { 0_i128.checked_sub_unsigned(magnitude) } else { magnitude.try_into().ok() }
    }

    /// The value, if it is whole (`1.0` and `1e3` are) and fits.
    pub fn as_u128(&self) -> Option<u128> {
        self.whole().and_then(|(negative, magnitude)| (!negative || magnitude == 0).then_some(magnitude))
    }

    /// Whether both stand for the same value, however they are written: `1`, `1.0` and `10e-1`.
    pub fn same_value(&self, other: &Self) -> bool {
        self == other || Exact::of(&self.to_string()) == Exact::of(&other.to_string())
    }

    fn whole(&self) -> Option<(bool, u128)> {
        match &self.0 {
            Digits::Unsigned(value) => Some((false, u128::from(*value))),
            Digits::Negative(value) => Some((true, u128::from(value.unsigned_abs()))),
            Digits::Float(float) => integral(zmij::Buffer::new().format_finite(*float)).whole(),
            Digits::Text(text) => integral(text).whole(),
        }
    }

    fn from_whole(whole: WholeNumber) -> Self {
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
    float.is_finite() && laid_out(zmij::Buffer::new().format_finite(float)) == text
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

/// Infinities and NaN are not numbers of JSON.
impl TryFrom<f64> for Number {
    type Error = f64;

    fn try_from(float: f64) -> Result<Self, f64> {
        Self::from_f64(float).ok_or(float)
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

/// Beyond 64 bits as its digits.
impl From<u128> for Number {
    fn from(value: u128) -> Self {
        u64::try_from(value).map_or_else(|_| Self(Digits::Text(value.to_string().into())), Self::from)
    }
}

/// Beyond 64 bits as its digits.
impl From<i128> for Number {
    fn from(value: i128) -> Self {
        match (u64::try_from(value), i64::try_from(value)) {
            (Ok(value), _) => value.into(),
            (_, Ok(value)) => value.into(),
            (Err(_), Err(_)) => Self(Digits::Text(value.to_string().into())),
        }
    }
}

/// From the text of a JSON number, whose digits are kept: `12.50`, `1e400`.
impl FromStr for Number {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        super::from_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_integers_keep_their_digits() {
        for text in ["340282366920938463463374607431768211455", "-170141183460469231731687303715884105728"] {
            let number: Number = text.parse().unwrap();
            assert_eq!(number.to_string(), text);
            assert_eq!(number.as_i64(), None);
        }
        assert_eq!(Number::from(u128::MAX).as_u128(), Some(u128::MAX));
        assert_eq!(Number::from(i128::MIN).as_i128(), Some(i128::MIN));
        assert_eq!(Number::from(-1_i128), Number::from(-1_i64));
        assert_eq!(Number::from(1_u128), Number::from(1_u64));
        assert_eq!("1e2".parse::<Number>().unwrap().as_u128(), Some(100));
        assert!("1 2".parse::<Number>().is_err());
    }

    #[test]
    fn numbers_have_the_same_value_however_they_are_written() {
        let number = |text: &str| text.parse::<Number>().unwrap();
        for (one, other, expected) in [
            ("1", "1.0", true),
            ("1", "10e-1", true),
            ("-0", "0", true),
            ("0.5", "5E-1", true),
            ("1", "-1", false),
            ("9007199254740993", "9007199254740992.0", false),
            ("1e400", "10e399", true),
        ] {
            assert_eq!(number(one).same_value(&number(other)), expected, "{one} {other}");
        }
    }
}
