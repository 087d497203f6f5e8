//! Tags. In: the tags of operations and tag objects; out: words that group operations, by id.

use super::text::Text;

/// The index of a tag in [`super::Api::tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TagId(pub(crate) usize);

impl TagId {
    /// Its place in the list.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A word that groups operations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The word.
    pub name: String,
    /// The name of the tag that it is part of.
    pub parent: Option<String>,
    /// What the description says of it.
    pub text: Text,
}
