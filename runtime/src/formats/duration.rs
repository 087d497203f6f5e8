//! Lengths of time.
//!
//! In comes a length of time; out goes the text, and the other way round. It never takes years or months for a number of
//! days.

use super::cursor::Cursor;
use super::{Duration, FormatError};

const DAY: u64 = 86_400;

/// The parts of a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Span {
    negative: bool,
    months: u64,
    seconds: u64,
    nanoseconds: u32,
}

impl Span {
    /// `duration` of RFC 3339, appendix A, and what ISO 8601 and its users add: a sign, weeks beside other parts, a
    /// fraction of seconds.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let negative = cursor.take(b"+-") == Some(b'-');
        cursor.take(b"P")?;
        let mut span = Self { negative, ..Self::default() };
        let days = span.parts(&mut cursor, b"YMWD")?;
        let times = match cursor.take(b"T") {
            Some(_) => span.parts(&mut cursor, b"HMS").filter(|parts| *parts > 0)?,
            None => 0,
        };
        cursor.end()?;
        (days + times > 0).then_some(span)
    }

    /// Numbers with their units, in the order of the units; how many there are.
    fn parts(&mut self, cursor: &mut Cursor<'_>, units: &[u8]) -> Option<usize> {
        let (mut rest, mut count) = (units, 0);
        while cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            let number: u64 = std::str::from_utf8(cursor.digits()).ok()?.parse().ok()?;
            let fraction = match cursor.take(b".,") {
                Some(_) => Some(cursor.billionths()?),
                None => None,
            };
            let unit = cursor.take(rest)?;
            let at = rest.iter().position(|known| *known == unit)?;
            rest = rest.get(at + 1..)?;
            self.add(number, fraction, (units, unit))?;
            count += 1;
        }
        Some(count)
    }

    fn add(&mut self, number: u64, fraction: Option<u32>, unit: (&[u8], u8)) -> Option<()> {
        match (unit, fraction) {
            ((b"YMWD", b'Y'), None) => self.months = self.months.checked_add(number.checked_mul(12)?)?,
            ((b"YMWD", b'M'), None) => self.months = self.months.checked_add(number)?,
            ((_, b'S'), fraction) => {
                self.seconds = self.seconds.checked_add(number)?;
                self.nanoseconds = fraction.unwrap_or(0);
            }
            ((_, unit), None) => {
                let length = match unit {
                    b'W' => 7 * DAY,
                    b'D' => DAY,
                    b'H' => 3600,
                    _ => 60,
                };
                self.seconds = self.seconds.checked_add(number.checked_mul(length)?)?;
            }
            ((_, _), Some(_)) => return None,
        }
        Some(())
    }
}

impl Duration {
    /// The length of time, with days of 24 hours.
    ///
    /// # Errors
    /// When the text is not a duration, is negative, or has years or months, which are not all of one length.
    pub fn to_std(&self) -> Result<std::time::Duration, FormatError> {
        self.view(|text| {
            let span = Span::parse(text)?;
            let length = std::time::Duration::new(span.seconds, span.nanoseconds);
            (span.months == 0 && (!span.negative || length.is_zero())).then_some(length)
        })
    }
}

/// In hours, minutes and seconds: days could be taken for those of a calendar.
impl From<std::time::Duration> for Duration {
    fn from(length: std::time::Duration) -> Self {
        let (hours, minutes, seconds) =
            (length.as_secs() / 3600, length.as_secs() / 60 % 60, length.as_secs() % 60);
        let fraction = super::clock::fraction(length.subsec_nanos());
        let mut text = "PT".to_owned();
        for (number, unit) in [(hours, 'H'), (minutes, 'M')] {
            if number > 0 {
                text.push_str(&format!("{number}{unit}"));
            }
        }
        if text == "PT" || seconds > 0 || !fraction.is_empty() {
            text.push_str(&format!("{seconds}{fraction}S"));
        }
        Self::verbatim(text)
    }
}
