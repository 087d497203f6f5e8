//! Operations that answer at once or as a stream, by a boolean member of their body. In: operations with their types; out: two in
//! place of each, one with either answer. It never guesses: the member has a name that says what it is for.

use super::paging::JsonBody;
use crate::ir::{
    Api, Content, FixedMember, FormPart, Multipart, NameHint, Operation, PartContent, Payload, Response,
    Types,
};

/// What such members are called, in small letters and without signs between words.
const NAMES: [&str; 8] = [
    "stream",
    "streaming",
    "isstream",
    "isstreaming",
    "usestream",
    "usestreaming",
    "enablestream",
    "enablestreaming",
];

/// Which answers an operation has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Whole,
    Stream,
}

/// Gives each of these operations a second one. It stands behind all others: what refers to an operation does so by its index.
pub(super) fn split(api: &mut Api) {
    let mut second = Vec::new();
    for operation in &mut api.operations {
        let Some(name) = member(&api.types, operation) else { continue };
        let [whole, stream] = [Way::Whole, Way::Stream].map(|way| answers(operation, way));
        let (Some(whole), Some(stream)) = (whole, stream) else { continue };
        let fixed = |value| Some(FixedMember { name: name.clone(), value });
        leave_out(operation, &name);
        second.push(Operation {
            hint: streamed(&operation.hint),
            responses: stream,
            fixed: fixed(true),
            ..operation.clone()
        });
        (operation.responses, operation.fixed) = (whole, fixed(false));
    }
    api.operations.extend(second);
}

/// The boolean member of a body that is always there, and is JSON or a form, by its name on the wire.
fn member(types: &Types, operation: &Operation) -> Option<String> {
    let body = operation.body.as_ref().filter(|body| body.required)?;
    let [content] = body.content.as_slice() else { return None };
    let payloads = std::iter::once(&content.payload).chain(content.also.iter().map(|(_, payload)| payload));
    let names = match &content.payload {
        Payload::Multipart(form) if content.also.is_empty() => booleans(types, form),
        _ if payloads.into_iter().all(takes_members) => JsonBody::of_request(types, operation)?.booleans(),
        _ => return None,
    };
    names.into_iter().find(|name| {
        let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        NAMES.contains(&letters.to_ascii_lowercase().as_str())
    })
}

/// Whether members can be put into a body that is written already.
fn takes_members(payload: &Payload) -> bool {
    match payload {
        Payload::Json(_) | Payload::Form(..) => true,
        Payload::Xml(_) | Payload::Multipart(_) | Payload::Text | Payload::Binary | Payload::Items(_) => {
            false
        }
    }
}

/// The parts of a form that are true or false.
fn booleans(types: &Types, form: &Multipart) -> Vec<String> {
    let Multipart::Form(form) = form else { return Vec::new() };
    let is_boolean = |part: &&FormPart| match part.content {
        PartContent::Value(ty) => JsonBody::is_boolean(types, ty),
        PartContent::File | PartContent::Files => false,
    };
    form.parts.iter().filter(is_boolean).map(|part| part.wire.clone()).collect()
}

/// Takes the part out of a multipart form: it is sent with each call, and would be there twice.
fn leave_out(operation: &mut Operation, name: &str) {
    for content in operation.body.iter_mut().flat_map(|body| &mut body.content) {
        if let Payload::Multipart(form) = &mut content.payload {
            form.forms_mut().into_iter().for_each(|form| form.parts.retain(|part| part.wire != name));
        }
    }
}

/// The responses with the successes of this way alone; `None` when there are none.
fn answers(operation: &Operation, way: Way) -> Option<Vec<Response>> {
    let successes: Vec<usize> = operation.successes().map(|(index, _)| index).collect();
    let mut found = false;
    let mut kept = Vec::new();
    for (index, response) in operation.responses.iter().enumerate() {
        let mut response = response.clone();
        if successes.contains(&index) && !response.content.is_empty() {
            response.content = response.content.iter().filter_map(|content| of_way(content, way)).collect();
            if response.content.is_empty() {
                continue;
            }
            found = true;
        }
        kept.push(response);
    }
    found.then_some(kept)
}

fn of_way(content: &Content, way: Way) -> Option<Content> {
    let is_kept = |payload: &Payload| matches!(payload, Payload::Items(_)) == (way == Way::Stream);
    let mut also: Vec<_> = content.also.iter().filter(|(_, payload)| is_kept(payload)).cloned().collect();
    if is_kept(&content.payload) {
        return Some(Content { also, ..content.clone() });
    }
    // the other forms of the same value are all that is left of it
    let (media_type, payload) = (!also.is_empty()).then(|| also.remove(0))?;
    Some(Content { payload, media_types: vec![media_type], also })
}

/// What the description has a name for keeps it whatever the second one wants.
fn streamed(hint: &NameHint) -> NameHint {
    let mut parts = match hint {
        NameHint::Given(id) | NameHint::Common(id) => vec![id.clone()],
        NameHint::Derived(parts) => parts.clone(),
    };
    parts.push("stream".to_owned());
    NameHint::Derived(parts)
}
