//! Bodies: what a request carries, and the forms of content that responses share. In: media types; out: contents.
//! It never picks one of several forms: all that can be made are kept, in the order of the description.

use super::{Hint, Lowering, schema, text, unsupported};
use crate::diagnostic::Code;
use crate::document::Place;
use crate::ir::{Body, Content, Payload, Text, TypeUse};
use openapiv3::RequestBody;

/// Lowers the request body of an operation, if it takes one.
///
/// # Errors
///
/// Why the operation cannot be called.
pub(super) fn lower<'a>(
    cx: &mut Lowering<'a, '_>,
    operation: &Place<'a>,
    hint: &Hint,
) -> Result<Option<Body>, String> {
    let Some(place) = operation.get("requestBody") else { return Ok(None) };
    let mistake = || "its request body has a mistake".to_owned();
    let place = cx.document.resolve(&place).ok_or_else(mistake)?;
    let piece = cx.piece::<RequestBody>(&place).ok_or_else(mistake)?;
    let hint = named(&place, "requestBodies").unwrap_or_else(|| hint.clone()).then("request");
    let content = contents(cx, &place, &hint, Code::UNSUPPORTED_REQUEST_BODY);
    if content.is_empty() {
        return Err("its request body has no form that is supported".to_owned());
    }
    let text =
        Text { examples: all_examples(cx, &place), ..text::described(None, piece.description.as_deref()) };
    Ok(Some(Body { required: piece.required, content, text, at: place.at }))
}

/// The forms that can be made; the others are reported with the code given.
pub(super) fn contents<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: &Hint,
    unsupported: Code,
) -> Vec<Content> {
    let content = place.get("content");
    let forms = content.iter().flat_map(Place::members);
    let mut made = Vec::new();
    for (media_type, form) in forms {
        if is_json(media_type) {
            let payload = Payload::Json(json(cx, &form, hint));
            made.push(Content { media_type: media_type.to_owned(), payload });
        } else {
            let message = format!("a body of type `{media_type}` is not supported");
            unsupported::report(cx, unsupported, &form.at, message);
        }
    }
    made
}

fn json<'a>(cx: &mut Lowering<'a, '_>, form: &Place<'a>, hint: &Hint) -> TypeUse {
    match form.get("schema") {
        Some(schema) => schema::type_use(cx, &schema, hint),
        None => TypeUse { id: schema::any(cx, form, "a JSON body without a schema"), nullable: false },
    }
}

/// `application/json`, or a type with the structured suffix `+json` (RFC 6839, section 3.1); parameters do not count.
fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

/// The examples of all forms.
pub(super) fn all_examples<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Vec<String> {
    let content = place.get("content");
    let forms = content.iter().flat_map(Place::members);
    forms.flat_map(|(_, form)| text::examples(cx, &form)).collect()
}

/// The hint of a component of this kind: its types are the same for everyone who refers to it.
pub(super) fn named(place: &Place<'_>, kind: &str) -> Option<Hint> {
    let parent = place.at.parent()?;
    (parent.as_str() == format!("/components/{kind}")).then(|| place.at.last().map(Hint::of)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_known_by_its_type_or_suffix() {
        let json = ["application/json", "Application/JSON; charset=utf-8", "application/problem+json"];
        let other = ["application/x-ndjson", "text/plain", "application/jsonl", "*/*", ""];
        assert!(json.into_iter().all(is_json));
        assert!(!other.into_iter().any(is_json));
    }
}
