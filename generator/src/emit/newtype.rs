//! Types of their own around one value. In: what the value is; out: a struct, and what the runtime makes of it. It never changes
//! what the wire has.

use super::lines::CodeLines;
use super::rust_type::{self, RustType};
use super::{Context, Item};
use crate::ir::{Scalar, TypeId};

pub(super) fn items(cx: Context<'_>, id: TypeId, scalar: Scalar) -> Vec<Item<'_>> {
    let name = cx.names.ty(id).to_string();
    let traits = format!("traits of {name}");
    vec![
        Item::lines(name, move || definition(cx, id, scalar)),
        Item::lines(traits, move || implementations(cx, id, scalar)),
    ]
}

/// Whether a value of the type is as small as a number.
pub(super) fn is_copied(scalar: Scalar) -> bool {
    match scalar {
        Scalar::Boolean | Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 => true,
        Scalar::UnixTime | Scalar::Float | Scalar::Double => true,
        Scalar::Number | Scalar::Text | Scalar::Secret | Scalar::Formatted(_) => false,
    }
}

fn definition(cx: Context<'_>, id: TypeId, scalar: Scalar) -> CodeLines {
    let mut lines = CodeLines::default();
    lines.doc(&super::doc_of_type(cx, id));
    let copied = if is_copied(scalar) { ", Copy" } else { "" };
    let keyed = if cx.facts.has_eq(id) { ", Eq, Hash" } else { "" };
    let ordered = if is_ordered(scalar) { ", PartialOrd, Ord" } else { "" };
    lines.line(format_args!("#[derive(Debug, Clone{copied}, PartialEq{keyed}{ordered})]"));
    lines.typed(&["pub struct ", cx.names.ty(id).as_str(), "(pub "], &rust_type::scalar_type(scalar), ");");
    lines
}

/// Whether each two values have an order, which numbers of any length have not as they are written.
fn is_ordered(scalar: Scalar) -> bool {
    match scalar {
        Scalar::Boolean | Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 => true,
        Scalar::UnixTime | Scalar::Text | Scalar::Formatted(_) => true,
        Scalar::Float | Scalar::Double | Scalar::Number | Scalar::Secret => false,
    }
}

fn implementations(cx: Context<'_>, id: TypeId, scalar: Scalar) -> CodeLines {
    let mut lines = CodeLines::default();
    let name = cx.names.ty(id);
    match scalar {
        Scalar::Text => lines.line(format_args!("rt::newtype!({name});")),
        Scalar::Boolean
        | Scalar::Int32
        | Scalar::Int64
        | Scalar::Uint32
        | Scalar::Uint64
        | Scalar::UnixTime
        | Scalar::Float
        | Scalar::Double
        | Scalar::Number
        | Scalar::Secret
        | Scalar::Formatted(_) => {
            let types = [RustType::Named(rust_type::From::Types, name), rust_type::scalar_type(scalar)];
            lines.call("newtype", &types);
        }
    }
    lines
}
