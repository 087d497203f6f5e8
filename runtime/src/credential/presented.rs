//! In: a secret and where it goes. Out: the header, query pair or cookie that is sent.
//! Never: a value that could end the header, query or cookie it is put into.

use http::header::COOKIE;
use http::{HeaderName, HeaderValue};

use crate::argument::style::is_cookie_octet;
use crate::description::Place;
use crate::error::AuthErrorKind;
use crate::header::is_framing;
use crate::percent::{append_pair, encode_value};

/// What goes into the request.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Presented {
    Header(HeaderName, HeaderValue),
    Query(String),
    Cookie(String),
}

/// Why a credential gives nothing to send.
pub(crate) enum Unpresentable {
    Value,
    Kind,
    Auth(AuthErrorKind),
}

/// A header of a secret text.
pub(super) fn header(name: HeaderName, text: &str) -> Result<Presented, Unpresentable> {
    let mut value = HeaderValue::from_str(text).map_err(|_| Unpresentable::Value)?;
    value.set_sensitive(true);
    Ok(Presented::Header(name, value))
}

/// A key in its place.
pub(super) fn api_key(place: Place, name: &str, key: &str) -> Result<Presented, Unpresentable> {
    match place {
        Place::Header => {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| Unpresentable::Value)?;
            if is_framing(&name) {
                return Err(Unpresentable::Value);
            }
            match header(name, key)? {
                // there is one such header in a request, with all cookies in it (RFC 6265, 5.4)
                Presented::Header(name, _) if name == COOKIE => Ok(Presented::Cookie(key.to_owned())),
                presented => Ok(presented),
            }
        }
        Place::Query => {
            let mut pair = String::new();
            append_pair(&mut pair, name, key);
            Ok(Presented::Query(pair))
        }
        // as it is: such a key is most often the value of a cookie that the server has set, and wants back unchanged
        Place::Cookie if key.bytes().all(is_cookie_octet) => {
            let mut pair = String::new();
            encode_value(&mut pair, name);
            Ok(Presented::Cookie(format!("{pair}={key}")))
        }
        Place::Cookie => Err(Unpresentable::Value),
        // no scheme has its key there (OpenAPI 3.0, Security Scheme Object, `in`)
        Place::Path => Err(Unpresentable::Value),
    }
}
