//! Extensions by which descriptions say how pages follow each other. In: an operation; out: what it says, in our words. It never
//! judges whether that fits.

use super::SaidPaging;
use super::own;
use crate::document::Place;
use crate::ir::Known;
use crate::settings::{Advance, Input, Output, Pagination};
use crate::tree::{Node, Number};

const SPEAKEASY: &str = "x-speakeasy-pagination";
const FERN: &str = "x-fern-pagination";
const MICROSOFT: &str = "x-ms-pageable";
const DROPSHOT: &str = "x-dropshot-pagination";
const DATADOG: &str = "x-pagination";

type ExtensionRead = Result<Option<Pagination>, String>;
type Reader<'a> = (&'static str, &'a dyn Fn(&Node) -> ExtensionRead);

/// The first extension that the operation has, ours before others; `Err` with its key when it cannot be read.
pub(super) fn read(
    root: &Place<'_>,
    operation: &Place<'_>,
) -> Option<Result<SaidPaging, (&'static str, String)>> {
    let readers: [Reader<'_>; 6] = [
        (own::KEY, &own::read),
        (SPEAKEASY, &speakeasy),
        (FERN, &|node| fern(node, root)),
        (MICROSOFT, &microsoft),
        (DROPSHOT, &|_| Ok(Some(dropshot()))),
        (DATADOG, &datadog),
    ];
    readers.into_iter().find_map(|(key, read)| {
        // the name of the last is anybody's
        let place =
            operation.get(key).filter(|place| key != DATADOG || place.get("resultsPath").is_some())?;
        Some(match read(place.node) {
            Ok(pagination) => Ok(SaidPaging { pagination, known: Known::Extension(key), at: place.at }),
            Err(message) => Err((key, message)),
        })
    })
}

/// `type`, `inputs` (`name`, `in`, `type`), `outputs` (`results`, `numPages`, `nextCursor`, `nextUrl`).
fn speakeasy(node: &Node) -> ExtensionRead {
    let inputs = node.get("inputs").and_then(Node::as_sequence).unwrap_or_default();
    let input = |kind: &str| {
        let of_kind = |input: &&Node| input.get("type").and_then(Node::as_str) == Some(kind);
        let input = inputs.iter().find(of_kind)?;
        let name = input.get("name").and_then(Node::as_str)?;
        Some(match input.get("in").and_then(Node::as_str) {
            Some("requestBody") => Input::Body(pointer(name)),
            _ => Input::parameter(name),
        })
    };
    let output = |name: &str| node.get("outputs")?.get(name)?.as_str();
    let next = match node.get("type").and_then(Node::as_str) {
        Some("offsetLimit") => match (input("page"), input("offset")) {
            (Some(page), _) => Advance::Page(page, None),
            (None, Some(offset)) => Advance::Offset(offset),
            (None, None) => return Err("has no input of the type `page` or `offset`".to_owned()),
        },
        Some("cursor") => {
            let cursor = input("cursor").ok_or("has no input of the type `cursor`")?;
            let next = output("nextCursor").ok_or("has no output `nextCursor`")?;
            match next.split_once("[-1]") {
                Some((_, id)) => Advance::LastId(cursor, pointer(id)),
                None => Advance::Cursor(cursor, Output::Body(pointer(next))),
            }
        }
        Some("url") => {
            Advance::NextUrl(Output::Body(pointer(output("nextUrl").ok_or("has no output `nextUrl`")?)))
        }
        _ => return Err("must have the type `offsetLimit`, `cursor` or `url`".to_owned()),
    };
    let of_items = || Some(output("nextCursor")?.split_once("[-1]")?.0);
    let mut pagination = Pagination::new(next);
    pagination.items = output("results").or_else(of_items).map(pointer);
    pagination.pages = output("numPages").map(pointer);
    Ok(Some(pagination))
}

/// `cursor` and `next_cursor`, `offset` and `step`, or `next_uri`; `results`, `has-next-page`. `true` stands for that of the document.
fn fern(node: &Node, root: &Place<'_>) -> ExtensionRead {
    let node = match node {
        Node::Bool(false) => return Ok(None),
        Node::Bool(true) => {
            root.get(FERN).map(|place| place.node).ok_or("is `true`, and the document has none")?
        }
        other => other,
    };
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    let input = |text: &str| match text.strip_prefix("$request.") {
        Some(name) if name.contains('.') => Input::Body(pointer(name)),
        Some(name) => Input::parameter(name),
        None => Input::parameter(text),
    };
    let next = match (text("cursor"), text("offset"), text("next_uri").or_else(|| text("next_path"))) {
        (Some(cursor), _, _) => {
            let next = text("next_cursor").ok_or("has a `cursor` and no `next_cursor`")?;
            Advance::Cursor(input(cursor), Output::Body(pointer(next)))
        }
        // with a step, items are counted, and pages without
        (None, Some(offset), _) if text("step").is_some() => Advance::Offset(input(offset)),
        (None, Some(offset), _) => Advance::Page(input(offset), None),
        (None, None, Some(next)) => Advance::NextUrl(Output::Body(pointer(next))),
        (None, None, None) => return Err("has none of `cursor`, `offset` and `next_uri`".to_owned()),
    };
    let mut pagination = Pagination::new(next);
    pagination.items = text("results").map(pointer);
    pagination.has_more = text("has-next-page").map(pointer);
    Ok(Some(pagination))
}

/// `nextLinkName`, which is `nextLink` unless it is said, and null where there is one page; `itemName`, which is `value`.
fn microsoft(node: &Node) -> ExtensionRead {
    let text = |key: &str, usual: &str| node.get(key).and_then(Node::as_str).unwrap_or(usual).to_owned();
    if matches!(node.get("nextLinkName"), Some(Node::Null)) {
        return Ok(None);
    }
    // names with dots are paths
    let at = |name: String| pointer(&name);
    let next = Output::Body(at(text("nextLinkName", "nextLink")));
    Ok(Some(Pagination::new(Advance::NextUrl(next)).items(at(text("itemName", "value")))))
}

/// Dropshot's pages are alike: `page_token`, `next_page` and `items`.
fn dropshot() -> Pagination {
    let next = Advance::Cursor(Input::parameter("page_token"), Output::Body("/next_page".to_owned()));
    Pagination::new(next).items("/items")
}

/// `cursorParam` and `cursorPath`, `pageOffsetParam`, or `pageParam` and `pageStart`; `resultsPath`. A parameter may be a member of the body
/// parameter.
fn datadog(node: &Node) -> ExtensionRead {
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    let input = |name: &str| match name.strip_prefix("body.") {
        Some(member) => Input::Body(pointer(member)),
        None => Input::parameter(name),
    };
    let first = match node.get("pageStart") {
        Some(Node::Number(Number::Unsigned(first))) => i64::try_from(*first).ok(),
        _ => Some(0),
    };
    let next = match (text("cursorParam"), text("pageOffsetParam"), text("pageParam")) {
        (Some(cursor), _, _) => {
            let next = text("cursorPath").ok_or("has a `cursorParam` and no `cursorPath`")?;
            Advance::Cursor(input(cursor), Output::Body(pointer(next)))
        }
        (None, Some(offset), _) => Advance::Offset(input(offset)),
        (None, None, Some(page)) => Advance::Page(input(page), first),
        (None, None, None) => {
            return Err("has none of `cursorParam`, `pageOffsetParam` and `pageParam`".to_owned());
        }
    };
    Ok(Some(Pagination::new(next).items(text("resultsPath").map(pointer).unwrap_or_default())))
}

/// `$.data.items`, `$response.data.items`, `data.items` as a JSON pointer.
fn pointer(path: &str) -> String {
    let path = path.strip_prefix("$response").or_else(|| path.strip_prefix("$request")).unwrap_or(path);
    if path.starts_with('/') {
        return path.to_owned();
    }
    let path = path.strip_prefix('$').unwrap_or(path);
    let steps = path
        .split(['.', '[', ']'])
        .map(|step| step.trim_matches(['\'', '"']))
        .filter(|step| !step.is_empty());
    steps.map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_others_are_pointers_here() {
        for (path, expected) in [
            ("$.data.items", "/data/items"),
            ("$response.next", "/next"),
            ("$", ""),
            ("$response", ""),
            ("nextLink", "/nextLink"),
            ("$['a/b'].c", "/a~1b/c"),
            ("/a/b", "/a/b"),
            (".created_at", "/created_at"),
        ] {
            assert_eq!(pointer(path), expected, "{path}");
        }
    }
}
