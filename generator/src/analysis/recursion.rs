//! Cycles of types. In: the arena; out: the fields to box, and the aliases that must be types of their own.
//! It never boxes what a list or a map already puts on the heap.
//!
//! Method: a depth-first walk within each circle, from the first of its unions in the alphabet, so that members of records are boxed, else
//! from the first of its components; an edge back to a type that is still being visited closes a cycle. Cutting exactly those edges leaves no cycle. What leads to a circle, and the order of the description,
//! cannot move its cuts.

use super::circles::{Circles, Edges};
use crate::ir::{NameHint, Shape, Type, TypeId, TypeMap, TypeSet, Types};

/// A chain of types that leads back to its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle {
    /// The types on the way, beginning and ending with the same one.
    pub through: Vec<TypeId>,
}

/// The fields whose types contain their record by value, and the variants whose types contain their union.
pub(super) fn boxed_fields(types: &Types) -> Vec<((TypeId, usize), Cycle)> {
    closing(types, &|id| held_by_value(types, id))
}

/// The edges that close cycles.
fn closing(types: &Types, edges: &Edges<'_>) -> Vec<((TypeId, usize), Cycle)> {
    let circles = Circles::of(types, edges);
    let within = |id| edges(id).into_iter().filter(|(_, target)| circles.are_one(id, *target)).collect();
    let mut walk = CycleSearch::new(&within);
    let mut starts: Vec<(TypeId, &Type)> = types.iter().collect();
    let is_union = |ty: &Type| matches!(ty.shape, Shape::Union(_));
    let is_given = |ty: &Type| matches!(ty.hint, NameHint::Given(_));
    starts.sort_by_key(|(_, ty)| (!is_union(ty), !is_given(ty), ty.at.as_str()));
    starts.into_iter().for_each(|(id, _)| walk.visit(id));
    walk.closing
}

/// The lists, maps and aliases that contain themselves through lists, maps and aliases only.
pub(super) fn wrapped_aliases(types: &Types) -> TypeMap<Cycle> {
    let edges = |id| match types.shape(id) {
        Shape::List(item) | Shape::Map(item) | Shape::Alias(item) => vec![(0, item.id)],
        Shape::Tuple(items) => items.iter().map(|item| (0, item.id)).collect(),
        Shape::Scalar(_)
        | Shape::Record(_)
        | Shape::Enumeration(_)
        | Shape::Union(_)
        | Shape::Own(_)
        | Shape::Any => Vec::new(),
    };
    let mut wrapped = TypeMap::default();
    for (_, cycle) in closing(types, &edges) {
        if let Some(first) = cycle.through.first() {
            wrapped.insert(*first, cycle);
        }
    }
    wrapped
}

/// The records and unions that a record's fields or a union's variants hold by value, with the index of each.
pub(super) fn held_by_value(types: &Types, id: TypeId) -> Vec<(usize, TypeId)> {
    match types.shape(id) {
        Shape::Record(record) => {
            let held = record.fields.iter().enumerate();
            held.flat_map(|(index, field)| {
                contained(types, field.ty.id).into_iter().map(move |id| (index, id))
            })
            .collect()
        }
        Shape::Union(union) => {
            let held = union.variants.iter().enumerate();
            held.flat_map(|(index, case)| contained(types, case.ty.id).into_iter().map(move |id| (index, id)))
                .collect()
        }
        Shape::Scalar(_)
        | Shape::Enumeration(_)
        | Shape::List(_)
        | Shape::Tuple(_)
        | Shape::Map(_)
        | Shape::Alias(_)
        | Shape::Own(_)
        | Shape::Any => Vec::new(),
    }
}

/// The records and unions that a value of a type holds by value: what it stands for, or the items of a tuple.
fn contained(types: &Types, id: TypeId) -> Vec<TypeId> {
    let mut contained = Vec::new();
    // a handful at most: a set of all types would take longer to make than to use
    let mut seen = Vec::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        match types.shape(id) {
            Shape::Record(_) | Shape::Union(_) => contained.push(id),
            Shape::Alias(target) => open.push(target.id),
            Shape::Tuple(items) => open.extend(items.iter().rev().map(|item| item.id)),
            Shape::Scalar(_)
            | Shape::Enumeration(_)
            | Shape::List(_)
            | Shape::Map(_)
            | Shape::Own(_)
            | Shape::Any => {}
        }
    }
    contained
}

/// A depth-first walk that keeps its stack on the heap, since chains of types can be long.
struct CycleSearch<'e> {
    edges: &'e Edges<'e>,
    done: TypeSet,
    /// where in the stack a type is that is being visited
    open: TypeMap<usize>,
    closing: Vec<((TypeId, usize), Cycle)>,
}

struct StackFrame {
    id: TypeId,
    edges: Vec<(usize, TypeId)>,
    next: usize,
}

impl<'e> CycleSearch<'e> {
    fn new(edges: &'e Edges<'e>) -> Self {
        Self { edges, done: TypeSet::default(), open: TypeMap::default(), closing: Vec::new() }
    }

    fn visit(&mut self, start: TypeId) {
        if self.done.contains(start) {
            return;
        }
        let mut stack = Vec::new();
        self.enter(&mut stack, start);
        while let Some(top) = stack.last_mut() {
            let Some(&(field, target)) = top.edges.get(top.next) else {
                self.done.insert(top.id);
                self.open.remove(top.id);
                stack.pop();
                continue;
            };
            top.next += 1;
            let from = top.id;
            if let Some(begin) = self.open.get(target).copied() {
                let mut through: Vec<TypeId> = stack.iter().skip(begin).map(|frame| frame.id).collect();
                through.push(target);
                self.closing.push(((from, field), Cycle { through }));
            } else if !self.done.contains(target) {
                self.enter(&mut stack, target);
            }
        }
    }

    fn enter(&mut self, stack: &mut Vec<StackFrame>, id: TypeId) {
        self.open.insert(id, stack.len());
        stack.push(StackFrame { id, edges: (self.edges)(id), next: 0 });
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::ir::{Access, Additional, Field, NameHint, Record, Text, TypeUse};
    use crate::source::Pointer;

    fn field(ty: TypeId) -> Field {
        let ty = TypeUse { id: ty, nullable: false };
        Field {
            wire: "x".into(),
            hint: None,
            ty,
            required: false,
            access: Access::ReadWrite,
            filled: None,
            named: None,
            text: Text::default(),
            at: Pointer::root(),
        }
    }

    pub(in super::super) fn types(count: usize) -> (Types, Vec<TypeId>) {
        let mut types = Types::default();
        let ids = (0..count).map(|_| types.reserve(NameHint::Derived(Vec::new()), Pointer::root())).collect();
        (types, ids)
    }

    pub(in super::super) fn record(fields: &[TypeId]) -> Shape {
        Shape::Record(Record {
            fields: fields.iter().copied().map(field).collect(),
            additional: Additional::Skipped,
        })
    }

    #[test]
    fn only_the_edge_that_closes_a_cycle_is_boxed() {
        let (mut types, ids) = types(3);
        types.fill(ids[0], Text::default(), record(&[ids[1]]));
        types.fill(ids[1], Text::default(), record(&[ids[2], ids[0]]));
        types.fill(ids[2], Text::default(), record(&[ids[2]]));
        let boxed = boxed_fields(&types);
        let mut places: Vec<_> = boxed.iter().map(|(place, _)| *place).collect();
        places.sort();
        assert_eq!(places, [(ids[1], 1), (ids[2], 0)]);
        let first = boxed.iter().find(|(place, _)| *place == (ids[1], 1)).unwrap();
        assert_eq!(first.1.through, [ids[0], ids[1], ids[0]]);
    }

    #[test]
    fn a_list_breaks_a_cycle_and_a_list_of_itself_is_wrapped() {
        let (mut types, ids) = types(3);
        let item = |id| TypeUse { id, nullable: false };
        types.fill(ids[0], Text::default(), record(&[ids[1]]));
        types.fill(ids[1], Text::default(), Shape::List(item(ids[0])));
        types.fill(ids[2], Text::default(), Shape::Map(item(ids[2])));
        assert!(boxed_fields(&types).is_empty());
        assert_eq!(wrapped_aliases(&types).iter().map(|(id, _)| id).collect::<Vec<_>>(), [ids[2]]);
    }

    #[test]
    fn what_leads_to_a_cycle_does_not_move_its_cut() {
        let (mut types, ids) = types(3);
        types.fill(ids[1], Text::default(), record(&[ids[2]]));
        types.fill(ids[2], Text::default(), record(&[ids[1]]));
        let alone: Vec<_> = boxed_fields(&types).into_iter().map(|(place, _)| place).collect();
        types.fill(ids[0], Text::default(), record(&[ids[2]]));
        let led_to: Vec<_> = boxed_fields(&types).into_iter().map(|(place, _)| place).collect();
        assert_eq!(
            (alone.as_slice(), led_to.as_slice()),
            ([(ids[2], 0)].as_slice(), [(ids[2], 0)].as_slice())
        );
    }

    #[test]
    fn a_chain_of_ten_thousand_records_does_not_overflow_the_stack() {
        let (mut types, ids) = types(10_000);
        for (index, id) in ids.iter().enumerate() {
            types.fill(*id, Text::default(), record(&[ids[(index + 1) % ids.len()]]));
        }
        assert_eq!(boxed_fields(&types).len(), 1);
    }
}
