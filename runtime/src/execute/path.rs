//! In: a path template and the arguments in it. Out: the path on the wire, below the prefix of the base address.
//! Never: a path that leads to another route than the template's: no empty argument, no slash in one, no dot segment.

use crate::argument::{Given, style};
use crate::description::{OperationDescription, Segment};
use crate::error::Mistake;
use crate::percent::{encode_template, is_dots};
use crate::request::Parts;
use crate::server::BaseUrl;

/// The path of the operation below the base address.
pub(super) fn path(
    operation: &OperationDescription,
    parts: &Parts,
    base: &BaseUrl,
) -> Result<String, Mistake> {
    let mut rendered = String::new();
    for segment in operation.path {
        match segment {
            Segment::Text(text) => encode_template(&mut rendered, text),
            Segment::Argument(index) => rendered.push_str(&argument(operation, parts, *index)?),
        }
    }
    let below = rendered.strip_prefix('/').unwrap_or(&rendered);
    if below.split('/').any(is_dots) {
        return Err(Mistake::DotSegment);
    }
    // every slash is the template's own, as those of arguments are escaped
    let kept = below.splitn(base.dropped().saturating_add(1), '/').nth(base.dropped());
    Ok(format!("{}/{}", base.prefix(), kept.unwrap_or_default()))
}

fn argument(operation: &OperationDescription, parts: &Parts, index: usize) -> Result<String, Mistake> {
    let Some(argument) = operation.arguments.get(index) else {
        return Err(Mistake::MissingArgument { name: "" });
    };
    let name = argument.name;
    let given = parts.given(index).ok_or(Mistake::MissingArgument { name })?;
    let empty = match given {
        Given::Absent => true,
        Given::Text(text) => text.is_empty(),
        Given::List(elements) => elements.iter().all(String::is_empty),
        Given::Object(members) => members.is_empty(),
    };
    match style::path(argument, given) {
        Some(text) if !empty => Ok(text),
        Some(_) | None => Err(Mistake::EmptyPathArgument { name }),
    }
}
