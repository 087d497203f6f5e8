//! In: a response, and what was made of it. Out: what the observer of the client is told.
//! Never: anything where nobody observes.

use crate::attempt::Verdict;
use crate::error::UnexpectedReason;
use crate::json::{self, Fault, Value};
use crate::limits::{Rules, each_beyond};
use crate::observation::{Observation, ObservationKind, Observing};
use crate::response::RawResponse;

/// Tells the observer what the response held that the description does not know.
#[cold]
pub(super) fn observe(
    Observing { observer, place }: &Observing,
    (verdict, fault): (Verdict, Option<&Fault>),
    response: &RawResponse,
) {
    let tell = |kind, path: &str, text| observer.tell(&Observation::new(kind, place, (path, text)));
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
        observer.tell(&Observation::of_finding(place, finding));
    }
    if let Some(fault) = fault {
        observer.tell(&Observation::of_fault(place, fault));
    }
    let Some(success) = place.operation.documented(place.status) else { return };
    if let Some(rules) = success.rules.filter(|_| fault.is_none()) {
        each_beyond_in(response, rules, &mut |path, rule| {
            tell(ObservationKind::Limit, &path, format!("the value is beyond a limit: {rule}"));
        });
    }
    if let Some(watch) = success.headers {
        watch(response.headers(), &mut |name, text| {
            observer.tell(&Observation::of_header(place, (name, text)));
        });
    }
}

/// The values of a JSON body that are beyond a limit.
fn each_beyond_in(response: &RawResponse, rules: &Rules, tell: &mut dyn FnMut(String, String)) {
    let is_json = response.media_type().is_none_or(|given| given.is_json());
    if let Ok(value) = json::from_slice::<Value>(json::without_mark(response.body()))
        && is_json
    {
        each_beyond(&value, rules, tell);
    }
}
