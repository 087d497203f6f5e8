//! `readOnly` and `writeOnly`. In: the schemas that describe a member; out: which way it travels.
//! It never asks more than the member itself and the schema it refers to.

use crate::document::Place;
use crate::ir::Access;
use crate::lower::Lowering;
use crate::tree::Node;

/// Which way a member travels that all of these schemas describe; what says that it goes neither way says nothing.
pub(super) fn of<'a>(cx: &Lowering<'a, '_>, places: &[Place<'a>]) -> Access {
    let says = |key: &str| {
        let is_true = |place: &Place<'_>| place.node.get(key) == Some(&Node::Bool(true));
        // beside a reference, 3.0 ignores it; whoever writes it there means it
        places.iter().any(|place| is_true(place) || cx.document.resolve(place).is_some_and(|it| is_true(&it)))
    };
    match (says("readOnly"), says("writeOnly")) {
        (true, false) => Access::ReadOnly,
        (false, true) => Access::WriteOnly,
        (true, true) | (false, false) => Access::ReadWrite,
    }
}
