//! Records. In: a record; out: its struct, and the list of members that the runtime reads and writes it by.
//! It never emits code for a member: that is the runtime's, by the macro that takes the list.

mod construction;
mod required;

pub(super) use construction::{is_converted, named};
pub(super) use required::items as required_items;

use super::lines::CodeLines;
use super::rust_type::{self, From, Outer, Presence, RustType};
use super::tokens::{self, Doc};
use super::{Context, Item};
use crate::ir::{Access, Additional, Field, Record, TypeId};
use crate::settings::Validation;

pub(super) fn items<'a>(cx: Context<'a>, id: TypeId, record: &'a Record) -> Vec<Item<'a>> {
    let name = cx.names.ty(id).to_string();
    let mut items = vec![Item::lines(&name, move || definition(cx, id, record))];
    items.extend(construction::items(cx, id, record));
    items.push(Item::lines(format!("members of {name}"), move || members(cx, id, record)));
    items.extend(super::equality(cx, id));
    items.extend(super::xml::items(cx, id));
    match cx.settings.validation {
        Validation::Emitted => items.extend(super::limits::items(cx, id, record)),
        Validation::Left => {}
    }
    items
}

/// Whether a member has a default that it takes when it is absent.
fn has_filled(record: &Record) -> bool {
    record.fields.iter().any(|field| field.filled.is_some())
}

fn definition(cx: Context<'_>, id: TypeId, record: &Record) -> CodeLines {
    let mut lines = CodeLines::default();
    let doc = super::doc_of_type(cx, id);
    lines.doc(&match required::is_there(cx, id, record) {
        true => doc.paragraph(format!(
            "`required::{}` makes it from its required members by name.",
            cx.names.ty(id)
        )),
        false => doc,
    });
    let default = if construction::is_default_derived(cx, id, record) { ", Default" } else { "" };
    let has: &[&str] = if construction::has_default(cx, id, record) { &["Default"] } else { &[] };
    let more = super::derive::more(cx, id, has);
    lines.line(format_args!("#[derive(Clone, PartialEq{default}{more})]"));
    lines.open(&["pub struct ", cx.names.ty(id).as_str()]);
    for (index, field) in record.fields.iter().enumerate() {
        let name = cx.names.field(id, index);
        lines.doc(&field_doc(cx, id, index, field));
        let ty = rust_type::field(cx, id, index, field);
        lines.typed(&["pub ", name.as_str(), ": "], &ty, ",");
    }
    if let Some(ty) = additional(cx, record) {
        lines.doc(&Doc::sentence("Members that the description does not declare."));
        lines.typed(&["pub additional: "], &ty, ",");
    }
    lines.close("");
    lines
}

fn field_doc(cx: Context<'_>, id: TypeId, index: usize, field: &Field) -> Doc {
    let name = cx.names.field(id, index);
    let doc = Doc::of(&field.text, super::doc::wire(name.as_str(), &field.wire));
    let doc = doc.paragraph(super::limits::sentence(cx, field.ty.id)).examples(&field.text);
    let usage = cx.facts.usage(id);
    doc.paragraph(match field.access {
        Access::ReadOnly if usage.is_sent() => "Read only: servers set it, and ignore it in requests.",
        Access::WriteOnly if usage.is_received() => "Write only: no answer has it.",
        Access::ReadWrite | Access::ReadOnly | Access::WriteOnly => "",
    })
}

fn additional<'a>(cx: Context<'a>, record: &Record) -> Option<RustType<'a>> {
    match record.additional {
        Additional::Skipped => None,
        Additional::Kept(ty) => Some(rust_type::nullable(cx, ty, From::Types).within(Outer::Map)),
    }
}

fn required_members<'a>(
    cx: Context<'a>,
    id: TypeId,
    record: &'a Record,
) -> impl Iterator<Item = (usize, &'a Field)> {
    record.fields.iter().enumerate().filter(move |(_, field)| rust_type::is_required(cx, id, field))
}

/// What the runtime reads and writes it by: a line for each member.
fn members(cx: Context<'_>, id: TypeId, record: &Record) -> CodeLines {
    let mut lines = CodeLines::braced("record");
    let indices: Vec<_> = required_members(cx, id, record).map(|(index, _)| index.to_string()).collect();
    lines.line(format_args!("{}, required: [{}];", cx.names.ty(id), indices.join(", ")));
    for (index, field) in record.fields.iter().enumerate() {
        let (name, how) = (cx.names.field(id, index), how(cx, id, field));
        lines.line(format_args!("{index}: {name} = {how}({}),", wire(&field.wire)));
    }
    if has_filled(record) {
        let defaults = record.fields.iter().enumerate();
        let defaults = defaults.filter_map(|(index, field)| Some((index, field.filled.as_ref()?)));
        let defaults: Vec<_> =
            defaults.map(|(index, json)| format!("({index}, {})", tokens::text(json))).collect();
        lines.line(format_args!("defaults: [{}];", defaults.join(", ")));
    }
    match record.additional {
        Additional::Kept(_) => lines.line(format_args!("..additional;")),
        Additional::Skipped => {}
    }
    lines
}

/// How a member is read and written, in the words of `rt::record!`.
fn how(cx: Context<'_>, id: TypeId, field: &Field) -> &'static str {
    match rust_type::presence(cx, id, field) {
        _ if rust_type::keeps_null(cx, id, field) => "some",
        Presence::Required => "member",
        Presence::Optional => "optional",
        Presence::Maybe => "maybe",
    }
}

/// A name on the wire, and how it stands there if JSON escapes it.
fn wire(name: &str) -> String {
    let (literal, escaped) = (tokens::quoted(name), serde_json::Value::from(name).to_string());
    match escaped.len() == name.len() + 2 {
        true => literal,
        false => format!("{literal}, {}", tokens::quoted(&format!(",{escaped}:"))),
    }
}
