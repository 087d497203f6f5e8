//! In: an answer about an operation that goes on. Out: whether it still does. Never: a state that is not said: 200 without one is the end.

use http::StatusCode;

use crate::description::Polling;
use crate::json::scalar_at;
use crate::response::RawResponse;

const SUCCEEDED: &[&str] = &["succeeded", "completed", "done"];
const FAILED: &[&str] = &["failed", "canceled", "cancelled"];

/// Where resources of Azure have it.
const PROVISIONING: &str = "/properties/provisioningState";

/// Whether an operation goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PollingState {
    GoesOn,
    Ended,
    Failed,
}

pub(super) fn state(polling: &Polling, response: &RawResponse) -> PollingState {
    let said =
        scalar_at(response.body(), polling.status).or_else(|| scalar_at(response.body(), PROVISIONING));
    let is_one = |listed: &[&str], usual: &[&str]| {
        let listed = if listed.is_empty() { usual } else { listed };
        said.as_ref().is_some_and(|said| listed.iter().any(|state| said.eq_ignore_ascii_case(state)))
    };
    match &said {
        None if response.status() == StatusCode::ACCEPTED => PollingState::GoesOn,
        None => PollingState::Ended,
        Some(_) if is_one(polling.failed, FAILED) => PollingState::Failed,
        Some(_) if is_one(polling.succeeded, SUCCEEDED) => PollingState::Ended,
        Some(_) => PollingState::GoesOn,
    }
}
