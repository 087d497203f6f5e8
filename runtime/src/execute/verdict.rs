//! In: a response and the documented successes. Out: whether it is one of them, and if not, what it is.
//! Never: a look into the body, but at its first byte where nobody says what it is.

use http::{HeaderMap, StatusCode};

use crate::description::{OperationDescription, Statuses, Success};
use crate::error::UnexpectedReason;
use crate::response::{MediaType, RawResponse, Remark, looks_like_json};

/// What a response is to its operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A documented success: it is decoded.
    Success,
    /// A documented error, if the operation has one for its status; otherwise unexpected for this reason.
    PerhapsDocumented(UnexpectedReason),
    /// Neither.
    Unexpected(UnexpectedReason),
}

pub(crate) fn verdict(operation: &OperationDescription, response: &RawResponse) -> Verdict {
    match response.remark {
        Some(Remark::BodyTooLong { limit }) => {
            return Verdict::Unexpected(UnexpectedReason::BodyTooLong { limit });
        }
        Some(Remark::TooManyRedirects) => {
            return Verdict::Unexpected(UnexpectedReason::TooManyRedirects);
        }
        Some(Remark::RedirectRefused) => {
            return Verdict::PerhapsDocumented(UnexpectedReason::Redirect);
        }
        None => {}
    }
    match documented(operation, response.status()) {
        None => Verdict::PerhapsDocumented(UnexpectedReason::Status),
        Some(success) if has_documented_type(success, response) => Verdict::Success,
        Some(_) => Verdict::Unexpected(UnexpectedReason::MediaType),
    }
}

/// Whether the body of a response is a documented success that is handed over before it has been read.
pub(super) fn is_stream(operation: &OperationDescription, status: StatusCode, headers: &HeaderMap) -> bool {
    let Some(success) = documented(operation, status).filter(|success| !success.streams.is_empty()) else {
        return false;
    };
    let found = |fits: &dyn Fn(&str) -> bool| success.media_types.iter().find(|documented| fits(documented));
    match MediaType::of(headers) {
        // as `RawResponse::form`: the form that names the type before one of whose range it is
        Some(given) => found(&|documented| given == MediaType::documented(documented))
            .or_else(|| found(&|documented| given.is_documented_as(documented)))
            .is_some_and(|documented| success.streams.contains(documented)),
        None => success.media_types.len() == success.streams.len(),
    }
}

/// A status of its own goes before its class, and that before `default` (OpenAPI 3.0, Responses Object).
fn documented(operation: &OperationDescription, status: StatusCode) -> Option<&'static Success> {
    let rank = |success: &&Success| match success.statuses {
        Statuses::Exact(_) => 0,
        Statuses::Class(_) => 1,
        Statuses::Default => 2,
    };
    let covers = |success: &&Success| success.statuses.covers(status);
    operation.success.iter().filter(covers).min_by_key(rank)
}

fn has_documented_type(success: &Success, response: &RawResponse) -> bool {
    let documented = success.media_types;
    if documented.is_empty() {
        return true;
    }
    match response.media_type() {
        Some(given) => documented.iter().any(|documented| given.is_documented_as(documented)),
        // RFC 9110, 8.3: without the header the receiver may look at the data
        None => {
            let json_only = documented.iter().all(|documented| MediaType::documented(documented).is_json());
            !json_only || looks_like_json(response.body())
        }
    }
}
