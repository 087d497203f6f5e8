//! What the first page of a crate shows. In: the API and its names; out: a first call, the setters of credentials, the tags. All of
//! it is plain data: `output` writes the page, the README and the example.

use super::{Context, credential, doc, request, rust_type};
use crate::guide::{FirstCall, Guide};
use crate::ir::{Argument, Operation, OperationId, Payload, Scalar, SchemeId, Shape, TagId};

/// The guide of a client.
pub(crate) fn guide(cx: Context<'_>) -> Guide {
    let schemes = (0..cx.api.schemes.len()).map(SchemeId).filter(|id| cx.facts.requires(*id));
    let credentials = schemes.filter_map(|id| {
        let scheme = cx.api.scheme(id)?;
        Some((cx.names.scheme(id).to_string(), credential::takes(&scheme.kind)))
    });
    let untagged = cx.api.operations.iter().filter(|operation| operation.tags.is_empty()).count();
    Guide { call: first_call(cx), credentials: credentials.collect(), tags: tags(cx), untagged }
}

fn tags(cx: Context<'_>) -> Vec<(String, String, usize)> {
    let tags = (0..cx.api.tags.len()).map(TagId).filter_map(|id| {
        let (tag, names) = (cx.api.tag(id)?, cx.names.tag(id)?);
        let count = cx.facts.tagged(id);
        (count > 0).then(|| (doc::plain(&tag.name), names.accessor.to_string(), count))
    });
    tags.collect()
}

/// Of the operations that only read, one with as few arguments as possible, the first of them.
fn first_call(cx: Context<'_>) -> Option<FirstCall> {
    let ids = (0..cx.api.operations.len()).map(OperationId);
    let simple = ids.filter_map(|id| {
        let operation = cx.api.operations.get(id.0).filter(|operation| is_plain(operation))?;
        let asked = operation.arguments.iter().filter(|one| request::is_asked(cx, one));
        let arguments: Vec<&str> = asked.map(|argument| value(cx, argument)).collect::<Option<_>>()?;
        Some((arguments, id, operation))
    });
    let (arguments, id, operation) = simple.min_by_key(|(arguments, ..)| arguments.len())?;
    let names = cx.names.operation(id)?;
    let servers = cx.api.group(operation.servers)?;
    let has_errors = operation.errors().next().is_some();
    Some(FirstCall {
        needs_host: servers.servers.first().is_none_or(|server| !server.template.contains("://")),
        credentials: credentials(cx, operation),
        call: format!("{}({})", names.method, arguments.join(", ")),
        error: has_errors.then(|| names.error.to_string()),
    })
}

/// Whether an operation reads something that is shown as a whole.
fn is_plain(operation: &Operation) -> bool {
    let mut content = operation.successes().flat_map(|(_, response)| &response.content).peekable();
    let is_get = operation.method == crate::ir::Method::Get
        && operation.body.as_ref().is_none_or(|body| !body.required);
    is_get
        && !operation.text.deprecated
        && content.peek().is_some()
        && content.all(|content| matches!(content.payload, Payload::Json(_) | Payload::Xml(_)))
}

/// A value of an argument as a program passes it.
fn value(cx: Context<'_>, argument: &Argument) -> Option<&'static str> {
    let Shape::Scalar(scalar) = rust_type::resolved(cx, argument.ty.id) else { return None };
    match scalar {
        Scalar::Text => Some("\"…\""),
        Scalar::Boolean => Some("true"),
        Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 => Some("1"),
        Scalar::UnixTime | Scalar::Float | Scalar::Double | Scalar::Number => None,
        Scalar::Secret | Scalar::Formatted(_) => None,
    }
}

/// The setter of each scheme of the first alternative, and an expression of a credential for it.
fn credentials(cx: Context<'_>, operation: &Operation) -> Vec<(String, String)> {
    let asked = operation.security.first().into_iter().flat_map(|alternative| &alternative.all);
    let given = asked.filter_map(|(id, _)| {
        let scheme = cx.api.scheme(*id)?;
        let variable = credential::variable(cx, *id);
        Some((cx.names.scheme(*id).to_string(), credential::of_environment(&scheme.kind, &variable)))
    });
    given.collect()
}
