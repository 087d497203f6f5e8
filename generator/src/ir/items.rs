//! Bodies of items. In: a media type of items that come one after the other; out: how they follow each other, what each is.
//! It never says how many there are: nobody knows before the last one.

use super::types::TypeUse;

/// Items one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Items {
    /// How they follow each other.
    pub framing: Framing,
    /// What each of them is.
    pub item: ItemType,
}

/// How items follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Each on a line of its own (`application/x-ndjson`, `application/jsonl`).
    Lines,
    /// Each behind a record separator (`application/json-seq`, RFC 7464).
    Sequence,
    /// As the data of an event (`text/event-stream`).
    Events,
}

/// What an item is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemType {
    /// JSON of this type.
    Json(TypeUse),
    /// Text, of events alone.
    Text,
    /// A whole event, of this union that `event` tells apart; the data of those that are named is text.
    Event(TypeUse, Vec<String>),
}
