//! Which way values travel. In: an API; out: for each type whether it is sent, received, or both.
//! It never looks at how a type is written in Rust.

use crate::ir::{
    Additional, Api, Content, ItemType, Items, Multipart, Operation, Part, PartContent, Payload, Shape,
    TypeId, Types,
};
use std::collections::{BTreeMap, BTreeSet};

/// Which way values of a type travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// They are only sent.
    Request,
    /// They are only received.
    Response,
    /// They are sent and received, or nothing is known.
    Both,
}

impl Usage {
    /// Whether values can be sent.
    pub fn is_sent(self) -> bool {
        match self {
            Self::Request | Self::Both => true,
            Self::Response => false,
        }
    }
}

/// The usage of every type that an operation reaches.
pub(super) fn of_types(api: &Api) -> BTreeMap<TypeId, Usage> {
    let mut sent = BTreeSet::new();
    let mut received = BTreeSet::new();
    for operation in &api.operations {
        for id in asked(operation) {
            reach(&api.types, id, &mut sent);
        }
        for id in answered(operation) {
            reach(&api.types, id, &mut received);
        }
    }
    let usage = |id: &TypeId| match (sent.contains(id), received.contains(id)) {
        (true, false) => Usage::Request,
        (false, true) => Usage::Response,
        (true, true) | (false, false) => Usage::Both,
    };
    sent.union(&received).map(|id| (*id, usage(id))).collect()
}

/// The types an operation names.
pub(super) fn of_operation(operation: &Operation) -> impl Iterator<Item = TypeId> + '_ {
    asked(operation).chain(answered(operation))
}

fn asked(operation: &Operation) -> impl Iterator<Item = TypeId> + '_ {
    let arguments = operation.arguments.iter().map(|argument| argument.ty.id);
    arguments.chain(operation.body.iter().flat_map(|body| payloads(&body.content)))
}

fn answered(operation: &Operation) -> impl Iterator<Item = TypeId> + '_ {
    operation.responses.iter().flat_map(|response| {
        payloads(&response.content).chain(response.headers.iter().map(|header| header.ty.id))
    })
}

fn payloads(content: &[Content]) -> impl Iterator<Item = TypeId> + '_ {
    content.iter().flat_map(|content| match &content.payload {
        Payload::Json(ty) | Payload::Form(ty, _) => vec![ty.id],
        Payload::Multipart(Multipart::Form(form)) => form.parts.iter().filter_map(part).collect(),
        Payload::Items(Items { item: ItemType::Json(ty), .. }) => vec![ty.id],
        Payload::Items(Items { item: ItemType::Text, .. })
        | Payload::Multipart(Multipart::Free)
        | Payload::Text
        | Payload::Binary => Vec::new(),
    })
}

fn part(part: &Part) -> Option<TypeId> {
    match part.content {
        PartContent::Value(ty) => Some(ty.id),
        PartContent::File | PartContent::Files => None,
    }
}

/// Adds a type and all it refers to.
pub(super) fn reach(types: &Types, start: TypeId, seen: &mut BTreeSet<TypeId>) {
    let mut open = vec![start];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        match types.shape(id) {
            Shape::Record(record) => {
                open.extend(record.fields.iter().map(|field| field.ty.id));
                match record.additional {
                    Additional::Kept(ty) => open.push(ty.id),
                    Additional::Skipped => {}
                }
            }
            Shape::Union(union) => open.extend(union.variants.iter().map(|case| case.ty.id)),
            Shape::List(item) | Shape::Map(item) | Shape::Alias(item) => open.push(item.id),
            Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Any => {}
        }
    }
}
