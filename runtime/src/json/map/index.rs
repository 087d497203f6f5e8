//! Where the entry of a name stands in a long map.
//!
//! In come names with their positions; out goes the position of a name. It never is made for a short map: a few names are
//! compared sooner than one is hashed.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

/// Maps with more entries than this have an index.
const SHORT: usize = 16;

/// The positions of names; empty while the map is short.
///
/// It knows hashes alone, so that it is compiled once for maps of whatever values.
#[derive(Debug, Clone, Default)]
pub(super) struct Index(Option<Box<Positions>>);

#[derive(Debug, Clone)]
struct Positions {
    /// with keys of its own, so that nobody who sends names can make them meet
    hasher: RandomState,
    table: HashTable<(u64, usize)>,
}

impl Index {
    pub(super) fn is_built(&self) -> bool {
        self.0.is_some()
    }

    /// The position of a name, among those of which `is_it` says yes.
    pub(super) fn find(&self, name: &str, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let positions = self.0.as_deref()?;
        let hash = positions.hasher.hash_one(name);
        positions.table.find(hash, |(known, position)| *known == hash && is_it(*position)).map(|(_, at)| *at)
    }

    /// Takes in the last of `length` names; all of them, when they have just become many.
    pub(super) fn grown<'n>(&mut self, length: usize, name: impl Fn(usize) -> Option<&'n str>) {
        if length <= SHORT && !self.is_built() {
            return;
        }
        let known = if self.is_built() { length - 1 } else { 0 };
        let positions = self.0.get_or_insert_with(|| {
            Box::new(Positions { hasher: RandomState::new(), table: HashTable::with_capacity(2 * length) })
        });
        (known..length).for_each(|position| positions.insert(name(position).unwrap_or_default(), position));
    }

    /// Takes out the name at a position; those behind it, of so many that are left, move up.
    pub(super) fn forget(&mut self, name: &str, position: usize, left: usize) {
        let Some(positions) = self.0.as_deref_mut() else { return };
        let hash = positions.hasher.hash_one(name);
        if let Ok(entry) = positions.table.find_entry(hash, |(_, at)| *at == position) {
            entry.remove();
        }
        if position < left {
            positions.table.iter_mut().filter(|(_, at)| *at > position).for_each(|(_, at)| *at -= 1);
        }
    }
}

impl Positions {
    fn insert(&mut self, name: &str, position: usize) {
        let hash = self.hasher.hash_one(name);
        self.table.insert_unique(hash, (hash, position), |(hash, _)| *hash);
    }
}
