//! Assertions. In: what has not been as a test expects; out: the panic that fails the test, at the place in the test. It never panics
//! anywhere else: nothing but a test calls it.

use crate::json::{self, Json};

/// Fails the test.
#[expect(clippy::panic, reason = "it is an assertion of the test that calls it, as `assert!` would be")]
#[track_caller]
pub(super) fn fail(why: &str) -> ! {
    panic!("{why}")
}

/// The value of an example; emitted code calls it.
///
/// # Panics
/// When it is none of the type, which a test of clientwright would have found.
#[doc(hidden)]
#[must_use]
#[track_caller]
pub fn example<T: Json>(json: &str) -> T {
    // as an answer is read: examples of descriptions are not always quite as described
    match json::from_slice_leniently(json.as_bytes()) {
        Ok((value, _)) => value,
        Err(fault) => fail(&format!("the example is not of its type: {fault}")),
    }
}

/// Fails the test with all that was not as expected.
#[track_caller]
pub(super) fn fail_with_all(unmet: &[String]) -> ! {
    fail(&format!("the API was not called as expected:\n{}", unmet.join("\n")))
}
