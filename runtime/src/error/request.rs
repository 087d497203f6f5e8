//! In: a mistake in the making of a request. Out: the error that says which one.
//! Never: the value that was wrong, only the name of its place.

use std::error::Error as StdError;
use std::fmt;

use crate::description::OperationDescription;
use crate::mistake::Mistake;

/// A request that cannot be made of what was given.
pub struct InvalidRequest {
    pub(super) operation: &'static OperationDescription,
    pub(super) mistake: Mistake,
}

impl InvalidRequest {
    pub(crate) const fn new(operation: &'static OperationDescription, mistake: Mistake) -> Self {
        Self { operation, mistake }
    }

    /// What is wrong.
    #[must_use]
    pub const fn mistake(&self) -> &Mistake {
        &self.mistake
    }
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.mistake)
    }
}

impl fmt::Debug for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InvalidRequest({}: {:?})", self.operation.id, self.mistake)
    }
}

impl StdError for InvalidRequest {}
