//! The typed view of a document in the 3.0 shape. In: a tree; out: a [`Document`] that answers for one place at a time.
//! It never makes a value of openapiv3 from something whose shape is wrong, nor from more than one piece.

pub mod media_type;
pub mod piece;
pub mod place;
mod reference;
mod shape;
pub mod table;

pub use piece::Piece;
pub use place::{Place, PlaceMembers};
pub(crate) use reference::pointer;
pub(crate) use shape::not_among;
pub use table::Thing;

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::tree::Node;
use shape::ShapeCheck;

/// A document whose shape was checked, node by node, and whose references were followed.
#[derive(Debug)]
pub struct Document<'a> {
    root: &'a Node,
    shape: ShapeCheck<'a>,
}

/// Checks the shape and the references of a document in the 3.0 shape.
///
/// Whatever is wrong is reported once, here; a piece with a mistake is simply not there for later stages.
pub fn view<'a>(root: &'a Node, problems: &mut Problems) -> Document<'a> {
    let shape = shape::check(root, problems);
    Document { root, shape }
}

impl<'a> Document<'a> {
    /// The document's root.
    pub fn root(&self) -> Place<'a> {
        Place::root(self.root)
    }

    /// The components of one kind: `schemas`, `securitySchemes`.
    pub fn components(&self, kind: &str) -> PlaceMembers<'a> {
        self.root().get("components").map(|all| all.members_at(kind)).unwrap_or_default()
    }

    /// The component of a kind that has this name.
    pub fn component(&self, kind: &str, name: &str) -> Option<Place<'a>> {
        self.root().get("components")?.get(kind)?.get(name)
    }

    /// What a place is in the end, after any number of references; `None` when one of them leads nowhere, which has
    /// been reported.
    pub fn resolve(&self, place: &Place<'a>) -> Option<Place<'a>> {
        if self.is_broken(place) { None } else { self.shape.targets.resolve(place) }
    }

    /// What a reference names, followed once; `None` for what is not a reference, or leads nowhere.
    pub fn target(&self, place: &Place<'a>) -> Option<Place<'a>> {
        if self.is_broken(place) { None } else { self.shape.targets.follow(place.reference()?) }
    }

    /// Whether something of this piece is wrong, which has been reported.
    pub fn is_broken(&self, place: &Place<'a>) -> bool {
        self.shape.broken.contains(&place.at)
    }

    /// The piece at a place as openapiv3 has it; what could be a reference in it is one. `None` when it is broken.
    pub fn piece<T: Piece>(&self, place: &Place<'a>, problems: &mut Problems) -> Option<T> {
        if self.is_broken(place) {
            return None;
        }
        piece::read(place)
            .map_err(|error| {
                let message = format!("{} cannot be read: {error}", T::THING.name());
                problems.push(Diagnostic::new(Code::WRONG_KIND, Label::value(&place.at), message));
            })
            .ok()
    }
}

#[cfg(test)]
mod tests;
