//! Objects whose member names are data.
//!
//! In come names with values; out go the same in the order in which they came. It never holds two values of one name.

mod index;
mod iter;

use std::fmt;
use std::hash::{BuildHasher as _, BuildHasherDefault, DefaultHasher, Hash, Hasher};

use self::index::Index;
use self::iter::{Iter, IterMut};
use super::{Fault, Json, Peek, Reader, Writer};

/// A JSON object as a map from names to values, in the order of insertion.
///
/// Two maps are equal when they hold the same entries, in whatever order: the members of a JSON object have none
/// (RFC 8259 section 1).
#[derive(Clone)]
pub struct Map<V> {
    entries: Vec<(String, V)>,
    index: Index,
}

impl<V> Map<V> {
    /// An empty map, which takes no memory of its own.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether there is an entry of this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&V> {
        let position = self.position(name)?;
        self.entries.get(position).map(|(_, value)| value)
    }

    /// The value of a name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        let position = self.position(name)?;
        self.entries.get_mut(position).map(|(_, value)| value)
    }

    /// Sets the value of a name and returns the one it had before, if any, whose place in the order is kept.
    pub fn insert(&mut self, name: impl Into<String>, value: V) -> Option<V> {
        let name = name.into();
        if let Some(known) = self.get_mut(&name) {
            return Some(std::mem::replace(known, value));
        }
        self.push(name, value);
        None
    }

    /// Sets the value of a name, and gives the place where it stands now.
    pub(super) fn put(&mut self, name: &str, value: V) -> Option<&mut V> {
        let position = self.position(name).unwrap_or(self.entries.len());
        match self.entries.get_mut(position) {
            Some((_, known)) => *known = value,
            None => self.push(name.to_owned(), value),
        }
        self.entries.get_mut(position).map(|(_, value)| value)
    }

    /// Takes out the entry of a name; the others keep their order, which takes time in proportion to their number.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        let position = self.position(name)?;
        let (_, value) = self.entries.remove(position);
        self.index.forget(name, position, self.entries.len());
        Some(value)
    }

    /// Takes out all entries.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.index = Index::default();
    }

    /// The entries, in order.
    pub fn iter(&self) -> Iter<'_, V> {
        Iter::new(self.entries.iter())
    }

    /// The entries, in order, with values to be changed.
    pub fn iter_mut(&mut self) -> IterMut<'_, V> {
        IterMut::new(self.entries.iter_mut())
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.iter().map(|(name, _)| name)
    }

    /// The values, in the order of their names.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    fn push(&mut self, name: String, value: V) {
        self.entries.push((name, value));
        self.index_grown();
    }

    fn index_grown(&mut self) {
        self.index.grown(self.entries.len(), |position| self.entries.get(position).map(|(name, _)| &**name));
    }

    /// Where the entry of a name stands.
    fn position(&self, name: &str) -> Option<usize> {
        let is_it = |position: usize| self.entries.get(position).is_some_and(|(known, _)| known == name);
        match self.index.is_built() {
            true => self.index.find(name, is_it),
            false => (0..self.entries.len()).find(|position| is_it(*position)),
        }
    }
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self { entries: Vec::new(), index: Index::default() }
    }
}

impl<V: PartialEq> PartialEq for Map<V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl<V: Eq> Eq for Map<V> {}

/// The sum of what its entries have each, since their order does not count.
impl<V: Hash> Hash for Map<V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let entries = BuildHasherDefault::<DefaultHasher>::default();
        let sum = self.iter().fold(0_u64, |sum, entry| sum.wrapping_add(entries.hash_one(entry)));
        (self.len(), sum).hash(state);
    }
}

impl<V: fmt::Debug> fmt::Debug for Map<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: Into<String>, V> FromIterator<(K, V)> for Map<V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl<K: Into<String>, V> Extend<(K, V)> for Map<V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (name, value) in entries {
            self.insert(name, value);
        }
    }
}

impl<K: Into<String>, V, const N: usize> From<[(K, V); N]> for Map<V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<V: Json> Json for Map<V> {
    fn blank() -> Self {
        Self::new()
    }

    /// A name that comes twice counts with its last value.
    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.clear();
        let mut more = reader.first_member(first)?;
        while more {
            let name = reader.name()?;
            let first = reader.member_value()?;
            reader.entry(self, &name, first).map_err(Fault::in_entry)?;
            more = reader.next_member()?;
        }
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.map(self.iter());
    }
}
