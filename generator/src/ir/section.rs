//! Sections. In: the tags and paths of operations; out: groups of operations that are filed together, by id.

use super::tag::TagId;

/// The index of a section in [`super::Api::sections`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SectionId(pub(crate) usize);

/// Operations that are filed together, with the types that they alone have to do with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Section {
    /// Those whose first tag this is.
    Tag(TagId),
    /// Those whose paths begin with this word, in a description without tags.
    Path(String),
}
