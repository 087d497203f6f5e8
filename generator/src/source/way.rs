//! A place on the way down a tree. In: steps; out: a pointer, when one is asked for. It never allocates before that: most
//! places of a walk are of no interest.

use super::Pointer;

/// A place, as the steps that lead there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way<'w> {
    before: Option<&'w Way<'w>>,
    token: &'w str,
}

impl<'w> Way<'w> {
    /// The root.
    pub(crate) const ROOT: Self = Self { before: None, token: "" };

    /// The member or the element of this place.
    pub(crate) fn step(&'w self, token: &'w str) -> Self {
        Self { before: Some(self), token }
    }

    /// The step that leads to the place around this one; empty for the root and its members.
    pub(crate) fn container(&self) -> &'w str {
        self.before.map_or("", |before| before.token)
    }

    pub(crate) fn pointer(&self) -> Pointer {
        self.before.map_or_else(Pointer::root, |before| before.pointer().key(self.token))
    }
}
