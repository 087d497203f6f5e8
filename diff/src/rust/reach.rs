//! Which operations send or receive values of a type. In: an API; out: for each type the first of them and how many there are. It never
//! lists them: large descriptions have millions of pairs.

use crate::changes::Operations;
use clientwright::unstable::ir::{Api, Operation, TypeId, TypeMap};

/// `GET /pets`.
pub(super) fn name(operation: &Operation) -> String {
    format!("{} {}", operation.method.wire(), operation.template)
}

/// The operations of each type.
pub(super) fn operations_of_types(api: &Api) -> TypeMap<Operations> {
    let mut reached: TypeMap<Operations> = TypeMap::default();
    // the number of the last operation that came to a type
    let mut seen: TypeMap<usize> = TypeMap::default();
    for (number, operation) in api.operations.iter().enumerate() {
        let ends = operation.sent().into_iter().chain(operation.received());
        let mut next: Vec<TypeId> = ends.map(|used| used.id).collect();
        while let Some(id) = next.pop() {
            if seen.get(id) == Some(&number) {
                continue;
            }
            seen.insert(id, number);
            reached.change(id, |known| {
                let known =
                    known.get_or_insert_with(|| Operations { first: Some(name(operation)), count: 0 });
                known.count += 1;
            });
            next.extend(api.types.shape(id).uses().iter().map(|used| used.id));
        }
    }
    reached
}
