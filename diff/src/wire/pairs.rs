//! Things by their keys on both sides. In: two lists of members; out: pairs, and what only one side has. It never compares the things.

use super::Both;
use crate::view::View;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// Two lists, matched.
#[derive(Debug)]
pub(crate) struct Pairs<'a, K> {
    /// What both have, in the order of the new list.
    pub(crate) both: Vec<(K, Both<'a>)>,
    /// What only the old one has.
    pub(crate) gone: Vec<(K, View<'a>)>,
    /// What only the new one has.
    pub(crate) come: Vec<(K, View<'a>)>,
}

/// Matches two lists by their keys.
pub(crate) fn pairs<'a, K: Eq + Hash + Clone>(
    old: impl IntoIterator<Item = (K, View<'a>)>,
    new: impl IntoIterator<Item = (K, View<'a>)>,
) -> Pairs<'a, K> {
    let old: Vec<_> = old.into_iter().collect();
    let by_key: HashMap<K, View<'a>> = old.iter().cloned().collect();
    let (mut both, mut come, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for (key, new) in new {
        seen.insert(key.clone());
        match by_key.get(&key) {
            Some(old) => both.push((key, Both { old: old.clone(), new })),
            None => come.push((key, new)),
        }
    }
    let gone = old.into_iter().filter(|(key, _)| !seen.contains(key)).collect();
    Pairs { both, gone, come }
}

impl<'a> Both<'a> {
    /// The members of the object of a name, matched by their keys.
    pub(crate) fn pairs_of(&self, key: &str) -> Pairs<'a, &'a str> {
        pairs(self.old.members_of(key), self.new.members_of(key))
    }

    /// The same with references followed.
    pub(crate) fn read_pairs_of(&self, key: &str) -> Pairs<'a, &'a str> {
        let read = |view: &View<'a>| {
            let members = view.members_of(key).into_iter();
            members.map(|(key, view)| (key, view.followed())).collect::<Vec<_>>()
        };
        pairs(read(&self.old), read(&self.new))
    }
}
