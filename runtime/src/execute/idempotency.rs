//! In: an operation, and the policy of a call. Out: the header by which the server knows the attempts of the call as one.
//! Never: the same key for two calls.

use std::hash::{BuildHasher as _, RandomState};

use http::{HeaderName, HeaderValue};

use crate::description::{OperationDescription, Place};
use crate::header;
use crate::mistake::Mistake;
use crate::options::CallOptions;
use crate::policies::OperationPolicy;
use crate::repetition::Repetition;
use crate::retry::RetryPolicy;

/// The header's name, and the key of one call.
pub(super) type Key = (HeaderName, HeaderValue);

/// The usual name (draft-ietf-httpapi-idempotency-key-header).
const USUAL: &str = "Idempotency-Key";

/// A key where the operation describes one, or where settings or the policy ask for one. The caller's own is not known here: it
/// takes the place of this one in the request.
pub(super) fn key(
    operation: &OperationDescription,
    settings: Option<&OperationPolicy>,
    policy: &RetryPolicy,
) -> Result<Option<Key>, Mistake> {
    let described = operation
        .arguments
        .iter()
        .find(|argument| argument.place == Place::Header && argument.name.eq_ignore_ascii_case(USUAL));
    let of_policy = || policy.key().filter(|_| operation.method.repetition() == Repetition::Harmful);
    let name = settings.and_then(|settings| settings.idempotency_key);
    let name = name.or(described.map(|argument| argument.name)).or_else(of_policy);
    name.map(|name| header::parameter(name, &random())).transpose()
}

/// What a further call with the same options does, whatever attempts each of them makes: they share no key but the caller's own.
pub(crate) fn repetition(operation: &OperationDescription, options: &CallOptions) -> Repetition {
    match is_given(options) {
        true => Repetition::Harmless,
        false => operation.method.repetition(),
    }
}

/// Whether the caller sends a key of the usual name.
pub(super) fn is_given(options: &CallOptions) -> bool {
    options.headers.iter().any(|(name, _)| name.as_str().eq_ignore_ascii_case(USUAL))
}

/// A UUID of version 4 (RFC 9562, 5.4). The hasher has its keys from the system's source of randomness, and others each time.
fn random() -> String {
    let half = || RandomState::new().hash_one(0_u8);
    let bits = u128::from(half()) << 64 | u128::from(half());
    let bits = bits & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let digits = format!("{bits:032x}");
    let mut text = String::with_capacity(36);
    for (index, digit) in digits.chars().enumerate() {
        if matches!(index, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_random_uuids() {
        let keys: std::collections::HashSet<_> = (0..1000).map(|_| random()).collect();
        assert_eq!(keys.len(), 1000);
        for key in keys {
            let lengths: Vec<_> = key.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12], "{key}");
            assert_eq!(key.as_bytes().get(14), Some(&b'4'), "{key}");
            assert!(matches!(key.as_bytes().get(19), Some(b'8' | b'9' | b'a' | b'b')), "{key}");
        }
    }
}
