//! In: an error of reqwest. Out: the same as an error of the transport, by what it says about the server's part.
//! Never: the address of the request, which may hold a key in its query.

use std::error::Error as StdError;

use crate::transport::{TransportError, TransportErrorKind};

pub(super) fn classified(error: reqwest::Error) -> TransportError {
    let kind = if error.is_builder() {
        TransportErrorKind::Unsendable
    } else if error.is_connect() && error.is_timeout() {
        TransportErrorKind::ConnectTimeout
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if is_refusal(&error) {
        TransportErrorKind::Refused
    } else {
        TransportErrorKind::Interrupted
    };
    TransportError::new(kind, error.without_url())
}

/// RFC 9113, section 8.7: "The GOAWAY frame indicates the highest stream number that might have been processed. Requests on
/// streams with higher numbers are therefore guaranteed to be safe to retry. The REFUSED_STREAM error code can be included
/// in a RST_STREAM frame to indicate that the stream is being closed prior to any processing having occurred."
///
/// h2 gives the GOAWAY of a server to the streams beyond the last one alone; the others end with the connection.
fn is_refusal(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<h2::Error>() {
            let is_refused_stream = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
            return error.is_remote() && (error.is_go_away() || is_refused_stream);
        }
        cause = error.source();
    }
    false
}
