//! Error types. In: the operations and their names; out: one type for each distinct set of error responses.
//! It never shares a type between operations whose statuses or bodies differ.

use super::cases;
use super::operations::OperationNames;
use super::scope::{Ident, Scope};
use crate::ir::{Api, Content, Operation, OperationId, Payload, Statuses, TypeUse};
use std::collections::HashMap;

/// An error type: which operations answer with it, and the names of its variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorType {
    /// Its name: that of its only operation's errors, or one made of the statuses, with an alias for each operation.
    pub name: Ident,
    /// The first operation with this set of errors, whose responses the variants stand for.
    pub owner: OperationId,
    /// All operations with this set, the owner first.
    pub operations: Vec<OperationId>,
    /// The names of the variants: one for each case of each error response of the owner, in their order.
    pub variants: Vec<Ident>,
}

pub(super) fn errors(api: &Api, names: &[OperationNames]) -> Vec<ErrorType> {
    let mut types: Vec<ErrorType> = Vec::new();
    let mut sets: HashMap<Vec<Mark>, Vec<(Set<'_>, usize)>> = HashMap::new();
    for (index, operation) in api.operations.iter().enumerate().take(names.len()) {
        let set = set_of(operation);
        if set.is_empty() {
            continue;
        }
        let alike = sets.entry(set.iter().map(mark).collect()).or_default();
        let known = alike.iter().find(|(known, _)| *known == set).map(|(_, index)| *index);
        match known.and_then(|known| types.get_mut(known)) {
            Some(ty) => ty.operations.push(OperationId(index)),
            None => {
                let owner = OperationId(index);
                let name =
                    names.get(index).map_or_else(|| Scope::default().claim(&[]), |names| names.error.clone());
                alike.push((set, types.len()));
                types.push(ErrorType { name, owner, operations: vec![owner], variants: variants(operation) });
            }
        }
    }
    name_shared(api, names, &mut types);
    types
}

/// A type that several operations share has the name of none of them: what one of them documents tomorrow must not
/// rename the errors of the others.
fn name_shared(api: &Api, names: &[OperationNames], types: &mut [ErrorType]) {
    let mut scope = Scope::default();
    for names in names {
        scope.claim(&[names.error.to_string()]);
    }
    let mut shared: Vec<_> = types.iter_mut().filter(|ty| ty.operations.len() > 1).collect();
    // who came to be shared last chooses last: an operation that is added at the end renames nothing that was shared
    shared.sort_by_key(|ty| ty.operations.get(1).copied());
    for ty in shared {
        let statuses = api.operations.get(ty.owner.0).map(statuses).unwrap_or_default();
        ty.name = scope.claim(&[statuses]);
    }
}

/// `Errors400_401_500`, `Errors4xx500`, `ErrorsDefault`; an underscore between digits only, as rustc asks of types.
fn statuses(operation: &Operation) -> String {
    let mut name = String::from("Errors");
    for (statuses, _) in set_of(operation) {
        let part = match statuses {
            Statuses::Exact(status) => status.to_string(),
            Statuses::Class(class) => format!("{class}xx"),
            Statuses::Default => "Default".to_owned(),
        };
        let digits =
            name.ends_with(|c: char| c.is_ascii_digit()) && part.starts_with(|c: char| c.is_ascii_digit());
        name.push_str(if digits { "_" } else { "" });
        name.push_str(&part);
    }
    name
}

/// What makes two sets of errors the same: statuses and what the bodies decode to, not where they stand.
type Set<'a> = Vec<(Statuses, &'a [Content])>;

/// What tells most sets apart at once: the statuses, and what their JSON is.
type Mark = (Statuses, Option<TypeUse>);

fn mark((statuses, content): &(Statuses, &[Content])) -> Mark {
    let json = content
        .iter()
        .find_map(|content| if let Payload::Json(ty) = content.payload { Some(ty) } else { None });
    (*statuses, json)
}

fn set_of(operation: &Operation) -> Set<'_> {
    let mut set: Vec<_> =
        operation.errors().map(|(_, response)| (response.statuses, response.content.as_slice())).collect();
    set.sort_by_key(|(statuses, _)| *statuses);
    set
}

fn variants(operation: &Operation) -> Vec<Ident> {
    let cases: Vec<_> = operation.errors().flat_map(|(index, response)| response.cases(index)).collect();
    cases::names(&cases)
}
