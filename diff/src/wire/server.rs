//! Servers. In: what may list servers, on both sides; out: servers that came and went, the first one, variables. It never asks who
//! uses a server.

use super::{Both, Wire, pairs};
use crate::rules::document::*;
use crate::view::View;

pub(super) fn compare<'a>(wire: &mut Wire<'a, '_>, both: &Both<'a>, name: &str) {
    let listed = |view: &View<'a>| {
        let servers = view.items_of("servers").into_iter();
        servers.filter_map(|server| Some((server.text("url")?, server))).collect::<Vec<_>>()
    };
    let (old, new) = (listed(&both.old), listed(&both.new));
    let firsts = old.first().map(|(url, _)| *url).zip(new.first().map(|(url, _)| *url));
    if let Some((before, after)) = firsts.filter(|(before, after)| before != after) {
        let message = format!("{name}: the first server is `{after}`, it was `{before}`");
        wire.push(DEFAULT_SERVER_CHANGED, message, both.places("servers"));
    }
    let servers = pairs::pairs(old, new);
    for (url, server) in &servers.gone {
        wire.push(SERVER_REMOVED, format!("{name}: the server `{url}` was removed"), both.gone(server));
    }
    for (url, server) in &servers.come {
        wire.push(SERVER_ADDED, format!("{name}: the server `{url}` was added"), both.come(server));
    }
    for (url, server) in &servers.both {
        wire.changed(SERVER_TEXT_CHANGED, server, (&format!("the server `{url}`"), "description"));
        for (variable, both) in &server.pairs_of("variables").both {
            let name = format!("the variable `{variable}` of the server `{url}`");
            wire.changed(SERVER_VARIABLE_DEFAULT, both, (&name, "default"));
            values(wire, both, &name);
        }
    }
}

fn values<'a>(wire: &mut Wire<'a, '_>, variable: &Both<'a>, name: &str) {
    let listed = |view: &View<'a>| {
        let values = view.items_of("enum").into_iter();
        values.filter_map(|value| Some((value.node.as_str()?, value))).collect::<Vec<_>>()
    };
    let values = pairs::pairs(listed(&variable.old), listed(&variable.new));
    if variable.old.get("enum").is_none() || variable.new.get("enum").is_none() {
        return;
    }
    for (value, view) in &values.gone {
        let message = format!("{name}: the value `{value}` was removed");
        wire.push(SERVER_VARIABLE_VALUE_REMOVED, message, variable.gone(view));
    }
    for (value, view) in &values.come {
        let message = format!("{name}: the value `{value}` was added");
        wire.push(SERVER_VARIABLE_VALUE_ADDED, message, variable.come(view));
    }
}
