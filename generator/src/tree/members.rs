//! The members of a mapping. In: names with nodes; out: the same in the order of the text, and the node of a name.
//! It never hashes the names of a small mapping: nearly all are small, and a few names are compared sooner.

use super::Node;
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use std::hash::BuildHasher;

/// Mappings with more members than this have an index.
const SMALL: usize = 16;

/// Members by name, in the order of the text. Most of the time of the first stages goes into finding members, most of
/// their memory into keeping them.
#[derive(Debug, Clone, Default)]
pub struct Members {
    entries: Vec<(String, Node)>,
    /// The marks of all names that are there, and maybe of some that were: most names that are asked for are not there.
    marks: u64,
    index: Option<Box<Index>>,
}

/// Where the members of a large mapping stand.
#[derive(Debug, Clone, Default)]
struct Index {
    hasher: RandomState,
    positions: HashTable<(u64, usize)>,
}

impl Members {
    /// No members, and room for so many.
    pub fn with_capacity(capacity: usize) -> Self {
        Self { entries: Vec::with_capacity(capacity), marks: 0, index: None }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where the member of a name stands.
    #[inline]
    pub fn position(&self, name: &str) -> Option<usize> {
        if self.marks & mark(name) == 0 { None } else { self.search(name) }
    }

    fn search(&self, name: &str) -> Option<usize> {
        match &self.index {
            Some(index) => {
                let hash = index.hasher.hash_one(name);
                let is_it = |(known, at): &(u64, usize)| *known == hash && self.is_at(*at, name);
                index.positions.find(hash, is_it).map(|(_, at)| *at)
            }
            None => self.entries.iter().position(|(known, _)| known == name),
        }
    }

    fn is_at(&self, position: usize, name: &str) -> bool {
        self.entries.get(position).is_some_and(|(known, _)| known == name)
    }

    /// The node of a name.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.at(self.position(name)?).map(|(_, node)| node)
    }

    /// The node of a name, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Node> {
        let position = self.position(name)?;
        self.entries.get_mut(position).map(|(_, node)| node)
    }

    /// The member at a place in the order.
    pub fn at(&self, position: usize) -> Option<(&String, &Node)> {
        self.entries.get(position).map(|(name, node)| (name, node))
    }

    /// The member at a place in the order, to be changed.
    pub fn at_mut(&mut self, position: usize) -> Option<(&String, &mut Node)> {
        self.entries.get_mut(position).map(|(name, node)| (&*name, node))
    }

    /// Whether there is a member of a name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// Sets the node of a name, and gives the one it had, whose place in the order is kept.
    pub fn insert(&mut self, name: String, node: Node) -> Option<Node> {
        if let Some(known) = self.get_mut(&name) {
            return Some(std::mem::replace(known, node));
        }
        self.push(name, node);
        None
    }

    /// Adds a member of which it is known that there is none of its name.
    pub(super) fn push(&mut self, name: String, node: Node) {
        self.entries.push((name, node));
        self.index_from(self.entries.len() - 1);
    }

    /// The node of a name, to be changed; where there is none, it is made and added at the end.
    pub fn get_or_insert_with(&mut self, name: &str, make: impl FnOnce() -> Node) -> Option<&mut Node> {
        let position = self.position(name).unwrap_or(self.entries.len());
        if position == self.entries.len() {
            self.insert(name.to_owned(), make());
        }
        self.entries.get_mut(position).map(|(_, node)| node)
    }

    /// Adds a member where there is none of its name.
    pub fn add(&mut self, name: &str, node: Node) {
        self.get_or_insert_with(name, || node);
    }

    /// Gives a member another name, in its place among the others; whether there was one. One that had that name goes.
    pub fn rename(&mut self, from: &str, to: &str) -> bool {
        if !self.contains_key(from) {
            return false;
        }
        if from != to {
            self.remove(to);
        }
        let position = self.position(from);
        if let Some((name, _)) = position.and_then(|position| self.entries.get_mut(position)) {
            to.clone_into(name);
        }
        self.index_anew();
        true
    }

    /// Takes out the member of a name; the others keep their order.
    pub fn remove(&mut self, name: &str) -> Option<Node> {
        let position = self.position(name)?;
        let (_, node) = self.entries.remove(position);
        if let Some(index) = &mut self.index {
            index.forget(name, position, self.entries.len());
        }
        Some(node)
    }

    /// Takes out the members that are not to stay.
    pub fn retain(&mut self, mut stays: impl FnMut(&String, &mut Node) -> bool) {
        self.entries.retain_mut(|(name, node)| stays(name, node));
        self.index_anew();
    }

    /// All of them, in order.
    pub fn iter(&self) -> Iter<'_> {
        Iter(self.entries.iter())
    }

    /// All of them, in order, to be changed.
    pub fn iter_mut(&mut self) -> IterMut<'_> {
        IterMut(self.entries.iter_mut())
    }

    /// The names, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &String> {
        self.entries.iter().map(|(name, _)| name)
    }

    /// The nodes, in order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Node> {
        self.entries.iter().map(|(_, node)| node)
    }

    /// The nodes, in order, to be changed.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Node> {
        self.entries.iter_mut().map(|(_, node)| node)
    }

    /// Forgets the index, and makes one where the mapping is large.
    fn index_anew(&mut self) {
        self.index = None;
        self.marks = 0;
        self.index_from(0);
    }

    /// Brings the index up to date with the members from a place on; makes one when the mapping is large.
    fn index_from(&mut self, first: usize) {
        self.marks |= self.entries.iter().skip(first).fold(0, |marks, (name, _)| marks | mark(name));
        if self.index.is_none() && self.entries.len() <= SMALL {
            return;
        }
        let first = if self.index.is_some() { first } else { 0 };
        let index = self.index.get_or_insert_default();
        for (position, (name, _)) in self.entries.iter().enumerate().skip(first) {
            let hash = index.hasher.hash_one(name.as_str());
            index.positions.insert_unique(hash, (hash, position), |(hash, _)| *hash);
        }
    }
}

impl Index {
    /// Takes out the name at a position; those behind it, of so many that are left, move up.
    fn forget(&mut self, name: &str, position: usize, left: usize) {
        let hash = self.hasher.hash_one(name);
        if let Ok(entry) = self.positions.find_entry(hash, |(_, at)| *at == position) {
            entry.remove();
        }
        if position < left {
            self.positions.iter_mut().filter(|(_, at)| *at > position).for_each(|(_, at)| *at -= 1);
        }
    }
}

/// One bit of 64, by what is soonest seen of a name.
#[inline]
fn mark(name: &str) -> u64 {
    let byte = |byte: Option<&u8>| u64::from(byte.copied().unwrap_or_default());
    let bytes = name.as_bytes();
    let seen = byte(bytes.first()) * 5 + byte(bytes.last()) * 11 + bytes.len() as u64;
    1 << (seen % 64)
}

/// Members in order.
#[derive(Debug, Clone, Default)]
pub struct Iter<'a>(std::slice::Iter<'a, (String, Node)>);

impl<'a> Iterator for Iter<'a> {
    type Item = (&'a String, &'a Node);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(name, node)| (name, node))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(name, node)| (name, node))
    }
}

impl ExactSizeIterator for Iter<'_> {}

/// Members in order, to be changed.
#[derive(Debug)]
pub struct IterMut<'a>(std::slice::IterMut<'a, (String, Node)>);

impl<'a> Iterator for IterMut<'a> {
    type Item = (&'a String, &'a mut Node);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(name, node)| (&*name, node))
    }
}

impl<'a> IntoIterator for &'a mut Members {
    type Item = (&'a String, &'a mut Node);
    type IntoIter = IterMut<'a>;

    fn into_iter(self) -> IterMut<'a> {
        self.iter_mut()
    }
}

impl<'a> IntoIterator for &'a Members {
    type Item = (&'a String, &'a Node);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl IntoIterator for Members {
    type Item = (String, Node);
    type IntoIter = std::vec::IntoIter<(String, Node)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl FromIterator<(String, Node)> for Members {
    fn from_iter<I: IntoIterator<Item = (String, Node)>>(members: I) -> Self {
        let mut all = Self::default();
        all.extend(members);
        all
    }
}

impl Extend<(String, Node)> for Members {
    fn extend<I: IntoIterator<Item = (String, Node)>>(&mut self, members: I) {
        for (name, node) in members {
            self.insert(name, node);
        }
    }
}

/// The members of an object have no order (RFC 8259 section 1).
impl PartialEq for Members {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, node)| other.get(name) == Some(node))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, Clone)]
    enum Step {
        Insert(u8),
        Remove(u8),
        Rename(u8, u8),
        Retain(u8),
    }

    fn step() -> impl Strategy<Value = Step> {
        let name = 0..40_u8;
        prop_oneof![
            6 => name.clone().prop_map(Step::Insert),
            2 => name.clone().prop_map(Step::Remove),
            1 => (name.clone(), name.clone()).prop_map(|(from, to)| Step::Rename(from, to)),
            1 => name.prop_map(Step::Retain),
        ]
    }

    fn apply(members: &mut Members, list: &mut Vec<(String, Node)>, number: usize, step: Step) {
        let node = Node::String(number.to_string());
        match step {
            Step::Insert(name) => {
                let name = name.to_string();
                match list.iter_mut().find(|(known, _)| *known == name) {
                    Some((_, known)) => *known = node.clone(),
                    None => list.push((name.clone(), node.clone())),
                }
                members.insert(name, node);
            }
            Step::Remove(name) => {
                members.remove(&name.to_string());
                list.retain(|(known, _)| *known != name.to_string());
            }
            Step::Rename(from, to) => {
                let (from, to) = (from.to_string(), to.to_string());
                if members.rename(&from, &to) && from != to {
                    list.retain(|(known, _)| *known != to);
                    list.iter_mut()
                        .filter(|(known, _)| *known == from)
                        .for_each(|(known, _)| *known = to.clone());
                }
            }
            Step::Retain(most) => {
                members.retain(|name, _| *name != most.to_string());
                list.retain(|(name, _)| *name != most.to_string());
            }
        }
    }

    proptest! {
        /// With an index or without, the members are what a list of them would be.
        #[test]
        fn members_are_a_list_in_which_names_are_found(steps in prop::collection::vec(step(), 0..120)) {
            let (mut members, mut list) = (Members::default(), Vec::new());
            for (number, step) in steps.into_iter().enumerate() {
                apply(&mut members, &mut list, number, step);
                prop_assert!(members.iter().eq(list.iter().map(|(name, node)| (name, node))));
                for name in 0..40_u8 {
                    let expected = list.iter().find(|(known, _)| *known == name.to_string());
                    prop_assert_eq!(members.get(&name.to_string()), expected.map(|(_, node)| node));
                }
            }
        }
    }
}
