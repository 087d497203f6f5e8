//! Header parameters that are none. In: the name of a header; out: why it is ignored, if it is.
//! It never looks at the schema: the name alone decides.

/// Headers that no parameter may set. Parameter Object: "If in is header and the name field is Accept, Content-Type or
/// Authorization, the parameter definition SHALL be ignored." The others say where a message ends and whom it is for
/// (RFC 9110, 7.2, 7.6.1, 7.8, 8.6; RFC 9112, 6.1): a value there would make another request of it.
const NOT_PARAMETERS: [&str; 14] = [
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Why a header parameter is ignored; `None` for one that is not.
pub(super) fn reason(name: &str) -> Option<String> {
    if !is_token(name) {
        return Some(format!("a header parameter is ignored: {name:?} is no name of a header"));
    }
    let reserved = NOT_PARAMETERS.contains(&name.to_ascii_lowercase().as_str());
    reserved.then(|| format!("a header parameter `{name}` is ignored"))
}

/// A token (RFC 9110, 5.6.2): the name of a header, the word of a scheme.
pub(in crate::lower) fn is_token(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}
