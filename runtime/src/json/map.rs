//! Objects whose member names are data.
//!
//! In come names with values; out go the same in the order in which they came. It never holds two values of one name.

mod iter;

use std::fmt;

use indexmap::IndexMap;

use self::iter::{Iter, IterMut};
use super::{Fault, Json, Peek, Reader, Writer};

/// A JSON object as a map from names to values, in the order of insertion.
///
/// Two maps are equal when they hold the same entries, in whatever order: the members of a JSON object have none
/// (RFC 8259 section 1).
#[derive(Clone)]
pub struct Map<V> {
    /// boxed, and none until there is an entry: most records that could keep unknown members have none to keep
    entries: Option<Box<IndexMap<String, V>>>,
}

impl<V> Map<V> {
    /// An empty map, which takes no memory of its own.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.as_ref().map_or(0, |entries| entries.len())
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there is an entry of this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&V> {
        self.entries.as_ref()?.get(name)
    }

    /// The value of a name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        self.entries.as_mut()?.get_mut(name)
    }

    /// Sets the value of a name and returns the one it had before, if any, whose place in the order is kept.
    pub fn insert(&mut self, name: impl Into<String>, value: V) -> Option<V> {
        self.entries.get_or_insert_default().insert(name.into(), value)
    }

    /// Takes out the entry of a name; the others keep their order, which takes time in proportion to their number.
    pub fn remove(&mut self, name: &str) -> Option<V> {
        self.entries.as_mut()?.shift_remove(name)
    }

    /// Takes out all entries.
    pub fn clear(&mut self) {
        self.entries = None;
    }

    /// The entries, in order.
    pub fn iter(&self) -> Iter<'_, V> {
        Iter::new(self.entries.as_deref())
    }

    /// The entries, in order, with values to be changed.
    pub fn iter_mut(&mut self) -> IterMut<'_, V> {
        IterMut::new(self.entries.as_deref_mut())
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.iter().map(|(name, _)| name)
    }

    /// The values, in the order of their names.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }
}

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self { entries: None }
    }
}

impl<V: PartialEq> PartialEq for Map<V> {
    fn eq(&self, other: &Self) -> bool {
        match (&self.entries, &other.entries) {
            (Some(own), Some(other)) => own == other,
            (_, _) => self.is_empty() && other.is_empty(),
        }
    }
}

impl<V: Eq> Eq for Map<V> {}

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
            reader.entry(self, &name, first).map_err(|fault| fault.in_member(&name))?;
            more = reader.next_member()?;
        }
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.map(self.iter());
    }
}
