//! Texts of requests: percent-encoding, query pairs, cookies. In: raw texts; out: decoded texts and pairs.
//! It never fails: bytes that are not UTF-8 become U+FFFD.

use percent_encoding::percent_decode_str;

/// Decodes `%41`.
pub(crate) fn decoded(raw: &str) -> String {
    percent_decode_str(raw).decode_utf8_lossy().into_owned()
}

/// Decodes `%41`, and `+` as a blank: the form notation, in which queries and urlencoded bodies are written.
pub(crate) fn form_decoded(raw: &str) -> String {
    decoded(&raw.replace('+', " "))
}

/// The pairs of a query or an urlencoded body; names decoded, values raw, so that commas which separate can be told
/// from commas that were encoded.
pub(crate) fn pairs(raw: &str) -> Vec<(String, String)> {
    let pieces = raw.split('&').filter(|piece| !piece.is_empty());
    pieces
        .map(|piece| {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            (form_decoded(name), value.to_owned())
        })
        .collect()
}

/// The pairs of a `Cookie` header (RFC 6265, 4.2.1).
pub(crate) fn cookies(header: &str) -> Vec<(String, String)> {
    let pieces = header.split(';').map(str::trim).filter(|piece| !piece.is_empty());
    pieces
        .map(|piece| {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            (name.trim().to_owned(), value.trim().trim_matches('"').to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_keep_their_values_raw() {
        assert_eq!(
            pairs("a=1%2C2,3&b&c%5Bd%5D=x+y&&a=4"),
            [("a", "1%2C2,3"), ("b", ""), ("c[d]", "x+y"), ("a", "4")]
                .map(|(n, v)| (n.to_owned(), v.to_owned()))
        );
        assert_eq!(form_decoded("x+y%20z"), "x y z");
        assert_eq!(decoded("x+y%FF"), "x+y\u{fffd}");
    }

    #[test]
    fn cookies_are_split() {
        let expected = [("a", "1"), ("b", "x=y")].map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(cookies(" a=1; b=\"x=y\" ;"), expected);
    }
}
