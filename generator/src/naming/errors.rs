//! Error types. In: the operations and their names; out: one type for each operation with documented errors.
//! It never shares a type between operations: what one of them says would speak for another.

use super::cases;
use super::operations::OperationNames;
use super::scope::Ident;
use crate::ir::{Api, Operation, OperationId};

/// An error type: whose errors it holds, and the names of its variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorType {
    /// Its name.
    pub name: Ident,
    /// The operation.
    pub operation: OperationId,
    /// The names of the variants: one for each case of each error response, in their order.
    pub variants: Vec<Ident>,
}

pub(super) fn errors(api: &Api, names: &[OperationNames]) -> Vec<ErrorType> {
    let operations = api.operations.iter().zip(names).enumerate();
    let with = operations.filter(|(_, (operation, _))| operation.errors().next().is_some());
    let ty = |(index, (operation, names)): (usize, (&Operation, &OperationNames))| ErrorType {
        name: names.error.clone(),
        operation: OperationId(index),
        variants: variants(operation),
    };
    with.map(ty).collect()
}

fn variants(operation: &Operation) -> Vec<Ident> {
    let cases: Vec<_> = operation.errors().flat_map(|(index, response)| response.cases(index)).collect();
    cases::names(&cases)
}
