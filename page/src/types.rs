//! The schemas. In: a side and its items; out: each type in Rust, and the schema that it comes from. A schema that stands within another
//! has its Rust alone: the JSON is part of the other's.

use crate::data::Type;
use crate::markdown;
use crate::rust::{Rust, declaration, name};
use clientwright::unstable::ir;
use clientwright::unstable::naming::Names;
use clientwright_diff::Side;
use std::collections::BTreeMap;

/// All types of the client.
pub(crate) fn types<'a>(side: &'a Side, names: &Names, rust: &Rust) -> Vec<Type<'a>> {
    let mut described: BTreeMap<String, &ir::Type> = BTreeMap::new();
    for (id, ty) in side.api().get().types.iter() {
        described.entry(names.ty(id).to_string()).or_insert(ty);
    }
    let untyped = &side.api().get().untyped;
    let all = rust.types().into_iter().map(|item| {
        let of = described.get(name(item));
        let component = of.and_then(|ty| component(ty.at.as_str()));
        let schema = component.and(of).and_then(|ty| side.tree().at(&ty.at));
        let notes = of.filter(|_| component.is_some()).map(|ty| {
            let within = untyped.iter().filter(|place| place.at.is_within(&ty.at));
            within
                .map(|place| format!("`{}` is any JSON value: {}", rest(&place.at, &ty.at), place.reason))
                .collect()
        });
        Type {
            name: name(item).to_owned(),
            rust: declaration(rust, item),
            component: component.unwrap_or_default().to_owned(),
            schema,
            text: of.map(|ty| markdown::html(&ty.text)).unwrap_or_default(),
            notes: notes.unwrap_or_default(),
        }
    });
    all.collect()
}

/// The name of a schema among the components.
fn component(at: &str) -> Option<&str> {
    at.strip_prefix("/components/schemas/").filter(|name| !name.contains('/'))
}

/// A place below another one.
fn rest<'a>(at: &'a clientwright::source::Pointer, of: &clientwright::source::Pointer) -> &'a str {
    at.as_str().get(of.as_str().len()..).filter(|rest| !rest.is_empty()).unwrap_or("/")
}
