//! How operations are called. In: the policies of the settings, and an operation; out: what they say of it, and its arguments
//! without one that the client can make itself. It never takes a setter from the caller.

use super::Lowering;
use super::path::Slot;
use crate::ir::{Argument, Place, Policy};
use crate::settings::{Named, Under};

/// The header whose name says what it is for (draft-ietf-httpapi-idempotency-key-header).
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// What the documentation of its setter says.
const OWN: &str = "Unset, each call has a key of its own, which is the same for all of its attempts.";

/// What all policies together say of an operation.
pub(super) fn of(cx: &mut Lowering<'_, '_>, slot: &Slot<'_>) -> Policy {
    let tags = slot.operation.texts("tags");
    let (id, under) = (slot.operation.text("operationId"), Under::Path(slot.template));
    cx.choice.policy(&Named { id, tags: &tags, under })
}

/// A key for the attempts of a call need not be given, even where the description requires it: the runtime makes one.
pub(super) fn spare_keys(arguments: &mut [Argument], policy: &Policy) {
    let is_key = |argument: &&mut Argument| {
        let named = [Some(IDEMPOTENCY_KEY), policy.idempotency_key.as_deref()].into_iter().flatten();
        argument.place == Place::Header
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
