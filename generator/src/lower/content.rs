//! The forms of a body. In: a `content` by media type; out: what each form carries, JSON first.
//! It never loses a form that can be read, or written: one that carries what a JSON form beside it carries is another way
//! to send or to receive the same value, or is reported (E0216).

use super::media_type::{self, MediaKind};
use super::{Hint, Lowering, form, items, multipart, schema, text, xml};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::{self, Place};
use crate::ir::{Content, Framing, Payload, TypeUse};
use crate::settings::XmlBesideJson;
use std::collections::HashSet;

mod json;

/// Which way a body travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Message {
    /// To the server: the caller chooses.
    Request,
    /// From the server: forms that carry the same are one.
    Response,
}

/// The forms of a body.
pub(super) fn lower_forms<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: &Hint,
    way: Message,
) -> Vec<Content> {
    let forms = place.members_at("content");
    let forms: Vec<_> = forms.map(|(key, form)| (document::media_type::essence(key), form)).collect();
    let mut made = json::Forms::default();
    let mut rest = Vec::new();
    for (media_type, form) in &forms {
        if is_json(cx, media_type, form, way) {
            let ty = typed(cx, form, hint);
            made.add(ty, media_type);
        } else {
            rest.push((*media_type, form));
        }
    }
    let mut made = match way {
        Message::Request => made.chosen(),
        Message::Response => made.merged(),
    };
    let mut left_out = Vec::new();
    for (media_type, form) in rest {
        if !other(cx, media_type, (form, hint), way, &mut made) {
            left_out.push((media_type, form));
        }
    }
    report(cx, &left_out, way);
    for content in &mut made {
        let mut seen = HashSet::new();
        content.media_types.retain(|name| seen.insert(name.clone()));
    }
    made
}

/// Whether a form is one of JSON. Where any type will do and the schema is of no text, JSON is the one that fits. JSON is
/// YAML (YAML 1.2.2, section 1.3), so that a value can be sent as that; what a server writes is more than JSON.
fn is_json<'a>(cx: &Lowering<'a, '_>, media_type: &str, form: &Place<'a>, way: Message) -> bool {
    match (media_type::kind(media_type), says(cx, form)) {
        (MediaKind::Json, Says::Binary) => false,
        (MediaKind::Json, _) | (MediaKind::Any, Says::Structure) => true,
        (MediaKind::Yaml, Says::Structure) => way == Message::Request,
        (MediaKind::Any | MediaKind::Yaml, Says::Nothing | Says::Text | Says::Binary) => false,
        (MediaKind::Text | MediaKind::Binary | MediaKind::Stream | MediaKind::Xml, _) => false,
        (MediaKind::Form | MediaKind::Multipart | MediaKind::Other, _) => false,
    }
}

/// Adds a form that is not JSON. Whether it can be sent, or read.
fn other<'a>(
    cx: &mut Lowering<'a, '_>,
    media_type: &str,
    (form, hint): (&Place<'a>, &Hint),
    way: Message,
    made: &mut Vec<Content>,
) -> bool {
    let what = What { kind: media_type::kind(media_type), says: says(cx, form), way };
    let payload = payload(cx, media_type, (form, hint), what);
    let beside = match &payload {
        // items that come one by one are something else than the same items in one list
        Some(Payload::Items(_)) if !media_type::is_watch(media_type) => None,
        Some(Payload::Multipart(parts)) if multipart::has_file(parts) => None,
        // bytes are a text in a schema, and nothing of JSON
        None if what.says == Says::Binary => None,
        Some(_) | None => beside_json(cx, made, form, hint),
    };
    match beside.and_then(|index| made.get_mut(index)).filter(|json| !what.is_opaque_beside(json)) {
        Some(json) => same(json, media_type, what, payload),
        None => {
            let payload = match (what.kind, what.says) {
                (MediaKind::Xml, Says::Structure) if payload.is_none() => {
                    xml::body(cx, form, hint).map(Payload::Xml)
                }
                (_, _) => payload,
            };
            let payload = payload.unwrap_or_else(|| untyped(cx, what.kind, what.says, form));
            add(made, way, media_type, payload);
            true
        }
    }
}

/// What there is to know of a form.
#[derive(Clone, Copy)]
struct What {
    kind: MediaKind,
    says: Says,
    way: Message,
}

impl What {
    /// Whether the caller has to make the bytes, in a choice between forms that mean different things.
    fn is_opaque_beside(self, json: &Content) -> bool {
        let is_opaque =
            matches!((self.kind, self.says), (MediaKind::Binary | MediaKind::Other, Says::Structure));
        let is_plain = json.media_types.iter().any(|name| media_type::essence(name) == json::JSON);
        is_opaque && self.way == Message::Request && !is_plain
    }
}

/// What a form carries that has a type of its own.
fn payload<'a>(
    cx: &mut Lowering<'a, '_>,
    media_type: &str,
    (form, hint): (&Place<'a>, &Hint),
    what: What,
) -> Option<Payload> {
    match (what.kind, what.says, what.way) {
        (MediaKind::Stream, _, way) => items(cx, media_type, (form, hint), way),
        (MediaKind::Multipart, _, Message::Request) => {
            Some(Payload::Multipart(multipart::lower(cx, media_type, form, hint)))
        }
        (MediaKind::Form, Says::Structure, Message::Request) => {
            Some(Payload::Form(typed(cx, form, hint), form::encodings(cx, form, "encoding")))
        }
        (MediaKind::Xml, Says::Structure, _) if cx.settings.xml == XmlBesideJson::Used => {
            xml::body(cx, form, hint).map(Payload::Xml)
        }
        (MediaKind::Json | MediaKind::Text | MediaKind::Yaml | MediaKind::Binary | MediaKind::Any, _, _) => {
            None
        }
        (MediaKind::Xml | MediaKind::Form | MediaKind::Multipart | MediaKind::Other, _, _) => None,
    }
}

/// Adds a form that carries what a form of JSON carries to that: another way to send it, or to read it. Whether there is
/// such a way.
fn same(json: &mut Content, media_type: &str, what: What, payload: Option<Payload>) -> bool {
    let payload = match (what.kind, what.says) {
        (
            MediaKind::Text | MediaKind::Yaml | MediaKind::Form | MediaKind::Any | MediaKind::Other,
            Says::Text,
        ) => Some(Payload::Text),
        (MediaKind::Text, Says::Nothing) => Some(Payload::Text),
        (MediaKind::Text, Says::Structure) => {
            // the text of the JSON
            json.media_types.push(media_type.to_owned());
            return true;
        }
        (
            MediaKind::Json | MediaKind::Binary | MediaKind::Stream | MediaKind::Xml | MediaKind::Multipart,
            _,
        )
        | (MediaKind::Text | MediaKind::Yaml | MediaKind::Form | MediaKind::Any | MediaKind::Other, _) => {
            payload
        }
    };
    let is_kept = payload.is_some();
    json.also.extend(payload.map(|payload| (media_type.to_owned(), payload)));
    is_kept
}

/// Reports the forms that carry what JSON carries, and that nothing here writes or reads.
fn report<'a>(cx: &mut Lowering<'a, '_>, left_out: &[(&str, &Place<'a>)], way: Message) {
    let [(_, first), others @ ..] = left_out else { return };
    let names: Vec<String> = left_out.iter().map(|(media_type, _)| format!("`{media_type}`")).collect();
    let verb = if others.is_empty() { "is" } else { "are" };
    let what = match way {
        Message::Request => "sent: the value is sent as JSON",
        Message::Response => "requested: the value is read as JSON",
    };
    let message = format!("{} {verb} not {what}", names.join(", "));
    let found = Diagnostic::new(Code::FORM_LEFT_OUT, Label::key(&first.at), message);
    let found = others.iter().fold(found, |found, (_, form)| found.label(Label::key(&form.at)));
    let is_xml = |(name, _): &(&str, _)| media_type::kind(name) == MediaKind::Xml;
    let use_it = match left_out.iter().all(is_xml) {
        true => "set `xml_beside_json = true`",
        false => "give it the schema `{type: string, format: binary}`",
    };
    let by_hand = match way {
        Message::Request => "a call can send its bytes with `raw_body`",
        Message::Response => {
            "a call can ask for it with the header `accept`, and get its bytes from `send_raw`"
        }
    };
    let hide = "to hide this warning: `allow = [\"E0216\"]`";
    cx.report(found.help(format!("to use the media type, {use_it}; {by_hand}; {hide}")));
}

/// Items one after the other; `None` for a body that is sent as a whole.
fn items<'a>(
    cx: &mut Lowering<'a, '_>,
    media_type: &str,
    (form, hint): (&Place<'a>, &Hint),
    way: Message,
) -> Option<Payload> {
    let framing = items::framing(media_type);
    let items = match (way, framing, says(cx, form)) {
        (Message::Request, Framing::Events, _) => return None,
        (Message::Request, Framing::Lines | Framing::Sequence, Says::Text | Says::Binary) => return None,
        (Message::Response, _, Says::Text | Says::Binary) => items::any(cx, framing, form),
        (Message::Request | Message::Response, _, Says::Nothing) => items::any(cx, framing, form),
        (Message::Request | Message::Response, _, Says::Structure) => items::typed(cx, framing, form, hint),
    };
    Some(Payload::Items(items))
}

fn typed<'a>(cx: &mut Lowering<'a, '_>, form: &Place<'a>, hint: &Hint) -> TypeUse {
    match form.get("schema") {
        Some(schema) => schema::type_use(cx, &schema, hint),
        None => TypeUse { id: schema::any(cx, form, "a JSON body without a schema"), nullable: false },
    }
}

/// The form of JSON that has the schema of this form.
fn beside_json<'a>(
    cx: &mut Lowering<'a, '_>,
    made: &[Content],
    form: &Place<'a>,
    hint: &Hint,
) -> Option<usize> {
    // JSON comes first
    let is_json = |content: &&Content| matches!(content.payload, Payload::Json(_));
    let mut json = made.iter().take_while(is_json).peekable();
    json.peek()?;
    let payload = Payload::Json(schema::type_use(cx, &form.get("schema")?, hint));
    json.position(|content| content.payload == payload)
}

/// What a form carries that is text or bytes.
fn untyped<'a>(cx: &mut Lowering<'a, '_>, kind: MediaKind, says: Says, form: &Place<'a>) -> Payload {
    match (kind, says) {
        (MediaKind::Text | MediaKind::Yaml | MediaKind::Form | MediaKind::Xml, Says::Binary) => {
            Payload::Binary
        }
        (
            MediaKind::Text | MediaKind::Yaml | MediaKind::Form | MediaKind::Xml,
            Says::Nothing | Says::Text,
        ) => Payload::Text,
        (MediaKind::Text | MediaKind::Yaml | MediaKind::Form | MediaKind::Xml, Says::Structure) => {
            cx.untyped(form, "text with a structure");
            Payload::Text
        }
        (MediaKind::Any | MediaKind::Other, Says::Text) => Payload::Text,
        (MediaKind::Multipart, _) => {
            cx.untyped(form, "parts of a response");
            Payload::Binary
        }
        (MediaKind::Binary | MediaKind::Any | MediaKind::Other, Says::Structure) => {
            cx.untyped(form, "bytes with a structure");
            Payload::Binary
        }
        // of JSON there is left what its schema says to be bytes
        (MediaKind::Json | MediaKind::Binary | MediaKind::Stream, _)
        | (MediaKind::Any | MediaKind::Other, Says::Nothing | Says::Binary) => Payload::Binary,
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
        (None, _) if schema.members().all(|(key, _)| text::is_for_people(key)) => Says::Nothing,
        (Some(_) | None, _) => Says::Structure,
    }
}

/// Adds a form: what is received in several types and carries the same is one, what is sent is a choice.
fn add(made: &mut Vec<Content>, way: Message, media_type: &str, payload: Payload) {
    let known = made.iter_mut().find(|content| content.payload == payload);
    match known {
        Some(known) if way == Message::Response => known.media_types.push(media_type.to_owned()),
        Some(known) if known.media_types.iter().any(|name| name == media_type) => {}
        Some(_) | None => {
            made.push(Content::new(vec![media_type.to_owned()], payload));
        }
    }
}
