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
mod cursor;
mod date;
mod decimal;
mod duration;
mod http_date;
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

use self::short::Short;
pub use self::unix_time::UnixTime;
use crate::json::{Fault, Json, Peek, Reader, Writer};

/// A date and a time with its distance from UTC, as `2026-08-21T10:00:00Z` (RFC 3339, 5.6 `date-time`).
pub type DateTime = Formatted<of::DateTime>;
/// A date, as `2026-08-21` (RFC 3339, 5.6 `full-date`).
pub type Date = Formatted<of::Date>;
/// A time of day, as `10:00:00` or `10:00:00Z` (RFC 3339, 5.6 `partial-time` and `full-time`).
pub type Time = Formatted<of::Time>;
/// A length of time, as `P1DT12H` (RFC 3339, appendix A; ISO 8601).
pub type Duration = Formatted<of::Duration>;
/// An identifier of 128 bits, as `f81d4fae-7dec-11d0-a765-00a0c91e6bf6` (RFC 9562).
pub type Uuid = Formatted<of::Uuid>;
/// A date and a time in UTC, as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7 `HTTP-date`).
pub type HttpDate = Formatted<of::HttpDate>;
/// Bytes as text (RFC 4648, section 4).
pub type Base64 = Formatted<of::Base64>;
/// Bytes as text in the alphabet for URLs and file names (RFC 4648, section 5).
pub type Base64Url = Formatted<of::Base64Url>;
/// A decimal number of any precision that travels as text, as `12.50`.
pub type Decimal = Formatted<of::Decimal>;
/// An address with a scheme, as `https://example.com/` (RFC 3986).
pub type Uri = Formatted<of::Uri>;
/// An address of IP version 4, as `192.0.2.1`.
pub type Ipv4 = Formatted<of::Ipv4>;
/// An address of IP version 6, as `2001:db8::1` (RFC 4291, 2.2).
pub type Ipv6 = Formatted<of::Ipv6>;

/// What a text can be a text of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// `date-time`
    DateTime,
    /// `date`
    Date,
    /// `time`
    Time,
    /// `duration`
    Duration,
    /// `uuid`
    Uuid,
    /// `http-date`
    HttpDate,
    /// `byte`
    Base64,
    /// `base64url`
    Base64Url,
    /// `decimal`
    Decimal,
    /// `uri`
    Uri,
    /// `ipv4`
    Ipv4,
    /// `ipv6`
    Ipv6,
}

impl Format {
    /// Whether a text is of the format.
    pub fn fits(self, text: &str) -> bool {
        match self {
            Self::DateTime => moment::Moment::parse(text).is_some(),
            Self::Date => calendar::Day::parse(text).is_some(),
            Self::Time => time::Clock::parse(text).is_some(),
            Self::Duration => duration::Span::parse(text).is_some(),
            Self::Uuid => uuid::bits(text).is_some(),
            Self::HttpDate => http_date::seconds(text).is_some(),
            Self::Base64 | Self::Base64Url => bytes::decoded(text).is_some(),
            Self::Decimal => decimal::is_decimal(text),
            Self::Uri => address::is_uri(text),
            Self::Ipv4 => text.parse::<std::net::Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<std::net::Ipv6Addr>().is_ok(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::DateTime => "a date and time as in RFC 3339",
            Self::Date => "a date as in RFC 3339",
            Self::Time => "a time as in RFC 3339",
            Self::Duration => "a duration as in ISO 8601",
            Self::Uuid => "a UUID",
            Self::HttpDate => "an HTTP date",
            Self::Base64 => "base64",
            Self::Base64Url => "base64 for URLs",
            Self::Decimal => "a decimal number",
            Self::Uri => "a URI with a scheme",
            Self::Ipv4 => "an IPv4 address",
            Self::Ipv6 => "an IPv6 address",
        }
    }
}

/// The formats as types.
pub mod of {
    use super::Format;

    /// A format as a type.
    pub trait Formal: Send + Sync + 'static {
        /// The format.
        const FORMAT: Format;
    }

    macro_rules! formats {
        ($($name:ident),*) => {$(
            #[doc = concat!("See [`", stringify!($name), "`](super::", stringify!($name), ").")]
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name;

            impl Formal for $name {
                const FORMAT: Format = Format::$name;
            }
        )*};
    }

    formats!(DateTime, Date, Time, Duration, HttpDate, Uuid, Base64, Base64Url, Decimal, Uri, Ipv4, Ipv6);
}

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
