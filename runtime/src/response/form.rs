//! In: a response whose body may have several forms. Out: which of them it is, and its value.
//! Never: a form by the body alone, but where its type does not say what it is.

use super::RawResponse;
use super::media_type::{MediaType, looks_like_json};
use crate::json::{self, Fault, Json};

impl RawResponse {
    /// The index of the documented form this body has: the one whose type is nearest, else the last one. A body without a
    /// type, or of one that is not documented, is JSON when it begins like JSON.
    #[doc(hidden)]
    #[must_use]
    pub fn form(&self, forms: &[&[&str]]) -> usize {
        let given = self.media_type();
        let nearest = |given: MediaType<'_>| {
            let fits = forms.iter().enumerate();
            let fits = fits.filter_map(|(index, form)| Some((index, given.nearest(form)?.1)));
            fits.min_by_key(|(_, fit)| *fit).map(|(index, _)| index)
        };
        let named = |is: fn(&str) -> bool| forms.iter().position(|form| form.iter().any(|one| is(one)));
        let lines = |given: MediaType<'_>| {
            given.can_be_lines().then(|| named(|documented| MediaType::parse(documented).is_lines()))?
        };
        // RFC 9110, 8.3: without the header the receiver may look at the data
        let json = || looks_like_json(&self.body).then(|| named(|one| MediaType::parse(one).is_json()))?;
        let found = given.and_then(|given| nearest(given).or_else(|| lines(given)));
        found.or_else(json).unwrap_or(forms.len().saturating_sub(1))
    }

    /// The body of a success that is documented as JSON and, with the same schema, as text: what comes as text is the
    /// value itself, where JSON would have it in quotes.
    ///
    /// # Errors
    /// When it is of another shape.
    #[doc(hidden)]
    pub fn json_or_text<T: Json>(&self) -> Result<T, Fault> {
        let is_json = self.media_type().map_or_else(|| looks_like_json(&self.body), MediaType::is_json);
        if is_json {
            return self.json();
        }
        let text = self.text()?;
        // a number, or whatever else is not in quotes
        json::from_str(&json::to_string(&text)).or_else(|fault| self.json().map_err(|_| fault))
    }

    /// The body of a success that is documented as JSON and, with the same schema, as XML.
    ///
    /// # Errors
    /// When it is of another shape.
    #[cfg(feature = "xml")]
    #[doc(hidden)]
    pub fn json_or_xml<T: Json>(&self, root: &crate::xml::XmlRoot) -> Result<T, Fault> {
        let begins_as_xml = || self.body.trim_ascii_start().starts_with(b"<");
        let is_xml = self.media_type().map_or_else(begins_as_xml, MediaType::is_xml);
        if is_xml { self.xml(root) } else { self.json() }
    }

    /// The body of a status that nobody documented, where some successes have none.
    ///
    /// # Errors
    /// When there is one, and it is of another shape.
    #[doc(hidden)]
    pub fn optional<T>(&self, read: fn(&Self) -> Result<T, Fault>) -> Result<Option<T>, Fault> {
        if self.body.is_empty() && self.unread.is_none() { Ok(None) } else { read(self).map(Some) }
    }

    /// There is no telling which of several successes a status is that nobody documented.
    ///
    /// # Errors
    /// Always.
    #[doc(hidden)]
    pub fn undocumented<T>(&self) -> Result<T, Fault> {
        Err(Fault::undocumented())
    }
}

/// Decodes a body that is JSON or, with the same schema, text; emitted code names it in its tables.
///
/// # Errors
/// As [`RawResponse::json_or_text`].
pub fn json_or_text<T: Json>(response: &RawResponse) -> Result<T, Fault> {
    response.json_or_text()
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, HeaderValue, StatusCode};

    use super::*;

    fn response(media_type: Option<&'static str>, body: &'static str) -> RawResponse {
        let mut headers = HeaderMap::new();
        if let Some(media_type) = media_type {
            headers.insert(http::header::CONTENT_TYPE, HeaderValue::from_static(media_type));
        }
        let body = Bytes::from_static(body.as_bytes());
        RawResponse::new(StatusCode::OK, headers, body, std::time::SystemTime::UNIX_EPOCH)
    }

    #[test]
    fn the_form_is_the_nearest_one() {
        let forms: &[&[&str]] = &[
            &["application/json"],
            &["application/problem+json"],
            &["image/png", "image/*"],
            &["a/b;version=2"],
            &["a/b;version=3"],
            &["application/x-ndjson"],
            &["text/plain"],
        ];
        for (media_type, body, expected) in [
            (Some("application/json; charset=utf-8"), "{}", 0),
            (Some("application/problem+json"), "{}", 1),
            (Some("application/vnd.x+json"), "{}", 0),
            (Some("image/jpeg"), "", 2),
            (Some("a/b; version=3"), "", 4),
            (Some("a/b"), "", 3),
            (Some("application/jsonl"), "", 5),
            (Some("text/plain"), "{}", 6),
            (Some("application/pdf"), "%PDF", 6),
            (None, " {}", 0),
            (Some(""), " {}", 0),
            (None, "plain", 6),
        ] {
            assert_eq!(response(media_type, body).form(forms), expected, "{media_type:?}");
        }
    }

    #[test]
    fn text_is_the_value_and_json_has_it_in_quotes() {
        for (media_type, body, expected) in [
            (Some("text/plain"), "a \"b\"\n", Some("a \"b\"\n")),
            (Some("text/plain"), "\"b\"", Some("\"b\"")),
            (Some("application/json"), "\"b\"", Some("b")),
            (Some("application/json"), "b", None),
            (None, "\"b\"", Some("b")),
            (None, "b", Some("b")),
        ] {
            let read = response(media_type, body).json_or_text::<String>().ok();
            assert_eq!(read.as_deref(), expected, "{media_type:?} {body}");
        }
        assert_eq!(response(Some("text/plain"), "12").json_or_text::<i64>().ok(), Some(12));
    }
}
