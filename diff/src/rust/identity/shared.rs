//! What items stand for that operations share. In: a client; out: for tags, security schemes, servers and headers of responses their
//! items. It never says what an operation itself stands for.

use super::{Meant, key};
use crate::rust::surface::Emitted;
use clientwright::source::Pointer;
use clientwright::unstable::ir::{Operation, TagId};
use clientwright::unstable::tree::Node;

/// Adds them.
pub(super) fn add(emitted: &Emitted<'_>, mut add: impl FnMut(String, Meant)) {
    let mut plain = |path: String, key: String, at: &Pointer| add(path, Meant::plain(key, at));
    headers(emitted, &mut plain);
    for operation in &emitted.api().operations {
        for tag in &operation.tags {
            of_tag(emitted, *tag, &operation.at, &mut plain);
        }
        schemes(emitted, operation, &mut plain);
        servers(emitted, operation, &mut plain);
    }
}

type Add<'a> = dyn FnMut(String, String, &Pointer) + 'a;

fn of_tag(emitted: &Emitted<'_>, tag: TagId, operation: &Pointer, add: &mut Add<'_>) {
    let (Some(names), Some(tag)) = (emitted.names.tag(tag), emitted.api().tag(tag)) else { return };
    let declared = Pointer::root().key("tags");
    let all = emitted.side.tree.at(&declared).and_then(Node::as_sequence).unwrap_or_default();
    let is_it = |node: &Node| node.get("name").and_then(Node::as_str) == Some(tag.name.as_str());
    let at = all.iter().position(is_it).map(|index| declared.index(index));
    let at = at.as_ref().unwrap_or(operation);
    add(format!("tags::{}", names.group), format!("tag {}", tag.name), at);
    add(format!("Client::{}", names.accessor), format!("tag's accessor {}", tag.name), at);
}

fn schemes(emitted: &Emitted<'_>, operation: &Operation, add: &mut Add<'_>) {
    for (id, _) in operation.security.iter().flat_map(|required| &required.all) {
        if let Some(scheme) = emitted.api().scheme(*id) {
            let name = emitted.names.scheme(*id);
            add(format!("ClientBuilder::{name}"), format!("scheme {}", scheme.name), &scheme.at);
        }
    }
}

fn servers(emitted: &Emitted<'_>, operation: &Operation, add: &mut Add<'_>) {
    let id = operation.servers;
    let (Some(group), Some(names)) = (emitted.api().group(id), emitted.names.group(id)) else { return };
    let path = format!("servers::{}", names.ty);
    add(path.clone(), format!("servers {}", group.at), &group.at);
    for (index, (server, names)) in group.servers.iter().zip(&names.servers).enumerate() {
        let at = group.at.index(index);
        let at = if emitted.side.tree.at(&at).is_some() { at } else { group.at.clone() };
        let key = format!("server {} {}", group.at, server.template);
        add(format!("{path}::{}", names.variant), key.clone(), &at);
        for (variable, (_, values)) in server.variables.iter().zip(&names.variables) {
            if let Some(values) = values {
                add(format!("servers::{}", values.ty), format!("{key} {}", variable.name), &at);
            }
        }
    }
}

fn headers(emitted: &Emitted<'_>, add: &mut Add<'_>) {
    for headers in emitted.names.headers() {
        let first = headers.responses.first();
        let known = emitted.api().numbered().find(|(id, _)| first.is_some_and(|(of, _)| of == id));
        if let (Some((_, operation)), Some((_, response))) = (known, first) {
            let key = format!("headers {} {response}", key(operation));
            add(format!("responses::{}", headers.name), key, &operation.at);
        }
    }
}
