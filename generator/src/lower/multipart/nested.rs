//! Parts that are forms themselves (OpenAPI 3.2.0, section 4.15.1, "encoding", "prefixEncoding", "itemEncoding"). In: an encoding
//! and the schema of its part; out: how what is in the part is laid out. It never lays out a file: its bytes are the caller's.

use super::{SaidOfPart, items, said};
use crate::diagnostic::Label;
use crate::document::Place;
use crate::ir::{InnerPart, PartLayout};
use crate::lower::media_type::{self, MediaKind};
use crate::lower::{Lowering, encoding, form, schema};
use crate::tree::private;

/// How a part is laid out that is a form; what an encoding says of that and cannot be done is reported. A part without a schema
/// stands in one that does not describe it.
pub(super) fn layout<'a>(
    cx: &mut Lowering<'a, '_>,
    encoding: &Place<'a>,
    part: Result<&Place<'a>, &Place<'a>>,
) -> Option<PartLayout> {
    let layout = part.ok().and_then(|part| made(cx, encoding, part));
    if layout.is_none() {
        let (Ok(schema) | Err(schema)) = part;
        let said = if part.is_ok() { "the schema of the part" } else { "this does not describe the part" };
        encoding::report(cx, encoding, |found| found.label(Label::value(&schema.at).saying(said)));
    }
    layout
}

fn made<'a>(cx: &mut Lowering<'a, '_>, encoding: &Place<'a>, part: &Place<'a>) -> Option<PartLayout> {
    let named = encoding.text("contentType").filter(|named| !named.contains([',', '*']))?;
    let list = items(cx, part);
    let kind = media_type::kind(named);
    let is_form = kind == MediaKind::Form || media_type::essence(named) == "multipart/form-data";
    if kind == MediaKind::Multipart && !is_form {
        return list.and_then(|items| by_position(cx, encoding, &items));
    }
    // of a list, each item is a part
    let object = schema::innermost(cx, &list.unwrap_or_else(|| part.clone()))?;
    if !is_form || !is_object(&object) || has_file(cx, &object) {
        return None;
    }
    if kind == MediaKind::Form {
        return Some(PartLayout::Fields(form::encodings(cx, encoding, private::ENCODING)));
    }
    let members: Vec<_> = encoding.members_at(private::ENCODING).collect();
    let mut parts = Vec::new();
    for (name, encoding) in members {
        let member = object.get("properties").and_then(|members| members.get(name));
        parts.push((name.to_owned(), inner(cx, &encoding, member.as_ref().ok_or(&object))));
    }
    Some(PartLayout::Parts(parts))
}

/// Parts without names: the first ones have an encoding each, and all others share one.
fn by_position<'a>(cx: &mut Lowering<'a, '_>, encoding: &Place<'a>, items: &Place<'a>) -> Option<PartLayout> {
    let (first, others) = (encoding.get(private::PREFIX_ENCODING), encoding.get(private::ITEM_ENCODING));
    let is_file = matches!(said(cx, items), SaidOfPart::File)
        || schema::innermost(cx, items).is_some_and(|object| has_file(cx, &object));
    if is_file || (first.is_none() && others.is_none()) {
        return None;
    }
    let mut made = Vec::new();
    for encoding in first.iter().flat_map(Place::items) {
        made.push(inner(cx, &encoding, Ok(items)));
    }
    let others = others.map(|encoding| Box::new(inner(cx, &encoding, Ok(items))));
    Some(PartLayout::Items(made, others))
}

fn inner<'a>(
    cx: &mut Lowering<'a, '_>,
    encoding: &Place<'a>,
    part: Result<&Place<'a>, &Place<'a>>,
) -> InnerPart {
    let mut named = encoding.text("contentType").unwrap_or_default().split(',').map(str::trim);
    InnerPart {
        media_type: named.find(|one| !one.contains('*')).unwrap_or_default().to_owned(),
        layout: layout(cx, encoding, part),
    }
}

fn is_object(schema: &Place<'_>) -> bool {
    schema.text("type") == Some("object")
        || ["properties", "allOf"].iter().any(|key| schema.get(key).is_some())
}

fn has_file<'a>(cx: &Lowering<'a, '_>, object: &Place<'a>) -> bool {
    object.members_at("properties").any(|(_, member)| {
        let item = items(cx, &member);
        matches!(said(cx, &item.unwrap_or(member)), SaidOfPart::File)
    })
}
