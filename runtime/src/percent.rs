//! In: text that goes into a path or a query. Out: the same text percent-encoded by RFC 3986, section 2.
//! Never: decoding, and never a separator left bare in a value.

use std::fmt::Write as _;

/// Appends `text` with everything but unreserved characters encoded (RFC 3986, 2.3), so that it is data and nothing else.
pub(crate) fn encode_value(out: &mut String, text: &str) {
    encode(out, text, is_unreserved);
}

/// Appends a pair to a query or a form: `name=value`, behind a `&` where there are pairs already.
pub(crate) fn append_pair(out: &mut String, name: &str, value: &str) {
    if !out.is_empty() {
        out.push('&');
    }
    encode_value(out, name);
    out.push('=');
    encode_value(out, value);
}

/// Appends text of a path template: characters of a path segment and slashes stay, escapes that are there stay.
pub(crate) fn encode_template(out: &mut String, text: &str) {
    encode(out, text, |byte| is_path_character(byte) || byte == b'/' || byte == b'%');
}

/// Appends the query of an address that somebody else wrote: what may not stand there bare, as `[` and `]`, is escaped.
pub(crate) fn encode_query(out: &mut String, text: &str) {
    encode(out, text, |byte| is_path_character(byte) || matches!(byte, b'/' | b'?' | b'%'));
}

/// Appends the path of an address that somebody else wrote, as browsers do (URL Standard, "path percent-encode set").
pub(crate) fn encode_location_path(out: &mut String, text: &str) {
    encode(out, text, |byte| is_path_character(byte) || matches!(byte, b'/' | b'%' | b'|' | b'[' | b']'));
}

/// Appends a value for which the description says `allowReserved`: reserved characters and escapes pass as they are
/// (RFC 6570, 3.2.3), but for those that a query cannot have (`#`, `[`, `]`) or that would mean something else there:
/// `&` begins another pair, and `+` is a blank to many servers (OpenAPI 3.0.4, Appendix E leaves them to the caller).
pub(crate) fn encode_query_reserved(out: &mut String, text: &str) {
    let keep = |byte| is_path_character(byte) && !matches!(byte, b'&' | b'+') || matches!(byte, b'/' | b'?');
    encode_around_escapes(out, text, keep);
}

/// The same for a place in the path, where slashes pass and `?` would begin the query.
pub(crate) fn encode_path_reserved(out: &mut String, text: &str) {
    encode_around_escapes(out, text, |byte| is_path_character(byte) || byte == b'/');
}

/// RFC 3986, 2.3: `ALPHA / DIGIT / "-" / "." / "_" / "~"`.
pub(crate) const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// RFC 3986, 3.3, `pchar` without escapes.
pub(crate) const fn is_path_character(byte: u8) -> bool {
    is_unreserved(byte)
        || matches!(
            byte,
            b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' | b':' | b'@'
        )
}

fn encode(out: &mut String, text: &str, keep: impl Fn(u8) -> bool) {
    // most text has nothing to escape
    if text.bytes().all(&keep) {
        out.push_str(text);
        return;
    }
    out.reserve(text.len());
    for byte in text.bytes() {
        if keep(byte) {
            out.push(char::from(byte));
        } else {
            // writing to a String cannot fail
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// Escapes that are there stay; a `%` that begins none is escaped.
fn encode_around_escapes(out: &mut String, text: &str, keep: impl Fn(u8) -> bool) {
    let mut pieces = text.split('%');
    encode(out, pieces.next().unwrap_or_default(), &keep);
    for piece in pieces {
        let is_escape = piece.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
        out.push_str(if is_escape { "%" } else { "%25" });
        encode(out, piece, &keep);
    }
}

/// Whether a path segment is `.` or `..`, also in escapes: URL parsers of the WHATWG kind take `%2e` for a dot and would
/// climb (URL Standard, "double-dot URL path segment").
pub(crate) fn is_dots(segment: &str) -> bool {
    let rest = without_dot(segment);
    rest == Some("") || rest.and_then(without_dot) == Some("")
}

fn without_dot(text: &str) -> Option<&str> {
    ["%2e", "%2E", "."].iter().find_map(|dot| text.strip_prefix(dot))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value(text: &str) -> String {
        let mut out = String::new();
        encode_value(&mut out, text);
        out
    }

    fn decode(text: &str) -> String {
        let mut pieces = text.split('%');
        let mut out = pieces.next().unwrap().as_bytes().to_vec();
        for piece in pieces {
            let (escape, rest) = piece.split_at(2);
            out.push(u8::from_str_radix(escape, 16).unwrap());
            out.extend_from_slice(rest.as_bytes());
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn values_keep_only_unreserved_characters() {
        assert_eq!(value("aZ09-._~"), "aZ09-._~");
        assert_eq!(value("a/b?c#d%e"), "a%2Fb%3Fc%23d%25e");
        assert_eq!(value("ü \u{0}"), "%C3%BC%20%00");
    }

    #[test]
    fn templates_keep_their_slashes_and_escapes() {
        let mut out = String::new();
        encode_template(&mut out, "/a%20b/c:d/{e}");
        assert_eq!(out, "/a%20b/c:d/%7Be%7D");
    }

    #[test]
    fn dots_are_seen_through_escapes() {
        for dots in [".", "..", "%2e", "%2E%2e", ".%2E"] {
            assert!(is_dots(dots), "{dots}");
        }
        for text in ["", "...", "a.", "%2Ea"] {
            assert!(!is_dots(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn decoding_gives_the_value_back(text in any::<String>()) {
            let encoded = value(&text);
            prop_assert!(encoded.bytes().all(|byte| is_unreserved(byte) || byte == b'%'));
            prop_assert_eq!(decode(&encoded), text);
        }
    }
}
