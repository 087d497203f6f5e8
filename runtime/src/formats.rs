//! Texts of a format: dates, identifiers, addresses, bytes.
//!
//! In comes a text from the wire, or a value of Rust; out goes the same text again, or the value that it stands for. It
//! never refuses a text that a server sends, since a date in another form must not cost the rest of an answer, and never
//! writes a text in another way than it came.
//!
//! A value that is made in code is checked ([`Formatted::parse`]) or right by construction (`From`); what a text stands for
//! is asked of it (`to_system_time`, `to_std`, `decode`, …) and answered with a [`FormatError`] where it is not of the
//! format. With the features `jiff`, `chrono` and `uuid` there are conversions to and from the types of those crates.

mod address;
mod bytes;
mod calendar;
mod clock;
mod cursor;
mod date;
mod date_time;
mod decimal;
mod duration;
mod http_date;
mod known;
mod moment;
mod short;
mod time;
mod unix_time;
mod uuid;
#[cfg(feature = "chrono")]
mod with_chrono;
#[cfg(feature = "jiff")]
mod with_jiff;
#[cfg(feature = "uuid")]
mod with_uuid;

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

pub(crate) use self::known::types;
pub use self::known::types::*;
pub use self::known::{Format, of};
use self::short::Short;
pub use self::unix_time::UnixTime;
use crate::json::{Fault, Json, Peek, Reader, Writer};

/// A text that should be of the format `F`, kept as it came.
///
/// Two are equal when their texts are: `10:00Z` and `10:00+00:00` differ, as they do on the wire.
///
/// ```
/// use clientwright_runtime::formats::DateTime;
///
/// let at = DateTime::parse("2026-08-21T10:00:00+02:00")?;
/// assert_eq!(at.to_system_time()?, std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_787_299_200));
/// assert_eq!(at.as_str(), "2026-08-21T10:00:00+02:00");
/// # Ok::<(), clientwright_runtime::formats::FormatError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Formatted<F> {
    text: Short,
    format: PhantomData<F>,
}

impl<F: of::Formal> Formatted<F> {
    /// Takes a text that is of the format.
    ///
    /// # Errors
    /// When it is not.
    pub fn parse(text: impl Into<String>) -> Result<Self, FormatError> {
        let text = text.into();
        if F::FORMAT.fits(&text) { Ok(Self::verbatim(text)) } else { Err(FormatError(F::FORMAT)) }
    }

    /// Whether the text is of the format; one that came over the wire need not be.
    pub fn is_valid(&self) -> bool {
        F::FORMAT.fits(self.as_str())
    }

    fn view<T>(&self, read: impl FnOnce(&str) -> Option<T>) -> Result<T, FormatError> {
        read(self.as_str()).ok_or(FormatError(F::FORMAT))
    }
}

impl<F> Formatted<F> {
    /// Takes any text as it is: for servers that ask for another form than they describe.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self { text: text.into().into(), format: PhantomData }
    }

    /// The text as it is on the wire.
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// The text as it is on the wire.
    pub fn into_string(self) -> String {
        self.text.into_string()
    }
}

impl<F> fmt::Debug for Formatted<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<F> fmt::Display for Formatted<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<F> AsRef<str> for Formatted<F> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<F> PartialEq<str> for Formatted<F> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl<F> PartialEq<&str> for Formatted<F> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl<F> From<Formatted<F>> for String {
    fn from(formatted: Formatted<F>) -> Self {
        formatted.into_string()
    }
}

impl<F: of::Formal> FromStr for Formatted<F> {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        Self::parse(text)
    }
}

impl<F: of::Formal> TryFrom<&str> for Formatted<F> {
    type Error = FormatError;

    fn try_from(text: &str) -> Result<Self, FormatError> {
        Self::parse(text)
    }
}

impl<F: of::Formal> TryFrom<String> for Formatted<F> {
    type Error = FormatError;

    fn try_from(text: String) -> Result<Self, FormatError> {
        Self::parse(text)
    }
}

impl<F> Json for Formatted<F> {
    fn blank() -> Self {
        Self { text: Short::EMPTY, format: PhantomData }
    }

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.text = reader.text(first)?.as_ref().into();
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(self.as_str());
    }
}

/// A text is not of its format, or stands for something that the type asked for cannot hold.
///
/// It does not repeat the text, which could be a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatError(Format);

impl FormatError {
    /// The format that the text is not of.
    pub fn format(&self) -> Format {
        self.0
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text is not {}, or stands for a value out of range", self.0.name())
    }
}

impl std::error::Error for FormatError {}

#[cfg(test)]
mod tests;
