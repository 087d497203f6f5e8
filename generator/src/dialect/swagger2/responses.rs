//! Responses. In: those of the document and of operations; out: the same with a `content` and headers with schemas.
//! It never makes a body where neither a schema nor an example says that there is one.

mod body;
mod errors;
mod headers;

use super::media::{self, Media};
use super::moves::SwaggerMoves;
use super::walk::{self, OperationSlot, members, resolve};
use crate::diagnostic::Problems;
use crate::source::{Origins, Pointer, PointerMap};
use crate::tree::Node;
use crate::tree::private;
use std::collections::BTreeMap;

/// Statuses that never have a body.
const BODILESS: [&str; 2] = ["204", "205"];

/// Gives responses a `content` (Response Object: `schema`, `examples`; Operation Object: `produces`).
pub(super) fn convert(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut moves = SwaggerMoves::new(origins);
    let slots = walk::operations(tree);
    let shared = shared(tree, &slots);
    let mut all: Vec<(Pointer, Vec<Media>)> = Vec::new();
    for slot in &slots {
        let types = media::media_types(tree, &slot.operation, "produces");
        for (at, shown) in of_operation(tree, slot) {
            let differs = shared.get(&shown).is_none_or(|agreed| !media::same(agreed, &types));
            if at == shown || (differs && has_body(tree, &shown)) {
                all.push((at.clone(), types.clone()));
                copy(tree, &shown, &at, &mut moves);
            }
        }
    }
    for (at, types) in all.into_iter().chain(shared.clone()) {
        let types = errors::types(tree, &at, types, problems);
        let Some(members) = members(tree, &at).filter(|members| !members.contains_key("$ref")) else {
            continue;
        };
        body::convert(&at, members, &types, (&mut moves, problems));
        headers::convert(&at, members, (&mut moves, problems));
    }
    for (operation, types) in asked_for(tree, &slots) {
        if let Some(members) = members(tree, &operation) {
            members.insert(private::ACCEPT.to_owned(), Node::Sequence(types));
        }
    }
    for holder in slots.into_iter().map(|slot| slot.operation).chain([Pointer::root()]) {
        walk::take(tree, &holder, "produces");
    }
    moves.finish(tree);
}

/// The media types that operations produce of whose successes nothing else is said: the client asks for them all the same.
fn asked_for(tree: &Node, slots: &[OperationSlot]) -> Vec<(Pointer, Vec<Node>)> {
    let is_unsaid = |slot: &&OperationSlot| {
        let listed = walk::named(tree, &slot.operation.key("responses")).into_iter();
        let mut successes =
            listed.filter(|(status, _)| status.starts_with('2') && !BODILESS.contains(&&**status));
        successes.any(|(_, at)| {
            resolve(tree, &at)
                .is_some_and(|(at, _)| tree.at(&at).is_some_and(|it| it.get("content").is_none()))
        })
    };
    let types = |slot: &OperationSlot| {
        let types = media::media_types(tree, &slot.operation, "produces")
            .into_iter()
            .filter(|media| media.at.is_some());
        (slot.operation.clone(), types.map(|media| Node::String(media.name)).collect::<Vec<_>>())
    };
    slots.iter().filter(is_unsaid).map(types).filter(|(_, types)| !types.is_empty()).collect()
}

/// The responses of an operation: where each is listed, and where it stands.
fn of_operation(tree: &Node, slot: &OperationSlot) -> Vec<(Pointer, Pointer)> {
    let listed = walk::named(tree, &slot.operation.key("responses"));
    listed.into_iter().filter_map(|(_, at)| Some((at.clone(), resolve(tree, &at)?.0))).collect()
}

fn has_body(tree: &Node, at: &Pointer) -> bool {
    tree.at(at).is_some_and(|node| node.get("schema").is_some() || node.get("examples").is_some())
}

/// The shared responses, with the media types on which those agree who refer to them.
fn shared(tree: &Node, slots: &[OperationSlot]) -> BTreeMap<Pointer, Vec<Media>> {
    let mut uses: PointerMap<Vec<Vec<Media>>> = PointerMap::default();
    for slot in slots {
        for (_, at) in of_operation(tree, slot).into_iter().filter(|(listed, at)| listed != at) {
            uses.entry(at).or_default().push(media::media_types(tree, &slot.operation, "produces"));
        }
    }
    let named = walk::named(tree, &Pointer::root().key("responses")).into_iter();
    named
        .map(|(_, at)| {
            let uses = uses.remove(&at).unwrap_or_default();
            let agreed = media::agreed(tree, "produces", &uses);
            (at, agreed)
        })
        .collect()
}

/// Puts a shared response in the place of a reference: its body is one of other media types there.
fn copy(tree: &mut Node, from: &Pointer, to: &Pointer, moves: &mut SwaggerMoves<'_>) {
    let Some(node) = tree.at(from).filter(|_| from != to).cloned() else { return };
    if let Some(place) = tree.at_mut(to) {
        moves.copied(from, to);
        *place = node;
    }
}

#[cfg(test)]
mod tests;
