//! Enumerations of integers. In: one; out: its enum, open by one variant more, and the list the runtime reads it by.
//! It never closes one: an integer that nobody listed is kept.

use super::{definition, doc, variants};
use crate::emit::lines::CodeLines;
use crate::emit::rust_type::RustType;
use crate::emit::{Context, Item};
use crate::ir::{Enumeration, TypeId};

pub(super) fn items<'a>(cx: Context<'a>, id: TypeId, enumeration: &'a Enumeration) -> Vec<Item<'a>> {
    let name = cx.names.ty(id);
    let variants = move || variants(cx, id, enumeration);
    let define = move || {
        let more = crate::emit::derive::more(cx, id, &["Copy"]);
        let derives = format!("Debug, Clone, Copy, PartialEq, Eq, Hash{more}");
        definition(name, (&doc(cx, id), &derives), &variants(), &RustType::Plain("i64"))
    };
    let values = move || {
        let mut lines = CodeLines::braced("integer_enum");
        lines.line(format_args!("{name},"));
        for (index, variant) in variants().iter().enumerate() {
            lines.line(format_args!("{index}: {} = {},", variant.name, variant.value));
        }
        lines
    };
    vec![Item::lines(name.as_str(), define), Item::lines(format!("values of {name}"), values)]
}
