//! Limits inside of types. In: the arena; out: the types that have a limit, or values with one inside of them.
//! It never looks into unions: which of its types a value is, is not known where limits are checked.

use crate::ir::{Shape, TypeId, Types};
use std::collections::{BTreeMap, BTreeSet};

/// The types whose values have limits to be held against.
pub(super) fn limited(types: &Types) -> BTreeSet<TypeId> {
    let mut users: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
    for (id, ty) in types.iter().filter(|(_, ty)| !matches!(ty.shape, Shape::Union(_))) {
        for used in ty.shape.uses() {
            users.entry(used.id).or_default().push(id);
        }
    }
    let own = types.iter().filter(|(_, ty)| !ty.limits.is_empty());
    let mut open: Vec<TypeId> = own.map(|(id, _)| id).collect();
    let mut limited = BTreeSet::new();
    while let Some(id) = open.pop() {
        if limited.insert(id) {
            open.extend(users.get(&id).into_iter().flatten());
        }
    }
    limited
}
