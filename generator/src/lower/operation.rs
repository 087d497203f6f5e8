//! One operation. In: its place in a path item; out: an [`Operation`], or the reason why it is left out.
//! It never leaves one out without a finding: every reason stands beside a diagnostic.

use super::slot::Slot;
use super::{
    Hint, Lowering, body, long_running, paging, parameter, policy, response, security, server, tag, template,
    text,
};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::ir::{NameHint, NotAsked, Operation, Text};
use crate::source::Pointer;

/// Lowers an operation.
///
/// # Errors
///
/// Why it cannot be emitted, in one sentence; what is wrong has been reported.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, slot: &Slot<'a>) -> Result<Operation, String> {
    let place = &slot.operation;
    if cx.document.is_broken(place) {
        return Err("its description has an error".to_owned());
    }
    let hint = hint(cx, slot);
    let below = below(&hint);
    let security = security::requirements(cx, place);
    let arguments = parameter::lower_parameters(cx, slot, &security, &below);
    let body = body::lower(cx, place, &below);
    let responses = response::lower_responses(cx, place, &below);
    let policy = policy::policy_of(cx, slot);
    paging::note(cx, slot);
    let long_running = long_running::find_long_running(cx, slot);
    let mut arguments = arguments?;
    policy::spare_keys(&mut arguments, &policy);
    let (arguments, path) = template::fill(cx, slot, arguments);
    Ok(Operation {
        path,
        tags: tag::tags_of(cx, place),
        text: Text {
            deprecated: place.flag("deprecated"),
            ..text::described(&cx.site, place.text("summary"), place.text("description"))
        },
        method: slot.method.clone(),
        template: slot.template.to_owned(),
        body,
        responses: responses?,
        accept: response::asked_for(place),
        security,
        servers: server::group(cx, slot),
        policy,
        paging: None,
        long_running,
        fixed: None,
        section: None,
        at: place.at.clone(),
        hint,
        arguments,
    })
}

/// What names have to know of an operation that is not emitted.
pub(super) fn not_asked(slot: &Slot<'_>) -> NotAsked {
    let said = |key| slot.operation.text(key).filter(|name| !name.trim().is_empty());
    let name = said("x-rust-name").or_else(|| said("operationId"));
    let hint = name.map_or_else(|| by_path(slot), |name| NameHint::Given(name.to_owned()));
    let tag = slot.operation.texts("tags").into_iter().find(|name| !name.trim().is_empty());
    NotAsked { hint, tag: tag.map(str::to_owned) }
}

/// What `x-rust-name` says, else the operationId, or method and path: `GET /pets/{id}` gives `get`, `pets`, `id`.
fn hint<'a>(cx: &mut Lowering<'a, '_>, slot: &Slot<'a>) -> NameHint {
    let own = slot.operation.text("x-rust-name").filter(|name| !name.trim().is_empty());
    if let Some(id) = slot.operation.text("operationId").filter(|id| !id.trim().is_empty())
        && !is_taken(cx, id, &slot.operation.at)
    {
        return NameHint::Given(own.unwrap_or(id).to_owned());
    }
    own.map_or_else(|| by_path(slot), |name| NameHint::Given(name.to_owned()))
}

fn by_path(slot: &Slot<'_>) -> NameHint {
    let parts = slot.template.split(['/', '{', '}']).filter(|part| !part.is_empty()).map(str::to_owned);
    NameHint::Derived(std::iter::once(slot.method.key().to_owned()).chain(parts).collect())
}

/// Whether an operation before this one has the same id (Operation Object: "The id MUST be unique among all operations
/// described in the API"). A number would not do as a name for this one: it would change with each such operation that
/// comes between.
fn is_taken<'a>(cx: &mut Lowering<'a, '_>, id: &'a str, at: &Pointer) -> bool {
    let Some(first) = cx.ids.get(id) else {
        cx.ids.insert(id, at.clone());
        return false;
    };
    let other = Label::value(&first.key("operationId")).saying("the other operation");
    let message = format!("two operations have the id `{id}`");
    let found = Diagnostic::new(Code::DUPLICATE_OPERATION_ID, Label::value(&at.key("operationId")), message);
    cx.report(found.label(other).help("this one is named after its method and path"));
    true
}

/// The hint of types that only this operation has.
fn below(hint: &NameHint) -> Hint {
    match hint {
        NameHint::Given(id) | NameHint::Common(id) => Hint::of(id),
        NameHint::Derived(parts) => parts.iter().fold(Hint::default(), |hint, part| hint.then(part)),
    }
}
