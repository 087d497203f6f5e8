//! `remove: true`. In: a description and the places to remove; out: the description without them. It never leaves a gap in a
//! list: what stands behind moves up, and is still known to have been written where it was.

use super::edited::Edited;
use crate::source::Pointer;
use crate::tree::Node;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

impl Edited {
    /// Removes nodes "from the map or array" that each is contained in (1.1.0, Action Object, `remove`). All places are those
    /// before anything was removed; one inside of another goes with it. The root is in nothing, and stays.
    pub(super) fn remove(&mut self, places: &[Pointer]) {
        let mut by_parent: BTreeMap<Pointer, BTreeSet<String>> = BTreeMap::new();
        for at in places {
            if let (Some(parent), Some(name)) = (at.parent(), at.last()) {
                by_parent.entry(parent).or_default().insert(name);
            }
        }
        // what is inside comes first, while the places around it are still as they were
        for (parent, names) in by_parent.into_iter().rev() {
            self.remove_from(&parent, &names);
        }
    }

    fn remove_from(&mut self, parent: &Pointer, names: &BTreeSet<String>) {
        let is_gone = |index: usize| names.contains(&index.to_string());
        match self.tree.at_mut(parent) {
            Some(Node::Mapping(members)) => members.retain(|name, _| !names.contains(name)),
            Some(Node::Sequence(items)) => {
                let kept = (0..items.len()).filter(|index| !is_gone(*index));
                for (to, from) in kept.enumerate().filter(|(to, from)| to != from) {
                    self.origins.moved(&parent.index(from), &parent.index(to));
                }
                let mut index = 0..;
                items.retain(|_| !index.next().is_some_and(is_gone));
            }
            Some(Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_)) | None => {}
        }
        match self.mirror.pointer_mut(parent.as_str()) {
            Some(Value::Object(members)) => members.retain(|name, _| !names.contains(name)),
            Some(Value::Array(items)) => {
                let mut index = 0..;
                items.retain(|_| !index.next().is_some_and(is_gone));
            }
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) | None => {}
        }
    }
}
