//! Dates.
//!
//! In come year, month and day; out goes the text, and the other way round. It never reads a date that does not exist.

use super::calendar::Day;
use super::{Date, FormatError, of::Formal as _};

impl Date {
    /// A date of the years 0 to 9999.
    ///
    /// # Errors
    /// When there is no such date.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, FormatError> {
        let day = Day::new(year.into(), month, day).filter(|_| year <= 9999);
        day.map(|day| Self::verbatim(day.to_string())).ok_or(FormatError(super::of::Date::FORMAT))
    }

    /// Year, month from 1 to 12, and day from 1 to 31.
    ///
    /// # Errors
    /// When the text is not a date.
    pub fn to_year_month_day(&self) -> Result<(u16, u8, u8), FormatError> {
        self.view(|text| {
            let day = Day::parse(text)?;
            Some((day.year.try_into().ok()?, day.month, day.day))
        })
    }
}
