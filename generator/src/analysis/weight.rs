//! Large types inside of others. In: the arena, and the fields that are boxed for a cycle; out: the fields to box for their size.
//! It never asks the compiler: sizes are estimates, close enough to tell a kilobyte from ten.
//!
//! A record holds its members by value, those hold theirs, and so on: without a bound, a description of a few hundred
//! records that refer to each other makes types of megabytes, which no stack holds and every `None` has the size of.

use super::recursion::held_by_value;
use crate::ir::{Shape, TypeId, TypeMap, Types};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// A record or a union of more bytes is boxed where another one holds it.
const MOST_BYTES: usize = 1024;

/// A text, a list, a map or an enumeration that keeps what it does not know.
const USUAL: usize = 24;

/// The fields and variants to box for their size, with the estimate in bytes; `cut` says which are boxed already.
pub(super) fn large_fields(
    types: &Types,
    cut: &dyn Fn(TypeId, usize) -> bool,
) -> Vec<((TypeId, usize), usize)> {
    let mut sizes = TypeMap::default();
    let mut large = Vec::new();
    for (start, _) in types.iter() {
        let mut open = vec![start];
        while let Some(id) = open.last().copied() {
            if sizes.get(id).is_some() {
                open.pop();
                continue;
            }
            let held: Vec<_> =
                held_by_value(types, id).into_iter().filter(|(index, _)| !cut(id, *index)).collect();
            let unknown: Vec<_> =
                held.iter().map(|(_, held)| *held).filter(|it| sizes.get(*it).is_none()).collect();
            if unknown.is_empty() {
                sizes.insert(id, size(types, id, &held, &sizes, &mut large));
                open.pop();
            } else {
                open.extend(unknown);
            }
        }
    }
    large
}

/// The size of a type whose parts are known.
fn size(
    types: &Types,
    id: TypeId,
    held: &[(usize, TypeId)],
    sizes: &TypeMap<usize>,
    large: &mut Vec<((TypeId, usize), usize)>,
) -> usize {
    let mut by_value: HashMap<usize, usize, RandomState> = HashMap::default();
    for (index, held) in held {
        let bytes = sizes.get(*held).copied().unwrap_or(USUAL);
        if bytes > MOST_BYTES {
            large.push(((id, *index), bytes));
        } else {
            by_value.insert(*index, bytes);
        }
    }
    // what is boxed, and what is not a record, is about as large as a text
    let part = |index: usize| by_value.get(&index).map_or(USUAL, |bytes| bytes + 8);
    match types.shape(id) {
        Shape::Record(record) => (0..record.fields.len()).map(part).sum::<usize>() + USUAL,
        Shape::Union(union) => (0..union.variants.len()).map(part).max().unwrap_or(USUAL) + 8,
        Shape::Scalar(_)
        | Shape::Enumeration(_)
        | Shape::List(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Alias(_)
        | Shape::Own(_)
        | Shape::Any => USUAL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::recursion::tests::{record, types};
    use crate::ir::Text;

    #[test]
    fn what_is_large_is_boxed_where_it_is_held_and_no_type_grows_without_bound() {
        // each record holds the next one ten times
        let (mut types, ids) = types(12);
        for (index, id) in ids.iter().enumerate() {
            let held = vec![ids.get(index + 1).copied(); 10];
            types.fill(*id, Text::default(), record(&held.into_iter().flatten().collect::<Vec<_>>()));
        }
        let large = large_fields(&types, &|_, _| false);
        assert!(!large.is_empty());
        assert!(large.iter().all(|(_, bytes)| *bytes <= 11 * (MOST_BYTES + 8)), "{large:?}");
        assert!(large_fields(&types, &|_, _| true).is_empty());
    }
}
