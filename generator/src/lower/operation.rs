//! One operation. In: its place in a path item; out: an [`Operation`], or the reason why it is left out.
//! It never leaves one out without a finding: every reason stands beside a diagnostic.

use super::path::{self, Slot};
use super::{Hint, Lowering, body, parameter, response, security, server, tag, text};
use crate::ir::{NameHint, Operation, Place as Location, Text};

/// Lowers an operation.
///
/// # Errors
///
/// Why it cannot be emitted, in one sentence; what is wrong has been reported.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, slot: &Slot<'a>) -> Result<Operation, String> {
    let place = &slot.operation;
    let piece = cx.piece::<openapiv3::Operation>(place);
    let piece = piece.ok_or_else(|| "its description has a mistake".to_owned())?;
    let hint = hint(slot);
    let below = below(&hint);
    let arguments = parameter::all(cx, slot, &below);
    let body = body::lower(cx, place, &below);
    let responses = response::all(cx, place, &below);
    let security = security::requirements(cx, place);
    let arguments = arguments?;
    let at = |name: &str| arguments.iter().position(|it| it.place == Location::Path && it.wire == name);
    Ok(Operation {
        path: path::segments(slot.template, at),
        tags: tag::of(cx, &piece.tags),
        text: Text {
            deprecated: piece.deprecated,
            ..text::described(piece.summary.as_deref(), piece.description.as_deref())
        },
        method: slot.method,
        template: slot.template.to_owned(),
        body: body?,
        responses: responses?,
        security,
        servers: server::group(cx, slot),
        at: place.at.clone(),
        hint,
        arguments,
    })
}

/// The operationId, or method and path: `GET /pets/{id}` gives `get`, `pets`, `id`.
fn hint(slot: &Slot<'_>) -> NameHint {
    if let Some(id) = slot.operation.text("operationId").filter(|id| !id.trim().is_empty()) {
        return NameHint::Given(id.to_owned());
    }
    let parts = slot.template.split(['/', '{', '}']).filter(|part| !part.is_empty()).map(str::to_owned);
    NameHint::Derived(std::iter::once(slot.method.key().to_owned()).chain(parts).collect())
}

/// The hint of types that only this operation has.
fn below(hint: &NameHint) -> Hint {
    match hint {
        NameHint::Given(id) => Hint::of(id),
        NameHint::Derived(parts) => parts.iter().fold(Hint::default(), |hint, part| hint.then(part)),
    }
}
