//! The forms of a body. In: a `content` by media type; out: what each form carries, JSON first.
//! It never keeps a form that says the same as a JSON form beside it: JSON is what is asked for, and what is sent.

use super::form;
use super::media_type::{self, Kind};
use super::multipart;
use super::{Hint, Lowering, schema, unsupported};
use crate::diagnostic::Code;
use crate::document::{self, Place};
use crate::ir::{Content, Payload, TypeUse};

/// Which way a body travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the server: each form is a choice of the caller, so that only `application/json` stands for its like.
    Request,
    /// From the server: forms that carry the same are one.
    Response,
}

/// The forms that can be made; the others are reported.
pub(super) fn all<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint, way: Way) -> Vec<Content> {
    let content = place.get("content");
    let forms = content.iter().flat_map(Place::members);
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
        if way == Way::Request && media_type::kind(media_type) == Kind::Multipart {
            let parts = multipart::lower(cx, media_type, form, hint);
            if multipart::has_file(&parts) || !says_the_same(cx, &made, form, hint) {
                add(&mut made, way, media_type, Payload::Multipart(parts));
            }
            continue;
        }
        if says_the_same(cx, &made, form, hint) {
            continue;
        }
        let is_form = way == Way::Request
            && media_type::kind(media_type) == Kind::Form
            && says(cx, form) == Says::Structure;
        let payload = if is_form {
            Some(Payload::Form(typed(cx, form, hint), form::encodings(form)))
        } else {
            payload(cx, media_type, form)
        };
        match payload {
            Some(payload) => add(&mut made, way, media_type, payload),
            None => {
                let code = match way {
                    Way::Request => Code::UNSUPPORTED_REQUEST_BODY,
                    Way::Response => Code::UNSUPPORTED_RESPONSE_BODY,
                };
                let message = format!("a body of type `{media_type}` is not supported");
                unsupported::report(cx, code, &form.at, message);
            }
        }
    }
    made
}

/// The media type of a form of JSON. Where any type will do and the schema is of no text, JSON is the one that fits.
fn json<'m>(cx: &Lowering<'_, '_>, media_type: &'m str, form: &Place<'_>) -> Option<&'m str> {
    match (media_type::kind(media_type), says(cx, form)) {
        (Kind::Json, _) => Some(media_type),
        (Kind::Any, Says::Structure) => Some("application/json"),
        (Kind::Any, Says::Nothing | Says::Text | Says::Binary) => None,
        (Kind::Text | Kind::Binary | Kind::Stream | Kind::Form | Kind::Multipart | Kind::Other, _) => None,
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

/// What a form other than JSON carries; `None` when it cannot be made.
fn payload<'a>(cx: &mut Lowering<'a, '_>, media_type: &str, form: &Place<'a>) -> Option<Payload> {
    let says = says(cx, form);
    match (media_type::kind(media_type), says) {
        (Kind::Text, Says::Binary) => Some(Payload::Binary),
        (Kind::Text, Says::Nothing | Says::Text) => Some(Payload::Text),
        (Kind::Text, Says::Structure) => {
            cx.untyped(form, "text with a structure");
            Some(Payload::Text)
        }
        (Kind::Binary, Says::Nothing | Says::Text | Says::Binary) => Some(Payload::Binary),
        (Kind::Binary, Says::Structure) => {
            cx.untyped(form, "bytes with a structure");
            Some(Payload::Binary)
        }
        (Kind::Any | Kind::Other, Says::Nothing | Says::Binary) => Some(Payload::Binary),
        (Kind::Any | Kind::Other, Says::Text) => Some(Payload::Text),
        (Kind::Any | Kind::Other, Says::Structure) => None,
        (Kind::Multipart, _) => {
            cx.untyped(form, "parts of a response");
            Some(Payload::Binary)
        }
        (Kind::Json | Kind::Stream | Kind::Form, _) => None,
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

fn says(cx: &Lowering<'_, '_>, form: &Place<'_>) -> Says {
    let Some(schema) = form.get("schema") else { return Says::Nothing };
    let schema = match schema.reference() {
        Some(_) => cx.document.target(&schema).unwrap_or(schema),
        None => schema,
    };
    match (schema.text("type"), schema.text("format")) {
        (Some("string"), Some("binary")) => Says::Binary,
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
