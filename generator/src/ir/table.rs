//! Tables and sets of types. In: ids of one arena; out: what is known of each, in the order of the ids.
//! It never hashes or compares: an id is a place in the arena, and so it is a place in a table.

use super::types::TypeId;

/// What is known of some types.
#[derive(Debug, Clone)]
pub struct TypeMap<T> {
    slots: Vec<Option<T>>,
}

/// Some of the types of an arena.
#[derive(Debug, Clone, Default)]
pub struct TypeSet {
    slots: Vec<bool>,
}

impl<T> TypeMap<T> {
    /// What is known of a type.
    pub fn get(&self, id: TypeId) -> Option<&T> {
        self.slots.get(id.index())?.as_ref()
    }

    /// Says what is known of a type from now on.
    pub fn insert(&mut self, id: TypeId, value: T) {
        self.change(id, |known| *known = Some(value));
    }

    /// Forgets what is known of a type.
    pub fn remove(&mut self, id: TypeId) {
        self.change(id, |known| *known = None);
    }

    /// Changes what is known of a type; `None` when it is nothing.
    pub fn change(&mut self, id: TypeId, change: impl FnOnce(&mut Option<T>)) {
        if self.slots.len() <= id.index() {
            self.slots.resize_with(id.index() + 1, || None);
        }
        if let Some(slot) = self.slots.get_mut(id.index()) {
            change(slot);
        }
    }

    /// The types of which something is known, and what it is.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &T)> {
        let slots = self.slots.iter().enumerate();
        slots.filter_map(|(index, slot)| Some((TypeId::of_index(index), slot.as_ref()?)))
    }
}

impl<T> Default for TypeMap<T> {
    fn default() -> Self {
        Self { slots: Vec::new() }
    }
}

impl TypeSet {
    /// Whether a type is one of these.
    pub fn contains(&self, id: TypeId) -> bool {
        self.slots.get(id.index()).copied().unwrap_or(false)
    }

    /// Adds a type; whether it is new among these.
    pub fn insert(&mut self, id: TypeId) -> bool {
        if self.slots.len() <= id.index() {
            self.slots.resize(id.index() + 1, false);
        }
        self.slots.get_mut(id.index()).is_some_and(|slot| !std::mem::replace(slot, true))
    }

    /// The types themselves.
    pub fn iter(&self) -> impl Iterator<Item = TypeId> {
        let slots = self.slots.iter().enumerate();
        slots.filter(|(_, slot)| **slot).map(|(index, _)| TypeId::of_index(index))
    }

    /// The types of these that another set does not have.
    pub fn without(&self, other: &Self) -> Vec<TypeId> {
        self.iter().filter(|id| !other.contains(*id)).collect()
    }
}
