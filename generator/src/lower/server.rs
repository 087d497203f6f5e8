//! Servers of the document, of path items and of operations. In: lists of servers; out: groups, equal ones only once.
//! It never fills a variable in.

mod variables;

use super::slot::Slot;
use super::{Lowering, text};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::template::{is_balanced, names};
use crate::ir::{NameHint, Operation, Server, ServerGroup, ServerGroupId};
use crate::source::Pointer;
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// The document's own servers, which are the first group; without any, there is one at `/` (OpenAPI Object).
pub(super) fn root<'a>(cx: &mut Lowering<'a, '_>, root: &Place<'a>) {
    let listed = listed(cx, root, &[]);
    let (servers, at) = listed.unwrap_or_else(|| {
        let server = Server {
            template: "/".to_owned(),
            variables: Vec::new(),
            text: text::described(&cx.site, None, None),
        };
        (vec![server], root.at.clone())
    });
    add(cx, ServerGroup { hint: NameHint::Derived(vec!["server".to_owned()]), servers, at });
}

fn add(cx: &mut Lowering<'_, '_>, group: ServerGroup) -> ServerGroupId {
    let id = ServerGroupId(cx.api.servers.len());
    cx.servers.insert(group.servers.clone(), id);
    cx.api.servers.push(group);
    id
}

/// The servers of an operation: its own, those of its path, or the document's.
pub(super) fn group<'a>(cx: &mut Lowering<'a, '_>, slot: &Slot<'a>) -> ServerGroupId {
    let root = cx.document.root();
    let own = listed(cx, &slot.operation, &[&slot.item, &root]);
    let Some((servers, at)) = own.or_else(|| listed(cx, &slot.item, &[&root])) else {
        return ServerGroupId(0);
    };
    if let Some(known) = cx.servers.get(&servers) {
        return *known;
    }
    add(cx, ServerGroup { hint: NameHint::Derived(Vec::new()), servers, at })
}

/// Names the groups that operations brought along: by the tag that all of them share, by the only operation, else by the address. So
/// operations that come first rename nothing.
pub(super) fn name(cx: &mut Lowering<'_, '_>) {
    let mut users: HashMap<ServerGroupId, Vec<&Operation>, RandomState> = HashMap::default();
    for operation in &cx.api.operations {
        users.entry(operation.servers).or_default().push(operation);
    }
    for (index, group) in cx.api.servers.iter_mut().enumerate().skip(1) {
        let users = users.remove(&ServerGroupId(index)).unwrap_or_default();
        let tag = users.first().and_then(|first| first.tags.first());
        let common = tag.filter(|tag| users.iter().all(|user| user.tags == [**tag]));
        let common = common.and_then(|tag| cx.api.tags.get(tag.0));
        let parts = match (common, users.as_slice()) {
            (Some(tag), _) => vec![tag.name.clone()],
            (None, [only]) => match &only.hint {
                NameHint::Given(id) | NameHint::Common(id) => vec![id.clone()],
                NameHint::Derived(parts) => parts.clone(),
            },
            (None, _) => group.servers.first().map(|server| host(&server.template)).unwrap_or_default(),
        };
        group.hint = NameHint::Derived(parts);
    }
}

/// The words of the host of a URL, or of its path where it has no host.
fn host(template: &str) -> Vec<String> {
    let address = template.split_once("://").map_or(template, |(_, address)| address).trim_start_matches('/');
    let host = address.split('/').next().unwrap_or_default();
    let words = host.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The servers listed at a place; `None` for none, or when none of them can be read. What a variable is that a server does not
/// declare, those of the places around it say, from the innermost outwards.
fn listed<'a>(
    cx: &mut Lowering<'a, '_>,
    holder: &Place<'a>,
    around: &[&Place<'a>],
) -> Option<(Vec<Server>, Pointer)> {
    let list = holder.get("servers")?;
    let mut servers = Vec::new();
    for place in list.items() {
        if cx.document.is_broken(&place) {
            continue;
        }
        let server = server(cx, &place, around);
        if is_balanced(&server.template) {
            servers.push(server);
        } else {
            let message = format!("unbalanced brace in `{}`", server.template);
            cx.report(Diagnostic::new(Code::SERVER_ADDRESS, Label::value(&place.at.key("url")), message));
        }
    }
    (!servers.is_empty()).then_some((servers, list.at))
}

fn server<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, around: &[&Place<'a>]) -> Server {
    let template = place.text("url").unwrap_or_default().to_owned();
    if template.contains('?') {
        let message = format!("the URL `{template}` has a query");
        let found = Diagnostic::new(Code::SERVER_QUERY, Label::value(&place.at.key("url")), message);
        cx.report(found.help("it is sent with every request; describe it as parameters of the operations, or a key as a security scheme"));
    }
    let mut variables = variables::lower_variables(cx, place, &template, around);
    // in the order of the template; those it does not use come last
    let mut places: HashMap<&str, usize, RandomState> = HashMap::default();
    for (place, name) in names(&template).into_iter().enumerate() {
        places.insert(name, place);
    }
    variables.sort_by_key(|variable| places.get(variable.name.as_str()).copied().unwrap_or(usize::MAX));
    Server { text: text::described(&cx.site, None, place.text("description")), variables, template }
}
