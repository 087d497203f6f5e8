//! In: the headers of a response. Out: the content coding that its body is still in, as a name that can be shown.
//! Never: a word that is not a name of a coding.

use http::HeaderMap;
use http::header::CONTENT_ENCODING;

/// Names of codings are short: the longest that is registered has 12 characters.
const LONGEST: usize = 40;

/// What `Content-Encoding` says (RFC 9110, section 8.4); `None` when it says nothing, or `identity`.
pub(crate) fn coding(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(CONTENT_ENCODING)?.to_str().ok()?.trim();
    // RFC 9110, section 5.6.2, and the comma between several
    let is_named = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~, ".contains(c);
    match value {
        "" => None,
        value if value.eq_ignore_ascii_case("identity") => None,
        value if value.len() <= LONGEST && value.chars().all(is_named) => Some(value),
        _ => Some("a coding without a name"),
    }
}
