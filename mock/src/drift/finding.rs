//! Findings. In: a fault with its place; out: a diagnostic. It never says a value of the traffic.

use super::mend::Mend;
use super::places::Placed;
use clientwright::diagnostic::{Code, Diagnostic, Label, Severity};

pub(super) fn diagnostic(fault: &Placed) -> Diagnostic {
    let Placed { code, at, key, message, mend, seen, first } = fault;
    let times = match seen {
        1 => format!("entry {first}"),
        seen => format!("{seen} entries, the first is {first}"),
    };
    let label = if key.is_empty() { Label::value(at) } else { Label::key(&at.key(key)) };
    let mut found = Diagnostic::new(*code, label, format!("{message} ({times})"));
    // a member that the schema forbids contradicts it
    if *code == Code::SEEN_MEMBER && *key == "additionalProperties" {
        found.severity = Severity::Error;
    }
    match mend {
        Mend::Nothing => found,
        _ => found.help("correct the description, or the service; `--overlay-out FILE` writes an overlay that does the former"),
    }
}
