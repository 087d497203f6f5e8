//! Under which tag a type is filed. In: an API; out: for each type the one tag whose operations reach it, if it is one.
//! It never files a type under a tag while anything outside of that tag refers to it.

use super::usage;
use crate::ir::{Api, Cause, TagId, TypeId};
use std::collections::{BTreeMap, BTreeSet};

/// The tag of each type that operations of that tag alone reach.
pub(super) fn of_types(api: &Api) -> BTreeMap<TypeId, TagId> {
    let mut reached: BTreeMap<Option<TagId>, BTreeSet<TypeId>> = BTreeMap::new();
    for operation in &api.operations {
        let seen = reached.entry(operation.tags.first().copied()).or_default();
        for id in usage::of_operation(operation) {
            usage::reach(&api.types, id, seen);
        }
    }
    for event in &api.events {
        let tag = match event.cause {
            Cause::Callback { operation, .. } => {
                api.operations.get(operation.0).and_then(|it| it.tags.first())
            }
            Cause::Webhook(_) => None,
        };
        usage::reach(&api.types, event.payload.id, reached.entry(tag.copied()).or_default());
    }
    // what nobody reaches may still refer to what somebody does
    let known: BTreeSet<TypeId> = reached.values().flatten().copied().collect();
    let unreached = api.types.iter().map(|(id, _)| id).filter(|id| !known.contains(id));
    let shared = reached.entry(None).or_default();
    for id in unreached {
        usage::reach(&api.types, id, shared);
    }
    let mut filed: BTreeMap<TypeId, Option<TagId>> = BTreeMap::new();
    for (tag, types) in reached {
        for id in types {
            filed.entry(id).and_modify(|known| *known = None).or_insert(tag);
        }
    }
    filed.into_iter().filter_map(|(id, tag)| Some((id, tag?))).collect()
}
