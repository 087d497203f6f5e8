//! Where faults are in the description. In: faults with nodes; out: the same with places. It never keeps the places of other nodes: there are
//! millions.

use super::fault::{Counted, Fault, Faults};
use super::mend::Mend;
use clientwright::diagnostic::Code;
use clientwright::source::Pointer;
use clientwright::unstable::tree::Node;
use std::collections::{HashMap, HashSet};

/// A fault and its place.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) code: Code,
    pub(super) at: Pointer,
    /// The member of it that is meant, where it is there; else empty.
    pub(super) key: &'static str,
    pub(super) message: String,
    pub(super) mend: Mend,
    pub(super) seen: usize,
    pub(super) first: usize,
}

pub(super) fn placed(root: &Node, faults: Faults<'_>) -> Vec<Placed> {
    let wanted: HashSet<usize> = faults.list.keys().map(|(node, ..)| *node).collect();
    let mut found = HashMap::new();
    walk(root, &Pointer::root(), (&wanted, &mut found));
    let placed = faults.list.into_iter().filter_map(|((node, ..), counted)| {
        let Counted { fault: Fault { code, node: meant, key, message, mend }, seen, first, .. } = counted;
        let at = found.get(&node)?.clone();
        let key = if meant.get(key).is_some() { key } else { "" };
        Some(Placed { code, at, key, message, mend, seen, first })
    });
    placed.collect()
}

fn walk(node: &Node, at: &Pointer, (wanted, found): (&HashSet<usize>, &mut HashMap<usize, Pointer>)) {
    let address = std::ptr::from_ref(node).addr();
    if wanted.contains(&address) {
        found.insert(address, at.clone());
    }
    match node {
        Node::Mapping(members) => {
            for (name, member) in members {
                walk(member, &at.key(name), (wanted, &mut *found));
            }
        }
        Node::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &at.index(index), (wanted, &mut *found));
            }
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}
