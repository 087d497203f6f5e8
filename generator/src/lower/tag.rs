//! Tags. In: an operation; out: their ids, each tag once for the whole API.
//! It never keeps a tag that no operation has.

use super::{Lowering, text};
use crate::document::Place;
use crate::ir::{Tag, TagId};
use crate::tree::private;
use foldhash::fast::RandomState;
use indexmap::IndexSet;
use std::collections::HashMap;

/// What is known of tags.
#[derive(Debug)]
pub(super) struct Tags<'a> {
    /// Those that an operation has.
    known: HashMap<&'a str, TagId, RandomState>,
    /// What the document's own list says of each.
    listed: HashMap<&'a str, Place<'a>, RandomState>,
}

impl<'a> Tags<'a> {
    /// None yet, with the list of a document; of two with the same name, the first counts.
    pub(super) fn of(root: &Place<'a>) -> Self {
        let mut listed = HashMap::default();
        for (name, tag) in root.items_at("tags").filter_map(|tag| Some((tag.text("name")?, tag))) {
            listed.entry(name).or_insert(tag);
        }
        Self { known: HashMap::default(), listed }
    }
}

/// The tags of an operation, each once; an empty name is none.
pub(super) fn tags_of<'a>(cx: &mut Lowering<'a, '_>, operation: &Place<'a>) -> Vec<TagId> {
    let names = operation.texts("tags").into_iter().filter(|name| !name.trim().is_empty());
    let ids: IndexSet<TagId, RandomState> = names.map(|name| id(cx, name)).collect();
    ids.into_iter().collect()
}

fn id<'a>(cx: &mut Lowering<'a, '_>, name: &'a str) -> TagId {
    if let Some(id) = cx.tags.known.get(name) {
        return *id;
    }
    let said = cx.tags.listed.get(name);
    let text = said.map(|tag| text::described(&cx.site, tag.text(private::SUMMARY), tag.text("description")));
    let parent = said.and_then(|tag| tag.text(private::PARENT)).map(str::to_owned);
    cx.api.tags.push(Tag { name: name.to_owned(), parent, text: text.unwrap_or_default() });
    let id = TagId(cx.api.tags.len() - 1);
    cx.tags.known.insert(name, id);
    id
}
