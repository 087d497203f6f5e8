//! The generated Rust of both sides. In: two sides; out: changes of the items that programs name. It never knows what the generator
//! makes of a schema: it reads what is emitted.

mod aliases;
mod compare;
mod identity;
mod signature;
mod surface;

pub(crate) use identity::Identity;

use crate::Side;
use crate::changes::Changes;

/// Compares the generated Rust of two sides.
pub(crate) fn compare(old: &Side, new: &Side, changes: &mut Changes) {
    let (old, new) = (surface::Emitted::of(old), surface::Emitted::of(new));
    let identities = (Identity::of(&old), Identity::of(&new));
    let (before, after) = surface::differing(&old, &new);
    compare::compare((&before, &identities.0), (&after, &identities.1), changes);
    changes.name_items(identities.0, identities.1);
}
