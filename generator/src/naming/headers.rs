//! Structs of headers. In: the operations and their names; out: one struct for each distinct set of documented headers.
//! It never shares one between responses whose headers differ in anything but their texts. Where operations share one, each has a
//! name of its own for it.

use super::operations::OperationNames;
use super::scope::{Ident, Scope, Wanted};
use super::{case, cases, reserved};
use crate::ir::{Api, Header, HeaderStyle, Operation, OperationId, TypeUse};
use std::collections::HashMap;

/// How many headers the name of a shared struct lists.
const LISTED: usize = 3;

/// A struct of headers: which responses have them, and the names of its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadersType {
    /// Its name: that of its only operation, or one made of the headers.
    pub name: Ident,
    /// What each operation calls it, where there are several.
    pub aliases: Vec<(OperationId, Ident)>,
    /// The responses with these headers, by operation and index, at least one; the texts are those of the first.
    pub responses: Vec<(OperationId, usize)>,
    /// The names of its members, in the order of the first response.
    pub members: Vec<Ident>,
}

impl HeadersType {
    /// What an operation calls it.
    pub fn of(&self, id: OperationId) -> &Ident {
        self.aliases.iter().find(|(of, _)| *of == id).map_or(&self.name, |(_, name)| name)
    }
}

/// Responses, by operation and index.
type Responses = Vec<(OperationId, usize)>;

/// What operations call a struct that they share.
type Aliases = Vec<(OperationId, Ident)>;

/// What makes two sets of headers the same.
type HeadersKey = Vec<(String, TypeUse, HeaderStyle)>;

pub(super) fn headers(api: &Api, names: &[OperationNames]) -> Vec<HeadersType> {
    let mut scope = Scope::new(reserved::TYPES, "Headers");
    for (name, _) in names.iter().filter_map(|names| names.response.as_ref()) {
        scope.claim(&[name.to_string()]);
    }
    let mut sets: Vec<Responses> = Vec::new();
    let mut known: HashMap<HeadersKey, usize> = HashMap::new();
    for (id, operation) in api.operations.iter().enumerate() {
        let with = operation.responses.iter().enumerate().filter(|(_, one)| !one.headers.is_empty());
        for (index, response) in with {
            let set = *known.entry(key(&response.headers)).or_insert_with(|| {
                sets.push(Vec::new());
                sets.len() - 1
            });
            if let Some(set) = sets.get_mut(set) {
                set.push((OperationId(id), index));
            }
        }
    }
    let mut own = |responses: &[(OperationId, usize)]| -> Aliases {
        let by_operation = responses.chunk_by(|(a, _), (b, _)| a == b);
        let name = |all| Some((first_of(all)?, scope.claim(&[wanted(api, names, all)?])));
        by_operation.filter_map(name).collect()
    };
    let own: Vec<_> = sets.iter().map(|set| own(set)).collect();
    let ty = |(responses, mut aliases): (Responses, Aliases)| {
        let headers = first(api, &responses)?;
        let name = match aliases.as_slice() {
            [_] => aliases.pop()?.1,
            [..] => scope.claim(&[shared(headers)]),
        };
        Some(HeadersType { name, aliases, members: members(headers), responses })
    };
    sets.into_iter().zip(own).filter_map(ty).collect()
}

fn first_of(responses: &[(OperationId, usize)]) -> Option<OperationId> {
    responses.first().map(|(id, _)| *id)
}

fn key(headers: &[Header]) -> HeadersKey {
    headers.iter().map(|header| (header.wire.to_ascii_lowercase(), header.ty, header.style)).collect()
}

fn first<'a>(api: &'a Api, responses: &[(OperationId, usize)]) -> Option<&'a [Header]> {
    let (id, index) = responses.first()?;
    Some(&api.operations.get(id.0)?.responses.get(*index)?.headers)
}

fn members(headers: &[Header]) -> Vec<Ident> {
    let mut scope = Scope::new(reserved::FIELDS, "_");
    let wanted = headers.iter().map(|header| Wanted::of(&header.wire, case::snake(&header.wire)));
    scope.claim_all(&wanted.collect::<Vec<_>>())
}

/// `ListPetsHeaders`; of an error `ListPetsTooManyRequestsHeaders`.
fn wanted(api: &Api, names: &[OperationNames], responses: &[(OperationId, usize)]) -> Option<String> {
    let (id, index) = responses.first()?;
    let (operation, names) = (api.operations.get(id.0)?, names.get(id.0)?);
    let method = case::pascal(names.method.as_str());
    Some(match responses {
        [_] if !is_only_success(operation, *index) => {
            let status = cases::status(operation.responses.get(*index)?.statuses);
            format!("{method}{status}Headers")
        }
        [..] => format!("{method}Headers"),
    })
}

fn is_only_success(operation: &Operation, index: usize) -> bool {
    let mut successes = operation.successes().filter(|(_, response)| !response.headers.is_empty());
    successes.next().is_some_and(|(first, _)| first == index) && successes.next().is_none()
}

/// What several operations share: `XRateLimitRetryAfterHeaders`.
fn shared(headers: &[Header]) -> String {
    let listed: String = headers.iter().take(LISTED).map(|header| case::pascal(&header.wire)).collect();
    let more = headers.len().checked_sub(LISTED).filter(|more| *more > 0);
    match more {
        Some(more) => format!("{listed}And{more}MoreHeaders"),
        None => format!("{listed}Headers"),
    }
}
