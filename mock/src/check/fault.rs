//! What is wrong with a body. In: what a reader of bodies expected and found; out: a fault, of one of three kinds.
//! It never says which status the answer has: `check` does.

use crate::violation::Violation;

/// What is wrong with a body.
#[derive(Debug)]
pub(crate) enum BodyFault {
    /// It is of a media type that is not described.
    MediaType(Violation),
    /// It cannot be read.
    Malformed(Violation),
    /// It does not match.
    Content(Vec<Violation>),
}

/// A body that cannot be read.
pub(crate) fn malformed(expected: &str, found: impl Into<String>) -> BodyFault {
    BodyFault::Malformed(Violation {
        place: "body".to_owned(),
        expected: expected.to_owned(),
        found: found.into(),
    })
}
