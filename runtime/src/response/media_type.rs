//! In: a `Content-Type` header or a media type of the description. Out: how near one is to what the other asks for.
//! Never: the parameter `charset`; it does not make a type another one, and JSON is UTF-8 (RFC 8259, 8.1).

use std::cmp::Reverse;

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use crate::json::without_mark;

/// A media type; upper and lower case are one (RFC 9110, 8.3.1).
#[derive(Debug, Clone, Copy)]
pub(crate) struct MediaType<'t> {
    essence: &'t str,
    /// behind the first semicolon
    parameters: &'t str,
}

/// How a type is what the description documents. The least is the nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// The same type, with this many parameters that are documented.
    Same(Reverse<usize>),
    /// The same type with other parameters.
    OtherParameters,
    /// One of `application/*+json`.
    Suffix,
    /// One of `text/*`.
    Range,
    /// Another name for JSON where JSON is documented.
    Json,
    /// One of `*/*`.
    Any,
}

impl<'t> MediaType<'t> {
    /// The type of a body; `None` when the header is not there, or holds none (RFC 9110, 8.3: the receiver may then look
    /// at the data).
    pub(crate) fn of(headers: &'t HeaderMap) -> Option<Self> {
        let given = Self::parse(headers.get(CONTENT_TYPE)?.to_str().ok()?);
        given.essence.contains('/').then_some(given)
    }

    pub(crate) fn parse(text: &'t str) -> Self {
        let (essence, parameters) = text.split_once(';').unwrap_or((text, ""));
        Self { essence: essence.trim(), parameters }
    }

    /// `application/json`, `text/json` and everything with the suffix `+json` (RFC 6839, 3.1).
    pub(crate) fn is_json(self) -> bool {
        self.has_suffix("json") || self.is_one_of(&["application/json", "text/json"])
    }

    /// `application/xml`, `text/xml` and everything with the suffix `+xml` (RFC 7303, 9.1, 9.2 and 4.2).
    #[cfg(feature = "xml")]
    pub(crate) fn is_xml(self) -> bool {
        self.has_suffix("xml") || self.is_one_of(&["application/xml", "text/xml"])
    }

    /// The names that are in use for JSON on lines; none of them is registered.
    pub(crate) fn is_lines(self) -> bool {
        self.is_one_of(&[
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "application/x-jsonl",
            "application/jsonlines",
            "application/x-jsonlines",
        ])
    }

    /// Whether it stands for many types (RFC 9110, 12.5.1): no body is of such a type.
    pub(crate) fn is_range(self) -> bool {
        self.essence.contains('*')
    }

    /// Whether a body of this type may be lines of JSON. Many servers call them JSON, as each of them is.
    pub(crate) fn can_be_lines(self) -> bool {
        self.is_lines() || self.is_json()
    }

    fn is_one_of(self, names: &[&str]) -> bool {
        names.iter().any(|name| self.essence.eq_ignore_ascii_case(name))
    }

    fn has_suffix(self, wanted: &str) -> bool {
        self.essence.rsplit_once('+').is_some_and(|(_, suffix)| suffix.eq_ignore_ascii_case(wanted))
    }

    fn top(self) -> &'t str {
        self.essence.split('/').next().unwrap_or_default()
    }

    /// How a body of this type is what the description documents; `None` when it is not.
    pub(crate) fn fit(self, documented: &str) -> Option<Fit> {
        let documented = MediaType::parse(documented);
        if self.essence.eq_ignore_ascii_case(documented.essence) {
            let wanted = documented.parameters();
            let has = |(name, value): &(&str, &str)| self.parameter(name) == Some(*value);
            let all = wanted.clone().all(|parameter| has(&parameter));
            return Some(if all { Fit::Same(Reverse(wanted.count())) } else { Fit::OtherParameters });
        }
        let is_json = self.is_json() && documented.is_json();
        let range = documented
            .essence
            .split_once('/')
            .filter(|(top, _)| *top == "*" || self.top().eq_ignore_ascii_case(top));
        match range {
            Some((_, sub)) if sub.strip_prefix("*+").is_some_and(|suffix| self.has_suffix(suffix)) => {
                Some(Fit::Suffix)
            }
            Some((top, "*")) if top != "*" => Some(Fit::Range),
            Some(_) | None if is_json => Some(Fit::Json),
            Some(("*", "*")) => Some(Fit::Any),
            Some(_) | None => None,
        }
    }

    /// The documented type that is nearest, and how near it is; of two that are alike the first one.
    pub(crate) fn nearest<'d>(self, documented: &[&'d str]) -> Option<(&'d str, Fit)> {
        let fits = documented.iter().filter_map(|one| Some((*one, self.fit(one)?)));
        fits.min_by_key(|(_, fit)| *fit)
    }

    /// The parameters that make it another type.
    fn parameters(self) -> impl Iterator<Item = (&'t str, &'t str)> + Clone {
        let pairs = self.parameters.split(';').filter_map(|pair| pair.split_once('='));
        pairs
            .map(|(name, value)| (name.trim(), value.trim().trim_matches('"')))
            .filter(|(name, _)| !name.eq_ignore_ascii_case("charset"))
    }

    pub(crate) fn parameter(self, wanted: &str) -> Option<&'t str> {
        let mut parameters = self.parameters();
        parameters.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
    }
}

/// Whether a body without a type can be JSON, by its first byte that is not whitespace (RFC 8259, 2 and 3).
pub(crate) fn looks_like_json(body: &[u8]) -> bool {
    let first = without_mark(body).iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
    first.is_none_or(|byte| {
        matches!(byte, b'{' | b'[' | b'"' | b'-' | b't' | b'f' | b'n') || byte.is_ascii_digit()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_as_near_as_its_description() {
        let table = [
            ("application/json", "application/json", Some(Fit::Same(Reverse(0)))),
            ("Application/JSON; charset=utf-8", "application/json", Some(Fit::Same(Reverse(0)))),
            ("application/json", "application/json; charset=utf-8", Some(Fit::Same(Reverse(0)))),
            ("a/b; version=\"2\"; c=d", "a/b;version=2", Some(Fit::Same(Reverse(1)))),
            ("a/b; version=3", "a/b;version=2", Some(Fit::OtherParameters)),
            ("a/b", "a/b;version=2", Some(Fit::OtherParameters)),
            ("application/problem+json", "application/*+json", Some(Fit::Suffix)),
            ("application/problem+xml", "application/*+json", None),
            ("application/json", "application/*+json", Some(Fit::Json)),
            ("application/problem+json", "application/json", Some(Fit::Json)),
            ("application/json", "application/vnd.api+json; version=2", Some(Fit::Json)),
            ("text/html", "application/json", None),
            ("text/html", "text/*", Some(Fit::Range)),
            ("application/pdf", "text/*", None),
            ("application/pdf", "*/*", Some(Fit::Any)),
        ];
        for (given, documented, expected) in table {
            assert_eq!(MediaType::parse(given).fit(documented), expected, "{given} {documented}");
        }
    }

    #[test]
    fn the_nearest_type_is_found_whatever_the_order() {
        let documented = ["*/*", "a/*", "a/b", "a/b;c=d", "application/json"];
        for (given, expected) in [
            ("a/b; c=d", "a/b;c=d"),
            ("a/b; c=e", "a/b"),
            ("a/c", "a/*"),
            ("x/y", "*/*"),
            ("x/y+json", "application/json"),
        ] {
            let mut documented = documented;
            for _ in 0..documented.len() {
                documented.rotate_left(1);
                let found = MediaType::parse(given).nearest(&documented).map(|(found, _)| found);
                assert_eq!(found, Some(expected), "{given} {documented:?}");
            }
        }
    }
}
