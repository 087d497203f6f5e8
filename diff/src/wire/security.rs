//! Credentials. In: security schemes and requirements on both sides; out: what has to be sent now, and where it comes from. It never
//! tells a scheme by anything but its name.

use super::{Both, Wire, pairs};
use crate::changes::Places;
use crate::rules::security::*;
use crate::view::View;
use std::collections::BTreeSet;

/// Schemes that are needed together, by name.
type Together<'a> = BTreeSet<&'a str>;

/// The alternatives of an operation; those of the description, where it says nothing of its own.
fn alternatives<'a>(operation: &View<'a>, root: &View<'a>) -> Vec<(Together<'a>, View<'a>)> {
    let of = if operation.get("security").is_some() { operation } else { root };
    let listed = of.items_of("security").into_iter();
    listed.map(|all| (all.members().into_iter().map(|(name, _)| name).collect(), all)).collect()
}

pub(super) fn compare<'a>(wire: &mut Wire<'a, '_>, operation: &Both<'a>, name: &str) {
    let old = alternatives(&operation.old, &wire.old);
    let new = alternatives(&operation.new, &wire.new);
    let is_open =
        |all: &[(Together<'a>, View<'a>)]| all.is_empty() || all.iter().any(|(all, _)| all.is_empty());
    match (is_open(&old), is_open(&new)) {
        (true, false) => {
            let place = new.first().map(|(_, view)| view.at.clone());
            let message = format!("{name} requires a credential: {}", listed(&new));
            return wire.push(
                SECURITY_ADDED,
                message,
                Places { old: Some(operation.old.at.clone()), new: place },
            );
        }
        (false, true) => {
            let place = old.first().map(|(_, view)| view.at.clone());
            let message = format!("{name} requires no credential any more");
            return wire.push(
                SECURITY_REMOVED,
                message,
                Places { old: place, new: Some(operation.new.at.clone()) },
            );
        }
        (true, true) | (false, false) => {}
    }
    let pairs = pairs::pairs(old, new);
    let title =
        |all: &Together<'a>| all.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" with ");
    for (all, view) in pairs.gone.iter().filter(|(all, _)| !all.is_empty()) {
        let message = format!("{name} no longer accepts {}", title(all));
        wire.push(ALTERNATIVE_REMOVED, message, operation.gone(view));
    }
    for (all, view) in pairs.come.iter().filter(|(all, _)| !all.is_empty()) {
        wire.push(ALTERNATIVE_ADDED, format!("{name} accepts {}", title(all)), operation.come(view));
    }
    for (all, both) in &pairs.both {
        all.iter().for_each(|scheme| scopes(wire, both, (name, scheme)));
    }
}

fn listed(all: &[(Together<'_>, View<'_>)]) -> String {
    let all = all
        .iter()
        .map(|(all, _)| all.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" with "));
    all.collect::<Vec<_>>().join(" or ")
}

fn scopes<'a>(wire: &mut Wire<'a, '_>, alternative: &Both<'a>, (name, scheme): (&str, &str)) {
    let named = |view: &View<'a>| {
        let scopes = view.items_of(scheme).into_iter();
        scopes.filter_map(|scope| Some((scope.node.as_str()?, scope))).collect::<Vec<_>>()
    };
    let scopes = pairs::pairs(named(&alternative.old), named(&alternative.new));
    for (scope, view) in &scopes.come {
        let message = format!("{name} requires the scope `{scope}` of `{scheme}`");
        wire.push(SCOPE_REQUIRED, message, alternative.come(view));
    }
    for (scope, view) in &scopes.gone {
        let message = format!("{name} no longer requires the scope `{scope}` of `{scheme}`");
        wire.push(SCOPE_NOT_REQUIRED, message, alternative.gone(view));
    }
}

/// The schemes of the components.
pub(super) fn schemes<'a>(wire: &mut Wire<'a, '_>, root: &Both<'a>) {
    let named = |root: &View<'a>| {
        let schemes = root.get("components").map(|all| all.members_of("securitySchemes")).unwrap_or_default();
        schemes.into_iter().map(|(name, scheme)| (name, scheme.followed())).collect::<Vec<_>>()
    };
    let schemes = pairs::pairs(named(&root.old), named(&root.new));
    for (name, scheme) in &schemes.gone {
        let message = format!("the security scheme `{name}` was removed");
        wire.push(SCHEME_REMOVED, message, root.gone(scheme));
    }
    for (name, scheme) in &schemes.come {
        let message = format!("the security scheme `{name}` was added");
        wire.push(SCHEME_ADDED, message, root.come(scheme));
    }
    for (name, both) in &schemes.both {
        scheme(wire, both, &format!("the security scheme `{name}`"));
    }
}

fn scheme<'a>(wire: &mut Wire<'a, '_>, both: &Both<'a>, name: &str) {
    wire.changed(SCHEME_TEXT_CHANGED, both, (name, "description"));
    let kind = |view: &View<'a>| (view.text("type"), view.text("scheme").map(str::to_lowercase));
    if kind(&both.old) != kind(&both.new) {
        let message = format!("{name}: {}", SCHEME_TYPE_CHANGED.rule().map_or("", |rule| rule.title));
        return wire.push(SCHEME_TYPE_CHANGED, message, both.places("type"));
    }
    for key in ["in", "name"] {
        wire.changed(API_KEY_MOVED, both, (name, key));
    }
    wire.changed(DISCOVERY_URL_CHANGED, both, (name, "openIdConnectUrl"));
    let flows = both.pairs_of("flows");
    for (flow, view) in &flows.gone {
        wire.push(FLOW_REMOVED, format!("{name}: the flow `{flow}` was removed"), both.gone(view));
    }
    for (flow, view) in &flows.come {
        wire.push(FLOW_ADDED, format!("{name}: the flow `{flow}` was added"), both.come(view));
    }
    for (flow, both) in &flows.both {
        of_flow(wire, both, &format!("the flow `{flow}` of {name}"));
    }
}

fn of_flow<'a>(wire: &mut Wire<'a, '_>, flow: &Both<'a>, name: &str) {
    wire.changed(TOKEN_URL_CHANGED, flow, (name, "tokenUrl"));
    wire.changed(AUTHORIZATION_URL_CHANGED, flow, (name, "authorizationUrl"));
    wire.changed(REFRESH_URL_CHANGED, flow, (name, "refreshUrl"));
    let scopes = flow.pairs_of("scopes");
    for (scope, view) in &scopes.gone {
        wire.push(SCOPE_REMOVED, format!("{name}: the scope `{scope}` was removed"), flow.gone(view));
    }
    for (scope, view) in &scopes.come {
        wire.push(SCOPE_ADDED, format!("{name}: the scope `{scope}` was added"), flow.come(view));
    }
    for (scope, both) in &scopes.both {
        if both.old.node != both.new.node {
            wire.push(
                SCOPE_TEXT_CHANGED,
                format!("{name}: the text of the scope `{scope}` changed"),
                both.here(),
            );
        }
    }
}
