//! Which way values travel. In: an API; out: for each type whether it is sent, received, or both.
//! It never looks at how a type is written in Rust.

use crate::ir::{Api, TypeId, TypeMap, TypeSet, Types};

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
pub(super) fn of_types(api: &Api) -> TypeMap<Usage> {
    let mut sent = TypeSet::default();
    let mut received = TypeSet::default();
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
    let mut usage = TypeMap::default();
    for (id, _) in api.types.iter() {
        match (sent.contains(id), received.contains(id)) {
            (true, false) => usage.insert(id, Usage::Request),
            (false, true) => usage.insert(id, Usage::Response),
            (true, true) | (false, false) => {}
        }
    }
    usage
}

/// Adds a type and all it refers to.
fn reach(types: &Types, start: TypeId, seen: &mut TypeSet) {
    let mut open = vec![start];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        open.extend(types.shape(id).uses().into_iter().map(|used| used.id));
    }
}
