//! In: a path template and the arguments in it. Out: the path on the wire, below the prefix of the base address.
//! Never: a path that climbs to another route: no empty argument unless the caller allows it, no dot segment, and no slash in an argument unless the
//! description allows it.

use crate::argument::style;
use crate::description::Argument;
use crate::mistake::Mistake;
use crate::parts::Parts;
use crate::percent::{encode_template, is_dots};
use crate::server::BaseUrl;

/// Stands for a slash of an argument that may have some (`allowReserved`) while segments are counted; nothing that is
/// encoded has it.
const OWN_SLASH: char = '\0';

/// Room for an argument in bytes: most are numbers, names or UUIDs.
const USUAL: usize = 40;

/// The path of an operation below the base address: that of its template, without a query.
pub(super) fn path(
    (template, arguments): (&str, &[Argument]),
    parts: &Parts,
    base: &BaseUrl,
) -> Result<String, Mistake> {
    let (prefix, dropped) = (base.prefix(), base.dropped());
    let mut pieces = template.split('{');
    // without arguments there is exactly as much room as is needed, and the text becomes the address as it is
    let room = prefix.len() + template.len() + USUAL * pieces.clone().skip(1).count();
    let mut out = String::with_capacity(room);
    out.push_str(prefix);
    encode_template(&mut out, pieces.next().unwrap_or_default());
    for piece in pieces {
        let (index, text) = piece.split_once('}').unwrap_or((piece, ""));
        // the generator writes nothing but indices; with anything else there is an argument missing
        let index = index.parse().unwrap_or(usize::MAX);
        out.push_str(&argument(arguments, parts, index)?.replace('/', "\0"));
        encode_template(&mut out, text);
    }
    let rendered = out.get(prefix.len()..).unwrap_or_default();
    let below = rendered.strip_prefix('/').unwrap_or(rendered);
    if below.split(['/', OWN_SLASH]).any(is_dots) {
        return Err(Mistake::DotSegment);
    }
    if dropped > 0 || !rendered.starts_with('/') || rendered.contains(OWN_SLASH) {
        // every slash that is one here is the template's own
        let kept = below.splitn(dropped.saturating_add(1), '/').nth(dropped).unwrap_or_default();
        let kept = kept.replace(OWN_SLASH, "/");
        out.truncate(prefix.len());
        out.push('/');
        out.push_str(&kept);
    }
    Ok(out)
}

fn argument(arguments: &[Argument], parts: &Parts, index: usize) -> Result<String, Mistake> {
    let Some(argument) = arguments.get(index) else {
        return Err(Mistake::MissingArgument { name: "" });
    };
    let name = argument.name;
    let value = parts.given(index).ok_or(Mistake::MissingArgument { name })?;
    let empty = || parts.options.empty.iter().any(|allowed| allowed == name).then(String::new);
    style::path(argument, value).or_else(empty).ok_or(Mistake::EmptyPathArgument { name })
}
