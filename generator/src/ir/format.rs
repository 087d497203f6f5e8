//! The formats of texts that have a type of their own (OpenAPI 3.0.4, section 4.4; JSON Schema, "Defined Formats"; the OpenAPI
//! format registry). In: the value of `format`; out: the format, and the name of its type in the runtime.

macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident: $($word:literal)|+;)+) => {
        /// A format of texts that has a type of its own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum TextFormat {
            $($(#[$doc])* $format,)+
        }

        impl TextFormat {
            /// The format with this value of `format`, in capitals or small letters.
            pub(crate) fn of_word(word: &str) -> Option<Self> {
                match word.to_ascii_lowercase().as_str() {
                    $($($word)|+ => Some(Self::$format),)+
                    _ => None,
                }
            }

            /// What the format is called in code.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$format => stringify!($format),)+
                }
            }
        }
    };
}

// A format of texts without a row here is a text like any other: there is nothing to be made of an `email`, a `hostname` or
// `binary` within JSON.
formats! {
    /// A date and a time (RFC 3339).
    DateTime: "date-time";
    /// A date (RFC 3339).
    Date: "date";
    /// A time of day (RFC 3339).
    Time: "time";
    /// A length of time (ISO 8601).
    Duration: "duration";
    /// A date and a time as in headers of HTTP (RFC 9110, 5.6.7).
    HttpDate: "http-date";
    /// A UUID (RFC 9562).
    Uuid: "uuid";
    /// Bytes in base64 (RFC 4648, section 4).
    Base64: "byte";
    /// Bytes in base64 with the alphabet for URLs (RFC 4648, section 5).
    Base64Url: "base64url";
    /// A decimal number of any precision.
    Decimal: "decimal" | "decimal128";
    /// A URI with a scheme (RFC 3986).
    Uri: "uri" | "url";
    /// An address of IP version 4.
    Ipv4: "ipv4";
    /// An address of IP version 6 (RFC 4291, 2.2).
    Ipv6: "ipv6";
}
