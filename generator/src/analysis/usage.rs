//! Which way values travel. In: an API; out: for each type whether it is sent, received, or both.
//! It never looks at how a type is written in Rust.

use crate::ir::{Api, Operation, TypeId, Types};
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

    /// Whether values can be received.
    pub fn is_received(self) -> bool {
        match self {
            Self::Response | Self::Both => true,
            Self::Request => false,
        }
    }
}

/// The usage of every type that an operation reaches.
pub(super) fn of_types(api: &Api) -> BTreeMap<TypeId, Usage> {
    let mut sent = BTreeSet::new();
    let mut received = BTreeSet::new();
    for operation in &api.operations {
        for used in operation.sent() {
            reach(&api.types, used.id, &mut sent);
        }
        for used in operation.received() {
            reach(&api.types, used.id, &mut received);
        }
    }
    for event in &api.events {
        reach(&api.types, event.payload.id, &mut received);
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
    operation.sent().chain(operation.received()).map(|used| used.id)
}

/// Adds a type and all it refers to.
pub(super) fn reach(types: &Types, start: TypeId, seen: &mut BTreeSet<TypeId>) {
    let mut open = vec![start];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        open.extend(types.shape(id).uses().into_iter().map(|used| used.id));
    }
}
