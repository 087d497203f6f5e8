//! Operations that go on after their answer. In: an operation; out: the call of the macro that says where its state and its result are. It
//! never emits how the state is asked for: the runtime does that.

use super::lines::Constant;
use super::rust_type::{self, From, RustType};
use super::{CodeLines, Context};
use crate::ir::{LongRunning, OperationId, Payload, ResultFrom, Statuses};
use crate::naming::Ident;

/// The call, with the type of the result.
pub(super) fn call<'a>(
    cx: Context<'a>,
    id: OperationId,
    (request, polling): (&'a Ident, &'a LongRunning),
    lines: &mut CodeLines,
) {
    let types = [RustType::Named(From::Types, request), result(cx, id)];
    lines.call_with("long_running", &types, &table(polling));
}

/// What the description says of the end: the JSON of a success other than 202; else any value.
fn result(cx: Context<'_>, id: OperationId) -> RustType<'_> {
    let operation = cx.api.operations.get(id.0);
    let successes = operation.into_iter().flat_map(|operation| operation.successes());
    let ended = successes.filter(|(_, response)| response.statuses != Statuses::Exact(202));
    let mut payloads = ended.flat_map(|(_, response)| &response.content).map(|content| &content.payload);
    let json = payloads.find_map(|payload| match payload {
        Payload::Json(used) => Some(*used),
        Payload::Form(..)
        | Payload::Multipart(_)
        | Payload::Text
        | Payload::Binary
        | Payload::Items(_)
        | Payload::Xml(_) => None,
    });
    json.map_or(RustType::Runtime("Value"), |used| rust_type::nullable(cx, used, From::Beside))
}

/// The members of `rt::Polling`.
const MEMBERS: usize = 5;

fn table(polling: &LongRunning) -> Constant<'_> {
    let LongRunning { status, succeeded, failed, from, at } = polling;
    let mut fields = Vec::new();
    if status != "/status" {
        fields.push(("status", Constant::Text(status.into())));
    }
    for (name, states) in [("succeeded", succeeded), ("failed", failed)] {
        if !states.is_empty() {
            fields.push((name, Constant::texts(states)));
        }
    }
    match from {
        ResultFrom::Usual => {}
        ResultFrom::Location => fields.push(("from", Constant::path("rt::ResultFrom::Location"))),
        ResultFrom::Original => fields.push(("from", Constant::path("rt::ResultFrom::Original"))),
        ResultFrom::Monitor => fields.push(("from", Constant::path("rt::ResultFrom::Monitor"))),
    }
    if !at.is_empty() {
        fields.push(("result", Constant::Text(at.into())));
    }
    match fields.len() {
        MEMBERS => Constant::Struct("rt::Polling", fields, None),
        _ => Constant::path("rt::Polling::USUAL").with("rt::Polling", fields),
    }
}
