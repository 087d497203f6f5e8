//! Times of day, as texts.
//!
//! In come hours, minutes and seconds; out goes the text, and the other way round. It never needs a zone.

use super::clock::{ClockTime, NANOS, fraction};
use super::{FormatError, Time, of::Formal as _};

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
            let clock = ClockTime::parse(text)?;
            Some(std::time::Duration::new(clock.seconds().into(), clock.nanosecond.min(NANOS - 1)))
        })
    }

    /// Minutes east of UTC; none where the text does not say.
    ///
    /// # Errors
    /// When the text is not a time.
    pub fn offset_minutes(&self) -> Result<Option<i32>, FormatError> {
        self.view(|text| Some(ClockTime::parse(text)?.offset))
    }
}
