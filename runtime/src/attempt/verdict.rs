//! In: a response and the documented successes. Out: whether it is one of them, and if not, what it is.
//! Never: a look into the body, but at its first byte where its type does not say what it is.

use http::{HeaderMap, StatusCode};

use crate::description::{OperationDescription, Success};
use crate::error::UnexpectedReason;
use crate::response::{AnswerReading, MediaType, RawResponse, Remark, looks_like_json};

/// What a response is to its operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// A documented success: it is decoded.
    Success,
    /// A success that is not documented like this: when it cannot be read as the documented one, it is unexpected for
    /// this reason.
    PerhapsSuccess(UnexpectedReason),
    /// A documented error, if the operation has one for its status; otherwise unexpected for this reason.
    PerhapsDocumented(UnexpectedReason),
    /// Neither.
    Unexpected(UnexpectedReason),
}

/// How the body of a success is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Delivery {
    /// As the description says.
    #[default]
    Described,
    /// Before it has been read, whatever it is.
    Unread,
    /// After it has been read, whatever the status.
    Whole,
    /// Before it has been read, whatever it and the status are.
    Raw,
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) operation: &'a OperationDescription,
    pub(crate) delivery: Delivery,
}

pub(crate) fn verdict(asked: Asked<'_>, response: &RawResponse) -> Verdict {
    let Asked { operation, delivery } = asked;
    if delivery == Delivery::Raw {
        return Verdict::Success;
    }
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
    let head = (response.status(), response.headers());
    let of_type = |success| match delivery {
        Delivery::Described => of_type(success, response),
        Delivery::Unread | Delivery::Whole | Delivery::Raw => Verdict::Success,
    };
    match operation.documented(response.status()) {
        Some(success) => of_type(success),
        None => match like_one(operation, head, response.answers()) {
            Some(success) => match of_type(success) {
                Verdict::Success => Verdict::PerhapsSuccess(UnexpectedReason::Status),
                otherwise @ (Verdict::PerhapsSuccess(_)
                | Verdict::PerhapsDocumented(_)
                | Verdict::Unexpected(_)) => otherwise,
            },
            None => Verdict::PerhapsDocumented(UnexpectedReason::Status),
        },
    }
}

/// Whether the body of a response is a success that is handed over before it has been read.
pub(super) fn is_stream(asked: Asked<'_>, head: (StatusCode, &HeaderMap), answers: AnswerReading) -> bool {
    let (status, headers) = head;
    let success = asked.operation.documented(status).or_else(|| like_one(asked.operation, head, answers));
    match asked.delivery {
        Delivery::Unread => return success.is_some(),
        Delivery::Whole => return false,
        Delivery::Raw => return true,
        Delivery::Described => {}
    }
    let Some(success) = success.filter(|success| !success.streams.is_empty()) else { return false };
    match MediaType::of(headers) {
        // as `RawResponse::form`
        Some(given) => match given.nearest(success.media_types) {
            Some((documented, _)) => success.streams.contains(&documented),
            None => answers == AnswerReading::Lenient && lines_of(success, given).is_some(),
        },
        None => success.media_types.len() == success.streams.len(),
    }
}

/// The documented success that a 2xx is read as that nobody documented: a client "MUST understand the class of any status
/// code … and treat an unrecognized status code as being equivalent to the x00 status code of that class" (RFC 9110,
/// section 15).
fn like_one(
    operation: &OperationDescription,
    (status, headers): (StatusCode, &HeaderMap),
    answers: AnswerReading,
) -> Option<&'static Success> {
    if answers == AnswerReading::Strict || !status.is_success() {
        return None;
    }
    let mut successes = operation.success.iter().filter(|success| success.statuses.is_success());
    let given = MediaType::of(headers);
    let fits = |success: &&Success| match given {
        Some(given) => given.nearest(success.media_types).is_some(),
        None => success.media_types.is_empty(),
    };
    successes.clone().find(fits).or_else(|| successes.next())
}

/// The lines of JSON that JSON, or lines under another name, are.
fn lines_of(success: &Success, given: MediaType<'_>) -> Option<&'static str> {
    let mut streams = success.streams.iter().copied();
    streams.find(|documented| MediaType::parse(documented).is_lines() && given.can_be_lines())
}

fn of_type(success: &Success, response: &RawResponse) -> Verdict {
    let documented = success.media_types;
    if documented.is_empty() {
        return Verdict::Success;
    }
    let lenient = response.answers() == AnswerReading::Lenient;
    let is_json = |documented: &&str| MediaType::parse(documented).is_json();
    let unexpected = Verdict::Unexpected(UnexpectedReason::MediaType);
    match response.media_type() {
        Some(given) if given.nearest(documented).is_some() => Verdict::Success,
        Some(given) if lenient && lines_of(success, given).is_some() => Verdict::Success,
        // JSON is JSON under whatever name it comes
        Some(_) if lenient && documented.iter().any(&is_json) && holds_json(response) => {
            Verdict::PerhapsSuccess(UnexpectedReason::MediaType)
        }
        Some(_) => unexpected,
        // RFC 9110, 8.3: without the header the receiver may look at the data
        None if documented.iter().all(is_json) && !looks_like_json(response.body()) => unexpected,
        None => Verdict::Success,
    }
}

fn holds_json(response: &RawResponse) -> bool {
    !response.body().is_empty() && looks_like_json(response.body())
}
