//! Moments: dates with times, as their parts.
//!
//! In comes a time of the system; out goes the text in UTC, and the other way round from any zone. It never reads a moment
//! that does not say its distance from UTC.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::calendar::Day;
use super::clock::ClockTime;
use super::cursor::Cursor;

/// A date and a time with its distance from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    day: Day,
    pub(super) clock: ClockTime,
    /// minutes east of UTC
    pub(super) offset: i32,
}

impl Moment {
    /// `date-time` of RFC 3339, 5.6, whose note allows small letters and a blank in place of the `T`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let day = Day::read(&mut cursor)?;
        cursor.take(b"Tt ")?;
        let clock = ClockTime::read(&mut cursor)?;
        cursor.end()?;
        Some(Self { day, clock, offset: clock.offset? })
    }

    pub(super) fn seconds(self) -> i64 {
        self.day.since_epoch() * 86_400 + i64::from(self.clock.seconds()) - i64::from(self.offset) * 60
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
