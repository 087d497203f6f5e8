//! Settings that need no description. In: the settings; out: those that the client has, and a finding for each that cannot be
//! used. It never looks for a name of the description: that is done where it is used.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::http::{is_status, is_token};
use crate::source::Pointer;

pub(super) fn read(cx: &mut Lowering<'_, '_>) {
    let mut found = Vec::new();
    for (_, policy) in &cx.settings.policies {
        for status in policy.statuses.iter().filter(|status| !is_status(**status)) {
            let message = format!("`{status}` is not an HTTP status code");
            found.push((message, "in `statuses` of a policy, write numbers from 100 to 999".to_owned()));
        }
        for name in policy.idempotency_key.iter().filter(|name| !is_token(name)) {
            let message = format!("`{name}` cannot be the name of a header");
            let help = "in `idempotency_key` of a policy, write letters, digits and hyphens, as in `Idempotency-Key`";
            found.push((message, help.to_owned()));
        }
    }
    match &cx.settings.env_prefix {
        Some(prefix) if !is_prefix(prefix) => {
            let message = format!("`{prefix}` cannot be the prefix of environment variables");
            found.push((message, "in `env_prefix`, begin with a letter, as in `acme`".to_owned()));
        }
        prefix @ (Some(_) | None) => cx.api.env_prefix.clone_from(prefix),
    }
    for (message, help) in found {
        let at = Label::value(&Pointer::root());
        cx.report(Diagnostic::new(Code::UNUSABLE_SETTING, at, message).help(help));
    }
}

/// Whether names of variables can begin like that: the runtime writes letters as capitals, and `_` for what is neither letter nor
/// digit.
fn is_prefix(prefix: &str) -> bool {
    prefix.starts_with(|first: char| first.is_ascii_alphabetic()) && prefix.is_ascii()
}
