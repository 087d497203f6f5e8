//! Rules about operations. In: operations; out: findings about their ids.
//! It never looks inside a body.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::ir::{Api, NameHint, Operation};
use std::collections::HashMap;

/// Applies the rules.
pub(super) fn check(api: &Api, problems: &mut Problems) {
    duplicate_ids(api, problems);
}

/// Operation Object: "Unique string used to identify the operation. The id MUST be unique among all operations".
fn duplicate_ids(api: &Api, problems: &mut Problems) {
    let mut seen: HashMap<&str, &Operation> = HashMap::new();
    for operation in &api.operations {
        let NameHint::Given(id) = &operation.hint else { continue };
        if let Some(first) = seen.get(id.as_str()) {
            let message = format!("two operations have the id `{id}`");
            let at = Label::value(&operation.at.key("operationId"));
            let other = Label::value(&first.at.key("operationId")).saying("the other one");
            problems.push(Diagnostic::new(Code::DUPLICATE_OPERATION_ID, at, message).label(other));
        } else {
            seen.insert(id, operation);
        }
    }
}
