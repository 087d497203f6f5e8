//! Dates of HTTP.
//!
//! In comes a time of the system; out goes its text, and the other way round from any of the three forms there are. It never
//! reads a zone but GMT: HTTP has no other.

use std::time::SystemTime;

use super::calendar::Day;
use super::cursor::Cursor;
use super::{FormatError, HttpDate, moment};

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Seconds since 1970 of a text in one of the forms of RFC 9110, 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`, which is the one
/// that is sent, and the two old ones, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
pub(super) fn seconds(text: &str) -> Option<i64> {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    let (day, clock) = match words.as_slice() {
        [name, day, month, year, clock, "GMT"] if name.ends_with(',') => {
            (date(day, month, year.parse().ok()?)?, clock)
        }
        [name, date, clock, "GMT"] if name.ends_with(',') => (old_date(date)?, clock),
        [_, month, day, clock, year] => (date(day, month, year.parse().ok()?)?, clock),
        _ => return None,
    };
    Some(day.since_epoch() * 86_400 + of_day(clock)?)
}

fn date(day: &str, month: &str, year: i64) -> Option<Day> {
    let index = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(month))?;
    Day::new(year, u8::try_from(index + 1).ok()?, day.parse().ok()?)
}

/// `06-Nov-94`: a year of two digits is of this century, unless it is more than 50 years ahead. As nobody sends the form any
/// more, "ahead" is counted from 2020.
fn old_date(text: &str) -> Option<Day> {
    let mut parts = text.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i64 = year.parse().ok().filter(|year| (0..100).contains(year))?;
    date(day, month, if year > 70 { 1900 + year } else { 2000 + year })
}

fn of_day(clock: &str) -> Option<i64> {
    let mut cursor = Cursor::new(clock);
    let hour = cursor.fixed(2).filter(|hour| *hour < 24)?;
    cursor.take(b":")?;
    let minute = cursor.fixed(2).filter(|minute| *minute < 60)?;
    cursor.take(b":")?;
    let second = cursor.fixed(2).filter(|second| *second < 61)?;
    cursor.end()?;
    Some(i64::from(hour * 3600 + minute * 60 + second))
}

impl HttpDate {
    /// The moment that it says.
    ///
    /// # Errors
    /// When the text is not a date of HTTP.
    pub fn to_system_time(&self) -> Result<SystemTime, FormatError> {
        self.view(|text| moment::since_epoch(seconds(text)?))
    }
}

/// To the second: what is finer is cut off.
impl From<SystemTime> for HttpDate {
    fn from(time: SystemTime) -> Self {
        let (seconds, _) = moment::seconds_of(time);
        let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let Day { year, month, day } = Day::from_epoch(days);
        let name = |names: &[&'static str], index: usize| names.get(index).copied().unwrap_or_default();
        let weekday = name(&DAYS, usize::try_from(days.rem_euclid(7)).unwrap_or_default());
        let month = name(&MONTHS, usize::from(month).saturating_sub(1));
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        Self::verbatim(format!("{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT"))
    }
}
