//! Times of day, as their parts.
//!
//! In come hours, minutes and seconds; out goes the text, and the other way round. It never needs a zone, and keeps one
//! that is there.

use super::cursor::Cursor;

pub(super) const NANOS: u32 = 1_000_000_000;

/// A time of day, with its distance from UTC where it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClockTime {
    pub(super) hour: u8,
    pub(super) minute: u8,
    /// 60 in a leap second
    pub(super) second: u8,
    pub(super) nanosecond: u32,
    /// minutes east of UTC
    pub(super) offset: Option<i32>,
}

impl ClockTime {
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
