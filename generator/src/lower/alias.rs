//! Aliases of aliases. In: types; out: the same, in which an alias leads past those that have no name and add nothing. A reference
//! into a member that is a reference makes such a chain, and every later stage would go through it for each of its parts.

use crate::ir::{Limits, NameHint, Shape, Type, TypeId, TypeSet, TypeUse, Types};

/// Lets each alias lead to the end of its chain.
pub(super) fn shorten(types: &mut Types) {
    let aliases: Vec<TypeId> =
        types.iter().filter(|(_, ty)| passed(ty).is_some()).map(|(id, _)| id).collect();
    // a circle of aliases is an error of its own; each is walked through once
    let mut circles = TypeSet::default();
    for id in aliases {
        let mut chain = vec![id];
        let mut next = types.get(id).and_then(passed);
        while let Some(TypeUse { id, .. }) =
            next.filter(|next| chain.len() <= types.len() && !circles.contains(next.id))
        {
            chain.push(id);
            next = types.get(id).and_then(passed);
        }
        match next {
            Some(_) => chain.iter().for_each(|id| _ = circles.insert(*id)),
            None => lead(types, &chain),
        }
    }
}

/// Lets each alias of a chain lead to its end, nullable where one on the way is.
fn lead(types: &mut Types, chain: &[TypeId]) {
    let Some((end, chain)) = chain.split_last() else { return };
    let mut nullable = false;
    for id in chain.iter().rev() {
        let Some(Shape::Alias(target)) = types.shape_mut(*id) else { continue };
        nullable |= target.nullable;
        *target = TypeUse { id: *end, nullable };
    }
}

/// An alias that says no more than where it leads.
fn passed(ty: &Type) -> Option<TypeUse> {
    let adds_nothing = matches!(ty.hint, NameHint::Derived(_))
        && !ty.is_place
        && ty.form_of.is_none()
        && ty.derives.is_empty()
        && ty.limits == Limits::default();
    match &ty.shape {
        Shape::Alias(target) => Some(*target).filter(|_| adds_nothing),
        Shape::Scalar(_) | Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) => {
            None
        }
        Shape::Tuple(_) | Shape::Map(_) | Shape::Own(_) | Shape::Any => None,
    }
}
