//! In: a body of JSON, and a place in it: where the items of a page are, or a result. Out: what stands there, and what in it is not as described.
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

    /// The same with what stands at a place of the body as its body; unchanged where nothing does.
    pub(crate) fn narrowed(self, pointer: &str) -> Self {
        let part = json::at(&self.body, pointer).filter(|_| !pointer.is_empty());
        match part.map(|part| self.body.slice_ref(part.as_bytes())) {
            Some(body) => Self { body, ..self },
            None => self,
        }
    }

    pub(super) fn found(&self, findings: Vec<Finding>) {
        if !findings.is_empty() {
            // a body that is decoded twice has the same findings
            let _ = self.head.findings.set(findings);
        }
    }
}
