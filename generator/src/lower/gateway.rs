//! Streams of grpc-gateway. In: a success that is described as one JSON value; out: whether values of it come one after the
//! other. It never takes a member called `result` for that by itself: many services answer so, once.

use super::media_type::{self, MediaKind};
use crate::document::Place;
use crate::ir::{Content, Framing, ItemType, Items, Payload};

/// What the generator of grpc-gateway (`protoc-gen-openapiv2`) writes behind the description of such a response.
const SAID: &str = "(streaming responses)";

/// Makes items of the JSON values of a response that is a stream. Each is on a line of its own: that is how
/// grpc-gateway writes them, whatever `produces` says.
pub(super) fn divide(operation: &Place<'_>, response: &Place<'_>, content: Vec<Content>) -> Vec<Content> {
    if !is_stream(operation, response) {
        return content;
    }
    let divided = content.into_iter().map(|mut content| {
        if let Payload::Json(ty) = content.payload {
            content.payload = Payload::Items(Items { framing: Framing::Lines, item: ItemType::Json(ty) });
            content.also.clear();
        }
        content
    });
    divided.collect()
}

fn is_stream(operation: &Place<'_>, response: &Place<'_>) -> bool {
    let says = |place: &Place<'_>, key: &str| place.text(key).is_some_and(|text| text.contains(SAID));
    if says(response, "description") || ["summary", "description"].iter().any(|key| says(operation, key)) {
        return true;
    }
    let json = response.members_at("content").filter(|(name, _)| media_type::kind(name) == MediaKind::Json);
    json.filter_map(|(_, form)| form.get("schema")).any(|schema| is_wrapper(&schema))
}

/// The object around each value of a stream: a result, or why there is none. Earlier versions have it in a section of its
/// own, later ones at its place.
fn is_wrapper(schema: &Place<'_>) -> bool {
    if let Some(target) = schema.reference() {
        return target.starts_with("#/x-stream-definitions/");
    }
    let names: Vec<_> = schema.members_at("properties").map(|(name, _)| name).collect();
    let is_pair = names.len() == 2 && ["result", "error"].iter().all(|name| names.contains(name));
    let error = schema.get("properties").and_then(|members| members.get("error"));
    let is_status = error.as_ref().and_then(Place::reference).is_some_and(|target| {
        ["StreamError", "rpcStatus", "rpc.Status"].iter().any(|name| target.ends_with(name))
    });
    is_pair && (is_status || schema.text("title").is_some_and(|title| title.starts_with("Stream result of")))
}
