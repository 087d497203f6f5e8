//! Request bodies. In: an operation on both sides; out: changes of its body and of the media types of it. It never compares their
//! schemas itself.

use super::{Both, Wire};
use crate::rules::Direction;
use crate::rules::bodies::*;

pub(super) fn compare<'a>(
    wire: &mut Wire<'a, '_>,
    operation: &Both<'a>,
    (name, direction): (&str, Direction),
) {
    let (old, new) = (operation.old.read("requestBody"), operation.new.read("requestBody"));
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (Some(old), None) => {
            let message = format!("{name}: the request body was removed");
            return wire.push(BODY_REMOVED, message, operation.gone(&old));
        }
        (None, Some(new)) => {
            let (code, word) = match new.is("required") {
                true => (REQUIRED_BODY_ADDED, "a required"),
                false => (OPTIONAL_BODY_ADDED, "an optional"),
            };
            return wire.push(code, format!("{name}: {word} request body was added"), operation.come(&new));
        }
        (None, None) => return,
    };
    let both = Both { old, new };
    let name = &format!("the request body of {name}");
    wire.switched((BODY_BECAME_REQUIRED, BODY_BECAME_OPTIONAL), &both, (name, "required"));
    wire.changed(BODY_TEXT_CHANGED, &both, (name, "description"));
    let content = both.pairs_of("content");
    for (media_type, view) in &content.gone {
        let message = format!("{name}: the media type `{media_type}` was removed");
        wire.push(REQUEST_MEDIA_TYPE_REMOVED, message, both.gone(view));
    }
    for (media_type, view) in &content.come {
        let message = format!("{name}: the media type `{media_type}` was added");
        wire.push(REQUEST_MEDIA_TYPE_ADDED, message, both.come(view));
    }
    for (_, content) in &content.both {
        of_content(wire, content, (name, direction));
    }
}

fn of_content<'a>(wire: &mut Wire<'a, '_>, content: &Both<'a>, (name, direction): (&str, Direction)) {
    match content.get("schema") {
        (Some(_), None) => {
            wire.push(
                REQUEST_SCHEMA_REMOVED,
                format!("{name}: the schema was removed"),
                content.places("schema"),
            );
        }
        (None, Some(_)) => {
            wire.push(REQUEST_SCHEMA_ADDED, format!("{name}: a schema was added"), content.places("schema"));
        }
        (old, new) => wire.schema(old.zip(new), (name, direction)),
    }
    for key in ["example", "examples"] {
        wire.changed(BODY_EXAMPLE_CHANGED, content, (name, key));
    }
    let encoding = content.pairs_of("encoding");
    let empty = |view: &crate::view::View<'a>, key: &'a str| view.get("encoding")?.get(key);
    for (part, both) in &encoding.both {
        of_part(wire, both, &format!("{name}, part `{part}`"));
    }
    for (part, view) in encoding.gone.iter().chain(&encoding.come) {
        let sides = (empty(&content.old, part), empty(&content.new, part));
        let is_gone = sides.1.is_none();
        let what = if is_gone { "lost its encoding" } else { "has an encoding now" };
        if view.get("contentType").is_some() || view.get("style").is_some() || view.get("explode").is_some() {
            let code = match view.get("contentType") {
                Some(_) => ENCODING_MEDIA_TYPE_CHANGED,
                None => ENCODING_STYLE_CHANGED,
            };
            let places = if is_gone { content.gone(view) } else { content.come(view) };
            wire.push(code, format!("{name}: the part `{part}` {what}"), places);
        }
    }
}

fn of_part<'a>(wire: &mut Wire<'a, '_>, part: &Both<'a>, name: &str) {
    wire.changed(ENCODING_MEDIA_TYPE_CHANGED, part, (name, "contentType"));
    for key in ["style", "explode", "allowReserved"] {
        wire.changed(ENCODING_STYLE_CHANGED, part, (name, key));
    }
    wire.changed(ENCODING_HEADERS_CHANGED, part, (name, "headers"));
}
