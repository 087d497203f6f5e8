//! The forms of a body. In: a `content` by media type; out: what each form carries, JSON first.
//! It never keeps a form that says the same as a JSON form beside it: JSON is what is asked for, and what is sent.

use super::media_type::{self, Kind};
use super::{Hint, Lowering, form, items, multipart, schema, xml};
use crate::document::{self, Place};
use crate::ir::{Content, Framing, Payload, TypeUse};

/// Which way a body travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the server: each form is a choice of the caller, so that only `application/json` stands for its like.
    Request,
    /// From the server: forms that carry the same are one.
    Response,
}

/// The forms of a body.
pub(super) fn all<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint, way: Way) -> Vec<Content> {
    let forms = place.members_at("content");
    let forms: Vec<_> = forms.map(|(key, form)| (document::media_type::of(key), form)).collect();
    let mut made = Vec::new();
    let mut rest = Vec::new();
    for (media_type, form) in &forms {
        match json(cx, media_type, form) {
            Some(name) => {
                let ty = typed(cx, form, hint);
                add(&mut made, way, name, Payload::Json(ty));
            }
            None => rest.push((*media_type, form)),
        }
    }
    for (media_type, form) in rest {
        if let Some(payload) = other(cx, media_type, (form, hint), way, &made) {
            add(&mut made, way, media_type, payload);
        }
    }
    made
}

/// What a form that is not JSON carries; `None` when a JSON form beside it carries the same.
fn other<'a>(
    cx: &mut Lowering<'a, '_>,
    media_type: &str,
    (form, hint): (&Place<'a>, &Hint),
    way: Way,
    made: &[Content],
) -> Option<Payload> {
    let kind = media_type::kind(media_type);
    let says = says(cx, form);
    // items that come one by one are something else than the same items in one list
    if kind == Kind::Stream
        && let Some(payload) = items(cx, media_type, (form, hint), way)
    {
        return Some(payload);
    }
    if (kind, way) == (Kind::Multipart, Way::Request) {
        let parts = multipart::lower(cx, media_type, form, hint);
        let same = !multipart::has_file(&parts) && says_the_same(cx, made, form, hint);
        return (!same).then_some(Payload::Multipart(parts));
    }
    if says_the_same(cx, made, form, hint) {
        return None;
    }
    if (kind, says, way) == (Kind::Form, Says::Structure, Way::Request) {
        return Some(Payload::Form(typed(cx, form, hint), form::encodings(form)));
    }
    if (kind, says) == (Kind::Xml, Says::Structure) {
        return Some(xml::body(cx, form, hint).map_or(Payload::Text, Payload::Xml));
    }
    Some(payload(cx, kind, says, form))
}

/// Items one after the other; `None` for a body that is sent as a whole.
fn items<'a>(
    cx: &mut Lowering<'a, '_>,
    media_type: &str,
    (form, hint): (&Place<'a>, &Hint),
    way: Way,
) -> Option<Payload> {
    let framing = items::framing(media_type);
    let items = match (way, framing, says(cx, form)) {
        (Way::Request, Framing::Events, _) => return None,
        (Way::Request, Framing::Lines | Framing::Sequence, Says::Text | Says::Binary) => return None,
        (Way::Response, _, Says::Text | Says::Binary) => items::any(cx, framing, form),
        (Way::Request | Way::Response, _, Says::Nothing) => items::any(cx, framing, form),
        (Way::Request | Way::Response, _, Says::Structure) => items::typed(cx, framing, form, hint),
    };
    Some(Payload::Items(items))
}

/// The media type of a form of JSON. Where any type will do and the schema is of no text, JSON is the one that fits.
fn json<'m, 'a>(cx: &Lowering<'a, '_>, media_type: &'m str, form: &Place<'a>) -> Option<&'m str> {
    match (media_type::kind(media_type), says(cx, form)) {
        (Kind::Json, _) => Some(media_type),
        (Kind::Any, Says::Structure) => Some("application/json"),
        (Kind::Any, Says::Nothing | Says::Text | Says::Binary) => None,
        (Kind::Text | Kind::Binary | Kind::Stream | Kind::Xml, _) => None,
        (Kind::Form | Kind::Multipart | Kind::Other, _) => None,
    }
}

fn typed<'a>(cx: &mut Lowering<'a, '_>, form: &Place<'a>, hint: &Hint) -> TypeUse {
    match form.get("schema") {
        Some(schema) => schema::type_use(cx, &schema, hint),
        None => TypeUse { id: schema::any(cx, form, "a JSON body without a schema"), nullable: false },
    }
}

/// Whether a form has the schema of a JSON form.
fn says_the_same<'a>(cx: &mut Lowering<'a, '_>, made: &[Content], form: &Place<'a>, hint: &Hint) -> bool {
    let json = |ty: TypeUse| made.iter().any(|content| content.payload == Payload::Json(ty));
    match form.get("schema") {
        Some(schema) if !made.is_empty() => json(schema::type_use(cx, &schema, hint)),
        Some(_) | None => false,
    }
}

/// What a form carries that is text or bytes.
fn payload<'a>(cx: &mut Lowering<'a, '_>, kind: Kind, says: Says, form: &Place<'a>) -> Payload {
    match (kind, says) {
        (Kind::Text | Kind::Form | Kind::Xml, Says::Binary) => Payload::Binary,
        (Kind::Text | Kind::Form | Kind::Xml, Says::Nothing | Says::Text) => Payload::Text,
        (Kind::Text | Kind::Form | Kind::Xml, Says::Structure) => {
            cx.untyped(form, "text with a structure");
            Payload::Text
        }
        (Kind::Any | Kind::Other, Says::Text) => Payload::Text,
        (Kind::Multipart, _) => {
            cx.untyped(form, "parts of a response");
            Payload::Binary
        }
        (Kind::Binary | Kind::Any | Kind::Other, Says::Structure) => {
            cx.untyped(form, "bytes with a structure");
            Payload::Binary
        }
        // JSON is JSON whatever its schema says: it has been made before
        (Kind::Json | Kind::Binary | Kind::Stream, _)
        | (Kind::Any | Kind::Other, Says::Nothing | Says::Binary) => Payload::Binary,
    }
}

/// What a form's schema says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    Text,
    Binary,
    Structure,
}

fn says<'a>(cx: &Lowering<'a, '_>, form: &Place<'a>) -> Says {
    let Some(schema) = form.get("schema") else { return Says::Nothing };
    let schema = schema::innermost(cx, &schema).unwrap_or(schema);
    match (schema.text("type"), schema.text("format")) {
        // a format without a type is still one: real descriptions leave the type out
        (Some("string") | None, Some("binary")) => Says::Binary,
        (Some("string"), _) => Says::Text,
        (None, _) if schema.members().all(|(key, _)| is_for_people(key)) => Says::Nothing,
        (Some(_) | None, _) => Says::Structure,
    }
}

/// Keywords that say nothing of what a value is.
fn is_for_people(key: &str) -> bool {
    matches!(key, "title" | "description" | "example" | "externalDocs" | "deprecated" | "nullable")
        || key.starts_with("x-")
}

fn add(made: &mut Vec<Content>, way: Way, media_type: &str, payload: Payload) {
    let plain = |content: &Content| {
        content.media_types.iter().any(|name| media_type::essence(name) == "application/json")
    };
    let Some(known) = made.iter_mut().find(|content| content.payload == payload) else {
        made.push(Content { media_types: vec![media_type.to_owned()], payload });
        return;
    };
    if known.media_types.iter().any(|name| name == media_type) {
        return;
    }
    match (way, payload) {
        (Way::Response, _) => known.media_types.push(media_type.to_owned()),
        (Way::Request, Payload::Json(_)) if plain(known) => {}
        (Way::Request, Payload::Json(_)) if media_type::essence(media_type) == "application/json" => {
            known.media_types = vec![media_type.to_owned()];
        }
        (Way::Request, payload) => made.push(Content { media_types: vec![media_type.to_owned()], payload }),
    }
}
