//! Bodies: what a request carries. In: an operation; out: its body with the forms it may take.
//! It never picks one of several forms that differ: all that can be made are kept.

use super::content::{self, Message};
use super::{Hint, Lowering, schema, text};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Body, Content, Payload, Text, TypeUse};

/// Lowers the request body of an operation, if it takes one.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, operation: &Place<'a>, hint: &Hint) -> Option<Body> {
    let place = operation.get("requestBody")?;
    let found = cx.document.resolve(&place).filter(|found| !cx.document.is_broken(found));
    let Some(place) = found else { return Some(unknown(cx, &place)) };
    let hint = named(&place, "requestBodies").unwrap_or_else(|| hint.clone()).then("request");
    let mut content = content::lower_forms(cx, &place, &hint, Message::Request);
    if content.is_empty() {
        content.push(unnamed(cx, &place));
    }
    let text = Text {
        examples: all_examples(cx, &place),
        ..text::described(&cx.site, None, place.text("description"))
    };
    Some(Body { required: place.flag("required"), content, text, at: place.at })
}

/// What stands for a `content` without media types: bytes of whatever type the caller says.
fn unnamed<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Content {
    let message = "a request body has no media type, so it is sent as bytes";
    let found = Diagnostic::new(Code::EMPTY_CONTENT, Label::key(&place.at.key("content")), message);
    cx.report(found.help("list the media types that may be sent, or remove `requestBody`"));
    Content::new(vec!["*/*".to_owned()], Payload::Binary)
}

/// What stands for a body behind a reference that leads nowhere: any JSON, for whoever has some to send.
fn unknown<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Body {
    let ty = TypeUse { id: schema::any(cx, place, "a broken reference"), nullable: false };
    let json = Content::new(vec!["application/json".to_owned()], Payload::Json(ty));
    Body { required: false, content: vec![json], text: Text::default(), at: place.at.clone() }
}

/// The examples of all forms.
pub(super) fn all_examples<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Vec<String> {
    let forms = place.members_at("content");
    forms.flat_map(|(_, form)| text::examples(cx, &form)).collect()
}

/// The hint of a component of this kind: its types are the same for everyone who refers to it.
pub(super) fn named(place: &Place<'_>, kind: &str) -> Option<Hint> {
    let parent = place.at.parent()?;
    (parent.as_str() == format!("/components/{kind}")).then(|| place.at.last().map(Hint::of)).flatten()
}
