//! The generated Rust of both sides. In: two sides; out: changes of the items that programs name. It never knows what the generator
//! makes of a schema: it reads what is emitted.

mod aliases;
mod compare;
mod identity;
mod reach;
mod signature;
mod surface;
mod types;

pub(crate) use identity::Identity;
pub use surface::Kind;

use crate::Side;
use crate::changes::Changes;

/// An item of the generated Rust that a program can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its path: `types::Pet::name`; of a trait that a type implements, `types::Pet: Clone`.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// The arguments of a function, with their types, without `self`.
    pub arguments: Vec<(String, String)>,
    /// How a function takes `self`: `&self`; empty for all else.
    pub receiver: String,
    /// The type of a field, an alias or a variant, or what a function returns; paths are those of its module. May be empty.
    pub ty: String,
    /// Its place among all items, in the order in which they are emitted.
    pub order: usize,
}

/// The items of the Rust that a side becomes, in the order of their paths.
pub fn items(side: &Side) -> Vec<Item> {
    let surface = surface::Surface::whole(&surface::Emitted::of(side));
    let items = surface.items.into_iter().map(|(path, entry)| {
        let spelled = |ty: &str| surface.aliases.spelled(aliases::module(&path), ty, &|_| false);
        let signature::Signature { arguments, receiver, ty } = entry.signature.map(spelled);
        Item { path, kind: entry.kind, arguments, receiver, ty, order: entry.order }
    });
    items.collect()
}

/// Compares the generated Rust of two sides, and gives what the items of both stand for.
pub(crate) fn compare(old: &Side, new: &Side, changes: &mut Changes) -> (Identity, Identity) {
    let (old, new) = (surface::Emitted::of(old), surface::Emitted::of(new));
    let identities = (Identity::of(&old), Identity::of(&new));
    let (before, after) = surface::differing(&old, &new);
    compare::compare((&before, &identities.0), (&after, &identities.1), changes);
    identities
}
