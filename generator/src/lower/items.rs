//! Bodies of items. In: a media type of items one after the other, and its schema; out: what each item is.
//! It never takes a text or bytes for the schema of an item of JSON: then the whole body is meant.

use super::media_type;
use super::{Hint, Lowering, schema};
use crate::document::Place;
use crate::ir::{Framing, ItemType, Items, TypeUse};
use crate::tree::{Node, private};

/// What a server-sent event is made of (HTML Standard, "Server-sent events").
const EVENT: [&str; 4] = ["event", "data", "id", "retry"];

/// How items of this media type follow each other.
pub(super) fn framing(media_type: &str) -> Framing {
    let essence = media_type::essence(media_type);
    if essence == "text/event-stream" {
        Framing::Events
    } else if essence.ends_with("json-seq") {
        // RFC 8091 has the suffix `+json-seq`
        Framing::Sequence
    } else {
        Framing::Lines
    }
}

/// Lowers a body of items whose schema, if there is one, says something of JSON.
pub(super) fn typed<'a>(cx: &mut Lowering<'a, '_>, framing: Framing, form: &Place<'a>, hint: &Hint) -> Items {
    let whole =
        form.get("schema").and_then(|schema| schema::innermost(cx, &schema).map(|inner| (schema, inner)));
    let Some((schema, inner)) = whole else { return any(cx, framing, form) };
    // "for sequential media types the schema applies to the complete content, as if it were an array" (OpenAPI 3.2, section
    // 4.14.3); descriptions of earlier versions name the item as often
    match (inner.text("type"), inner.get("items")) {
        (Some("array"), Some(items)) => of_type(cx, framing, &items, &hint.then("item")),
        (Some("array"), None) => any(cx, framing, form),
        (Some(_) | None, _) => of_type(cx, framing, &schema, hint),
    }
}

/// A body of items of which nothing is said: of events the data is text, every other item is some JSON.
pub(super) fn any<'a>(cx: &mut Lowering<'a, '_>, framing: Framing, form: &Place<'a>) -> Items {
    let item = match framing {
        Framing::Events => {
            cx.untyped(form, "events without a schema");
            ItemType::Text
        }
        Framing::Lines | Framing::Sequence => {
            let id = schema::any(cx, form, "items without a schema");
            ItemType::Json(TypeUse { id, nullable: false })
        }
    };
    Items { framing, item }
}

fn of_type<'a>(cx: &mut Lowering<'a, '_>, framing: Framing, schema: &Place<'a>, hint: &Hint) -> Items {
    let item = match framing {
        Framing::Events => data(cx, schema, hint),
        Framing::Lines | Framing::Sequence => ItemType::Json(schema::type_use(cx, schema, hint)),
    };
    Items { framing, item }
}

/// What the data of an event is. A schema that describes the event as a whole has the data as a member.
fn data<'a>(cx: &mut Lowering<'a, '_>, schema: &Place<'a>, hint: &Hint) -> ItemType {
    let Some(inner) = schema::innermost(cx, schema) else {
        return ItemType::Json(schema::type_use(cx, schema, hint));
    };
    if let Some(texts) = inner.node.get(private::EVENTS).and_then(Node::as_sequence) {
        let texts = texts.iter().filter_map(Node::as_str).map(str::to_owned).collect();
        return ItemType::Event(schema::type_use(cx, schema, hint), texts);
    }
    let named = || inner.members_at("properties").map(|(name, _)| name);
    match inner.get("properties").and_then(|members| members.get("data")) {
        Some(data) if named().all(|name| EVENT.contains(&name)) => self::data(cx, &data, &hint.then("data")),
        Some(_) | None if inner.text("type") == Some("string") => ItemType::Text,
        Some(_) | None => ItemType::Json(schema::type_use(cx, schema, hint)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_media_type_says_how_items_follow_each_other() {
        for (media_type, expected) in [
            ("application/x-ndjson", Framing::Lines),
            ("application/jsonl; charset=utf-8", Framing::Lines),
            ("application/json-seq", Framing::Sequence),
            ("application/geo+json-seq", Framing::Sequence),
            ("Text/Event-Stream", Framing::Events),
        ] {
            assert_eq!(framing(media_type), expected, "{media_type}");
        }
    }
}
