//! Types whose equality is one of every value with itself. In: the arena; out: those that may not be keys of maps and sets. It never
//! looks at names.
//!
//! Method: floats (NaN is not equal to itself) and secrets (whose hash would say something of them) first, then whatever holds one of
//! those that are found.

use super::{Additional, ForeignPath, Own, Scalar, Shape, TypeId, TypeSet, Types};

/// The types that hold a float or a secret, directly or inside of what they hold.
pub(crate) fn unequal(types: &Types) -> TypeSet {
    let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); types.len()];
    let (mut found, mut open) = (TypeSet::default(), Vec::new());
    for (id, ty) in types.iter() {
        for held in held(&ty.shape) {
            if let Some(holders) = holders.get_mut(held.index()) {
                holders.push(id);
            }
        }
        if is_unequal(&ty.shape) {
            found.insert(id);
            open.push(id);
        }
    }
    while let Some(id) = open.pop() {
        for holder in holders.get(id.index()).into_iter().flatten() {
            if !found.contains(*holder) {
                found.insert(*holder);
                open.push(*holder);
            }
        }
    }
    found
}

/// Whether a type that holds nothing has values that may not be keys. Of a type that the user wrote nothing is known.
fn is_unequal(shape: &Shape) -> bool {
    match shape {
        Shape::Scalar(scalar) | Shape::Own(Own::Newtype(scalar)) => {
            matches!(scalar, Scalar::Float | Scalar::Double | Scalar::Secret)
        }
        Shape::Own(Own::Foreign(foreign)) => matches!(foreign.path, ForeignPath::Written(_)),
        Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) => false,
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Any => false,
    }
}

fn held(shape: &Shape) -> Vec<TypeId> {
    match shape {
        Shape::Record(record) => {
            let additional = match record.additional {
                Additional::Kept(ty) => Some(ty.id),
                Additional::Skipped => None,
            };
            record.fields.iter().map(|field| field.ty.id).chain(additional).collect()
        }
        Shape::Union(union) => union.variants.iter().map(|case| case.ty.id).collect(),
        Shape::Tuple(items) => items.iter().map(|item| item.id).collect(),
        Shape::List(item) | Shape::Map(item) | Shape::Alias(item) => vec![item.id],
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Own(_) | Shape::Any => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{NameHint, Text, TypeUse};
    use crate::source::Pointer;

    #[test]
    fn a_float_is_in_whatever_holds_it() {
        let mut types = Types::default();
        let ids = [(); 6].map(|()| types.reserve(NameHint::Derived(Vec::new()), Pointer::root()));
        let holding = |held: &[usize]| {
            Shape::Tuple(held.iter().map(|index| TypeUse { id: ids[*index], nullable: false }).collect())
        };
        types.fill(ids[0], Text::default(), Shape::Scalar(Scalar::Double));
        types.fill(ids[1], Text::default(), Shape::List(TypeUse { id: ids[0], nullable: true }));
        types.fill(ids[2], Text::default(), holding(&[1, 3]));
        types.fill(ids[3], Text::default(), holding(&[4]));
        types.fill(ids[4], Text::default(), Shape::Scalar(Scalar::Text));
        types.fill(ids[5], Text::default(), Shape::Scalar(Scalar::Number));
        let found = unequal(&types);
        let found: Vec<_> = ids.iter().filter(|id| found.contains(**id)).collect();
        assert_eq!(found, [&ids[0], &ids[1], &ids[2]]);
    }
}
