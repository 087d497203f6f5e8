//! Callbacks, webhooks and links. In: an operation, the document, a response; out: events with what they carry, links.
//! It never loses an event silently: one whose body is not JSON is reported.

use super::content::{self, Message};
use super::{Hint, Lowering, slot, text};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Cause, Event, Link, NameHint, OperationId, Payload, TypeUse};
use crate::settings::Under;

/// Adds the callbacks of an operation.
pub(super) fn callbacks<'a>(cx: &mut Lowering<'a, '_>, id: OperationId, operation: &Place<'a>) {
    let Some(hint) = cx.api.operations.get(id.0).map(|operation| operation.hint.clone()) else { return };
    for (name, callback) in operation.members_at("callbacks").filter(|(name, _)| is_name(name)) {
        let Some(callback) = cx.document.resolve(&callback) else { continue };
        for (expression, item) in callback.members().filter(|(expression, _)| is_name(expression)) {
            let cause =
                Cause::Callback { operation: id, name: name.to_owned(), expression: expression.to_owned() };
            lower_events(cx, &item, &joined(&hint, name), &cause);
        }
    }
}

/// Adds the webhooks of the document, which documents of 3.0 have as an extension.
pub(super) fn webhooks<'a>(cx: &mut Lowering<'a, '_>, root: &Place<'a>) {
    for (name, item) in root.members_at("x-webhooks").filter(|(name, _)| is_name(name)) {
        let hint = NameHint::Derived(vec![name.to_owned()]);
        lower_events(cx, &item, &hint, &Cause::Webhook(name.to_owned()));
    }
}

fn is_name(key: &str) -> bool {
    !key.starts_with("x-")
}

fn joined(hint: &NameHint, name: &str) -> NameHint {
    let mut parts = match hint {
        NameHint::Given(id) | NameHint::Common(id) => vec![id.clone()],
        NameHint::Derived(parts) => parts.clone(),
    };
    parts.push(name.to_owned());
    NameHint::Derived(parts)
}

/// The events of one path item: one for each method that carries something.
fn lower_events<'a>(cx: &mut Lowering<'a, '_>, item: &Place<'a>, hint: &NameHint, cause: &Cause) {
    let Some(item) = cx.document.resolve(item) else { return };
    for (method, operation) in slot::operations(&item) {
        if !is_chosen(cx, [&item, &operation], cause) {
            continue;
        }
        let Some(payload) = payload(cx, &operation, hint) else { continue };
        let text = text::described(&cx.site, operation.text("summary"), operation.text("description"));
        let headers = headers(cx, [&item, &operation]);
        let (hint, cause) = (hint.clone(), cause.clone());
        cx.api.events.push(Event { hint, cause, method, payload, headers, text, at: operation.at });
    }
}

/// Whether the filters take an event: a webhook stands for itself, a callback comes with its operation.
fn is_chosen(cx: &mut Lowering<'_, '_>, [item, operation]: [&Place<'_>; 2], cause: &Cause) -> bool {
    match cause {
        Cause::Callback { .. } => true,
        Cause::Webhook(name) => cx.choice.takes(item, operation, Under::Webhook(name)),
    }
}

/// The required headers of an event that list their values: they tell it from others.
fn headers(cx: &Lowering<'_, '_>, holders: [&Place<'_>; 2]) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for place in holders.into_iter().flat_map(|holder| holder.items_at("parameters")) {
        let Some(parameter) = cx.document.resolve(&place) else { continue };
        let schema = parameter.get("schema").and_then(|schema| cx.document.resolve(&schema));
        let values = schema.map(|schema| schema.texts("enum")).unwrap_or_default();
        let is_header = parameter.text("in") == Some("header") && parameter.flag("required");
        if let (true, false, Some(name)) = (is_header, values.is_empty(), parameter.text("name")) {
            found.push((name.to_owned(), values.into_iter().map(str::to_owned).collect()));
        }
    }
    found
}

/// What an event carries; `None` when that is nothing, or nothing that can be read.
fn payload<'a>(cx: &mut Lowering<'a, '_>, operation: &Place<'a>, hint: &NameHint) -> Option<TypeUse> {
    let body = cx.document.resolve(&operation.get("requestBody")?)?;
    let hint = match hint {
        NameHint::Given(name) | NameHint::Common(name) => Hint::of(name),
        NameHint::Derived(parts) => parts.iter().fold(Hint::default(), |hint, part| hint.then(part)),
    };
    let forms = content::lower_forms(cx, &body, &hint.then("event"), Message::Response);
    let json = forms.iter().find_map(|form| match form.payload {
        Payload::Json(used) => Some(used),
        _ => None,
    });
    if json.is_none() && !forms.is_empty() {
        let message = "the body of this event is not JSON, so the receiver has to parse it";
        cx.report(Diagnostic::new(Code::EVENT_IGNORED, Label::key(&body.at), message));
    }
    json
}

/// The links of a response.
pub(super) fn links<'a>(cx: &mut Lowering<'a, '_>, response: &Place<'a>) -> Vec<Link> {
    let members = response.members_at("links").filter(|(name, _)| is_name(name));
    let mut links = Vec::new();
    for (name, place) in members {
        let Some(place) = cx.document.resolve(&place) else { continue };
        let Some(target) = place.text("operationId").or_else(|| place.text("operationRef")) else { continue };
        let parameters = place.members_at("parameters").map(|(name, value)| {
            let from = value.node.as_str().map_or_else(|| text::compact(value.node), str::to_owned);
            (name.to_owned(), from)
        });
        links.push(Link {
            name: name.to_owned(),
            target: target.to_owned(),
            parameters: parameters.collect(),
            text: text::described(&cx.site, None, place.text("description")),
        });
    }
    links
}
