//! Hints for names, grown on the way down. In: where one stands; out: the parts a name could be made of.
//! It never makes a name: `naming` does, for all at once.

use crate::ir::NameHint;

/// The parts of a name for whatever stands here, outermost first.
#[derive(Debug, Clone, Default)]
pub(super) struct Hint {
    parts: Vec<String>,
}

impl Hint {
    /// A hint of one part.
    pub(super) fn of(part: impl Into<String>) -> Self {
        Self { parts: vec![part.into()] }
    }

    /// The same, one step further down.
    pub(super) fn then(&self, part: impl Into<String>) -> Self {
        let mut parts = self.parts.clone();
        parts.push(part.into());
        Self { parts }
    }

    /// As the API carries it.
    pub(super) fn derived(&self) -> NameHint {
        NameHint::Derived(self.parts.clone())
    }
}
