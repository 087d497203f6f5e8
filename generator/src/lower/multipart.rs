//! Multipart bodies. In: a media type of parts; out: the parts its schema describes, or that the caller gives them freely.
//! It never reads `style` or `explode`: "This field SHALL be ignored if the request body media type is not
//! application/x-www-form-urlencoded" (OpenAPI 3.0.4, section 4.7.15).

use super::media_type::{self, Kind};
use super::{Hint, Lowering, schema};
use crate::document::Place;
use crate::ir::{Access, Additional, Field, Multipart, Part, PartContent, PartForm, Record, Shape};

/// Lowers a multipart body of a request.
pub(super) fn lower<'a>(
    cx: &mut Lowering<'a, '_>,
    media_type: &str,
    form: &Place<'a>,
    hint: &Hint,
) -> Multipart {
    let Some(place) = form.get("schema") else { return Multipart::Free };
    // the other types of parts (RFC 2046: mixed, related, …) have no names by which members could be sent
    if media_type::essence(media_type) != "multipart/form-data" {
        cx.untyped(&place, "parts without names");
        return Multipart::Free;
    }
    match schema::whole_record(cx, &place, hint) {
        (text, Shape::Record(record)) => {
            let sent = record.fields.iter().filter(|field| field.access != Access::ReadOnly);
            let parts = sent.map(|field| part(cx, form, field)).collect();
            Multipart::Form(PartForm { text, parts, open: is_open(&record) })
        }
        (_, Shape::Scalar(_) | Shape::List(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Any)
        | (_, Shape::Union(_) | Shape::Enumeration(_) | Shape::Alias(_)) => {
            cx.untyped(&place, "a form without described parts");
            Multipart::Free
        }
    }
}

/// Whether a file is among the parts, which no other form of a body carries as well.
pub(super) fn has_file(multipart: &Multipart) -> bool {
    match multipart {
        Multipart::Form(form) => form.parts.iter().any(|part| match part.content {
            PartContent::File | PartContent::Files => true,
            PartContent::Value(_) => false,
        }),
        Multipart::Free => true,
    }
}

fn is_open(record: &Record) -> bool {
    match record.additional {
        Additional::Kept(_) => true,
        Additional::Skipped => false,
    }
}

fn part<'a>(cx: &mut Lowering<'a, '_>, form: &Place<'a>, field: &Field) -> Part {
    let encoding = form.get("encoding").and_then(|all| all.get(&field.wire));
    let named = encoding.as_ref().and_then(|encoding| encoding.text("contentType"));
    let content = content(cx, field, named);
    if matches!(content, PartContent::File | PartContent::Files) {
        // a file is all that a schema of a file can be
        cx.api.untyped.retain(|untyped| untyped.at != field.at);
    }
    Part {
        wire: field.wire.clone(),
        hint: field.hint.clone(),
        content,
        required: field.required,
        media_type: named.and_then(|named| single(named, content)),
        headers: encoding
            .and_then(|encoding| encoding.get("headers"))
            .is_some_and(|it| it.members().count() > 0),
        text: field.text.clone(),
    }
}

fn content<'a>(cx: &Lowering<'a, '_>, field: &Field, named: Option<&str>) -> PartContent {
    let root = cx.document.root();
    let Some(node) = root.node.at(&field.at) else { return PartContent::Value(field.ty) };
    let place = Place { node, at: field.at.clone() };
    let binary = named.is_some_and(|named| named.split(',').all(|one| media_type::kind(one) == Kind::Binary));
    match said(cx, &place) {
        Said::File => PartContent::File,
        Said::Text if binary => PartContent::File,
        Said::Files => PartContent::Files,
        Said::Text | Said::Else => PartContent::Value(field.ty),
    }
}

/// The media type of a part: the only one that is named; of several that a value may have, the first.
fn single(named: &str, content: PartContent) -> Option<String> {
    let mut concrete = named.split(',').map(str::trim).filter(|one| !one.is_empty() && !one.contains('*'));
    let first = concrete.next()?;
    match content {
        PartContent::File | PartContent::Files if named.contains([',', '*']) => None,
        PartContent::File | PartContent::Files | PartContent::Value(_) => Some(first.to_owned()),
    }
}

/// What a schema says of a part, as far as that decides how it travels.
enum Said {
    File,
    Files,
    Text,
    Else,
}

fn said<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Said {
    let Some(schema) = schema::innermost(cx, place) else { return Said::Else };
    match (schema.text("type"), schema.text("format")) {
        // a format without a type is still one: real descriptions leave the type out
        (Some("string") | None, Some("binary")) => Said::File,
        (Some("string"), _) if schema.get("enum").is_none() => Said::Text,
        (Some("array"), _) => match schema.get("items").map(|items| said(cx, &items)) {
            Some(Said::File) => Said::Files,
            Some(Said::Files | Said::Text | Said::Else) | None => Said::Else,
        },
        (Some(_) | None, _) => Said::Else,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{TypeId, TypeUse};

    #[test]
    fn a_part_has_the_only_type_that_is_named() {
        let value = PartContent::Value(TypeUse { id: TypeId(0), nullable: false });
        for (named, content, expected) in [
            ("image/png", PartContent::File, Some("image/png")),
            ("image/png, image/jpeg", PartContent::File, None),
            ("image/*", PartContent::Files, None),
            ("application/json, text/plain", value, Some("application/json")),
            ("text/*", value, None),
            ("", value, None),
        ] {
            assert_eq!(single(named, content).as_deref(), expected, "{named}");
        }
    }
}
