//! Policies of operations. In: the policies of the settings, and an operation; out: its policy, and its arguments, in which an
//! idempotency key is optional. It never removes an argument.

use super::Lowering;
use super::slot::Slot;
use crate::http::{is_status, is_token};
use crate::ir::{Argument, Location, Policy};
use crate::settings::{Named, Under};

/// The header whose name says what it is for (draft-ietf-httpapi-idempotency-key-header).
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// A sentence of the setter's documentation.
const OWN: &str = "Unset, the client sends a random key, the same with all attempts of a call.";

/// The policy of an operation: those of the settings that match it, together.
pub(super) fn policy_of(cx: &mut Lowering<'_, '_>, slot: &Slot<'_>) -> Policy {
    let tags = slot.operation.texts("tags");
    let (id, under) = (slot.operation.text("operationId"), Under::Path(slot.template));
    let mut policy = cx.choice.policy(&Named { id, tags: &tags, under });
    // those that cannot be used have been reported
    policy.statuses.retain(|status| is_status(*status));
    policy.idempotency_key = policy.idempotency_key.filter(|name| is_token(name));
    policy
}

/// Makes idempotency keys optional, even if the description requires them: the runtime creates one.
pub(super) fn spare_keys(arguments: &mut [Argument], policy: &Policy) {
    let is_key = |argument: &&mut Argument| {
        let named = [Some(IDEMPOTENCY_KEY), policy.idempotency_key.as_deref()].into_iter().flatten();
        argument.place == Location::Header
            && named.into_iter().any(|name| argument.wire.eq_ignore_ascii_case(name))
    };
    for argument in arguments.iter_mut().filter(is_key) {
        argument.required = false;
        let text = &mut argument.text.description;
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(OWN);
    }
}
