//! What is emitted of a description of which only some operations are asked for. In: the operations that were met; out: places
//! of the tree, and whether something is emitted of them. It never judges: findings of other places are left out.

use super::Lowering;
use super::choice::Seen;
use crate::document::{Place, pointer};
use crate::settings::{Components, Under};
use crate::source::{Pointer, PointerMap, PointerSet};
use crate::tree::Node;
use std::collections::BTreeMap;

/// Leaves out what was found in operations and components that nothing is emitted of.
pub(super) fn settle<'a>(cx: &mut Lowering<'a, '_>, root: &Place<'a>) {
    if !cx.choice.filters() {
        return unreached(cx, root);
    }
    let mut items: PointerMap<Vec<&Seen>> = PointerMap::default();
    for seen in &cx.choice.seen {
        items.entry(seen.item.clone()).or_default().push(seen);
    }
    let reached = reached(cx, root, &items);
    let mut places: BTreeMap<Pointer, bool> = BTreeMap::new();
    let mut put = |at: Pointer, is_asked: bool| *places.entry(at).or_default() |= is_asked;
    let paths = root.members_at("paths").map(|(template, path)| (Under::Path(template), path));
    let webhooks = root.members_at("x-webhooks").map(|(name, path)| (Under::Webhook(name), path));
    for (under, path) in paths.chain(webhooks) {
        let item = cx.document.resolve(&path).map(|item| item.at);
        let seen = item.as_ref().and_then(|item| items.get(item));
        let is_asked = match seen {
            Some(seen) => seen.iter().any(|seen| seen.is_asked),
            None => cx.choice.may_take(under),
        };
        put(path.at, is_asked);
        item.into_iter().for_each(|item| put(item, is_asked));
    }
    for seen in &cx.choice.seen {
        put(seen.operation.clone(), seen.is_asked);
    }
    for (section, components) in root.get("components").iter().flat_map(Place::members) {
        for (_, component) in components.members() {
            let is_asked = section == "securitySchemes"
                || (section == "schemas" && cx.settings.components == Components::All)
                || reached.contains(&component.at);
            put(component.at, is_asked);
        }
    }
    reached.into_iter().for_each(|at| put(at, true));
    cx.problems.leave_out(places);
}

/// Makes errors about references that could not be followed warnings in components that nothing refers to.
fn unreached<'a>(cx: &mut Lowering<'a, '_>, root: &Place<'a>) {
    if cx.settings.components == Components::All || !cx.problems.has_unfollowed() {
        return;
    }
    let elsewhere = root.members().filter(|(key, _)| *key != "components");
    let reached = follow(cx, root, elsewhere.map(|(_, place)| place.node).collect());
    let sections = root.get("components").into_iter().flat_map(|all| all.members());
    // schemes are asked for by their names
    let sections = sections.filter(|(section, _)| *section != "securitySchemes");
    let components = sections.flat_map(|(_, section)| section.members().map(|(_, component)| component.at));
    let unreached: Vec<Pointer> = components.filter(|at| !reached.contains(at)).collect();
    cx.problems.spare(&unreached);
}

/// The places that what is emitted refers to, directly or through others: components, and what else a reference names.
fn reached<'a>(cx: &Lowering<'a, '_>, root: &Place<'a>, items: &PointerMap<Vec<&Seen>>) -> PointerSet {
    let is_elsewhere = |key: &str| matches!(key, "paths" | "x-webhooks" | "components");
    let mut pending: Vec<&Node> =
        root.members().filter(|(key, _)| !is_elsewhere(key)).map(|(_, place)| place.node).collect();
    for (item, seen) in items.iter().filter(|(_, seen)| seen.iter().any(|seen| seen.is_asked)) {
        let is_unasked = |node: &&Node| {
            let unasked = seen.iter().filter(|seen| !seen.is_asked);
            unasked.filter_map(|seen| root.node.at(&seen.operation)).any(|it| std::ptr::eq(it, *node))
        };
        let members = root.node.at(item).and_then(Node::as_mapping).into_iter().flatten();
        pending.extend(members.map(|(_, node)| node).filter(|node| !is_unasked(node)));
    }
    follow(cx, root, pending)
}

/// The places that nodes refer to, directly or through others, and those of the types that were made.
fn follow<'a>(cx: &Lowering<'a, '_>, root: &Place<'a>, mut pending: Vec<&'a Node>) -> PointerSet {
    let mut found = PointerSet::default();
    let mut reach = |at: Pointer, pending: &mut Vec<&'a Node>| {
        let component = component(&at).unwrap_or(at);
        if let Some(node) = root.node.at(&component).filter(|_| !found.contains(&component)) {
            pending.push(node);
            found.insert(component);
        }
    };
    let types = cx.api.types.iter().map(|(_, one)| one.at.clone());
    types.filter(|at| component(at).is_some()).for_each(|at| reach(at, &mut pending));
    while let Some(node) = pending.pop() {
        if let Some(text) = node.get("$ref").and_then(Node::as_str) {
            pointer(text).into_iter().for_each(|at| reach(at, &mut pending));
        }
        for (_, name) in node.get("mapping").and_then(Node::as_mapping).into_iter().flatten() {
            let name = name.as_str().unwrap_or_default();
            let named = Pointer::root().key("components").key("schemas").key(name);
            reach(pointer(name).unwrap_or(named), &mut pending);
        }
        pending.extend(node.as_mapping().into_iter().flatten().map(|(_, node)| node));
        pending.extend(node.as_sequence().unwrap_or_default());
    }
    found
}

/// The component that a place is in: `/components/schemas/Pet`.
fn component(at: &Pointer) -> Option<Pointer> {
    let mut steps = at.steps();
    (steps.next()? == "components").then_some(())?;
    let (section, name) = (steps.next()?, steps.next()?);
    Some(Pointer::root().key("components").key(&section).key(&name))
}
