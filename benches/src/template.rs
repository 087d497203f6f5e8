//! Both forms of a model as Rust text: the generator's own, and the usual one.
//!
//! In come models; out goes a source file with derives, and a description of which the generator makes its own form. It
//! never goes beyond what the benches need.

mod derived;
mod emitted;

pub use derived::{Unknown, derived};
pub use emitted::description;

use crate::model::{Field, Kind};

/// How the containers of one form are called.
struct Names {
    any: &'static str,
    /// up to the type of the value
    map: &'static str,
}

fn rust_type(field: &Field, names: &Names) -> String {
    let bare = kind_type(&field.kind, names);
    if field.required { bare } else { format!("Option<{bare}>") }
}

fn kind_type(kind: &Kind, names: &Names) -> String {
    match kind {
        Kind::Bool => "bool".to_owned(),
        Kind::Integer => "i64".to_owned(),
        Kind::Short => "u32".to_owned(),
        Kind::Float => "f64".to_owned(),
        Kind::Text => "String".to_owned(),
        Kind::Any => names.any.to_owned(),
        Kind::Record(name) => (*name).to_owned(),
        Kind::Boxed(name) => format!("Box<{name}>"),
        Kind::List(element) => format!("Vec<{}>", kind_type(element, names)),
        Kind::Map(value) => format!("{}{}>", names.map, kind_type(value, names)),
    }
}
