//! A violation with what it is a violation of. In: what a walk reports; out: the same, for who asks where the description says so.
//! It never judges.

use crate::violation::Violation;
use clientwright::unstable::tree::Node;

/// How much is kept of violations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// What problem reports show.
    Violations,
    /// The schemas and the values as well; of a value that is no variant of a choice, only that.
    Schemas,
}

/// A violation, and what of.
#[derive(Debug, Clone)]
pub(crate) struct Found<'a> {
    pub(crate) violation: Violation,
    /// The schema with the keyword.
    pub(crate) schema: &'a Node,
    /// The keyword: `enum`; empty where the schema itself is `false`.
    pub(crate) keyword: &'static str,
    /// The member that is missing, or that may not be there.
    pub(crate) member: Option<String>,
    /// The value, where it was asked for.
    pub(crate) value: Option<Node>,
}
