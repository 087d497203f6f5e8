//! Names of types, fields and variants. In: the arena; out: tables by id.
//! It never lets a name that was made up displace one that the description gives.

use super::case;
use super::reserved;
use super::scope::{Ident, Scope};
use crate::ir::{Api, Literal, NameHint, Shape, TypeId};
use std::collections::BTreeMap;

pub(super) fn types(api: &Api) -> BTreeMap<TypeId, Ident> {
    let mut scope = Scope::new(reserved::TYPES, "Type");
    let mut names = BTreeMap::new();
    for given in [true, false] {
        for (id, ty) in api.types.iter() {
            match &ty.hint {
                NameHint::Given(name) if given => {
                    names.insert(id, scope.claim(&[case::pascal(name)]));
                }
                NameHint::Derived(parts) if !given => {
                    names.insert(id, scope.claim(&[case::pascal(&parts.join(" "))]));
                }
                NameHint::Given(_) | NameHint::Derived(_) => {}
            }
        }
    }
    names
}

pub(super) fn members(api: &Api) -> BTreeMap<TypeId, Vec<Ident>> {
    let mut names = BTreeMap::new();
    for (id, ty) in api.types.iter() {
        if let Shape::Record(record) = &ty.shape {
            let mut scope = Scope::new(reserved::FIELDS, "_");
            let wanted =
                record.fields.iter().map(|field| case::snake(field.hint.as_ref().unwrap_or(&field.wire)));
            names.insert(id, wanted.map(|name| scope.claim(&[name])).collect());
        }
    }
    names
}

pub(super) fn variants(api: &Api) -> BTreeMap<TypeId, Vec<Ident>> {
    let mut names = BTreeMap::new();
    for (id, ty) in api.types.iter() {
        if let Shape::Enumeration(enumeration) = &ty.shape {
            let mut scope = Scope::new(reserved::VARIANTS, "Value");
            let wanted = enumeration.variants.iter().map(|variant| match (&variant.hint, &variant.value) {
                (Some(hint), _) => case::pascal(hint),
                (None, Literal::Text(text)) => case::pascal(text),
            });
            names.insert(id, wanted.map(|name| scope.claim(&[name])).collect());
        }
    }
    names
}
