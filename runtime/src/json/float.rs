//! How floats are written.
//!
//! In comes the shortest text that reads back as a float, in any layout; out goes the same digits as ECMAScript lays them
//! out. It never changes a digit.

use std::borrow::Cow;

/// The layout of ECMAScript's `Number::toString` (ECMA-262, 6.1.6.1.20), which is that of `JSON.stringify` and of the JSON
/// Canonicalization Scheme (RFC 8785, 3.2.2.3): whole numbers have no point, and exponents begin at 1e21 and below 1e-6.
///
/// Many servers read `3` but not `3.0` where they expect a count. Only the sign of a zero is kept, which ECMAScript drops:
/// JSON can write it.
pub(super) fn laid_out(shortest: &str) -> Cow<'_, str> {
    if shortest.contains('e') {
        return Cow::Owned(from_exponent(shortest));
    }
    Cow::Borrowed(shortest.strip_suffix(".0").unwrap_or(shortest))
}

fn from_exponent(text: &str) -> String {
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits = [whole, fraction.trim_end_matches('0')].concat();
    // where the point stands, counted from before the first digit
    let point = exponent.saturating_add(i32::try_from(whole.len()).unwrap_or(0));
    let text = match usize::try_from(point) {
        Ok(point @ 1..=21) => match digits.split_at_checked(point) {
            Some((whole, "")) => whole.to_owned(),
            Some((whole, fraction)) => format!("{whole}.{fraction}"),
            None => format!("{digits:0<point$}"),
        },
        Ok(0) => format!("0.{digits}"),
        Err(_) if point > -6 => format!("0.{}{digits}", "0".repeat(point.unsigned_abs() as usize)),
        Ok(_) | Err(_) => scientific(&digits, point.saturating_sub(1)),
    };
    format!("{sign}{text}")
}

fn scientific(digits: &str, exponent: i32) -> String {
    match digits.split_at_checked(1) {
        Some((first, rest)) if !rest.is_empty() => format!("{first}.{rest}e{exponent:+}"),
        Some(_) | None => format!("{digits}e{exponent:+}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::json::{Number, from_str, to_string};

    #[test]
    fn floats_are_laid_out_as_in_ecmascript() {
        for (float, text) in [
            (3.0, "3"),
            (-3.0, "-3"),
            (0.0, "0"),
            (-0.0, "-0"),
            (1.5, "1.5"),
            (0.1, "0.1"),
            (-0.000_01, "-0.00001"),
            (0.000_001, "0.000001"),
            (0.000_001_25, "0.00000125"),
            (0.000_000_1, "1e-7"),
            (1.25e-7, "1.25e-7"),
            (1e16, "10000000000000000"),
            (1.5e16, "15000000000000000"),
            (-1e20, "-100000000000000000000"),
            (123_456_789_012_345_680_000.0, "123456789012345680000"),
            (1e21, "1e+21"),
            (1.5e300, "1.5e+300"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
            (9_007_199_254_740_992.0, "9007199254740992"),
        ] {
            assert_eq!(to_string(&float), text);
            assert_eq!(from_str(text), Ok(float), "{text}");
            assert_eq!(Number::from_f64(float).map(|number| number.to_string()).as_deref(), Some(text));
        }
        for (float, text) in [(3.0_f32, "3"), (0.1, "0.1"), (1e10, "10000000000"), (1.5e-7, "1.5e-7")] {
            assert_eq!(to_string(&float), text);
        }
    }

    #[test]
    fn numbers_that_were_read_keep_their_text() {
        for text in ["3.0", "1e16", "-0.0", "1E5", "10000000000000000", "1e+21", "0.10", "1.5"] {
            let number: Number = from_str(text).unwrap();
            assert_eq!(number.to_string(), text);
        }
    }
}
