//! Listed values and defaults. In: a pair; out: values that came and went, and what an absent value stands for. It never knows what a
//! value means.

use super::Pairing;
use crate::changes::Places;
use crate::rules::schemas::*;
use crate::view::{View, shown};
use crate::wire::Wire;

pub(super) fn compare<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    listed(wire, pair);
    let (old, new) = pair.get("default");
    let (keyword, what) = match (&old, &new) {
        (Some(old), Some(new)) if old.node != new.node => {
            (DEFAULT_CHANGED, format!("the default changed from {} to {}", shown(old.node), shown(new.node)))
        }
        (None, Some(new)) => (DEFAULT_ADDED, format!("the default {} was added", shown(new.node))),
        (Some(old), None) => (DEFAULT_REMOVED, format!("the default {} was removed", shown(old.node))),
        (Some(_), Some(_)) | (None, None) => return,
    };
    pair.push(wire, keyword, ("default", &what));
}

fn listed<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    let (old, new) = match pair.get("enum") {
        (Some(old), Some(new)) => (old, new),
        (None, Some(_)) => return pair.push(wire, ENUM_ADDED, ("enum", "an `enum` was added")),
        (Some(_), None) => return pair.push(wire, ENUM_REMOVED, ("enum", "the `enum` was removed")),
        (None, None) => return,
    };
    let values = |list: &View<'a>| list.node.as_sequence().unwrap_or_default();
    let (before, after) = (values(&old), values(&new));
    for (index, value) in before.iter().enumerate().filter(|(_, value)| !after.contains(value)) {
        let what = format!("the value {} was removed", shown(value));
        pair.push_at(wire, VALUE_REMOVED, Places::both(old.at.index(index), new.at.clone()), &what);
    }
    for (index, value) in after.iter().enumerate().filter(|(_, value)| !before.contains(value)) {
        let what = format!("the value {} was added", shown(value));
        pair.push_at(wire, VALUE_ADDED, Places::both(old.at.clone(), new.at.index(index)), &what);
    }
}
