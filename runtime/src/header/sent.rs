//! In: the name and the value of a header that a caller or a parameter sets. Out: the same, checked.
//! Never: a header by which a host, a body's framing or a credential could be changed.

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue};

use crate::mistake::Mistake;

/// Set by the client from the credential.
const OF_CREDENTIALS: [&str; 2] = ["proxy-authorization", "cookie"];

/// Set by the client from the address and the body (RFC 9110, 7.6.1 and 7.8 for the connection's own).
const FRAMING: [&str; 9] = [
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
    "keep-alive",
    "upgrade",
    "te",
    "trailer",
    "expect",
];

/// Whether a header says where a request goes, or how its body is delimited.
pub(crate) fn is_framing(name: &HeaderName) -> bool {
    FRAMING.contains(&name.as_str())
}

/// A header that a user may set.
pub(crate) fn settable(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Mistake> {
    match parameter(name, value)? {
        (name, _) if DESCRIBED.contains(&name) => Err(reserved(&name)),
        header => Ok(header),
    }
}

/// Headers that a user does not set, and that a parameter of Swagger 2.0 may be.
const DESCRIBED: [HeaderName; 2] = [AUTHORIZATION, CONTENT_TYPE];

fn reserved(name: &HeaderName) -> Mistake {
    Mistake::ReservedHeader { name: name.as_str().to_owned() }
}

/// A header that a parameter may set.
pub(crate) fn parameter(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Mistake> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| Mistake::HeaderName)?;
    if is_framing(&name) || OF_CREDENTIALS.contains(&name.as_str()) {
        return Err(reserved(&name));
    }
    match HeaderValue::from_str(value) {
        Ok(mut value) => {
            value.set_sensitive(name == AUTHORIZATION);
            Ok((name, value))
        }
        Err(_) => Err(Mistake::HeaderValue { name: name.as_str().to_owned() }),
    }
}
