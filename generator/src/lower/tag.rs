//! Tags. In: an operation; out: their ids, each tag once for the whole API.
//! It never keeps a tag that no operation has.

use super::{Lowering, text};
use crate::document::Place;
use crate::ir::{Tag, TagId};

/// The tags of an operation, each once; an empty name is none.
pub(super) fn of(cx: &mut Lowering<'_, '_>, operation: &Place<'_>) -> Vec<TagId> {
    let mut ids = Vec::new();
    for name in operation.texts("tags").into_iter().filter(|name| !name.trim().is_empty()) {
        let id = id(cx, name);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

fn id(cx: &mut Lowering<'_, '_>, name: &str) -> TagId {
    if let Some(index) = cx.api.tags.iter().position(|tag| tag.name == name) {
        return TagId(index);
    }
    let said = cx.document.root().items_at("tags").find(|tag| tag.text("name") == Some(name));
    let text =
        said.as_ref().map(|tag| text::described(tag.text("x-clientwright-summary"), tag.text("description")));
    let parent = said.as_ref().and_then(|tag| tag.text("x-clientwright-parent")).map(str::to_owned);
    cx.api.tags.push(Tag { name: name.to_owned(), parent, text: text.unwrap_or_default() });
    TagId(cx.api.tags.len() - 1)
}
