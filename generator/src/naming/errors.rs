//! Error types. In: the operations and their names; out: one type for each distinct set of error responses.
//! It never shares a type between operations whose statuses or bodies differ.

use super::case;
use super::operations::OperationNames;
use super::scope::{Ident, Scope};
use crate::ir::{Api, Content, Operation, OperationId, Response, Statuses};

/// An error type: which operations answer with it, and the names of its variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorType {
    /// The first operation with this set of errors: the type has its name, and the others have an alias.
    pub owner: OperationId,
    /// All operations with this set, the owner first.
    pub operations: Vec<OperationId>,
    /// The variants: the index of the response in the owner's list, and the name.
    pub variants: Vec<(usize, Ident)>,
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
    let errors = operation.responses.iter().filter(|response| is_error(response));
    let mut set: Vec<_> = errors.map(|response| (response.statuses, response.content.as_slice())).collect();
    set.sort_by_key(|(statuses, _)| *statuses);
    set
}

fn variants(operation: &Operation) -> Vec<(usize, Ident)> {
    let mut scope = Scope::default();
    let errors = operation.responses.iter().enumerate().filter(|(_, response)| is_error(response));
    errors.map(|(index, response)| (index, scope.claim(&[variant(response.statuses)]))).collect()
}

fn is_error(response: &Response) -> bool {
    !response.statuses.is_success()
}

/// Reason phrases of RFC 9110 and its companions (the IANA registry of HTTP status codes).
fn variant(statuses: Statuses) -> String {
    let Statuses::Exact(status) = statuses;
    let phrase = match status {
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        414 => "Uri Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "Http Version Not Supported",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        511 => "Network Authentication Required",
        other => return format!("Status{other}"),
    };
    case::pascal(phrase)
}
