//! In: a path template and the arguments in it. Out: the path on the wire, below the prefix of the base address.
//! Never: a path that climbs to another route: no empty argument, no dot segment, and no slash in an argument unless the
//! description allows it.

use crate::argument::style;
use crate::description::OperationDescription;
use crate::error::Mistake;
use crate::percent::{encode_template, is_dots};
use crate::request::Parts;
use crate::server::BaseUrl;

/// Stands for a slash of an argument that may have some (`allowReserved`) while segments are counted; nothing that is
/// encoded has it.
const OWN_SLASH: char = '\0';

/// Appends the path of the operation below the base address.
pub(super) fn path(
    out: &mut String,
    operation: &OperationDescription,
    parts: &Parts,
    base: &BaseUrl,
) -> Result<(), Mistake> {
    let mut rendered = String::with_capacity(operation.path.len() + 40 * operation.arguments.len());
    let mut pieces = operation.path.split('{');
    encode_template(&mut rendered, pieces.next().unwrap_or_default());
    for piece in pieces {
        let (index, text) = piece.split_once('}').unwrap_or((piece, ""));
        // the generator writes nothing but indices; with anything else there is an argument missing
        let index = index.parse().unwrap_or(usize::MAX);
        rendered.push_str(&argument(operation, parts, index)?.replace('/', "\0"));
        encode_template(&mut rendered, text);
    }
    let below = rendered.strip_prefix('/').unwrap_or(&rendered);
    // every slash that is one here is the template's own
    let kept = below.splitn(base.dropped().saturating_add(1), '/').nth(base.dropped()).unwrap_or_default();
    if below.split(['/', OWN_SLASH]).any(is_dots) {
        return Err(Mistake::DotSegment);
    }
    out.push_str(base.prefix());
    out.push('/');
    out.extend(kept.chars().map(|c| if c == OWN_SLASH { '/' } else { c }));
    Ok(())
}

fn argument(operation: &OperationDescription, parts: &Parts, index: usize) -> Result<String, Mistake> {
    let Some(argument) = operation.arguments.get(index) else {
        return Err(Mistake::MissingArgument { name: "" });
    };
    let name = argument.name;
    let value = parts.given(index).ok_or(Mistake::MissingArgument { name })?;
    style::path(argument, value).ok_or(Mistake::EmptyPathArgument { name })
}
