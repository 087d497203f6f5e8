//! Whether the body of a request fits. In: a call; out: nothing, or what is wrong with it.
//! It never checks bodies of other media types than JSON, XML, urlencoded forms, multipart forms and plain text: of those it
//! only sees that they are there.

use super::fault::{BodyFault, malformed};
use super::{Call, form, multipart};
use crate::description::{Description, flag};
use crate::json;
use crate::received::essence;
use crate::schema::{self, texts};
use crate::violation::{Violation, cut, either};
use crate::xml;
use clientwright::unstable::tree::{Members, Node};

pub(crate) fn check(call: &Call<'_>) -> Result<(), BodyFault> {
    let empty = call.received.body.is_empty();
    let Some(described) = call.operation.body() else {
        return if empty { Ok(()) } else { Err(undescribed(call)) };
    };
    let none = Members::default();
    let content = described.get("content").and_then(Node::as_mapping).unwrap_or(&none);
    if empty && !flag(described, "required") {
        return Ok(());
    }
    let media_type = call.received.media_type();
    // An empty form or text may be all that is required; an empty text is never JSON.
    if empty && media_type.as_deref().is_none_or(is_json) {
        return Err(missing(content));
    }
    let Some(media_type) = media_type else {
        return Err(BodyFault::MediaType(header_violation(content, "nothing".to_owned())));
    };
    match matching(content, &media_type) {
        Some(media) => check_content(call, &media_type, media),
        None => Err(BodyFault::MediaType(header_violation(content, media_type))),
    }
}

fn check_content(call: &Call<'_>, media_type: &str, media: &Node) -> Result<(), BodyFault> {
    let description = call.operation.description;
    let any = Node::Mapping(Members::default());
    let schema = media.get("schema").unwrap_or(&any);
    let found = match media_type {
        "multipart/form-data" => multipart::check(call, schema)?,
        _ => match value(description, media_type, (media, schema), &call.received.body)? {
            Some(value) => schema::check(description, schema, &value, "body"),
            None => Vec::new(),
        },
    };
    if found.is_empty() { Ok(()) } else { Err(BodyFault::Content(found)) }
}

/// The value that a body is, as its schema is about; `None` of media types whose content is not checked.
pub(crate) fn value(
    description: &Description,
    media_type: &str,
    (media, schema): (&Node, &Node),
    body: &[u8],
) -> Result<Option<Node>, BodyFault> {
    Ok(Some(match media_type {
        "application/x-www-form-urlencoded" => form::value(description, (media, schema), body)?,
        "text/plain" => texts::scalar(description, schema, &String::from_utf8_lossy(body)),
        json if is_json(json) => json::read(body).map_err(|fault| malformed("well-formed JSON", fault))?,
        xml if xml::is_xml(xml) => xml::value(description, schema, &String::from_utf8_lossy(body))
            .map_err(|found| malformed("a document of the schema", found))?,
        _ => return Ok(None),
    }))
}

/// The media type object for a media type: of that name, else of the nearest range (`text/*`, `*/*`).
pub(crate) fn matching<'a>(content: &'a Members, media_type: &str) -> Option<&'a Node> {
    let family = media_type.split_once('/').map(|(family, _)| format!("{family}/*"));
    let wanted = [Some(media_type.to_owned()), family, Some("*/*".to_owned())];
    let find =
        |wanted: String| content.iter().find(|(key, _)| essence(key) == wanted).map(|(_, media)| media);
    wanted.into_iter().flatten().find_map(find)
}

/// Whether a media type is JSON by its name or by its suffix (RFC 6839, 3.1).
pub(crate) fn is_json(media_type: &str) -> bool {
    let media_type = essence(media_type);
    media_type == "application/json" || media_type == "text/json" || media_type.ends_with("+json")
}

fn undescribed(call: &Call<'_>) -> BodyFault {
    let found = format!("{} bytes", call.received.body.len());
    BodyFault::Content(vec![Violation { place: "body".to_owned(), expected: "no body".to_owned(), found }])
}

fn missing(content: &Members) -> BodyFault {
    let expected = format!("a body of media type {}", media_types(content));
    BodyFault::Content(vec![Violation { place: "body".to_owned(), expected, found: "nothing".to_owned() }])
}

fn header_violation(content: &Members, found: String) -> Violation {
    let place = "header.Content-Type".to_owned();
    Violation { place, expected: media_types(content), found: cut(&found) }
}

fn media_types(content: &Members) -> String {
    either(&content.keys().cloned().collect::<Vec<_>>())
}
