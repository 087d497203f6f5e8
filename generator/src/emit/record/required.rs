//! Required members by name. In: records with more of them than a constructor takes by position; out: a struct of the members that a
//! caller must give, and what makes the record of it. It never has a member that may be left out: the compiler names those that are missing.

use super::construction::{self, constant, given};
use super::{field_doc, required_members};
use crate::emit::lines::CodeLines;
use crate::emit::rust_type::{self, From};
use crate::emit::tokens::Doc;
use crate::emit::{Context, Item, filed};
use crate::ir::{Record, Shape, TypeId};
use crate::settings::Builders;

pub(in crate::emit) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for (id, ty) in cx.api.types.iter() {
        let Shape::Record(record) = &ty.shape else { continue };
        if !is_there(cx, id, record) {
            continue;
        }
        let (name, part) = (cx.names.ty(id).as_str(), filed(cx.facts.filed(id)));
        items.push(Item::lines(name, move || definition(cx, id, record)).within(part).defining(name));
        let made = Item::lines(format!("From<{name}>"), move || conversion(cx, id, record));
        items.push(made.within(part).using([name]));
    }
    items
}

/// Whether a record has such a struct.
pub(super) fn is_there(cx: Context<'_>, id: TypeId, record: &Record) -> bool {
    match cx.settings.builders {
        Builders::ManyRequired => !construction::is_by_position(cx, id, record),
        Builders::All => given(cx, id, record).next().is_some(),
    }
}

fn definition(cx: Context<'_>, id: TypeId, record: &Record) -> CodeLines {
    let mut lines = CodeLines::default();
    let name = cx.names.ty(id);
    lines.doc(&Doc::sentence(format!(
        "The required members of [`types::{name}`], which is made of it by `into`."
    )));
    lines.open(&["pub struct ", name.as_str()]);
    for (index, field) in given(cx, id, record) {
        lines.doc(&field_doc(cx, id, index, field));
        let ty = rust_type::field_from(cx, id, (index, field), From::Beside);
        lines.typed(&["pub ", cx.names.field(id, index).as_str(), ": "], &ty, ",");
    }
    lines
}

fn conversion(cx: Context<'_>, id: TypeId, record: &Record) -> CodeLines {
    let mut lines = CodeLines::default();
    let name = cx.names.ty(id).as_str();
    lines.open(&["impl From<", name, "> for types::", name]);
    lines.open(&["fn from(required: ", name, ") -> Self"]);
    let fields = required_members(cx, id, record).map(|(index, field)| {
        let name = cx.names.field(id, index);
        match constant(cx, field, From::Beside) {
            Some(constant) => format!("{name}: {}", constant.expression),
            None => format!("{name}: required.{name}"),
        }
    });
    construction::expression(cx, record, fields.collect(), &mut lines);
    lines
}
