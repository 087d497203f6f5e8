//! What was found so far. In: changes, each with its rule and its places in the two trees; out: each once, with the operations that it
//! concerns. It never knows texts or lines: `finding` looks them up.
//!
//! A schema is compared once for each direction, however many operations reach it. So who found a change is a node of a graph
//! (`Owner`), and the operations are all roots that lead there.

use crate::rules::Code;
use clientwright::source::Pointer;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The operations that a finding concerns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Operations {
    /// The first of them in the order of the description, with method and path: `GET /pets`.
    pub first: Option<String>,
    /// How many there are.
    pub count: usize,
}

/// A place that owns changes: an operation, a schema in one direction, or the description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Owner(usize);

/// A change.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) code: Code,
    pub(crate) message: String,
    /// Where it stands in the old tree.
    pub(crate) old: Option<Pointer>,
    /// Where it stands in the new tree.
    pub(crate) new: Option<Pointer>,
    /// The Rust item, where there is one.
    pub(crate) rust: Option<String>,
    /// The operations that it concerns, where that is known beforehand.
    operations: Operations,
    /// Who found it, first one first.
    owners: Vec<Owner>,
}

/// The place of a change on both sides.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places {
    pub(crate) old: Option<Pointer>,
    pub(crate) new: Option<Pointer>,
}

impl Places {
    /// A place on both sides.
    pub(crate) fn both(old: Pointer, new: Pointer) -> Self {
        Self { old: Some(old), new: Some(new) }
    }
}

/// What makes two changes one: the rule, both places, the Rust item.
type ChangeKey = (Code, Option<Pointer>, Option<Pointer>, Option<String>);

/// All changes, and who owns them.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    all: Vec<Change>,
    known: HashMap<ChangeKey, usize>,
    /// For each owner its operation, if it is one.
    operations: Vec<Option<String>>,
    /// For each owner those that reach it.
    reached_from: Vec<Vec<Owner>>,
    current: Option<Owner>,
}

impl Changes {
    /// From now on this owner finds the changes; the one before is given back.
    pub(crate) fn enter(&mut self, owner: Option<Owner>) -> Option<Owner> {
        std::mem::replace(&mut self.current, owner)
    }

    /// Who finds changes at present.
    pub(crate) fn current(&self) -> Option<Owner> {
        self.current
    }

    /// An owner that is an operation: `GET /pets`.
    pub(crate) fn operation(&mut self, name: String) -> Owner {
        self.owner(Some(name))
    }

    /// An owner that others reach.
    pub(crate) fn shared(&mut self) -> Owner {
        self.owner(None)
    }

    fn owner(&mut self, operation: Option<String>) -> Owner {
        self.operations.push(operation);
        self.reached_from.push(Vec::new());
        Owner(self.operations.len() - 1)
    }

    /// The present owner reaches that one.
    pub(crate) fn reach(&mut self, owner: Owner) {
        if let (Some(current), Some(from)) = (self.current, self.reached_from.get_mut(owner.0))
            && !from.contains(&current)
        {
            from.push(current);
        }
    }

    /// Adds a change; one that is there already has one owner more.
    pub(crate) fn push(&mut self, code: Code, message: String, places: Places) {
        self.add((code, message), places, None, Operations::default());
    }

    /// Adds a change of a Rust item, with the operations that it concerns.
    pub(crate) fn push_rust(
        &mut self,
        found: (Code, String),
        places: Places,
        item: String,
        operations: Operations,
    ) {
        self.add(found, places, Some(item), operations);
    }

    fn add(
        &mut self,
        (code, message): (Code, String),
        places: Places,
        rust: Option<String>,
        operations: Operations,
    ) {
        let owner = self.current;
        let key = (code, places.old.clone(), places.new.clone(), rust.clone());
        let index = *self.known.entry(key).or_insert_with(|| {
            let Places { old, new } = places;
            self.all.push(Change { code, message, old, new, rust, operations, owners: Vec::new() });
            self.all.len() - 1
        });
        if let (Some(change), Some(owner)) = (self.all.get_mut(index), owner)
            && !change.owners.contains(&owner)
        {
            change.owners.push(owner);
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// All changes with their operations, in the order of the description.
    pub(crate) fn finished(self) -> Vec<(Change, Operations)> {
        let Self { all, operations, reached_from, .. } = self;
        let mut known: HashMap<Owner, BTreeSet<Owner>> = HashMap::new();
        let mut roots =
            |owner: Owner| known.entry(owner).or_insert_with(|| roots(owner, &reached_from)).clone();
        let with_operations = all.into_iter().map(|change| {
            if change.operations.count > 0 {
                let known = change.operations.clone();
                return (change, known);
            }
            let owners: BTreeSet<Owner> = change.owners.iter().flat_map(|owner| roots(*owner)).collect();
            let mut named = owners.iter().filter_map(|owner| operations.get(owner.0)?.as_ref());
            let first = named.next().cloned();
            (change, Operations { count: usize::from(first.is_some()) + named.count(), first })
        });
        with_operations.collect()
    }
}

/// The owners that nobody reaches, from one of those that they reach.
fn roots(owner: Owner, reached_from: &[Vec<Owner>]) -> BTreeSet<Owner> {
    let (mut seen, mut found, mut next) = (HashSet::from([owner]), BTreeSet::new(), vec![owner]);
    while let Some(owner) = next.pop() {
        let from = reached_from.get(owner.0).map(Vec::as_slice).unwrap_or_default();
        if from.is_empty() {
            found.insert(owner);
        }
        next.extend(from.iter().copied().filter(|from| seen.insert(*from)));
    }
    found
}
