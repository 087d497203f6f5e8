//! Rules about operations. In: operations; out: findings about ids and responses.
//! It never looks inside a body.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::ir::{Api, NameHint, Operation};
use std::collections::HashMap;

/// Applies the rules.
pub(super) fn check(api: &Api, problems: &mut Problems) {
    duplicate_ids(api, problems);
    for operation in &api.operations {
        no_response(operation, problems);
    }
}

/// 4.7.10.1: "Unique string used to identify the operation. The id MUST be unique among all operations".
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

/// 4.7.16: "The Responses Object MUST contain at least one response code".
fn no_response(operation: &Operation, problems: &mut Problems) {
    if operation.responses.is_empty() {
        let at = Label::value(&operation.at.key("responses"));
        problems.push(Diagnostic::new(Code::NO_RESPONSE, at, "an operation needs at least one response"));
    }
}
