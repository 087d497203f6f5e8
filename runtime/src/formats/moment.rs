//! Moments: dates with times.
//!
//! In comes a time of the system; out goes the text in UTC, and the other way round from any zone. It never reads a moment
//! that does not say its distance from UTC.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::calendar::Day;
use super::cursor::Cursor;
use super::time::{Clock, fraction};
use super::{Date, DateTime, FormatError, Time, of::Formal as _};

/// A date and a time with its distance from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    day: Day,
    clock: Clock,
    /// minutes east of UTC
    offset: i32,
}

impl Moment {
    /// `date-time` of RFC 3339, 5.6, whose note allows small letters and a blank in place of the `T`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let day = Day::read(&mut cursor)?;
        cursor.take(b"Tt ")?;
        let clock = Clock::read(&mut cursor)?;
        cursor.end()?;
        Some(Self { day, clock, offset: clock.offset? })
    }

    fn seconds(self) -> i64 {
        self.day.since_epoch() * 86_400 + i64::from(self.clock.seconds()) - i64::from(self.offset) * 60
    }
}

impl DateTime {
    /// A time of a day, in UTC: so long after midnight.
    ///
    /// # Errors
    /// When the text of one of them is none, or the time says another distance from UTC.
    pub fn utc(date: &Date, time: &Time) -> Result<Self, FormatError> {
        match time.offset_minutes()? {
            Some(0) => Self::parse(format!("{date}T{time}")),
            Some(_) => Err(FormatError(super::of::Time::FORMAT)),
            None => Self::parse(format!("{date}T{time}Z")),
        }
    }

    /// The moment that it says. A leap second is the second after it; what is finer than nanoseconds is cut off.
    ///
    /// # Errors
    /// When the text is not a date and time with a distance from UTC.
    pub fn to_system_time(&self) -> Result<SystemTime, FormatError> {
        self.view(|text| {
            let moment = Moment::parse(text)?;
            since_epoch(moment.seconds())?.checked_add(Duration::from_nanos(moment.clock.nanosecond.into()))
        })
    }

    /// Minutes east of UTC.
    ///
    /// # Errors
    /// When the text is not a date and time with a distance from UTC.
    pub fn offset_minutes(&self) -> Result<i32, FormatError> {
        self.view(|text| Some(Moment::parse(text)?.offset))
    }
}

/// In UTC, with thousandths, millionths or billionths of a second where there are any. A year of more than four digits
/// is written out, though RFC 3339 has none.
impl From<SystemTime> for DateTime {
    fn from(time: SystemTime) -> Self {
        let (seconds, nanoseconds) = seconds_of(time);
        let day = Day::from_epoch(seconds.div_euclid(86_400));
        let second = seconds.rem_euclid(86_400);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let fraction = fraction(nanoseconds);
        Self::verbatim(format!("{day}T{hour:02}:{minute:02}:{second:02}{fraction}Z"))
    }
}

/// The moment so many seconds after 1970 began; none where the system's time cannot hold it.
pub(super) fn since_epoch(seconds: i64) -> Option<SystemTime> {
    let whole = Duration::from_secs(seconds.unsigned_abs());
    if seconds < 0 { UNIX_EPOCH.checked_sub(whole) } else { UNIX_EPOCH.checked_add(whole) }
}

/// How many whole seconds after 1970 began a moment is, and how many nanoseconds after that.
pub(super) fn seconds_of(time: SystemTime) -> (i64, u32) {
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => (i64::try_from(since.as_secs()).unwrap_or(i64::MAX), since.subsec_nanos()),
        Err(before) => before_epoch(before.duration()),
    }
}

/// The whole second before a moment, and how long after it the moment is.
fn before_epoch(distance: Duration) -> (i64, u32) {
    let seconds = i64::try_from(distance.as_secs()).unwrap_or(i64::MAX);
    match distance.subsec_nanos() {
        0 => (-seconds, 0),
        nanoseconds => (-seconds - 1, 1_000_000_000 - nanoseconds),
    }
}
