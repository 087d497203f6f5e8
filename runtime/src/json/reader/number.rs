//! Numbers (RFC 8259 section 6).
//!
//! In comes the place of a minus sign or a digit; out goes an integer, or the text of the number. No integer ever takes
//! the way over a float, which would lose digits beyond 2^53.

use super::super::{Fault, FaultKind};
use super::{Peek, Reader};

/// A whole number: sign and magnitude, which together hold every value of i64 and of u64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct WholeNumber {
    pub(in super::super) negative: bool,
    pub(in super::super) magnitude: u64,
}

impl Integral {
    /// The sign and the magnitude, of a whole number.
    pub(in super::super) fn whole(self) -> Option<(bool, u128)> {
        match self {
            Self::Whole { negative, magnitude } => Some((negative, magnitude)),
            Self::Fraction | Self::Wide => None,
        }
    }
}

impl WholeNumber {
    pub(in super::super) fn wide(self) -> i128 {
        let magnitude = i128::from(self.magnitude);
        if self.negative { -magnitude } else { magnitude }
    }
}

/// What a number is to a type that holds whole numbers.
pub(in super::super) enum Integral {
    Whole {
        negative: bool,
        magnitude: u128,
    },
    Fraction,
    /// beyond 128 bits
    Wide,
}

impl<'a> Reader<'a> {
    /// A whole number; `expected` names the type in a fault.
    ///
    /// `1.0` and `1e3` are whole numbers too: JSON has one kind of number (RFC 8259 section 6 gives the grammar and no
    /// types), and JSON Schema counts any number with a zero fraction as an integer (draft 2020-12, 6.1.1 `type`).
    /// Servers whose language has floats only do send `1.0`.
    #[inline]
    pub(in super::super) fn whole(
        &mut self,
        first: Peek,
        expected: &'static str,
    ) -> Result<WholeNumber, Fault> {
        match self.plain_integer(first) {
            Some(whole) => Ok(whole),
            None => self.odd_integer(first, expected),
        }
    }

    /// Digits without fraction or exponent that fit 64 bits; otherwise the reader stays where it is.
    #[inline]
    pub(in super::super) fn plain_integer(&mut self, first: Peek) -> Option<WholeNumber> {
        let start = self.at;
        let whole = self.plain_digits(first)?;
        if matches!(self.byte(self.at), b'.' | b'e' | b'E') {
            self.at = start;
            return None;
        }
        Some(whole)
    }

    /// The digits before a point or an exponent, if they fit 64 bits.
    #[inline]
    fn plain_digits(&mut self, first: Peek) -> Option<WholeNumber> {
        let negative = first.0 == b'-';
        let bytes = self.bytes_from(self.at + usize::from(negative));
        let mut magnitude = 0_u64;
        let mut digits = 0;
        for byte in bytes {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            magnitude = magnitude.wrapping_mul(10).wrapping_add(u64::from(digit));
            digits += 1;
        }
        // nineteen digits always fit; a leading zero must be alone
        let plain = matches!(digits, 1..=19) && (digits == 1 || bytes.first() != Some(&b'0'));
        if !plain {
            return None;
        }
        self.at += usize::from(negative) + digits;
        Some(WholeNumber { negative, magnitude })
    }

    /// A number without exponent whose digits are a whole number below 2^53, divided by a power of ten that a float holds
    /// exactly: then one division gives the nearest float (Clinger 1990, the fast path of every reader of floats).
    /// Otherwise the reader stays where it is.
    #[inline]
    pub(in super::super) fn plain_float(&mut self, first: Peek) -> Option<f64> {
        const POWERS: [f64; 16] =
            [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
        let start = self.at;
        let whole = self.plain_digits(first)?;
        let mut magnitude = whole.magnitude;
        let mut places = 0;
        if self.byte(self.at) == b'.' {
            let fraction =
                self.bytes_from(self.at + 1).iter().map_while(|byte| char::from(*byte).to_digit(10));
            for digit in fraction.take(POWERS.len()) {
                magnitude = magnitude.wrapping_mul(10).wrapping_add(u64::from(digit));
                places += 1;
            }
            self.at += 1 + places;
        }
        let end = self.byte(self.at);
        let plain = self.at - start <= POWERS.len() && self.byte(self.at - 1) != b'.';
        if !plain || matches!(end, b'0'..=b'9' | b'e' | b'E') {
            self.at = start;
            return None;
        }
        let magnitude = magnitude as f64 / POWERS.get(places)?;
        Some(if whole.negative { -magnitude } else { magnitude })
    }

    #[cold]
    fn odd_integer(&mut self, first: Peek, expected: &'static str) -> Result<WholeNumber, Fault> {
        let start = self.at;
        match integral(self.number(first, expected)?) {
            Integral::Whole { negative, magnitude } => match magnitude.try_into() {
                Ok(magnitude) => Ok(WholeNumber { negative, magnitude }),
                Err(_) => Err(out_of_range(start, expected)),
            },
            Integral::Fraction => Err(Fault::new(FaultKind::Range, start, expected, "a fraction")),
            Integral::Wide => Err(out_of_range(start, expected)),
        }
    }

    /// The text of a number, checked against the grammar; `expected` names the type in a fault.
    pub(in super::super) fn number(&mut self, first: Peek, expected: &'static str) -> Result<&'a str, Fault> {
        if !matches!(first.0, b'-' | b'0'..=b'9') {
            return self.quoted_number(first, expected);
        }
        let start = self.at;
        self.at += usize::from(first.0 == b'-');
        if self.byte(self.at) == b'0' {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte(self.at) == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(self.at), b'e' | b'E') {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(self.at), b'+' | b'-'));
            self.digits()?;
        }
        self.slice(start, self.at)
    }

    /// At least one digit.
    fn digits(&mut self) -> Result<(), Fault> {
        let run = self.bytes_from(self.at).iter().take_while(|byte| byte.is_ascii_digit()).count();
        if run == 0 {
            return Err(self.unexpected("a digit"));
        }
        self.at += run;
        Ok(())
    }
}

/// The fault of a number beyond the limits of its type.
#[cold]
pub(in super::super) fn out_of_range(offset: usize, expected: &'static str) -> Fault {
    Fault::new(FaultKind::Range, offset, expected, "a number out of its range")
}

/// The value of a number's text: its digits, the first and the last of which are none of them zero, and how many places to
/// the left of the point's they stand. Zero has no digits and no sign.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct Exact {
    negative: bool,
    digits: String,
    places: i64,
}

impl Exact {
    /// Of a text that is a number by the grammar.
    pub(in super::super) fn of(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole.trim_start_matches('-'), fraction].concat();
        let significant = digits.trim_end_matches('0');
        let zeros = digits.len() - significant.len();
        let significant = significant.trim_start_matches('0');
        if significant.is_empty() {
            return Self { negative: false, digits: String::new(), places: 0 };
        }
        // an exponent beyond i64 is as good as an infinite one: no number of digits in memory outweighs it
        let sign_of_huge = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
        let exponent: i64 = exponent.parse().unwrap_or(sign_of_huge);
        let places =
            exponent.saturating_sub_unsigned(fraction.len() as u64).saturating_add_unsigned(zeros as u64);
        Self { negative: whole.starts_with('-'), digits: significant.to_owned(), places }
    }
}

/// The exact value of a number's text, by moving the point, never by way of a float.
pub(in super::super) fn integral(text: &str) -> Integral {
    let Exact { negative, digits, places } = Exact::of(text);
    if digits.is_empty() {
        return Integral::Whole { negative, magnitude: 0 };
    }
    if places < 0 {
        return Integral::Fraction;
    }
    let scale = u32::try_from(places).ok().and_then(|places| 10_u128.checked_pow(places));
    let magnitude =
        digits.parse::<u128>().ok().zip(scale).and_then(|(digits, scale)| digits.checked_mul(scale));
    magnitude.map_or(Integral::Wide, |magnitude| Integral::Whole { negative, magnitude })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<i128> {
        let (negative, magnitude) = integral(text).whole()?;
        let magnitude = i128::try_from(magnitude).ok()?;
        Some(if negative { -magnitude } else { magnitude })
    }

    #[test]
    fn moves_the_point_exactly() {
        let cases = [
            ("1.0", Some(1)),
            ("1e3", Some(1000)),
            ("-1.50e1", Some(-15)),
            ("1500e-2", Some(15)),
            ("0e99999999999999999999", Some(0)),
            ("-0.0", Some(0)),
            ("18446744073709551615", Some(u64::MAX.into())),
            ("1844674407370955161.5e1", Some(u64::MAX.into())),
            ("18446744073709551616", Some(18_446_744_073_709_551_616)),
            ("1e38", Some(10_i128.pow(38))),
            ("1e39", None),
            ("1.5", None),
            ("1e-1", None),
            ("1e-99999999999999999999", None),
            ("1e99999999999999999999", None),
            ("9007199254740993.0", Some(9_007_199_254_740_993)),
            ("0.000000000000000000000000000001e30", Some(1)),
        ];
        for (text, expected) in cases {
            assert_eq!(value(text), expected, "{text}");
        }
    }
}
