//! Error types. In: the operations and their names; out: one type for each distinct set of error responses.
//! It never shares a type between operations whose statuses or bodies differ.

use super::cases;
use super::operations::OperationNames;
use super::scope::Ident;
use crate::ir::{Api, Content, Operation, OperationId, Statuses};

/// An error type: which operations answer with it, and the names of its variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorType {
    /// The first operation with this set of errors: the type has its name, and the others have an alias.
    pub owner: OperationId,
    /// All operations with this set, the owner first.
    pub operations: Vec<OperationId>,
    /// The names of the variants: one for each case of each error response of the owner, in their order.
    pub variants: Vec<Ident>,
}

pub(super) fn errors(api: &Api, names: &[OperationNames]) -> Vec<ErrorType> {
    let mut types: Vec<ErrorType> = Vec::new();
    for (index, operation) in api.operations.iter().enumerate().take(names.len()) {
        let set = set_of(operation);
        if set.is_empty() {
            continue;
        }
        let same =
            |ty: &&mut ErrorType| api.operations.get(ty.owner.0).is_some_and(|owner| set_of(owner) == set);
        match types.iter_mut().find(same) {
            Some(ty) => ty.operations.push(OperationId(index)),
            None => {
                let owner = OperationId(index);
                types.push(ErrorType { owner, operations: vec![owner], variants: variants(operation) });
            }
        }
    }
    types
}

/// What makes two sets of errors the same: statuses and what the bodies decode to, not where they stand.
fn set_of(operation: &Operation) -> Vec<(Statuses, &[Content])> {
    let mut set: Vec<_> =
        operation.errors().map(|(_, response)| (response.statuses, response.content.as_slice())).collect();
    set.sort_by_key(|(statuses, _)| *statuses);
    set
}

fn variants(operation: &Operation) -> Vec<Ident> {
    let cases: Vec<_> = operation.errors().flat_map(|(index, response)| response.cases(index)).collect();
    cases::names(&cases)
}
