//! The crate `chrono`.
//!
//! In come its times; out go texts, and the other way round. It never guesses a zone.

use chrono::{FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeDelta, TimeZone, Utc};

use crate::json::{Fault, Json, Peek, Reader, Writer};

use super::{Date, DateTime, Duration, FormatError, Time};

crate::json_by_text!(NaiveDate, NaiveTime);

/// As RFC 3339 has it: what chrono shows is not.
impl Json for chrono::DateTime<Utc> {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let time: chrono::DateTime<FixedOffset> = reader
            .parsed_by(first, "chrono::DateTime", &|text| chrono::DateTime::parse_from_rfc3339(text).ok())?;
        *self = time.into();
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.shown(&self.to_rfc3339_opts(SecondsFormat::AutoSi, true));
    }
}

/// With the distance from UTC that it has.
impl<Z: TimeZone> From<chrono::DateTime<Z>> for DateTime {
    fn from(time: chrono::DateTime<Z>) -> Self {
        Self::verbatim(time.fixed_offset().to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

impl TryFrom<&DateTime> for chrono::DateTime<FixedOffset> {
    type Error = FormatError;

    fn try_from(text: &DateTime) -> Result<Self, FormatError> {
        text.view(|text| Self::parse_from_rfc3339(text).ok())
    }
}

impl TryFrom<&DateTime> for chrono::DateTime<Utc> {
    type Error = FormatError;

    fn try_from(text: &DateTime) -> Result<Self, FormatError> {
        chrono::DateTime::<FixedOffset>::try_from(text).map(Into::into)
    }
}

impl From<NaiveDate> for Date {
    fn from(date: NaiveDate) -> Self {
        Self::verbatim(date.to_string())
    }
}

impl TryFrom<&Date> for NaiveDate {
    type Error = FormatError;

    fn try_from(text: &Date) -> Result<Self, FormatError> {
        text.view(|text| text.parse().ok())
    }
}

impl From<NaiveTime> for Time {
    fn from(time: NaiveTime) -> Self {
        Self::verbatim(time.to_string())
    }
}

/// The time where it is meant; its distance from UTC is left out.
impl TryFrom<&Time> for NaiveTime {
    type Error = FormatError;

    fn try_from(text: &Time) -> Result<Self, FormatError> {
        let since = text.since_midnight()?;
        let seconds = u32::try_from(since.as_secs()).unwrap_or(u32::MAX);
        text.view(|_| Self::from_num_seconds_from_midnight_opt(seconds, since.subsec_nanos()))
    }
}

impl From<TimeDelta> for Duration {
    fn from(length: TimeDelta) -> Self {
        match length.to_std() {
            Ok(length) => length.into(),
            Err(_) => Self::verbatim(format!("-{}", Self::from(length.abs()))),
        }
    }
}

/// Negative lengths are those of [`Duration::to_std`] behind a minus sign.
impl TryFrom<&Duration> for TimeDelta {
    type Error = FormatError;

    fn try_from(text: &Duration) -> Result<Self, FormatError> {
        let length = |text: &str| Self::from_std(Duration::verbatim(text).to_std().ok()?).ok();
        text.view(|text| match text.strip_prefix('-') {
            Some(rest) if !rest.starts_with(['-', '+']) => length(rest).map(|length| -length),
            Some(_) => None,
            None => length(text),
        })
    }
}

/// What is converted from a text that is lent is so from one that is given.
macro_rules! given {
    ($($format:ty => $chrono:ty;)*) => {$(
        impl TryFrom<$format> for $chrono {
            type Error = FormatError;

            fn try_from(text: $format) -> Result<Self, FormatError> {
                Self::try_from(&text)
            }
        }
    )*};
}

given! {
    DateTime => chrono::DateTime<FixedOffset>;
    DateTime => chrono::DateTime<Utc>;
    Date => NaiveDate;
    Time => NaiveTime;
    Duration => TimeDelta;
}
