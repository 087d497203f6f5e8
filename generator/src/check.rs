//! The gate: rules about an API as a whole. In: an API and what was found so far; out: a valid API, or a report.
//! It never changes the API; nothing after it can fail.

mod paths;

use crate::diagnostic::{Problems, Report};
use crate::ir::Api;

/// Something that passed the gate; only [`check`] makes one.
#[derive(Debug, Clone)]
pub struct Valid<T>(T);

impl<T> Valid<T> {
    /// What passed.
    pub fn get(&self) -> &T {
        &self.0
    }
}

/// Applies all rules, and lets an API through when neither they nor any stage before found an error.
///
/// # Errors
///
/// The report of everything that was found, when there is an error in it.
pub fn check(api: Api, mut problems: Problems) -> Result<(Valid<Api>, Report), Report> {
    paths::check(&api, &mut problems);
    let failed = problems.has_errors();
    let report = problems.into_report();
    if failed { Err(report) } else { Ok((Valid(api), report)) }
}
