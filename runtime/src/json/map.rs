//! Objects whose member names are data.
//!
//! In come names with values; out go the same in the order in which they came. It never holds two values of one name.

use indexmap::IndexMap;
use indexmap::map::{IntoIter, Iter, IterMut};

use super::{Fault, Json, Peek, Reader, Writer};

/// A JSON object as a map from names to values, in the order of insertion.
///
/// Two maps are equal when they hold the same entries, in whatever order: the members of a JSON object have none
/// (RFC 8259 section 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map<V> {
    entries: IndexMap<String, V>,
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
        self.entries.contains_key(name)
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&V> {
        self.entries.get(name)
    }

    /// The value of a name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        self.entries.get_mut(name)
    }

    /// Sets the value of a name; the value it had before, if any, whose place in the order is kept.
    pub fn insert(&mut self, name: impl Into<String>, value: V) -> Option<V> {
        self.entries.insert(name.into(), value)
    }

    /// Takes out the entry of a name; the others keep their order, which takes time in proportion to their number.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        self.entries.shift_remove(name)
    }

    /// Takes out all entries.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// The entries, in order.
    pub fn iter(&self) -> Iter<'_, String, V> {
        self.entries.iter()
    }

    /// The entries, in order, with values to be changed.
    pub fn iter_mut(&mut self) -> IterMut<'_, String, V> {
        self.entries.iter_mut()
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.entries.keys()
    }

    /// The values, in the order of their names.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.values()
    }
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self { entries: IndexMap::new() }
    }
}

impl<K: Into<String>, V> FromIterator<(K, V)> for Map<V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Self { entries: entries.into_iter().map(|(name, value)| (name.into(), value)).collect() }
    }
}

impl<K: Into<String>, V> Extend<(K, V)> for Map<V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        self.entries.extend(entries.into_iter().map(|(name, value)| (name.into(), value)));
    }
}

impl<K: Into<String>, V, const N: usize> From<[(K, V); N]> for Map<V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<V> IntoIterator for Map<V> {
    type Item = (String, V);
    type IntoIter = IntoIter<String, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'m, V> IntoIterator for &'m Map<V> {
    type Item = (&'m String, &'m V);
    type IntoIter = Iter<'m, String, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
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
            reader.entry(self, &name, first).map_err(|fault| fault.in_member(&name))?;
            more = reader.next_member()?;
        }
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.map(self.iter());
    }
}
