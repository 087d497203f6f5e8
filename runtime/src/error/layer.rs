//! In: what a layer did instead of passing a call on. Out: the error for that.
//! Never: the cause in its text; it is the user's own, and there as the source.

use std::error::Error as StdError;
use std::fmt;

use crate::description::OperationDescription;
use crate::outcome::LayerFault;

/// A layer of the client refused the call, or panicked.
pub struct LayerFailure {
    pub(crate) operation: &'static OperationDescription,
    pub(crate) fault: LayerFault,
    pub(crate) attempts: u32,
}

impl LayerFailure {
    /// What the layer did.
    #[must_use]
    pub const fn fault(&self) -> &LayerFault {
        &self.fault
    }
}

impl fmt::Display for LayerFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.fault)
    }
}

impl fmt::Debug for LayerFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LayerFailure")
            .field("operation", &self.operation.id)
            .field("fault", &self.fault.to_string())
            .field("attempts", &self.attempts)
            .finish()
    }
}

impl StdError for LayerFailure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.fault.cause()
    }
}
