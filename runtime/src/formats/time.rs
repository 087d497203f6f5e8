//! Times of day.
//!
//! In come hours, minutes and seconds; out goes the text, and the other way round. It never needs a zone, and keeps one
//! that is there.

use super::cursor::Cursor;
use super::{FormatError, Time, of::Formal as _};

const NANOS: u32 = 1_000_000_000;

/// A time of day, with its distance from UTC where it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    /// 60 in a leap second
    pub(super) second: u8,
    pub(super) nanosecond: u32,
    /// minutes east of UTC
    pub(super) offset: Option<i32>,
}

impl Clock {
    /// A whole text.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let clock = Self::read(&mut cursor)?;
        cursor.end().map(|()| clock)
    }

    /// `partial-time` of RFC 3339, 5.6, and a `time-offset` if one follows.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        let hour = below(cursor, 24)?;
        cursor.take(b":")?;
        let minute = below(cursor, 60)?;
        cursor.take(b":")?;
        let second = below(cursor, 61)?;
        let nanosecond = match cursor.take(b".") {
            Some(_) => cursor.billionths()?,
            None => 0,
        };
        let offset = match cursor.peek() {
            Some(_) => Some(offset(cursor)?),
            None => None,
        };
        Some(Self { hour, minute, second, nanosecond, offset })
    }

    /// Seconds since midnight; a leap second is that of the minute after it.
    pub(super) fn seconds(self) -> u32 {
        u32::from(self.hour) * 3600 + u32::from(self.minute) * 60 + u32::from(self.second)
    }
}

/// `Z`, or a sign with hours and minutes.
fn offset(cursor: &mut Cursor<'_>) -> Option<i32> {
    let sign = match cursor.take(b"Zz+-")? {
        b'+' => 1,
        b'-' => -1,
        _ => return Some(0),
    };
    let hours = below(cursor, 24)?;
    cursor.take(b":")?;
    let minutes = below(cursor, 60)?;
    Some(sign * (i32::from(hours) * 60 + i32::from(minutes)))
}

fn below(cursor: &mut Cursor<'_>, limit: u8) -> Option<u8> {
    cursor.fixed(2)?.try_into().ok().filter(|value| *value < limit)
}

/// A fraction of a second behind its point, in thousandths, millionths or billionths; nothing when there is none.
pub(super) fn fraction(nanoseconds: u32) -> String {
    match nanoseconds {
        0 => String::new(),
        n if n % 1_000_000 == 0 => format!(".{:03}", n / 1_000_000),
        n if n % 1_000 == 0 => format!(".{:06}", n / 1_000),
        n => format!(".{n:09}"),
    }
}

impl Time {
    /// A time without a zone; the second may be 60, in a leap second.
    ///
    /// # Errors
    /// When there is no such time.
    pub fn new(hour: u8, minute: u8, second: u8) -> Result<Self, FormatError> {
        Self::parse(format!("{hour:02}:{minute:02}:{second:02}"))
    }

    /// A time without a zone, so long after midnight.
    ///
    /// # Errors
    /// When that is a day or more.
    pub fn from_midnight(since: std::time::Duration) -> Result<Self, FormatError> {
        let seconds = since.as_secs();
        if seconds >= 86_400 {
            return Err(FormatError(super::of::Time::FORMAT));
        }
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let fraction = fraction(since.subsec_nanos());
        Ok(Self::verbatim(format!("{hour:02}:{minute:02}:{second:02}{fraction}")))
    }

    /// How long after midnight it is where the time is meant.
    ///
    /// # Errors
    /// When the text is not a time.
    pub fn since_midnight(&self) -> Result<std::time::Duration, FormatError> {
        self.view(|text| {
            let clock = Clock::parse(text)?;
            Some(std::time::Duration::new(clock.seconds().into(), clock.nanosecond.min(NANOS - 1)))
        })
    }

    /// Minutes east of UTC; none where the text does not say.
    ///
    /// # Errors
    /// When the text is not a time.
    pub fn offset_minutes(&self) -> Result<Option<i32>, FormatError> {
        self.view(|text| Some(Clock::parse(text)?.offset))
    }
}
