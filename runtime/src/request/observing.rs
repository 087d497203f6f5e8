//! In: a response, and what was made of it. Out: what the observer of the client is told.
//! Never: anything where nobody observes.

use crate::attempt::Verdict;
use crate::description::OperationDescription;
use crate::error::UnexpectedReason;
use crate::json::{Fault, Outcome};
use crate::observation::{Observation, ObservationKind, Observer, Place};
use crate::response::RawResponse;

/// Tells the observer what the response held that the description does not know.
#[cold]
pub(super) fn observe(
    observer: &Observer,
    operation: &'static OperationDescription,
    (verdict, fault): (Verdict, Option<&Fault>),
    response: &RawResponse,
) {
    let place = Place { operation, status: response.status() };
    let tell = |kind, path: &str, text| observer.tell(&Observation::new(kind, &place, (path, text)));
    let reason = match verdict {
        Verdict::Success => None,
        Verdict::PerhapsSuccess(reason)
        | Verdict::PerhapsDocumented(reason)
        | Verdict::Unexpected(reason) => Some(reason),
    };
    match reason {
        Some(UnexpectedReason::Status) => {
            tell(ObservationKind::Status, "$", format!("status {} is not documented", response.status()));
        }
        Some(UnexpectedReason::MediaType) => {
            tell(ObservationKind::MediaType, "$", "the media type is not documented".to_owned());
        }
        _ => {}
    }
    for finding in response.findings() {
        match finding.outcome() {
            Outcome::Unlisted => {
                tell(ObservationKind::Value, finding.path(), "the value is not listed".to_owned());
            }
            Outcome::Converted | Outcome::Empty | Outcome::LeftOut => {
                let text = format!("expected {}, found {}", finding.expected(), finding.found());
                tell(ObservationKind::Form, finding.path(), text);
            }
        }
    }
    if let Some(fault) = fault {
        tell(ObservationKind::Body, &fault.path(), "the body is not as described".to_owned());
    }
}
