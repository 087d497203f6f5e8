//! The formats that have a type of their own: a row for each, with its type, what errors call it, and whether a text is of it.

use super::Formatted;
use super::{address, bytes, calendar, clock, decimal, duration, http_date, moment, uuid};

macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident, $word:literal, $name:literal, $fits:expr;)+) => {
        /// What a text can be a text of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Format {
            $(#[doc = concat!("`", $word, "`")] $format,)+
        }

        impl Format {
            /// Whether a text is of the format.
            pub fn fits(self, text: &str) -> bool {
                let fits: fn(&str) -> bool = match self {
                    $(Self::$format => $fits,)+
                };
                fits(text)
            }

            pub(super) fn name(self) -> &'static str {
                match self {
                    $(Self::$format => $name,)+
                }
            }
        }

        /// The types of texts of the formats.
        pub(crate) mod types {
            use super::{Formatted, of};

            $($(#[$doc])* pub type $format = Formatted<of::$format>;)+
        }

        /// The formats as types.
        pub mod of {
            use super::Format;

            /// A format as a type.
            pub trait Formal: Send + Sync + 'static {
                /// The format.
                const FORMAT: Format;
            }

            $(
                #[doc = concat!("The format of `", stringify!($format), "`.")]
                #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
                pub struct $format;

                impl Formal for $format {
                    const FORMAT: Format = Format::$format;
                }
            )+
        }
    };
}

formats! {
    /// A date and a time with its distance from UTC, as `2026-08-21T10:00:00Z` (RFC 3339, 5.6 `date-time`).
    DateTime, "date-time", "a date and time as in RFC 3339", |text| moment::Moment::parse(text).is_some();
    /// A date, as `2026-08-21` (RFC 3339, 5.6 `full-date`).
    Date, "date", "a date as in RFC 3339", |text| calendar::Day::parse(text).is_some();
    /// A time of day, as `10:00:00` or `10:00:00Z` (RFC 3339, 5.6 `partial-time` and `full-time`).
    Time, "time", "a time as in RFC 3339", |text| clock::ClockTime::parse(text).is_some();
    /// A length of time, as `P1DT12H` (RFC 3339, appendix A; ISO 8601).
    Duration, "duration", "a duration as in ISO 8601", |text| duration::Span::parse(text).is_some();
    /// An identifier of 128 bits, as `f81d4fae-7dec-11d0-a765-00a0c91e6bf6` (RFC 9562).
    Uuid, "uuid", "a UUID", |text| uuid::bits(text).is_some();
    /// A date and a time in UTC, as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7 `HTTP-date`).
    HttpDate, "http-date", "an HTTP date", |text| http_date::seconds(text).is_some();
    /// Bytes as text (RFC 4648, section 4).
    Base64, "byte", "base64", |text| bytes::decoded(text).is_some();
    /// Bytes as text in the alphabet for URLs and file names (RFC 4648, section 5).
    Base64Url, "base64url", "base64 for URLs", |text| bytes::decoded(text).is_some();
    /// A decimal number of any precision that travels as text, as `12.50`.
    Decimal, "decimal", "a decimal number", decimal::is_decimal;
    /// An address with a scheme, as `https://example.com/` (RFC 3986).
    Uri, "uri", "a URI with a scheme", address::is_uri;
    /// An address of IP version 4, as `192.0.2.1`.
    Ipv4, "ipv4", "an IPv4 address", |text| text.parse::<std::net::Ipv4Addr>().is_ok();
    /// An address of IP version 6, as `2001:db8::1` (RFC 4291, 2.2).
    Ipv6, "ipv6", "an IPv6 address", |text| text.parse::<std::net::Ipv6Addr>().is_ok();
}
