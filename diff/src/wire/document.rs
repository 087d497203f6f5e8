//! The description as a whole. In: both roots; out: changes of its info, tags, components and webhooks. It never compares an operation
//! of a path.

use super::{Both, Wire, asked, operation, pairs, security, server};
use crate::rules::Direction;
use crate::rules::document::*;
use crate::version::Version;
use crate::view::View;
use clientwright::Settings;

pub(super) fn compare<'a>(wire: &mut Wire<'a, '_>, root: &Both<'a>) {
    if let (Some(old), Some(new)) = root.get("info") {
        info(wire, &Both { old, new });
    }
    wire.changed(EXTERNAL_DOCS_CHANGED, root, ("the description", "externalDocs"));
    server::compare(wire, root, "the description");
    tags(wire, root);
    security::schemes(wire, root);
    components(wire, root);
    webhooks(wire, root);
}

fn info<'a>(wire: &mut Wire<'a, '_>, info: &Both<'a>) {
    let name = "the description";
    wire.changed(TITLE_CHANGED, info, (name, "title"));
    for key in ["description", "summary"] {
        wire.changed(INFO_TEXT_CHANGED, info, (name, key));
    }
    for key in ["termsOfService", "license", "contact"] {
        wire.changed(TERMS_CHANGED, info, (name, key));
    }
}

/// The version, when everything else is known.
pub(super) fn compare_version<'a>(wire: &mut Wire<'a, '_>, root: &Both<'a>) {
    let (Some(old), Some(new)) = root.get("info") else { return };
    let info = Both { old, new };
    let (old, new) = (info.old.text("version").unwrap_or(""), info.new.text("version").unwrap_or(""));
    if old == new {
        if wire.changes.len() > 0 {
            let message = format!("the API changed, and its version is still `{new}`");
            wire.push(VERSION_KEPT, message, info.places("version"));
        }
        return;
    }
    let numbers = |text| Version::parse(text).map(|version| (version.major, version.minor, version.patch));
    if let (Some(before), Some(after)) = (numbers(old), numbers(new))
        && after < before
    {
        let message = format!("the version `{new}` is lower than `{old}`");
        wire.push(VERSION_LOWERED, message, info.places("version"));
    }
}

fn tags<'a>(wire: &mut Wire<'a, '_>, root: &Both<'a>) {
    let named = |view: &View<'a>| {
        let tags = view.items_of("tags").into_iter();
        tags.filter_map(|tag| Some((tag.text("name")?, tag))).collect::<Vec<_>>()
    };
    let tags = pairs::pairs(named(&root.old), named(&root.new));
    for (name, tag) in &tags.gone {
        wire.push(TAG_REMOVED, format!("the tag `{name}` was removed"), root.gone(tag));
    }
    for (name, tag) in &tags.come {
        wire.push(TAG_ADDED, format!("the tag `{name}` was added"), root.come(tag));
    }
    for (name, tag) in &tags.both {
        wire.changed(TAG_TEXT_CHANGED, tag, (&format!("the tag `{name}`"), "description"));
    }
}

fn components<'a>(wire: &mut Wire<'a, '_>, root: &Both<'a>) {
    let components =
        |view: &View<'a>| view.get("components").map(|view| view.members_of("schemas")).unwrap_or_default();
    let schemas = pairs::pairs(components(&root.old), components(&root.new));
    for (name, schema) in &schemas.gone {
        let message = format!("the schema `{name}` was removed from the components");
        wire.push(SCHEMA_COMPONENT_REMOVED, message, root.gone(schema));
    }
    for (name, schema) in &schemas.come {
        let message = format!("the schema `{name}` was added to the components");
        wire.push(SCHEMA_COMPONENT_ADDED, message, root.come(schema));
    }
}

/// Requests that the server sends (`webhooks` of 3.1 stand under this key in the shape of 3.0).
fn webhooks<'a>(wire: &mut Wire<'a, '_>, root: &Both<'a>) {
    let all = |view: &View<'a>, settings: &Settings| {
        let all = view.members_of("x-webhooks").into_iter().map(|(name, hook)| (name, hook.followed()));
        all.filter(|hook| asked::webhook(settings, hook)).collect::<Vec<_>>()
    };
    let (before, after) = wire.settings;
    let webhooks = pairs::pairs(all(&root.old, before), all(&root.new, after));
    for (name, hook) in &webhooks.gone {
        wire.push(WEBHOOK_REMOVED, format!("the webhook `{name}` was removed"), root.gone(hook));
    }
    for (name, hook) in &webhooks.come {
        wire.push(WEBHOOK_ADDED, format!("the webhook `{name}` was added"), root.come(hook));
    }
    for (name, hook) in &webhooks.both {
        operation::item(wire, hook, (&format!("webhook {name}"), Direction::Response));
    }
}
