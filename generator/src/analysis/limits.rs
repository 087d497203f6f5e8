//! Limits inside of types. In: the arena; out: the types that have a limit, or values with one inside of them.
//! It never looks into unions: which of its types a value is, is not known where limits are checked.

use crate::ir::{Shape, TypeId, TypeMap, TypeSet, Types};

/// The types whose values have limits to be held against.
pub(super) fn limited(types: &Types) -> TypeSet {
    let mut users: TypeMap<Vec<TypeId>> = TypeMap::default();
    for (id, ty) in types.iter().filter(|(_, ty)| !matches!(ty.shape, Shape::Union(_))) {
        for used in ty.shape.uses() {
            users.change(used.id, |users| users.get_or_insert_default().push(id));
        }
    }
    let own = types.iter().filter(|(_, ty)| !ty.limits.is_empty());
    let mut open: Vec<TypeId> = own.map(|(id, _)| id).collect();
    let mut limited = TypeSet::default();
    while let Some(id) = open.pop() {
        if limited.insert(id) {
            open.extend(users.get(id).into_iter().flatten());
        }
    }
    limited
}
