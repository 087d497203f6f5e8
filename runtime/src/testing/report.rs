//! What a test is told. In: expectations and calls; out: the text about a call that nothing expects, and about calls that did not come.
//! It never fails a test: it only says why one fails.

use std::fmt::Write as _;

use super::call::Call;
use super::expectation::{Expectation, called};
use super::times::counted;

/// How many expectations of other operations are listed.
const LISTED: usize = 5;

/// Why a call has no answer: what is nearest to it, and in what it differs.
pub(super) fn unexpected(call: &Call, expectations: &[Expectation]) -> String {
    let mut text = format!("{} is not expected", called(call));
    let about = || expectations.iter().rev().filter(|one| one.is_about(call));
    for one in about() {
        let differences = one.differences(call).join(", ");
        // a String takes whatever is written to it
        let _ = write!(text, "\n  {}, but {differences} ({})", one.signature(), one.place());
    }
    if about().next().is_none() {
        let others: Vec<_> = expectations.iter().rev().take(LISTED).map(Expectation::signature).collect();
        let more = expectations.len().saturating_sub(others.len());
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        let _ = match others.as_slice() {
            [] => write!(text, "; nothing is"),
            others => write!(text, "; expected are {}{more}", others.join(", ")),
        };
    }
    text
}

/// What has not been as expected, a line or more for each; empty when all has.
pub(super) fn unmet(expectations: &[Expectation], unexpected: &[String]) -> Vec<String> {
    let missing = expectations.iter().filter(|one| !one.times().is_met(one.count));
    let missing = missing.map(|one| {
        let came = match one.count {
            0 => "it was not called".to_owned(),
            count => format!("it was called {}", counted(count)),
        };
        format!("{} is expected {}, {came} ({})", one.signature(), one.times(), one.place())
    });
    unexpected.iter().cloned().chain(missing).collect()
}
