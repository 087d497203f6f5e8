//! Servers of the document, of path items and of operations. In: lists of servers; out: groups, equal ones only once.
//! It never fills a variable in.

use super::path::Slot;
use super::{Lowering, template, text};
use crate::document::Place;
use crate::ir::{NameHint, Operation, Server, ServerGroup, ServerGroupId, ServerVariable};
use crate::source::Pointer;
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// The document's own servers, which are the first group; without any, there is one at `/` (OpenAPI Object).
pub(super) fn root<'a>(cx: &mut Lowering<'a, '_>, root: &Place<'a>) {
    let listed = listed(cx, root);
    let (servers, at) = listed.unwrap_or_else(|| {
        let server =
            Server { template: "/".to_owned(), variables: Vec::new(), text: text::described(None, None) };
        (vec![server], root.at.clone())
    });
    cx.api.servers.push(ServerGroup { hint: NameHint::Derived(vec!["server".to_owned()]), servers, at });
}

/// The servers of an operation: its own, those of its path, or the document's.
pub(super) fn group<'a>(cx: &mut Lowering<'a, '_>, slot: &Slot<'a>) -> ServerGroupId {
    let own = listed(cx, &slot.operation);
    let Some((servers, at)) = own.or_else(|| listed(cx, &slot.item)) else { return ServerGroupId(0) };
    let known = cx.api.servers.iter().position(|group| group.servers == servers);
    ServerGroupId(known.unwrap_or_else(|| {
        cx.api.servers.push(ServerGroup { hint: NameHint::Derived(Vec::new()), servers, at });
        cx.api.servers.len() - 1
    }))
}

/// Names the groups that operations brought along: by the tag all of them share, or by the first one.
pub(super) fn name(cx: &mut Lowering<'_, '_>) {
    for (index, group) in cx.api.servers.iter_mut().enumerate().skip(1) {
        let users = cx.api.operations.iter().filter(|operation| operation.servers == ServerGroupId(index));
        let users: Vec<&Operation> = users.collect();
        let tag = users.first().and_then(|first| first.tags.first());
        let common = tag.filter(|tag| users.iter().all(|user| user.tags == [**tag]));
        let common = common.and_then(|tag| cx.api.tags.get(tag.0));
        let parts = match (common, users.first().map(|first| &first.hint)) {
            (Some(tag), _) => vec![tag.name.clone()],
            (None, Some(NameHint::Given(id))) => vec![id.clone()],
            (None, Some(NameHint::Derived(parts))) => parts.clone(),
            (None, None) => Vec::new(),
        };
        group.hint = NameHint::Derived(parts);
    }
}

/// The servers listed at a place; `None` for none, or when none of them can be read.
fn listed(cx: &Lowering<'_, '_>, holder: &Place<'_>) -> Option<(Vec<Server>, Pointer)> {
    let list = holder.get("servers")?;
    let items = list.items().filter(|place| !cx.document.is_broken(place));
    let servers: Vec<Server> = items.map(|place| server(&place)).collect();
    (!servers.is_empty()).then_some((servers, list.at))
}

fn server(place: &Place<'_>) -> Server {
    let template = place.text("url").unwrap_or_default().to_owned();
    let members = place.members_at("variables");
    let mut variables: Vec<ServerVariable> = members.map(|(name, place)| variable(name, &place)).collect();
    // in the order of the template; those it does not use come last, and `check` speaks of them
    let mut places: HashMap<&str, usize, RandomState> = HashMap::default();
    for (place, name) in template::names(&template).into_iter().enumerate() {
        places.insert(name, place);
    }
    variables.sort_by_key(|variable| places.get(variable.name.as_str()).copied().unwrap_or(usize::MAX));
    Server { text: text::described(None, place.text("description")), variables, template }
}

fn variable(name: &str, place: &Place<'_>) -> ServerVariable {
    ServerVariable {
        name: name.to_owned(),
        default: place.text("default").unwrap_or_default().to_owned(),
        values: place.texts("enum").into_iter().map(str::to_owned).collect(),
        text: text::described(None, place.text("description")),
    }
}
