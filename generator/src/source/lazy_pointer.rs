//! A pointer on the way down a tree. In: steps; out: a pointer, when one is asked for. It never allocates before that: most
//! places of a walk are of no interest.

use super::Pointer;

/// A pointer as where a walk began and the steps from there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LazyPointer<'w> {
    start: Option<&'w Pointer>,
    last: Option<(&'w LazyPointer<'w>, &'w str)>,
}

impl<'w> LazyPointer<'w> {
    /// The root.
    pub(crate) const ROOT: Self = Self { start: None, last: None };

    /// Where a walk begins that does not begin at the root.
    pub(crate) fn at(start: &'w Pointer) -> Self {
        Self { start: Some(start), last: None }
    }

    /// The member or the element of this place.
    pub(crate) fn step(&'w self, token: &'w str) -> Self {
        Self { start: self.start, last: Some((self, token)) }
    }

    /// The step that leads to the place around this one; empty for the root and its members.
    pub(crate) fn container(&self) -> &'w str {
        self.last.and_then(|(before, _)| before.last).map_or("", |(_, token)| token)
    }

    pub(crate) fn pointer(&self) -> Pointer {
        match self.last {
            Some((before, token)) => before.pointer().key(token),
            None => self.start.cloned().unwrap_or_else(Pointer::root),
        }
    }
}
