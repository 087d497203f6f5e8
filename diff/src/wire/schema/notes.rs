//! What is said of a schema. In: a pair; out: changes of titles, descriptions, examples, deprecations and XML. It never changes which
//! values are allowed.

use super::Pairing;
use crate::rules::schemas::*;
use crate::wire::Wire;

pub(super) fn compare<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    match (pair.old.is("deprecated"), pair.new.is("deprecated")) {
        (false, true) => pair.push(wire, DEPRECATED, ("deprecated", "it is deprecated now")),
        (true, false) => pair.push(wire, REACTIVATED, ("deprecated", "it is no longer deprecated")),
        (true, true) | (false, false) => {}
    }
    for (key, keyword, what) in [
        ("title", TITLE_CHANGED, "the title changed"),
        ("description", TEXT_CHANGED, "the description changed"),
        ("example", EXAMPLE_CHANGED, "the example changed"),
        ("xml", XML_CHANGED, "it is written as XML differently"),
    ] {
        let (old, new) = pair.get(key);
        if old.map(|view| view.node) != new.map(|view| view.node) {
            pair.push(wire, keyword, (key, what));
        }
    }
}
