//! Days of the Gregorian calendar.
//!
//! In comes a date as text or as a number of days; out goes the other of the two. It never knows of times or zones.

use super::cursor::Cursor;

/// A day that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) year: i64,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Day {
    /// A day; none for one that no month has.
    pub(super) fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        (1..=length(year, month)?).contains(&day).then_some(Self { year, month, day })
    }

    /// A whole text.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let day = Self::read(&mut cursor)?;
        cursor.end().map(|()| day)
    }

    /// `full-date` of RFC 3339, 5.6.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        let year = cursor.fixed(4)?;
        cursor.take(b"-")?;
        let month = cursor.fixed(2)?;
        cursor.take(b"-")?;
        let day = cursor.fixed(2)?;
        Self::new(year.into(), month.try_into().ok()?, day.try_into().ok()?)
    }

    /// Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms": `days_from_civil`).
    pub(super) fn since_epoch(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = self.year - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day so many days after 1970-01-01 (the same source: `civil_from_days`).
    pub(super) fn from_epoch(days: i64) -> Self {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        // both are small by construction
        Self { year, month: month.unsigned_abs() as u8, day: day.unsigned_abs() as u8 }
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}-{:02}", self.year.unsigned_abs(), self.month, self.day)
    }
}

/// How many days a month has; none for a number that is not a month.
fn length(year: i64, month: u8) -> Option<u8> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    Some(match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    })
}
