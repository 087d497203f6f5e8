//! In: a body of JSON that is a page, and where its items are. Out: the items, and what in them is not as described.
//! Never: more of the page than its items.

use super::RawResponse;
use crate::json::{self, Fault, Finding, Json};

impl RawResponse {
    /// The list at a place of the body, decoded as JSON.
    pub(crate) fn items<T: Json>(&self, pointer: &str) -> Result<Vec<T>, Fault> {
        let (items, findings) = json::list_at(&self.body, pointer, self.manner())?;
        self.found(findings);
        Ok(items)
    }

    pub(super) fn found(&self, findings: Vec<Finding>) {
        if !findings.is_empty() {
            // a body that is decoded twice has the same findings
            let _ = self.head.findings.set(findings);
        }
    }
}
