//! In: a `Content-Type` header or a media type of the description. Out: whether one is what the other asks for.
//! Never: parameters; `charset` does not make a type another one, and JSON is UTF-8 (RFC 8259, 8.1).

use http::HeaderMap;
use http::header::CONTENT_TYPE;

/// A media type without parameters; upper and lower case are one (RFC 9110, 8.3.1).
#[derive(Debug, Clone, Copy)]
pub(crate) struct MediaType<'t>(&'t str);

impl<'t> MediaType<'t> {
    pub(crate) fn of(headers: &'t HeaderMap) -> Option<Self> {
        Some(Self::parse(headers.get(CONTENT_TYPE)?.to_str().ok()?))
    }

    fn parse(text: &'t str) -> Self {
        Self(text.split(';').next().unwrap_or_default().trim())
    }

    /// `application/json`, `text/json` and everything with the suffix `+json` (RFC 6839, 3.1).
    pub(crate) fn is_json(self) -> bool {
        const SUFFIX: &[u8] = b"+json";
        let end = self.0.len().saturating_sub(SUFFIX.len());
        let is_suffixed =
            self.0.as_bytes().get(end..).is_some_and(|suffix| suffix.eq_ignore_ascii_case(SUFFIX));
        is_suffixed || ["application/json", "text/json"].iter().any(|json| self.0.eq_ignore_ascii_case(json))
    }

    /// Whether a body of this type is what the description documents: the same type, one of its range (`text/*`), or
    /// another name for JSON where JSON is documented.
    pub(crate) fn is_documented_as(self, documented: &str) -> bool {
        let documented = MediaType::parse(documented);
        let in_range = match documented.0.strip_suffix("/*") {
            Some("*") => true,
            Some(range) => self.0.split('/').next().is_some_and(|itself| itself.eq_ignore_ascii_case(range)),
            None => self == documented,
        };
        in_range || (self.is_json() && documented.is_json())
    }

    pub(crate) fn documented(text: &'t str) -> Self {
        Self::parse(text)
    }
}

impl PartialEq for MediaType<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
    }
}

impl Eq for MediaType<'_> {}

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
