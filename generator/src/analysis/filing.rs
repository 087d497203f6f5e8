//! Under which tag a type is filed. In: an API; out: for each type the one tag whose operations reach it, if it is one.
//! It never files a type under a tag while anything outside of that tag refers to it.

use crate::ir::{Api, Cause, Shape, TagId, TypeId, TypeMap, Types};

/// The tag of each type that operations of that tag alone reach; `None` for the others.
pub(super) fn of_types(api: &Api) -> TypeMap<Option<TagId>> {
    let mut filed = TypeMap::default();
    for operation in &api.operations {
        for used in operation.sent().into_iter().chain(operation.received()) {
            reach(&api.types, used.id, operation.tags.first().copied(), &mut filed);
        }
    }
    for event in &api.events {
        let tag = match event.cause {
            Cause::Callback { operation, .. } => {
                api.operations.get(operation.0).and_then(|it| it.tags.first())
            }
            Cause::Webhook(_) => None,
        };
        reach(&api.types, event.payload.id, tag.copied(), &mut filed);
    }
    // what nobody reaches may still refer to what somebody does
    for (id, ty) in api.types.iter() {
        if filed.get(id).is_none() && !ty.is_place {
            reach(&api.types, id, None, &mut filed);
        }
    }
    // a name that nobody uses stands beside what it names
    for (id, ty) in api.types.iter().filter(|(_, ty)| ty.is_place) {
        if let (None, Shape::Alias(of)) = (filed.get(id), &ty.shape) {
            let tag = filed.get(of.id).copied().flatten();
            filed.insert(id, tag);
        }
    }
    filed
}

/// Files a type and all it refers to under a tag; what is filed under another one already, under none.
fn reach(types: &Types, start: TypeId, tag: Option<TagId>, filed: &mut TypeMap<Option<TagId>>) {
    let mut open = vec![(start, tag)];
    while let Some((id, tag)) = open.pop() {
        let tag = match filed.get(id) {
            None => tag,
            Some(known) if *known == tag || known.is_none() => continue,
            Some(_) => None,
        };
        filed.insert(id, tag);
        open.extend(types.shape(id).uses().into_iter().map(|used| (used.id, tag)));
    }
}
