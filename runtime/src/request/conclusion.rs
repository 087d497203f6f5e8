//! In: the response to a call. Out: the value that it is to its operation, or the error.
//! Never: a response that nobody observes where somebody wants to.

use super::observing::observe;
use crate::attempt::{Asked, Verdict, verdict};
use crate::error::{DecodeError, Error, ErrorBody, StatusError, UnexpectedResponse};
use crate::json::Fault;
use crate::response::{RawResponse, Response};

/// What a response is to its operation, decoded.
pub(crate) fn concluded<T, E: ErrorBody, H>(
    asked: Asked<'static>,
    response: RawResponse,
    decode: &dyn Fn(&RawResponse) -> Result<T, Fault>,
) -> Result<Response<T, H>, Error<E>> {
    let operation = asked.operation;
    let mut not_one = None;
    let judged = verdict(asked, &response);
    let observing = response.observing().cloned();
    let observe = |judged: Verdict, fault: Option<&Fault>, response: &RawResponse| {
        if let Some(observing) = &observing {
            observe(observing, (judged, fault), response);
        }
    };
    let reason = match judged {
        Verdict::Success => {
            let decoded = decode(&response);
            observe(judged, decoded.as_ref().err(), &response);
            return match decoded {
                Ok(body) => Ok(Response::new(body, response)),
                Err(fault) => Err(Error::Decode(Box::new(DecodeError { operation, response, fault }))),
            };
        }
        Verdict::PerhapsSuccess(reason) => {
            let decoded = decode(&response);
            observe(judged, None, &response);
            match decoded {
                Ok(body) => return Ok(Response::new(body, response)),
                Err(fault) => {
                    not_one = Some(fault);
                    reason
                }
            }
        }
        Verdict::Unexpected(reason) => {
            observe(judged, None, &response);
            reason
        }
        Verdict::PerhapsDocumented(reason) => match E::decode(&response) {
            Some(body) => {
                // the error is documented, whatever its status is to the successes
                observe(Verdict::Success, body.as_ref().err(), &response);
                let (body, fault) = match body {
                    Ok(body) => (Some(body), None),
                    Err(fault) => (None, Some(fault)),
                };
                return Err(Error::Status(Box::new(StatusError { operation, response, body, fault })));
            }
            None => {
                observe(judged, None, &response);
                reason
            }
        },
    };
    Err(Error::Unexpected(Box::new(UnexpectedResponse { operation, response, reason, fault: not_one })))
}
