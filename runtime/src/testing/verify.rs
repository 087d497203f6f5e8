//! Assertions. In: what has not been as a test expects; out: the panic that fails the test, at the place in the test. It never panics
//! anywhere else: nothing but a test calls it.

/// Fails the test.
#[expect(clippy::panic, reason = "it is an assertion of the test that calls it, as `assert!` would be")]
#[track_caller]
pub(super) fn fail(why: &str) -> ! {
    panic!("{why}")
}

/// Fails the test with all that was not as expected.
#[track_caller]
pub(super) fn fail_with_all(unmet: &[String]) -> ! {
    fail(&format!("the API was not called as expected:\n{}", unmet.join("\n")))
}
