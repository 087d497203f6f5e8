//! Dates with times, as texts.
//!
//! In comes a time of the system; out goes the text in UTC, and the other way round from any zone. It never reads a moment
//! that does not say its distance from UTC.

use std::time::{Duration, SystemTime};

use super::calendar::Day;
use super::clock::fraction;
use super::moment::{Moment, seconds_of, since_epoch};
use super::{Date, DateTime, FormatError, Time, of::Formal as _};

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
