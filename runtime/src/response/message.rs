//! In: the response of an error. Out: the sentence in its body that the service wrote for people.
//! Never: another member of the body, a character that a terminal obeys, or more than a line.

use super::RawResponse;
use crate::json::{self, Value};

/// Where services put it, the most telling first: RFC 9457 has `detail` and `title`, RFC 6749 `error_description`; `errors` and
/// `messages` are lists, of which the first item counts.
const PLACES: [&[&str]; 11] = [
    &["message"],
    &["error", "message"],
    &["error_description"],
    &["detail"],
    &["title"],
    &["error"],
    &["errors", "message"],
    &["errors", "detail"],
    &["errors"],
    &["messages", "text"],
    &["messages"],
];

/// In characters.
const LONGEST: usize = 300;

/// The sentence of an error's body; `None` for a success, and for a body that is not JSON or has none.
pub(crate) fn message(response: &RawResponse) -> Option<String> {
    if !response.status().is_client_error() && !response.status().is_server_error() {
        return None;
    }
    let body: Value = json::from_slice(response.body()).ok()?;
    PLACES.iter().find_map(|place| presentable(text_at(&body, place)?))
}

fn text_at<'v>(value: &'v Value, place: &[&str]) -> Option<&'v str> {
    match (value, place) {
        (Value::Array(items), _) => text_at(items.first()?, place),
        (Value::String(text), []) => Some(text),
        (Value::Object(members), [first, rest @ ..]) => text_at(members.get(first)?, rest),
        (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_), _) => None,
    }
}

/// One line without control characters, cut where it is too long; `None` when nothing is left.
pub(crate) fn presentable(text: &str) -> Option<String> {
    let mut out = String::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let word: String = word.chars().filter(|c| !is_invisible(*c)).collect();
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word);
    }
    if let Some((end, _)) = out.char_indices().nth(LONGEST) {
        out.truncate(end);
        out.push('…');
    }
    (!out.is_empty()).then_some(out)
}

/// Characters that change the order of others, or hide between them.
const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, StatusCode};

    use super::*;

    fn said(status: StatusCode, body: &str) -> Option<String> {
        let body = Bytes::from(body.to_owned());
        message(&RawResponse::new(status, HeaderMap::new(), body, std::time::SystemTime::UNIX_EPOCH))
    }

    #[test]
    fn the_most_telling_text_is_taken() {
        for (body, expected) in [
            (r#"{"message":"m","error":{"message":"e"}}"#, Some("m")),
            (r#"{"message":"","error":{"message":"e"}}"#, Some("e")),
            (r#"{"message":7,"error":{"message":"e"}}"#, Some("e")),
            (r#"{"error":"invalid_scope","error_description":"no such scope"}"#, Some("no such scope")),
            (r#"{"title":"Not found","detail":"no pet 7","status":404}"#, Some("no pet 7")),
            (r#"{"title":"Not found","status":404}"#, Some("Not found")),
            (r#"{"error":"JWT is expired"}"#, Some("JWT is expired")),
            (r#"{"errors":["permission denied"]}"#, Some("permission denied")),
            (r#"{"errors":[{"detail":"d"},{"detail":"e"}]}"#, Some("d")),
            (r#"[{"messages":[{"locale":"en","text":"t"}]}]"#, Some("t")),
            (r#"{"name":"secret"}"#, None),
            (r#"{"errors":[]}"#, None),
            (r#""text""#, None),
            ("not json", None),
            ("", None),
        ] {
            assert_eq!(said(StatusCode::BAD_REQUEST, body).as_deref(), expected, "{body}");
            assert_eq!(said(StatusCode::OK, body), None, "{body}");
        }
    }

    #[test]
    fn it_is_one_short_line() {
        assert_eq!(presentable(" a\r\n\tb\u{1b}[31mc\u{202e}d "), Some("a b [31mcd".to_owned()));
        assert_eq!(presentable("\u{200b}\n"), None);
        let long = presentable(&"ü".repeat(LONGEST + 1)).unwrap();
        assert_eq!(long.chars().count(), LONGEST + 1);
        assert!(long.ends_with("ü…"));
    }
}
