//! Multipart bodies. In: a media type of parts; out: the parts its schema describes, or that the caller gives them freely.
//! It never reads `style` or `explode`: "This field SHALL be ignored if the request body media type is not
//! application/x-www-form-urlencoded" (OpenAPI 3.0.4, section 4.7.15).

mod nested;
mod variants;

pub(super) use variants::name;

use super::media_type::{self, MediaKind};
use super::{Hint, Lowering, schema, text};
use crate::document::Place;
use crate::ir::{Access, Additional, Field, FormPart, Multipart, PartContent, PartForm, Record, Shape, Text};

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
    let described = match schema::whole(cx, &place, hint) {
        (text, Shape::Record(record)) => Some(Multipart::Form(parts(cx, form, (text, &record)))),
        (_, Shape::Union(union)) => variants::forms_of_variants(cx, form, &union),
        (_, Shape::Scalar(_) | Shape::List(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Any)
        | (_, Shape::Enumeration(_) | Shape::Alias(_) | Shape::Own(_)) => None,
    };
    described.unwrap_or_else(|| {
        cx.untyped(&place, "a form without described parts");
        Multipart::Free
    })
}

/// The parts that the members of an object are.
fn parts<'a>(cx: &mut Lowering<'a, '_>, form: &Place<'a>, (text, record): (Text, &Record)) -> PartForm {
    let sent = record.fields.iter().filter(|field| field.access != Access::ReadOnly);
    let parts = sent.map(|field| part(cx, form, field)).collect();
    PartForm { text, parts, open: is_open(record) }
}

/// Whether a file is among the parts, which no other form of a body carries as well.
pub(super) fn has_file(multipart: &Multipart) -> bool {
    let is_file = |part: &FormPart| match part.content {
        PartContent::File | PartContent::Files => true,
        PartContent::Value(_) => false,
    };
    let forms = multipart.forms();
    forms.is_empty() || forms.iter().any(|form| form.parts.iter().any(is_file))
}

fn is_open(record: &Record) -> bool {
    match record.additional {
        Additional::Kept(_) => true,
        Additional::Skipped => false,
    }
}

fn part<'a>(cx: &mut Lowering<'a, '_>, form: &Place<'a>, field: &Field) -> FormPart {
    let encoding = form.get("encoding").and_then(|all| all.get(&field.wire));
    let named = encoding.as_ref().and_then(|encoding| encoding.text("contentType"));
    let schema = cx.document.root().node.at(&field.at).map(|node| Place { node, at: field.at.clone() });
    let layout =
        encoding.as_ref().and_then(|encoding| nested::layout(cx, encoding, schema.as_ref().ok_or(form)));
    let content = match (&layout, &schema) {
        (None, Some(schema)) => content(cx, field, schema, named),
        (Some(_), _) | (None, None) => PartContent::Value(field.ty),
    };
    if matches!(content, PartContent::File | PartContent::Files) {
        // a file is all that a schema of a file can be
        let items = field.at.key("items");
        cx.api.untyped.retain(|untyped| untyped.at != field.at && untyped.at != items);
    }
    FormPart {
        wire: field.wire.clone(),
        hint: field.hint.clone(),
        content,
        required: field.required,
        media_type: named.and_then(|named| single(named, content)),
        layout,
        named: None,
        headers: encoding
            .and_then(|encoding| encoding.get("headers"))
            .is_some_and(|it| it.members().count() > 0),
        text: field.text.clone(),
    }
}

fn content<'a>(cx: &Lowering<'a, '_>, field: &Field, place: &Place<'a>, named: Option<&str>) -> PartContent {
    let (said, file) = match items(cx, place) {
        Some(items) => (said(cx, &items), PartContent::Files),
        None => (said(cx, place), PartContent::File),
    };
    let is_file = match (said, named.map(EncodedAs::of)) {
        (SaidOfPart::File, _)
        | (SaidOfPart::Text | SaidOfPart::Nothing | SaidOfPart::Else, Some(EncodedAs::Bytes)) => true,
        (SaidOfPart::Else, Some(EncodedAs::Markup)) => true,
        // Encoding Object of 3.1.1 and 3.2: where there is no type, the content is `application/octet-stream`
        (SaidOfPart::Nothing, Some(EncodedAs::Any) | None) => is_later(cx),
        (SaidOfPart::Text | SaidOfPart::Else, Some(EncodedAs::Any) | None) => false,
        (
            SaidOfPart::Text | SaidOfPart::Nothing | SaidOfPart::Else,
            Some(EncodedAs::Value | EncodedAs::Markup),
        ) => false,
    };
    if is_file { file } else { PartContent::Value(field.ty) }
}

/// Whether the description is of 3.1 or 3.2, where a schema without a type describes what JSON Schema cannot.
fn is_later(cx: &Lowering<'_, '_>) -> bool {
    cx.document
        .root()
        .text("openapi")
        .is_some_and(|version| ["3.1", "3.2"].iter().any(|it| version.starts_with(it)))
}

/// What the media types of an encoding say of a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EncodedAs {
    /// Anything (`*/*`).
    Any,
    /// What is written here: JSON, also as YAML, and texts.
    Value,
    /// What is written here only when it is a text.
    Markup,
    /// Neither text nor JSON.
    Bytes,
}

impl EncodedAs {
    fn of(types: &str) -> Self {
        let one = |name: &str| match media_type::kind(name) {
            MediaKind::Any => Self::Any,
            MediaKind::Json | MediaKind::Text | MediaKind::Yaml | MediaKind::Stream => Self::Value,
            MediaKind::Xml | MediaKind::Form => Self::Markup,
            MediaKind::Binary | MediaKind::Multipart | MediaKind::Other => Self::Bytes,
        };
        let all: Vec<_> =
            types.split(',').map(str::trim).filter(|name| name.contains('/')).map(one).collect();
        match all.first() {
            Some(first) if all.iter().all(|other| other == first) => *first,
            Some(_) | None => Self::Value,
        }
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
enum SaidOfPart {
    File,
    Text,
    Nothing,
    Else,
}

fn said<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> SaidOfPart {
    let Some(schema) = schema::innermost(cx, place) else { return SaidOfPart::Else };
    match (schema.text("type"), schema.text("format")) {
        // a format without a type is still one: real descriptions leave the type out
        (Some("string") | None, Some("binary")) => SaidOfPart::File,
        (Some("string"), _) if schema.get("enum").is_none() => SaidOfPart::Text,
        (None, _) if schema.members().all(|(key, _)| text::is_for_people(key)) => SaidOfPart::Nothing,
        (Some(_) | None, _) => SaidOfPart::Else,
    }
}

/// The items of a list: each is a part of its own (OpenAPI 3.0.4, section 4.7.15).
fn items<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<Place<'a>> {
    schema::innermost(cx, place).filter(|schema| schema.text("type") == Some("array"))?.get("items")
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
