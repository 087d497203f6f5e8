//! A parameter in a list. In: nothing; out: where it stands, and where it is listed. It never resolves anything.

use crate::source::Pointer;

/// A parameter in a list.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    /// Where it is listed.
    pub(super) listed: Pointer,
    /// Where it stands: elsewhere for a reference.
    pub(super) at: Pointer,
}
