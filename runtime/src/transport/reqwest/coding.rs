//! In: a request, and the response to it. Out: the same, with the content codings asked for that are known here, and decoded.
//! Never: a coding that the caller has asked for decoded: who asks wants the bytes as they are.

#[cfg(feature = "__decode")]
mod decode;

use http::header::ACCEPT_ENCODING;
use http::{HeaderMap, HeaderValue, Response};

use crate::body::Body;

/// What is asked for. RFC 9110, section 12.5.3: to a request without `Accept-Encoding` any coding is an answer.
const KNOWN: &str = match (cfg!(feature = "zstd"), cfg!(feature = "brotli"), cfg!(feature = "gzip")) {
    (true, true, true) => "zstd, br, gzip",
    (true, true, false) => "zstd, br",
    (true, false, true) => "zstd, gzip",
    (true, false, false) => "zstd",
    (false, true, true) => "br, gzip",
    (false, true, false) => "br",
    (false, false, true) => "gzip",
    (false, false, false) => "identity",
};

/// Whose business codings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Codings {
    /// This transport's.
    Built,
    /// Those of a client of reqwest that was given, unless some are known here.
    Given,
}

/// What is done about the coding of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodingAsked {
    ByCaller,
    Here,
}

impl Codings {
    /// Asks for what is known, unless the caller has asked.
    pub(super) fn ask(self, headers: &mut HeaderMap) -> CodingAsked {
        if headers.contains_key(ACCEPT_ENCODING) {
            return CodingAsked::ByCaller;
        }
        if self == Self::Built || cfg!(feature = "__decode") {
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(KNOWN));
        }
        CodingAsked::Here
    }
}

impl CodingAsked {
    /// The response, decoded where it was asked for here.
    pub(super) fn decoded(self, response: Response<Body>) -> Response<Body> {
        #[cfg(feature = "__decode")]
        if self == Self::Here {
            return decode::decoded(response);
        }
        response
    }
}
