//! In: an error of reqwest. Out: the same as an error of the transport, by what it says about the server's part.
//! Never: the address of the request, which may hold a key in its query.

use std::error::Error as StdError;

use crate::transport_error::{TransportError, TransportErrorKind};

pub(super) fn classified(error: reqwest::Error) -> TransportError {
    // the body of the request is at fault: what reqwest and hyper say around that helps nobody
    if let Some(error) = causes(&error).find_map(|cause| cause.downcast_ref::<TransportError>()) {
        return error.clone();
    }
    let kind = if error.is_builder() {
        TransportErrorKind::Unsendable
    } else if error.is_connect() && error.is_timeout() {
        TransportErrorKind::ConnectTimeout
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else {
        causes(&error).find_map(kind_of).unwrap_or(TransportErrorKind::Interrupted)
    };
    TransportError::new(kind, error.without_url())
}

fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    std::iter::successors(error.source(), |cause: &&(dyn StdError + 'static)| (*cause).source())
}

/// What a cause says by itself.
fn kind_of(cause: &(dyn StdError + 'static)) -> Option<TransportErrorKind> {
    if let Some(error) = cause.downcast_ref::<hyper::Error>() {
        return error.is_parse().then_some(TransportErrorKind::Malformed);
    }
    cause.downcast_ref::<h2::Error>().filter(|error| is_refusal(error)).map(|_| TransportErrorKind::Refused)
}

/// RFC 9113, section 8.7: "The GOAWAY frame indicates the highest stream number that might have been processed. Requests on
/// streams with higher numbers are therefore guaranteed to be safe to retry. The REFUSED_STREAM error code can be included
/// in a RST_STREAM frame to indicate that the stream is being closed prior to any processing having occurred."
///
/// h2 gives the GOAWAY of a server to the streams beyond the last one alone; the others end with the connection.
fn is_refusal(error: &h2::Error) -> bool {
    let is_refused_stream = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
    error.is_remote() && (error.is_go_away() || is_refused_stream)
}
