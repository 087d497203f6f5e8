//! The crate `jiff`.
//!
//! In come its times; out go texts, and the other way round. It never guesses a zone.

use jiff::civil;
use jiff::{SignedDuration, Span, Timestamp, Zoned};

use super::{Date, DateTime, Duration, FormatError, Formatted, Time, of::Formal};

crate::json_by_text!(Timestamp, civil::Date, civil::Time);

/// What jiff writes for its types is what the formats ask for.
macro_rules! conversions {
    ($($jiff:ty => $format:ident;)*) => {$(
        impl From<$jiff> for $format {
            fn from(value: $jiff) -> Self {
                Self::verbatim(value.to_string())
            }
        }

        impl TryFrom<$format> for $jiff {
            type Error = FormatError;

            fn try_from(text: $format) -> Result<Self, FormatError> {
                parsed(&text)
            }
        }

        impl TryFrom<&$format> for $jiff {
            type Error = FormatError;

            fn try_from(text: &$format) -> Result<Self, FormatError> {
                parsed(text)
            }
        }
    )*};
}

conversions! {
    Timestamp => DateTime;
    civil::Date => Date;
    civil::Time => Time;
    Span => Duration;
    SignedDuration => Duration;
}

/// The moment, in UTC: a zone has no place in RFC 3339.
impl From<Zoned> for DateTime {
    fn from(time: Zoned) -> Self {
        time.timestamp().into()
    }
}

fn parsed<F: Formal, T: std::str::FromStr>(text: &Formatted<F>) -> Result<T, FormatError> {
    text.view(|text| text.parse().ok())
}
