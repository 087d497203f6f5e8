//! Whether a request matches its operation. In: the operation, the request, the raw path arguments; out: nothing, or a
//! problem with every violation. It never changes the request.

pub(crate) mod body;
mod deep;
mod fault;
pub(crate) mod form;
pub(crate) mod multipart;
pub(crate) mod parameter;
pub(crate) mod security;
pub(crate) mod style;

use crate::description::Operation;
use crate::problem::Problem;
use crate::received::Received;
use crate::token::Tokens;
use crate::violation::Violation;
use fault::BodyFault;

/// A request that was led to an operation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call<'a> {
    pub(crate) operation: Operation<'a>,
    pub(crate) received: &'a Received,
    /// The raw texts of the path parameters.
    pub(crate) arguments: &'a [(String, String)],
}

/// Why a call is not answered with success.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The request is wrong.
    Problem(Problem),
    /// The token is not, or no longer, one that was issued: the documented 401 is the answer.
    InvalidToken(Problem),
}

/// Checks a call: the credential first, then parameters and body together.
pub(crate) fn check(call: &Call<'_>, tokens: &Tokens) -> Result<(), Refusal> {
    security::check(call, tokens)?;
    let mut violations: Vec<Violation> =
        call.operation.parameters().iter().flat_map(|parameter| parameter::check(call, parameter)).collect();
    let mut status = if call.operation.documents(422) && !call.operation.documents(400) { 422 } else { 400 };
    match body::check(call) {
        Ok(()) => {}
        Err(BodyFault::MediaType(violation)) => {
            status = if violations.is_empty() { 415 } else { status };
            violations.push(violation);
        }
        Err(BodyFault::Malformed(violation)) => {
            status = 400;
            violations.push(violation);
        }
        Err(BodyFault::Content(found)) => violations.extend(found),
    }
    if violations.is_empty() {
        return Ok(());
    }
    Err(Refusal::Problem(Problem::mismatch(status, &call.operation.id(), violations)))
}
