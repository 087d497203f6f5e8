//! Facts about types and operations that follow from the whole API. In: a valid API; out: [`Facts`], each with its reason.
//! It never changes the API and never complains.

mod circles;
mod example;
mod filing;
mod limits;
mod operations;
mod recursion;
mod usage;
mod weight;

pub(crate) use example::example;
pub use recursion::Cycle;
pub use usage::Usage;

use crate::check::Valid;
use crate::ir::{
    Api, OperationId, SchemeId, SectionId, ServerGroupId, TagId, TypeId, TypeMap, TypeSet, Types, equality,
};
use operations::Operations;
use std::collections::HashMap;

/// What is known of types beyond their own shape, and of operations beyond each by itself.
#[derive(Debug, Default)]
pub struct Facts {
    boxed: HashMap<(TypeId, usize), Boxed>,
    wrapped: TypeMap<Cycle>,
    usage: TypeMap<Usage>,
    limited: TypeSet,
    unequal: TypeSet,
    filed: TypeMap<Option<SectionId>>,
    operations: Operations,
}

/// Why a field of a record or a variant of a union is boxed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Boxed {
    /// This cycle would make it infinitely large.
    Cycle(Cycle),
    /// It is of so many bytes, about.
    Large(usize),
}

fn boxed(types: &Types) -> HashMap<(TypeId, usize), Boxed> {
    let mut boxed = HashMap::new();
    for (place, cycle) in recursion::boxed_fields(types) {
        boxed.insert(place, Boxed::Cycle(cycle));
    }
    for (place, bytes) in weight::large_fields(types, &|id, index| boxed.contains_key(&(id, index))) {
        boxed.insert(place, Boxed::Large(bytes));
    }
    boxed
}

/// Computes the facts.
pub fn analyze(api: &Valid<Api>) -> Facts {
    let api = api.get();
    Facts {
        boxed: boxed(&api.types),
        wrapped: recursion::wrapped_aliases(&api.types),
        usage: usage::of_types(api),
        limited: limits::limited(&api.types),
        unequal: equality::unequal(&api.types),
        filed: filing::of_types(api),
        operations: Operations::of(api),
    }
}

impl Facts {
    /// Why a field of a record or a variant of a union must be boxed.
    pub fn boxed(&self, record: TypeId, field: usize) -> Option<&Boxed> {
        self.boxed.get(&(record, field))
    }

    /// Why a list, map or alias must be a type of its own: it contains itself, which a Rust type alias cannot.
    pub fn wrapped(&self, id: TypeId) -> Option<&Cycle> {
        self.wrapped.get(id)
    }

    /// Which way values of a type travel.
    pub fn usage(&self, id: TypeId) -> Usage {
        self.usage.get(id).copied().unwrap_or(Usage::Both)
    }

    /// The section that a type is filed in: only operations of that section have to do with it. `None` where there is no such section.
    pub fn filed(&self, id: TypeId) -> Option<SectionId> {
        self.filed.get(id).copied().flatten()
    }

    /// Whether every value of a type is equal to itself, and may be a key of maps and sets.
    pub fn has_eq(&self, id: TypeId) -> bool {
        !self.unequal.contains(id)
    }

    /// Whether values of a type have limits to be held against, their own or inside of them.
    pub fn limited(&self, id: TypeId) -> bool {
        self.limited.contains(id)
    }

    /// Whether an operation requires a security scheme, alone or with others.
    pub fn requires(&self, scheme: SchemeId) -> bool {
        self.operations.required.contains(&scheme)
    }

    /// The operations that go to a list of servers.
    pub fn operations_at(&self, servers: ServerGroupId) -> &[OperationId] {
        self.operations.at.get(&servers).map_or(&[], Vec::as_slice)
    }

    /// How many operations have a tag.
    pub fn tagged(&self, tag: TagId) -> usize {
        self.operations.tagged.get(&tag).copied().unwrap_or_default()
    }

    /// The operation with this `operationId`.
    pub fn operation_called(&self, id: &str) -> Option<OperationId> {
        self.operations.called.get(id).copied()
    }
}
