//! In: a `Content-Type` header or a media type of the description. Out: whether one is what the other asks for.
//! Never: parameters; `charset` does not make a type another one, and JSON is UTF-8 (RFC 8259, 8.1).

use http::HeaderMap;
use http::header::CONTENT_TYPE;

/// A media type without parameters, in lower case (RFC 9110, 8.3.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MediaType(String);

impl MediaType {
    pub(crate) fn of(headers: &HeaderMap) -> Option<Self> {
        Some(Self::parse(headers.get(CONTENT_TYPE)?.to_str().ok()?))
    }

    fn parse(text: &str) -> Self {
        Self(text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
    }

    /// `application/json`, `text/json` and everything with the suffix `+json` (RFC 6839, 3.1).
    pub(crate) fn is_json(&self) -> bool {
        matches!(self.0.as_str(), "application/json" | "text/json") || self.0.ends_with("+json")
    }

    /// Whether a body of this type is what the description documents: the same type, one of its range (`text/*`), or
    /// another name for JSON where JSON is documented.
    pub(crate) fn is_documented_as(&self, documented: &str) -> bool {
        let documented = Self::parse(documented);
        let in_range = match documented.0.strip_suffix("/*") {
            Some("*") => true,
            Some(range) => self.0.split('/').next() == Some(range),
            None => self.0 == documented.0,
        };
        in_range || (self.is_json() && documented.is_json())
    }

    pub(crate) fn documented(text: &str) -> Self {
        Self::parse(text)
    }
}

/// Whether a body without a type can be JSON, by its first byte that is not whitespace (RFC 8259, 2 and 3).
pub(crate) fn looks_like_json(body: &[u8]) -> bool {
    let first = body.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    first.is_none_or(|byte| {
        matches!(byte, b'{' | b'[' | b'"' | b'-' | b't' | b'f' | b'n') || byte.is_ascii_digit()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_compared_without_parameters() {
        let table = [
            ("application/json", "application/json", true),
            ("Application/JSON; charset=utf-8", "application/json", true),
            ("application/problem+json", "application/json", true),
            ("application/json", "application/vnd.api+json; version=2", true),
            ("text/html", "application/json", false),
            ("text/html", "text/*", true),
            ("application/pdf", "text/*", false),
            ("application/pdf", "*/*", true),
            ("", "application/json", false),
        ];
        for (given, documented, expected) in table {
            assert_eq!(
                MediaType::parse(given).is_documented_as(documented),
                expected,
                "{given} {documented}"
            );
        }
    }
}
