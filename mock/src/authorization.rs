//! The header `Authorization`. In: its value; out: what follows the scheme, and the pair of basic credentials.
//! It never shows a credential.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The credentials of an `Authorization` header of this scheme (RFC 9110, 11.4), if something follows.
pub(crate) fn credentials(header: &str, scheme: &str) -> Option<String> {
    let (found, rest) = header.trim().split_once(' ')?;
    (found.eq_ignore_ascii_case(scheme) && !rest.trim().is_empty()).then(|| rest.trim().to_owned())
}

/// Name and password of basic credentials (RFC 7617, 2).
pub(crate) fn basic_pair(credentials: &str) -> Option<(String, String)> {
    let text = String::from_utf8(STANDARD.decode(credentials).ok()?).ok()?;
    let (name, password) = text.split_once(':')?;
    Some((name.to_owned(), password.to_owned()))
}
