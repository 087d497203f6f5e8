//! In which section a type is filed. In: an API; out: for each type the one section whose operations reach it, if it is one.
//! It never files a type in a section while anything outside of that section refers to it.

use crate::ir::{Api, Cause, SectionId, Shape, TypeId, TypeMap, Types};

/// The section of each type that operations of that section alone reach; `None` for the others.
pub(super) fn of_types(api: &Api) -> TypeMap<Option<SectionId>> {
    let mut filed = TypeMap::default();
    for operation in &api.operations {
        for used in operation.sent().into_iter().chain(operation.received()) {
            reach(&api.types, used.id, operation.section, &mut filed);
        }
    }
    for event in &api.events {
        let section = match event.cause {
            Cause::Callback { operation, .. } => api.operations.get(operation.0).and_then(|it| it.section),
            Cause::Webhook(_) => None,
        };
        reach(&api.types, event.payload.id, section, &mut filed);
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
            let section = filed.get(of.id).copied().flatten();
            filed.insert(id, section);
        }
    }
    filed
}

/// Files a type and all it refers to in a section; what is filed in another one already, in none.
fn reach(types: &Types, start: TypeId, section: Option<SectionId>, filed: &mut TypeMap<Option<SectionId>>) {
    let mut open = vec![(start, section)];
    while let Some((id, section)) = open.pop() {
        let section = match filed.get(id) {
            None => section,
            Some(known) if *known == section || known.is_none() => continue,
            Some(_) => None,
        };
        filed.insert(id, section);
        open.extend(types.shape(id).uses().into_iter().map(|used| (used.id, section)));
    }
}
