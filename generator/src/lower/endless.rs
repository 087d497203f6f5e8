//! Types that contain themselves. In: types; out: the same, none of which needs a value of itself, and findings about those that
//! did. It never touches a cycle that can end: through an optional or nullable member, a list or a map.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::ir::{Field, Record, Shape, TypeId, TypeMap, TypeSet, TypeUse, Types};

/// Makes a member of each cycle optional in which each value has to contain another one of the same type.
///
/// No finite JSON text is such a value, so the description cannot mean it; and a decoder that begins with a blank value
/// of each required member would never come to an end.
pub(super) fn settle(cx: &mut Lowering<'_, '_>) {
    // each turn takes a required member of a record that is part of a cycle
    loop {
        let first = cycles(&cx.api.types, cx.problems);
        if first.is_empty() {
            return;
        }
        for (id, wire) in first {
            let fields = match cx.api.types.shape_mut(id) {
                Some(Shape::Record(record)) => record.fields.iter_mut(),
                Some(_) | None => continue,
            };
            fields.filter(|field| field.wire == wire).for_each(|field| field.required = false);
        }
    }
}

/// A member of each cycle, by its record and its name.
fn cycles(types: &Types, problems: &mut Problems) -> Vec<(TypeId, String)> {
    let endless = endless(types);
    let mut seen = TypeSet::default();
    let mut found = Vec::new();
    for (start, _) in endless.iter() {
        let mut way = Vec::new();
        let mut at = start;
        while let Some((field, next)) = endless.get(at).filter(|_| seen.insert(at)) {
            way.push((at, *field));
            at = *next;
        }
        let cycle: Vec<(TypeId, &Field)> = way.into_iter().skip_while(|(id, _)| *id != at).collect();
        found.extend(cycle.first().map(|(id, field)| (*id, field.wire.clone())));
        report(&cycle.iter().map(|(_, field)| *field).collect::<Vec<_>>(), problems);
    }
    found
}

fn report(cycle: &[&Field], problems: &mut Problems) {
    let Some((first, others)) = cycle.split_first() else { return };
    let message =
        format!("no value can have the property `{}`: it would contain itself without end", first.wire);
    let found = Diagnostic::new(Code::ENDLESS_TYPE, Label::value(&first.at), message);
    let found = others.iter().fold(found, |found, field| {
        found.label(Label::value(&field.at).saying(format!("through the required `{}`", field.wire)))
    });
    problems
        .push(found.put_right().help("it is treated as optional, because every value must end somewhere"));
}

/// The records of which there is no finite value, each with a member that makes it so and the record that member needs.
fn endless(types: &Types) -> TypeMap<(&Field, TypeId)> {
    let mut open = TypeMap::default();
    for (id, ty) in types.iter() {
        if let Some(record) = record(&ty.shape) {
            open.insert(id, record);
        }
    }
    // counts down for each record what it needs that may be without end
    let (mut waiting, users) = needs(types, &open);
    let mut finite: Vec<TypeId> =
        open.iter().map(|(id, _)| id).filter(|id| waiting.get(*id).is_none()).collect();
    while let Some(id) = finite.pop() {
        open.remove(id);
        for user in users.get(id).into_iter().flatten() {
            waiting.change(*user, |count| *count = count.and_then(|count: usize| count.checked_sub(1)));
            if waiting.get(*user) == Some(&0) {
                finite.push(*user);
            }
        }
    }
    let mut endless = TypeMap::default();
    for (id, it) in open.iter() {
        if let Some(step) = step(types, &open, it) {
            endless.insert(id, step);
        }
    }
    endless
}

/// How many records each record needs, and by which records each is needed; one that is needed twice counts twice.
fn needs(types: &Types, records: &TypeMap<&Record>) -> (TypeMap<usize>, TypeMap<Vec<TypeId>>) {
    let (mut waiting, mut users) = (TypeMap::default(), TypeMap::<Vec<TypeId>>::default());
    for (id, record) in records.iter() {
        let needed = record.fields.iter().filter(|field| field.required);
        for needed in needed.filter_map(|field| needed_record(types, field.ty)) {
            waiting.change(id, |count| *count = Some(count.unwrap_or(0) + 1));
            users.change(needed, |known| known.get_or_insert_default().push(id));
        }
    }
    (waiting, users)
}

/// A member that must be there, and whose record is not known to be finite.
fn step<'t>(types: &Types, open: &TypeMap<&Record>, record: &'t Record) -> Option<(&'t Field, TypeId)> {
    let needed = record.fields.iter().filter(|field| field.required);
    needed
        .filter_map(|field| Some((field, needed_record(types, field.ty)?)))
        .find(|(_, id)| open.get(*id).is_some())
}

/// The record that a value of a use has to be, behind aliases.
fn needed_record(types: &Types, mut used: TypeUse) -> Option<TypeId> {
    for _ in 0..types.len() {
        if used.nullable {
            return None;
        }
        match types.shape(used.id) {
            Shape::Record(_) => return Some(used.id),
            Shape::Alias(next) => used = *next,
            // a union keeps any value: there is a finite one
            Shape::Union(_) => return None,
            Shape::Scalar(_) | Shape::Enumeration(_) | Shape::List(_) | Shape::Tuple(_) => return None,
            Shape::Map(_) | Shape::Own(_) | Shape::Any => {
                return None;
            }
        }
    }
    None
}

fn record(shape: &Shape) -> Option<&Record> {
    match shape {
        Shape::Record(record) => Some(record),
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::List(_) | Shape::Tuple(_) | Shape::Map(_) => None,
        Shape::Union(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => None,
    }
}
