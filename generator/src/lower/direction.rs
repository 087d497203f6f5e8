//! Members that travel one way. In: an API whose types are all there; out: types that ask for no member that does not
//! travel their way. It never makes a second form of a type where one will do.
//!
//! A type that is only sent loses its `readOnly` members, one that is only received its `writeOnly` ones. Of a type that
//! is sent and received, with a member of either kind that must be there, no value would do for both ways: it becomes two,
//! and so does whatever stands between it and a request. The form for answers keeps the name.

use crate::ir::{Access, Api, Operation, Record, Shape, TypeForm, TypeId, TypeMap, TypeSet, TypeUse, Types};
use crate::settings::Required;

/// Gives the requests of an API types of their own where they need them.
pub(super) fn split(api: &mut Api, required: Required) {
    if required == Required::Trusted
        && !api.types.iter().any(|(_, ty)| restricted(&ty.shape).any(|access| access != Access::ReadWrite))
    {
        return;
    }
    let sent: Vec<TypeUse> = api.operations.iter().flat_map(Operation::sent).collect();
    let sent = reached(&api.types, sent, Access::ReadOnly);
    let mut received: Vec<TypeUse> = api.operations.iter().flat_map(Operation::received).collect();
    received.extend(api.events.iter().map(|event| event.payload));
    let received = reached(&api.types, received, Access::WriteOnly);
    let both: Vec<TypeId> = sent.iter().filter(|id| received.contains(*id)).collect();
    let twofold = twofold(&api.types, &both, required);
    let mut forms = TypeMap::default();
    let mut only_sent = sent.without(&received);
    for id in twofold.iter() {
        if let Some(form) = api.types.add_form(id, TypeForm::Request) {
            forms.insert(id, form);
            only_sent.push(form);
        }
    }
    for id in only_sent {
        let Some(shape) = api.types.shape_mut(id) else { continue };
        leave_out(shape, Access::ReadOnly);
        shape.uses_mut().into_iter().for_each(|used| redirect(used, &forms));
    }
    for id in received.without(&sent).into_iter().chain(twofold.iter()) {
        if let Some(shape) = api.types.shape_mut(id) {
            leave_out(shape, Access::WriteOnly);
        }
    }
    for used in api.operations.iter_mut().flat_map(Operation::sent_mut) {
        redirect(used, &forms);
    }
}

fn redirect(used: &mut TypeUse, forms: &TypeMap<TypeId>) {
    used.id = forms.get(used.id).copied().unwrap_or(used.id);
}

fn record(shape: &Shape) -> Option<&Record> {
    match shape {
        Shape::Record(record) => Some(record),
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) => None,
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => None,
    }
}

fn restricted(shape: &Shape) -> impl Iterator<Item = Access> + '_ {
    record(shape).into_iter().flat_map(|record| &record.fields).map(|field| field.access)
}

/// The types that values of these uses are made of, members aside that do not travel along.
fn reached(types: &Types, uses: Vec<TypeUse>, without: Access) -> TypeSet {
    let mut reached = TypeSet::default();
    let mut open: Vec<TypeId> = uses.iter().map(|used| used.id).collect();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            let mut shape = types.shape(id).clone();
            leave_out(&mut shape, without);
            open.extend(shape.uses().into_iter().map(|used| used.id));
        }
    }
    reached
}

/// The types of which one form will not do for both ways: with a member that must be there and travels one way only, or
/// made of such a type.
fn twofold(types: &Types, both: &[TypeId], required: Required) -> TypeSet {
    let mut users: TypeMap<Vec<TypeId>> = TypeMap::default();
    for id in both {
        let mut shape = types.shape(*id).clone();
        leave_out(&mut shape, Access::ReadOnly);
        for used in shape.uses() {
            users.change(used.id, |users| users.get_or_insert_default().push(*id));
        }
    }
    let mut open: Vec<TypeId> =
        both.iter().copied().filter(|id| clashes(types.shape(*id), required)).collect();
    let mut found = TypeSet::default();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(users.get(id).into_iter().flatten());
        }
    }
    found
}

fn clashes(shape: &Shape, required: Required) -> bool {
    let mut fields = record(shape).into_iter().flat_map(|record| &record.fields);
    // what an answer may lack all the same, a request must have
    let differs = |access| access != Access::ReadWrite || required == Required::ReceivedOptional;
    fields.any(|field| field.required && differs(field.access))
}

fn leave_out(shape: &mut Shape, access: Access) {
    match shape {
        Shape::Record(record) => record.fields.retain(|field| field.access != access),
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) => {}
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => {}
    }
}
