//! What HTTP allows in the names and numbers of a message. In: a text or a number; out: whether it can be one. It never reads a
//! description.

/// A token (RFC 9110, 5.6.2): a method, the name of a header, the word of a scheme.
pub(crate) fn is_token(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}

/// A status code (RFC 9110, 15).
pub(crate) fn is_status(status: u16) -> bool {
    (100..1000).contains(&status)
}
