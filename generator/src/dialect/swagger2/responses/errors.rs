//! Errors that have a structure, of operations that produce something else. In: a response and the media types; out: the
//! types that can carry its schema. It never adds one to a success.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::swagger2::media::Media;
use crate::dialect::swagger2::walk::resolve;
use crate::source::Pointer;
use crate::tree::Node;

/// The media types of a response. What an operation produces is said once, and often of the success alone: an error with
/// a structure comes in those of the types that have one, or where none has, as JSON.
pub(super) fn types(tree: &Node, at: &Pointer, types: Vec<Media>, problems: &mut Problems) -> Vec<Media> {
    if !is_error(at) || !has_structure(tree, &at.key("schema")) {
        return types;
    }
    let fitting: Vec<Media> = types.into_iter().filter(may_have_structure).collect();
    if !fitting.is_empty() {
        return fitting;
    }
    let message = "no media type in `produces` can carry the object or the array of this error";
    let found = Diagnostic::new(Code::ERROR_MEDIA_TYPE, Label::value(&at.key("schema")), message);
    problems.push(found.help("it is read as `application/json`; add that to `produces`"));
    vec![Media::implied("application/json")]
}

/// Whether a response is listed under a status of failure. (A shared one may be anything.)
fn is_error(at: &Pointer) -> bool {
    let status = at.last().unwrap_or_default();
    status.starts_with(['4', '5']) || status == "default"
}

/// Forms of texts in which members have names; what is not known may be one.
fn may_have_structure(media: &Media) -> bool {
    let essence = media.essence();
    let (top, sub) = essence.split_once('/').unwrap_or((essence.as_str(), ""));
    match top {
        "image" | "audio" | "video" | "font" => false,
        "text" => !matches!(sub, "plain" | "html" | "csv"),
        "application" => {
            !matches!(sub, "octet-stream" | "pdf" | "zip" | "gzip" | "x-gzip" | "x-tar")
                && !sub.ends_with("-stream")
        }
        _ => true,
    }
}

fn has_structure(tree: &Node, at: &Pointer) -> bool {
    let Some((_, schema)) = resolve(tree, at) else { return false };
    match schema.get("type").and_then(Node::as_str) {
        Some(name) => matches!(name, "object" | "array"),
        None => ["properties", "allOf", "additionalProperties"].iter().any(|key| schema.get(key).is_some()),
    }
}
